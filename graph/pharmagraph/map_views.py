"""What a map shows: everything, the companies and their deals, or what is around one thing."""

from collections.abc import Iterable
from itertools import combinations

from pharmagraph.errors import NameNotFoundError
from pharmagraph.export import MultiGraph, edge_rows, node_rows

VIEWS = ("all", "companies", "entity")
# A class of deals that makes the parties partners; the sides of a financing are none.
_ALLIANCES = ("ALLIANCE", "M_AND_A")
_VENUE = "LISTING_VENUE"


def view_of(graph: MultiGraph, view: str, around: str = "", hops: int = 1) -> MultiGraph:
    """Return the part of a graph that a view shows.

    Raises `NameNotFoundError` if `around`, the id of a node, is not in the graph.
    """
    if view == "companies":
        return companies(graph)
    if view == "entity":
        return neighbourhood(graph, around, hops)
    return graph


def companies(graph: MultiGraph) -> MultiGraph:
    """Return organisations only, a line for each deal between two; derived, never stored."""
    shown: MultiGraph = graph.__class__()
    for node, props in node_rows(graph):
        if props.get("label") == "Organization":
            shown.add_node(node, **props)
    for deal, props in node_rows(graph):
        if props.get("label") == "Deal" and props.get("class") in _ALLIANCES:
            _join(shown, graph, deal)
    for source, target, key, props in edge_rows(graph):
        if source in shown and target in shown:
            shown.add_edge(source, target, key=key, **props)
    return shown


def _join(shown: MultiGraph, graph: MultiGraph, deal: str) -> None:
    about = graph.nodes[deal]
    parties = {
        source: props
        for source, target, _, props in edge_rows(graph.subgraph([deal, *graph.predecessors(deal)]))
        if target == deal and props.get("type") == "PARTY_TO" and props.get("role") != _VENUE
    }
    for a, b in combinations(sorted(parties), 2):
        both = (parties[a], parties[b])
        shown.add_edge(
            a,
            b,
            key=f"{deal}|{a}|{b}",
            type="ALLIED_WITH",
            derived=True,
            deal=about.get("name", deal),
            types=about.get("types", []),
            quotes=list(dict.fromkeys(q for party in both for q in party.get("quotes", []))),
            evidence=list(dict.fromkeys(s for party in both for s in party.get("evidence", []))),
        )


def neighbourhood(graph: MultiGraph, around: str, hops: int) -> MultiGraph:
    """Return the things within `hops` relations of a node, and the relations between them."""
    if around not in graph:
        raise NameNotFoundError(f"there is no node {around!r} in the graph; give the name of one")
    found, edge = {around}, {around}
    for _ in range(hops):
        edge = {n for node in edge for n in _beside(graph, node)} - found
        found |= edge
    part: MultiGraph = graph.subgraph(found).copy()
    return part


def _beside(graph: MultiGraph, node: str) -> Iterable[str]:
    yield from graph.successors(node)
    yield from graph.predecessors(node)
