"""Check that the graph is what the record says, and make it so from scratch."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TypeVar

from pharmagraph.changes import Change
from pharmagraph.model import Edge, Node, Row
from pharmagraph.record import PROJECTOR_VERSION
from pharmagraph.rows import text
from pharmagraph.store import Store, Transaction
from pharmagraph.whole import Graph, project

TABLES = ("Sentence", "Naming", "Ref", "Claim", "Judgement")
BATCH = 2000
T = TypeVar("T")


def check(store: Store) -> list[str]:
    """Compare the graph with the projection of all claims; return a sentence per difference."""
    tables, graph = _project(store)
    problems = [
        f"{label} {row_id}: {prop} is {row.get(prop)!r}, the record gives {value!r}"
        for (label, row_id), row in tables.items()
        for prop, value in graph.columns.get((label, row_id), {}).items()
        if row.get(prop) != value
    ]
    nodes = {(n.label, n.id): n for n in store.nodes()}
    edges = {e.key: e for e in store.edges()}
    problems += _compare("node", _named(nodes), _named(graph.nodes))
    return problems + _compare("edge", edges, graph.edges)


def rebuild(store: Store) -> Change:
    """Throw the graph away and project it anew from the record; safe to run again if it stops."""
    _, graph = _project(store)
    store.clear_graph()
    patches = [(label, {"id": i, **row}) for (label, i), row in sorted(graph.columns.items())]
    for part in _batches(patches):
        store.write(partial(_patch, part=part))
    for nodes in _batches([graph.nodes[k] for k in sorted(graph.nodes)]):
        store.write(partial(_put, nodes=nodes))
    for edges in _batches([graph.edges[k] for k in sorted(graph.edges)]):
        store.write(partial(_put, edges=edges))
    store.write(lambda tx: tx.set_meta({"projectorVersion": PROJECTOR_VERSION}))
    return Change(nodes_added=len(graph.nodes), edges_added=len(graph.edges))


def _project(store: Store) -> tuple[dict[tuple[str, str], Row], Graph]:
    tables = {label: list(store.rows(label)) for label in TABLES}
    rows = {(lab, text(r, "id")): r for lab in ("Naming", "Ref", "Claim") for r in tables[lab]}
    return rows, project(tables)


def _patch(tx: Transaction, part: list[tuple[str, Row]]) -> None:
    for label in ("Naming", "Ref", "Claim"):
        tx.patch(label, [row for owner, row in part if owner == label])


def _put(tx: Transaction, nodes: Sequence[Node] = (), edges: Sequence[Edge] = ()) -> None:
    tx.put_nodes(nodes)
    tx.put_edges(edges, [])


def _named(nodes: dict[tuple[str, str], Node]) -> dict[str, Node]:
    return {f"{label} {node_id}": node for (label, node_id), node in nodes.items()}


def _compare(
    what: str, stored: Mapping[str, Node | Edge], right: Mapping[str, Node | Edge]
) -> list[str]:
    missing = [f"{what} {k} is missing" for k in sorted(right.keys() - stored.keys())]
    extra = [f"{what} {k} has no claim" for k in sorted(stored.keys() - right.keys())]
    differ = [
        f"{what} {k} differs: {difference_of(stored[k], right[k])}"
        for k in sorted(stored.keys() & right.keys())
        if _bare(stored[k]) != _bare(right[k])
    ]
    return [*missing, *extra, *differ]


def difference_of(stored: Node | Edge, right: Node | Edge) -> str:
    """Say which properties differ between what is stored and what is right."""
    mine, theirs = _bare(stored), _bare(right)
    wrong = sorted(k for k in mine.keys() | theirs.keys() if mine.get(k) != theirs.get(k))
    return ", ".join(f"{k} is {mine.get(k)!r}, should be {theirs.get(k)!r}" for k in wrong)


def _bare(item: Node | Edge) -> Row:
    props = {k: v for k, v in item.props.items() if v not in ([], None)}
    if isinstance(item, Edge):
        props |= {"source": item.source, "target": item.target, "type": item.type}
    return props


def _batches(items: list[T]) -> Iterator[list[T]]:
    stream = iter(items)
    while part := list(islice(stream, BATCH)):
        yield part
