"""Single numbers about a network as a whole, None where the network is too small for them."""

import math
from collections.abc import Iterable, Mapping
from itertools import combinations

import networkx as nx

from pharmagraph.network.alliances import TieGraph
from pharmagraph.network.rules import FEWEST


def density(ties: TieGraph) -> float | None:
    """Return the share of pairs that are tied; None for a single company."""
    return float(nx.density(ties)) if len(ties) > 1 else None


def giant_share(ties: TieGraph) -> float | None:
    """Return the share of companies in the largest component in per cent."""
    sizes = [len(part) for part in nx.connected_components(ties)]
    return 100 * max(sizes) / len(ties) if sizes else None


def clustering(ties: TieGraph) -> float | None:
    """Return the mean share of a company's partners that are tied; None below 30 companies.

    Large deals are cliques and raise it; see `deal_clustering`.
    """
    return float(nx.average_clustering(ties)) if len(ties) >= FEWEST else None


def transitivity(ties: TieGraph) -> float | None:
    """Return the share of chains of three companies that close; None below 30 companies."""
    return float(nx.transitivity(ties)) if len(ties) >= FEWEST else None


def deal_clustering(memberships: TieGraph) -> float | None:
    """Return how many chains of four companies and deals close (Robins and Alexander).

    Counted on companies and deals, so that a deal of many companies does not raise it. None below
    30 companies.
    """
    companies = [n for n, p in memberships.nodes(data=True) if p["bipartite"] == 0]
    if len(companies) < FEWEST:
        return None
    return float(nx.bipartite.robins_alexander_clustering(memberships))


def assortativity(ties: TieGraph) -> float | None:
    """Return the correlation of the numbers of partners at the two ends of ties.

    Below zero: hubs ally with small companies. None below 30 companies, or where all companies
    have as many partners. Newman's formula, written out: NetworkX needs NumPy for it.
    """
    if len(ties) < FEWEST:
        return None
    ends = [(ties.degree(a), ties.degree(b)) for a, b in ties.edges]
    pairs = [*ends, *((b, a) for a, b in ends)]
    if not pairs:
        return None
    mean = math.fsum(a for a, _ in pairs) / len(pairs)
    spread = math.fsum((a - mean) ** 2 for a, _ in pairs)
    if not spread:
        return None
    return math.fsum((a - mean) * (b - mean) for a, b in pairs) / spread


def mixing(ties: TieGraph, prop: str) -> tuple[float | None, int]:
    """Return how much companies ally with their like, from -1 to 1, and the ties that tell.

    `prop` is kind or country; ties with an end where it is unknown do not count. None below 30
    companies. The coefficient of Newman, written out.
    """
    values = ties.nodes(data=prop)
    of = {node: value for node, value in values if value is not None}
    ends = [(of[a], of[b]) for a, b in ties.edges if a in of and b in of]
    if len(ties) < FEWEST or not ends:
        return None, len(ends)
    same = sum(a == b for a, b in ends) / len(ends)
    share: dict[object, float] = {}
    for end in (e for pair in ends for e in pair):
        share[end] = share.get(end, 0.0) + 1 / (2 * len(ends))
    chance = math.fsum(v * v for v in share.values())
    return (None if chance > 1 - 1e-12 else (same - chance) / (1 - chance)), len(ends)


def max_core(ties: TieGraph) -> int:
    """Return the largest core number."""
    return max(nx.core_number(ties).values(), default=0)


def nestedness(ties: TieGraph) -> float | None:
    """Return how far partners of companies with few are among those of companies with many.

    From 0 to 100: NODF (Almeida-Neto and others) on the matrix of companies. None below 30
    companies.
    """
    partners = {n: set(ties[n]) for n in ties if ties.degree(n)}
    if len(ties) < FEWEST:
        return None
    return _nodf(partners)


def _nodf(partners: Mapping[str, set[str]]) -> float | None:
    if len(partners) < 2:
        return None
    total = math.fsum(_overlap(partners[a], partners[b]) for a, b in combinations(partners, 2))
    return 100 * total / (len(partners) * (len(partners) - 1) / 2)


def _overlap(a: Iterable[str], b: Iterable[str]) -> float:
    """Return the share of the smaller set that is in the larger; 0 for sets of one size."""
    small, large = sorted((set(a), set(b)), key=len)
    return 0.0 if len(small) == len(large) else len(small & large) / len(small)


def mean_distance(ties: TieGraph) -> float | None:
    """Return the mean number of steps between companies of the largest component.

    None below 30 companies.
    """
    if len(ties) < FEWEST:
        return None
    largest = max(nx.connected_components(ties), key=lambda c: (len(c), min(c)))
    part = ties.subgraph(largest)
    return float(nx.average_shortest_path_length(part)) if len(part) > 1 else None
