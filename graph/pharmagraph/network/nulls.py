"""Networks that chance alone would make: every company keeps its deals, every deal its size."""

import random
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import networkx as nx

from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.results import Progress

# Tried swaps for each membership; ten mix a sparse bipartite graph thoroughly.
_SWAPS = 10
NULLS = 100

Statistic = Callable[[TieGraph], float]


def null_networks(made: Network, number: int, seed: int) -> Iterator[TieGraph]:
    """Yield networks with the same number of shared deals for each company, otherwise at random.

    Two companies swap a deal each, again and again; the number of companies in a deal is kept as
    well, so that the clustering that large deals bring is in the null model too. The ties have
    `count`, `newman`, `weight` and `distance` without decay. The same seed gives the same networks.
    """
    random_numbers = random.Random(seed)  # noqa: S311 - a simulation, no secret
    members = [
        (c.deal.id, company)
        for c in made.selection.selected
        if len(c.members) > 1
        for company in c.members
    ]
    companies = sorted(made.ties)
    for _ in range(number):
        members = _swapped(members, random_numbers)
        yield _projected(members, companies, made.rules.weight)


def p_values(
    observed: Sequence[float],
    nulls: Iterator[Sequence[float]],
    *,
    total: int = 0,
    progress: Progress | None = None,
) -> list[float]:
    """Return for each value the share of random networks that reach it, as (1 + k) / (1 + n)."""
    reached, number = [0] * len(observed), 0
    for values in nulls:
        number += 1
        for i, (value, seen) in enumerate(zip(values, observed, strict=True)):
            # Sums in another order differ in the last digits.
            reached[i] += value >= seen - 1e-9
        if progress is not None:
            progress(number, total)
    return [(1 + k) / (1 + number) for k in reached]


def _swapped(members: list[tuple[str, str]], numbers: random.Random) -> list[tuple[str, str]]:
    members = list(members)
    present = set(members)
    for _ in range(_SWAPS * len(members) if len(members) > 1 else 0):
        i, j = numbers.sample(range(len(members)), 2)
        (deal, company), (other_deal, other) = members[i], members[j]
        new = (deal, other), (other_deal, company)
        if deal == other_deal or company == other or new[0] in present or new[1] in present:
            continue
        present -= {members[i], members[j]}
        present |= set(new)
        members[i], members[j] = new
    return members


def _projected(members: list[tuple[str, str]], companies: list[str], weight: str) -> TieGraph:
    by_deal: dict[str, list[str]] = {}
    for deal, company in members:
        by_deal.setdefault(deal, []).append(company)
    graph: TieGraph = nx.Graph()
    graph.add_nodes_from(companies)
    for parties in by_deal.values():
        for a, b in combinations(sorted(parties), 2):
            known = graph.get_edge_data(a, b, default={})
            count = known.get("count", 0.0) + 1
            newman = known.get("newman", 0.0) + 1 / (len(parties) - 1)
            value = count if weight == "count" else newman
            graph.add_edge(a, b, count=count, newman=newman, weight=value, distance=1 / value)
    return graph
