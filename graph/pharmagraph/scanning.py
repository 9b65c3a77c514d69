"""All rows of a store in order, a page at a time, whatever way the engine sorts text.

Ids come first and are sorted here: engines order text differently, and the embedded one would
sort everything again for each page. Edges are read with their source, page by page of nodes: asked
for by type, the embedded engine walks all nodes for each type. What is held is the ids of a label,
never all rows.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from pharmagraph import statements
from pharmagraph.bolt import Run
from pharmagraph.bolt_transaction import BoltTransaction, batches
from pharmagraph.model import Edge, Node, Row
from pharmagraph.schema import EDGES, NODES
from pharmagraph.store import Transaction

# Rows of the record hold texts of articles, so pages of them are small.
PAGE = 1000
RECORD_PAGE = 200
CLEAR_BATCH = 2000


def rows(run: Run, label: str, page: int = RECORD_PAGE) -> Iterator[Row]:
    """Yield the rows of a label in the order of their ids."""
    for part in batches(_ids(run, label), page):
        found = run(statements.find_rows(label, "id"), {"rows": part})
        yield from sorted((cast("Row", row["row"]) for row in found), key=lambda r: str(r["id"]))


def nodes(run: Run) -> Iterator[Node]:
    """Yield the graph's nodes in the order of label and id."""
    for label in sorted(NODES):
        for row in rows(run, label, PAGE):
            yield Node(str(row["id"]), label, row)


def edges(run: Run) -> Iterator[Edge]:
    """Yield the graph's edges in the order of label and id of their source, then type and key."""
    for label in sorted(NODES):
        for part in batches(_ids(run, label), PAGE):
            found = run(statements.read_edges(label), {"rows": part})
            ours = [_edge(label, row) for row in found if _is_ours(row)]
            yield from sorted(ours, key=lambda e: e.place)


def clear_graph(write: Callable[[Callable[[Transaction], int]], int]) -> None:
    """Delete all nodes and edges of the graph, a batch a transaction."""
    for label in sorted(NODES):
        while write(partial(_clear, label=label)):
            pass


def _clear(tx: Transaction, label: str) -> int:
    if not isinstance(tx, BoltTransaction):
        raise TypeError(f"{tx!r} is no transaction over Bolt")
    return tx.clear_nodes(label, CLEAR_BATCH)


def _ids(run: Run, label: str) -> list[str]:
    return sorted(str(row["id"]) for row in run(statements.scan_ids(label), {}))


def _edge(label: str, row: Row) -> Edge:
    props = dict(cast("Row", row["row"]))
    key = str(props.pop("key"))
    ends = str(row["source"]), str(row["target"]), label, str(row["target_label"])
    return Edge(str(row["type"]), key, *ends, props)


def _is_ours(row: Row) -> bool:
    return row["type"] in EDGES and row["target_label"] in NODES
