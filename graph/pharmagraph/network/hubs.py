"""Which companies are most connected, and how."""

from collections.abc import Mapping
from dataclasses import replace

import networkx as nx

from pharmagraph.network.alliances import Network, TieGraph, network
from pharmagraph.network.holes import constraint
from pharmagraph.network.results import Result, require_companies, rounded, table
from pharmagraph.network.rules import SENSITIVITY
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print
from pharmagraph.network.walks import pagerank

COLUMNS = (
    "rank",
    "organisation",
    "partners",
    "strength",
    "betweenness",
    "coreNumber",
    "constraint",
    "deals",
    "harmonic",
    "eigenvector",
    "pagerank",
)
_TOP = 10


def hubs(made: Network, *, limit: int | None = 25) -> Result:
    """Return companies by number of partners, then strength (the sum of their ties' weights).

    Betweenness and harmonic centrality take 1/weight as the length of a tie. Constraint (Burt) is
    None without a partner, the eigenvector centrality outside the largest component; PageRank is
    there for all. Raises `PharmagraphError` for a network without a company.
    """
    require_companies(made)
    ties = made.ties
    strength = dict(ties.degree(weight="weight"))
    order = sorted(ties, key=lambda n: (-ties.degree(n), -strength[n], made.name(n), n))
    between, core = betweenness(ties), nx.core_number(ties)
    burt, reach, vector = constraint(ties), harmonic(ties), eigenvector(ties)
    visits = pagerank(ties)
    rows, rank, last = [], 0, (-1, -1.0)
    for place, node in enumerate(order, 1):
        value = (int(ties.degree(node)), round(strength[node], 9))
        rank, last = (rank if value == last else place), value
        rows.append(
            (
                rank,
                made.name(node),
                value[0],
                rounded(strength[node]),
                rounded(between[node]),
                core[node],
                rounded(burt[node]),
                made.memberships.degree(node),
                rounded(reach[node]),
                rounded(vector.get(node)),
                rounded(visits[node]),
            )
        )
    shown = table(COLUMNS, rows)[:limit]
    title, notes = "Most connected companies", _notes(made, order)
    said = tuple(said_of(made, {node}) for node in order[:limit])
    return Result("hubs", title, COLUMNS, shown, small_print(made), notes, sentences=said)


def betweenness(ties: TieGraph) -> Mapping[str, float]:
    """Return how often companies are on the shortest ways of others, from 0 to 1."""
    found: Mapping[str, float] = nx.betweenness_centrality(ties, weight="distance")
    return found


def harmonic(ties: TieGraph) -> Mapping[str, float]:
    """Return the mean of 1/distance to all others; a company out of reach adds nothing."""
    others = max(len(ties) - 1, 1)
    return {n: v / others for n, v in nx.harmonic_centrality(ties, distance="distance").items()}


def eigenvector(ties: TieGraph) -> Mapping[str, float]:
    """Return the eigenvector centrality of the largest component, where alone it is defined."""
    parts = sorted(nx.connected_components(ties), key=lambda c: (-len(c), min(c)))
    if not parts or len(parts[0]) < 2:
        return {}
    largest = ties.subgraph(sorted(parts[0]))
    try:
        found: Mapping[str, float] = nx.eigenvector_centrality(
            largest, max_iter=10_000, tol=1e-9, weight="weight"
        )
    except nx.PowerIterationFailedConvergence:
        return {}
    return found


def _notes(made: Network, order: list[str]) -> tuple[str, ...]:
    """Say how far the ranking depends on the life of a tie."""
    first = set(order[:_TOP])
    if len(made.ties) <= _TOP:
        return ()
    said = []
    for life in SENSITIVITY:
        if life != made.rules.life:
            other = network(made.source, replace(made.rules, life=life)).ties
            strength = dict(other.degree(weight="weight"))
            best = sorted(other, key=lambda n: (-other.degree(n), -strength[n], made.name(n), n))
            said.append(f"{len(first & set(best[:_TOP]))} with L = {life} years")
    return (f"Of the first {_TOP}, so many are among the first {_TOP}: {', '.join(said)}.",)
