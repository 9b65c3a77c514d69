"""Core and periphery: who is held in the network by how many ties."""

from collections.abc import Mapping

import networkx as nx

from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.nulls import NULLS, null_networks, p_values
from pharmagraph.network.results import (
    Progress,
    Result,
    require_companies,
    rounded,
    table,
)
from pharmagraph.network.rules import FEWEST
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = ("organisation", "coreNumber", "onionLayer", "partners", "connectivity")
# Beyond, the search for independent ways takes minutes.
_LARGEST = 300


def core(
    made: Network,
    *,
    limit: int | None = 25,
    nulls: int = NULLS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Result:
    """Return companies by core number, the innermost first.

    In the k-core every company has k partners in the core. `connectivity` is the largest k for
    which the company is in a group whose members are joined by k independent ways (Powell's
    multiconnectivity), None for more than 300 companies with partners.
    """
    require_companies(made)
    ties = made.ties
    number, onion = nx.core_number(ties), nx.onion_layers(ties)
    ways = connectivity(ties)
    order = sorted(ties, key=lambda n: (-number[n], -onion[n], -ties.degree(n), made.name(n), n))
    rows = [(made.name(n), number[n], onion[n], ties.degree(n), ways.get(n)) for n in order[:limit]]
    figures, note = _figures(made, sorted(number.values()), nulls, seed, progress)
    shown = table(COLUMNS, rows)
    title, said = "Core and periphery", tuple(said_of(made, {n}) for n in order[:limit])
    return Result("core", title, COLUMNS, shown, small_print(made), (note,), figures, said)


def _figures(
    made: Network, numbers: list[int], nulls: int, seed: int, progress: Progress | None
) -> tuple[dict[str, object], str]:
    """Return the size of the core beside chance, and the note on it."""
    deepest = numbers[-1]
    size = numbers.count(deepest)
    figures: dict[str, object] = {
        "maxCore": deepest,
        "coreSize": size,
        "coreSharePct": rounded(100 * size / len(numbers), 1),
    }
    cliques = "Companies in one large deal form a core by themselves."
    if not nulls:
        return figures, cliques
    if len(numbers) < FEWEST:
        return figures, f"{cliques} maxCoreP needs {FEWEST} companies; here are {len(numbers)}."
    values = ([float(max(nx.core_number(g).values()))] for g in null_networks(made, nulls, seed))
    (chance,) = p_values([float(deepest)], values, total=nulls, progress=progress)
    return (
        {**figures, "maxCoreP": rounded(chance), "nulls": nulls},
        f"{cliques} maxCoreP: share of {nulls} random networks with the same number of shared deals"
        " for each company whose core is as deep.",
    )


def connectivity(ties: TieGraph) -> Mapping[str, int]:
    """Return for each company the largest k of the k-components it is in, 0 without a partner.

    Empty for a network too large to search.
    """
    if sum(1 for _, degree in ties.degree() if degree) > _LARGEST:
        return {}
    found = dict.fromkeys(sorted(ties), 0)
    for k, groups in sorted(nx.k_components(ties).items()):
        for group in groups:
            found |= dict.fromkeys(group, k)
    return found
