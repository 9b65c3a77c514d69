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
    deepest = max(number.values())
    figures: dict[str, object] = {
        "maxCore": deepest,
        "coreSize": sum(1 for k in number.values() if k == deepest),
        "coreSharePct": rounded(
            100 * sum(1 for k in number.values() if k == deepest) / len(number), 1
        ),
    }
    notes = ["Companies in one large deal form a core by themselves: compare with maxCoreP."]
    if nulls and len(ties) >= FEWEST:
        values = (
            [float(max(nx.core_number(g).values()))] for g in null_networks(made, nulls, seed)
        )
        (chance,) = p_values([float(deepest)], values, total=nulls, progress=progress)
        figures |= {"maxCoreP": rounded(chance), "nulls": nulls}
        notes.append(
            f"maxCoreP: share of {nulls} random networks with the same number of deals for each"
            " company whose core is as deep."
        )
    elif nulls:
        notes = [f"maxCoreP needs {FEWEST} companies; this network has {len(ties)}."]
    return Result(
        "core",
        "Core and periphery",
        COLUMNS,
        table(COLUMNS, rows),
        small_print(made),
        tuple(notes),
        figures,
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
