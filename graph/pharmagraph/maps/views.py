"""What a map shows: one of six views of a graph, each a graph again."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pharmagraph.errors import NameNotFoundError
from pharmagraph.export import MultiGraph, edge_rows
from pharmagraph.maps.companies import companies
from pharmagraph.maps.days import days_of
from pharmagraph.schema import NODES

_SCIENCE = ("Drug", "DrugClass", "Modality", "Target", "Disease")
# What hangs off a deal says little without what hangs off it in turn.
_PARTS = frozenset(("Right", "FinancialTerm", "DealEvent", "Trial"))
_HAPPENINGS = frozenset(("Deal", "DealEvent", "CorporateEvent"))


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, what it shows in one sentence, and the labels its middle may have."""

    name: str
    doc: str
    around: tuple[str, ...] = ()


VIEWS = (
    View("companies", "Organisations, and a line for what each deal makes of two of them."),
    View("deal", "One deal: its parties, assets, rights, amounts and events.", ("Deal",)),
    View("entity", "What is around one thing.", tuple(NODES)),
    View("drugs", "Drugs with their targets, diseases and modalities, and who develops them."),
    View("timeline", "Deals and events from left to right, and who took part."),
    View("all", "Everything."),
)
NAMES = tuple(view.name for view in VIEWS)


def view_of(graph: MultiGraph, view: str, around: str = "", hops: int = 1) -> MultiGraph:
    """Return the part of a graph that a view shows.

    `around` is the id of the node in the middle of the views deal and entity; `hops` counts for
    entity only. Raises `NameNotFoundError` if `around` is not in the graph.
    """
    if view in ("deal", "entity") and around not in graph:
        raise NameNotFoundError(f"there is no node {around!r} in the graph; give the name of one")
    views: Mapping[str, Callable[[], MultiGraph]] = {
        "companies": lambda: companies(graph),
        "deal": lambda: deal(graph, around),
        "entity": lambda: neighbourhood(graph, around, hops),
        "drugs": lambda: drugs(graph),
        "timeline": lambda: timeline(graph),
        "all": lambda: graph,
    }
    return views[view]()


def neighbourhood(graph: MultiGraph, around: str, hops: int) -> MultiGraph:
    """Return the things within `hops` relations of a node, and the relations between them."""
    found, edge = {around}, {around}
    for _ in range(hops):
        edge = {n for node in edge for n in _beside(graph, node)} - found
        found |= edge
    return _part(graph, found)


def deal(graph: MultiGraph, around: str) -> MultiGraph:
    """Return a deal, what it is made of, and what its drugs act on."""
    found = {around, *_beside(graph, around)}
    for node in sorted(found):
        if _label(graph, node) in _PARTS:
            found |= set(_beside(graph, node))
        if _label(graph, node) == "Drug":
            found |= {n for n in graph.successors(node) if _label(graph, n) in _SCIENCE}
    # Another deal of the same parties would be drawn without its own.
    return _part(graph, {n for n in found if n == around or _label(graph, n) != "Deal"})


def drugs(graph: MultiGraph) -> MultiGraph:
    """Return what drugs are and do, and the organisations that develop them."""
    science = {n for n in graph if _label(graph, n) in _SCIENCE}
    makers = {s for s, _, _, p in edge_rows(graph) if p.get("type") == "DEVELOPS"}
    part = _part(graph, science | makers)
    between = [
        (s, t, k)
        for s, t, k, _ in edge_rows(part)
        if _label(part, s) == _label(part, t) == "Organization"
    ]
    _drop(part, between)
    return part


def timeline(graph: MultiGraph) -> MultiGraph:
    """Return what has a day, with the organisations in it and the deals that events belong to."""
    days = days_of(graph)
    dated = {n for n in graph if n in days and _label(graph, n) in _HAPPENINGS}
    sides = {n for node in dated for n in _beside(graph, node)}
    part = _part(graph, dated | {n for n in sides if _label(graph, n) == "Organization"})
    aside = [(s, t, k) for s, t, k, _ in edge_rows(part) if s not in dated and t not in dated]
    _drop(part, aside)
    return part


def undated(graph: MultiGraph) -> int:
    """Count the deals and events that a timeline has to leave out."""
    days = days_of(graph)
    labels = Counter(_label(graph, n) for n in graph if n not in days)
    return sum(labels[label] for label in _HAPPENINGS)


def _part(graph: MultiGraph, nodes: Iterable[str]) -> MultiGraph:
    part: MultiGraph = graph.subgraph(nodes).copy()
    return part


def _drop(graph: MultiGraph, edges: Iterable[tuple[str, str, str]]) -> None:
    for source, target, key in edges:
        graph.remove_edge(source, target, key)


def _label(graph: MultiGraph, node: str) -> str:
    return str(graph.nodes[node].get("label", ""))


def _beside(graph: MultiGraph, node: str) -> Iterable[str]:
    yield from graph.successors(node)
    yield from graph.predecessors(node)
