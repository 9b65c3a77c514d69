"""Who gives rights to whom: alliances with a direction where a deal or a right has one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import networkx as nx

from pharmagraph.export import MultiGraph
from pharmagraph.network.alliances import Network, network, stamp
from pharmagraph.network.facts import Party, out_edges
from pharmagraph.network.rules import LAYERS, Rules
from pharmagraph.network.selection import Selected, read

Arcs: TypeAlias = "nx.DiGraph[str]"
_OUT = frozenset(("LICENSOR", "OPTION_GRANTOR"))
_IN = frozenset(("LICENSEE", "OPTION_HOLDER", "DISTRIBUTOR"))
# Only these types have a side that gives rights and one that takes them.
_DIRECTED = frozenset((*LAYERS["licence"], "DISTRIBUTION"))
# Rights that are not yet a licence.
_PROSPECTIVE = frozenset(("OPTION_TO_LICENSE", "OPTION_TO_ACQUIRE", "NEGOTIATION_RIGHT"))
_GRANTED = "LICENSE_GRANT"


@dataclass(frozen=True, slots=True)
class Arc:
    """Rights that go from one company to another in a deal; `mutual` where no direction is known.

    `prospective` rights are options, negotiations, or roles taken only if a right is exercised.
    """

    giver: str
    taker: str
    prospective: bool = False
    mutual: bool = False


def directed_alliances(graph: MultiGraph, rules: Rules | None = None) -> Arcs:
    """Return the companies with an arc from the one that gives rights to the one that takes them.

    An arc has `dealCount`, `dealIds`, `prospective` (all its rights are options, negotiations or
    roles that a company takes only if a right is exercised) and `mutual` (no direction is known or
    meant, as in a collaboration; both arcs are there). Options and negotiations point to the
    company that may take the rights.
    """
    return directed(network(read(graph), rules or Rules()))


def directed(made: Network) -> Arcs:
    """Return the arcs of a network, as `directed_alliances` does."""
    arcs: Arcs = nx.DiGraph()
    arcs.graph.update(stamp(made.rules))
    arcs.add_nodes_from(made.ties.nodes(data=True))
    for chosen in made.selection.selected:
        for arc in arcs_of(made, chosen):
            _add(arcs, (arc.giver, arc.taker), chosen.deal.id, arc.prospective, arc.mutual)
    return arcs


def arcs_of(made: Network, chosen: Selected) -> Iterator[Arc]:
    """Yield the arcs of one deal: by its roles, else by its rights, else both ways."""
    for a, b in combinations(chosen.members, 2):
        found = set(_by_roles(chosen, a, b)) or set(_by_rights(made, chosen, a, b))
        for giver, taker, prospective in sorted(found):
            yield Arc(giver, taker, prospective)
        if not found:
            yield Arc(a, b, mutual=True)
            yield Arc(b, a, mutual=True)


def _by_roles(chosen: Selected, a: str, b: str) -> Iterator[tuple[str, str, bool]]:
    types = set(chosen.deal.types)
    if types and not types & _DIRECTED:
        return
    option = bool(types & _PROSPECTIVE) and not types & (_DIRECTED - _PROSPECTIVE)
    for giver, taker in ((a, b), (b, a)):
        if _has(chosen.members[giver], _OUT) and _has(chosen.members[taker], _IN):
            yield giver, taker, option
        elif _may(chosen.members[giver], _OUT) and _may(chosen.members[taker], _IN):
            yield giver, taker, True


def _by_rights(made: Network, chosen: Selected, a: str, b: str) -> Iterator[tuple[str, str, bool]]:
    graph = made.source.graph
    counts = {p.organization: company for company in (a, b) for p in chosen.members[company]} | {
        a: a,
        b: b,
    }
    for right, _ in out_edges(graph, chosen.deal.id, "GRANTS"):
        takers = {counts.get(t, t) for t, _ in out_edges(graph, right, "HELD_BY")}
        givers = {counts.get(t, t) for t, _ in out_edges(graph, right, "GRANTED_BY")}
        prospective = graph.nodes[right].get("kind") != _GRANTED
        for giver, taker in ((a, b), (b, a)):
            # With two companies, what one holds the other gives.
            gives = giver in givers or (not givers and len(chosen.members) == 2)
            if taker in takers and gives:
                yield giver, taker, prospective


def _has(parties: tuple[Party, ...], roles: frozenset[str]) -> bool:
    return any(p.roles & roles for p in parties)


def _may(parties: tuple[Party, ...], roles: frozenset[str]) -> bool:
    return any((p.roles | p.prospective) & roles for p in parties)


def _add(arcs: Arcs, ends: tuple[str, str], deal: str, prospective: bool, mutual: bool) -> None:
    known = arcs.get_edge_data(*ends, default={})
    deals = sorted({*known.get("dealIds", ()), deal})
    arcs.add_edge(
        *ends,
        type="ALLIED_WITH",
        derived=True,
        dealIds=deals,
        dealCount=len(deals),
        prospective=prospective and known.get("prospective", True),
        mutual=mutual and known.get("mutual", True),
        **{k: str(v) for k, v in arcs.graph.items()},
    )
