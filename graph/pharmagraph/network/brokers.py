"""Who stands between others: structural holes, shortest ways, cut points."""

from collections.abc import Mapping

import networkx as nx

from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.holes import constraint, effective_size
from pharmagraph.network.hubs import betweenness
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

COLUMNS = (
    "organisation",
    "constraint",
    "effectiveSize",
    "betweenness",
    "isArticulation",
    "componentsIfRemoved",
    "betweennessP",
)


def brokers(
    made: Network,
    *,
    limit: int | None = 25,
    nulls: int = NULLS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Result:
    """Return companies by betweenness, with Burt's measures and what breaks without them.

    `componentsIfRemoved` counts the parts that a company's own part falls into without it: 1 if it
    holds nothing together, 0 if it stood alone. `betweennessP` is the share of random networks, in
    which each company keeps its number of deals, that give it as much; None for fewer than 30
    companies or `nulls` 0.
    """
    require_companies(made)
    ties = made.ties
    between, burt = betweenness(ties), constraint(ties)
    size = effective_size(ties)
    cuts = set(nx.articulation_points(ties))
    chance = _chance(made, between, nulls, seed, progress)
    order = sorted(ties, key=lambda n: (-round(between[n], 9), made.name(n), n))
    rows = [
        (
            made.name(n),
            rounded(burt[n]),
            rounded(size[n]),
            rounded(between[n]),
            n in cuts,
            pieces_without(ties, n),
            rounded(chance.get(n)),
        )
        for n in order[:limit]
    ]
    figures = {"cutPoints": len(cuts), "bridges": sum(1 for _ in nx.bridges(ties))}
    shown, notes = table(COLUMNS, rows), _notes(made, bool(chance), nulls)
    title = "Brokers and cut points"
    said = tuple(said_of(made, {node}) for node in order[:limit])
    return Result("brokers", title, COLUMNS, shown, small_print(made), notes, figures, said)


def _chance(
    made: Network,
    between: Mapping[str, float],
    nulls: int,
    seed: int,
    progress: Progress | None,
) -> dict[str, float]:
    """Return how often random networks put each company as much in between."""
    if not nulls or len(made.ties) < FEWEST:
        return {}
    names = sorted(made.ties)
    made_up = null_networks(made, nulls, seed)
    values = (list(map(betweenness(g).__getitem__, names)) for g in made_up)
    found = p_values([between[n] for n in names], values, total=nulls, progress=progress)
    return dict(zip(names, found, strict=True))


def pieces_without(ties: TieGraph, node: str) -> int:
    """Count the parts that the part of a company falls into when the company is taken out."""
    rest = nx.node_connected_component(ties, node) - {node}
    return nx.number_connected_components(ties.subgraph(rest)) if rest else 0


def _notes(made: Network, tested: bool, nulls: int) -> tuple[str, ...]:
    length = (
        "A low constraint or a high effective size means partners that do not know each other."
        " Ways are measured in 1/weight: strong ties are short."
    )
    if tested:
        return (
            length,
            f"betweennessP: share of {nulls} random networks in which a company with the same"
            " number of deals is as much in between; a high value says that its deals alone"
            " explain its place.",
        )
    if nulls:
        return (
            length,
            f"betweennessP needs {FEWEST} companies; this network has {len(made.ties)}.",
        )
    return (length,)
