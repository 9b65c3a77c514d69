"""All rows of a store in order, a page at a time, whatever way the engine sorts text.

Ids and keys come first and are sorted here: engines order text differently, and the embedded one
would sort everything again for each page. What is held is the ids, never all rows.
"""

from collections import defaultdict
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
    ids = sorted(str(row["id"]) for row in run(statements.scan_ids(label), {}))
    for part in batches(ids, page):
        found = run(statements.find_rows(label, "id"), {"rows": part})
        yield from sorted((cast("Row", row["row"]) for row in found), key=lambda r: str(r["id"]))


def nodes(run: Run) -> Iterator[Node]:
    """Yield the graph's nodes in the order of label and id."""
    for label in sorted(NODES):
        for row in rows(run, label, PAGE):
            yield Node(str(row["id"]), label, row)


def edges(run: Run) -> Iterator[Edge]:
    """Yield the graph's edges in the order of type and key."""
    for edge_type in sorted(EDGES):
        found = run(statements.scan_edges(edge_type), {})
        ours = [row for row in found if _is_ours(row)]
        for part in _pages(sorted(ours, key=lambda r: str(r["key"]))):
            yield from _page(run, edge_type, part)


def clear_graph(write: Callable[[Callable[[Transaction], int]], int]) -> None:
    """Delete all nodes and edges of the graph, a batch a transaction."""
    for label in sorted(NODES):
        while write(partial(_clear, label=label)):
            pass


def _clear(tx: Transaction, label: str) -> int:
    if not isinstance(tx, BoltTransaction):
        raise TypeError(f"{tx!r} is no transaction over Bolt")
    return tx.clear_nodes(label, CLEAR_BATCH)


def _pages(ordered: list[Row]) -> Iterator[list[Row]]:
    """Cut edges into pages, between two sources: a hub whose edges are on many is read for each."""
    page: list[Row] = []
    for row in ordered:
        if len(page) >= PAGE and row["source"] != page[-1]["source"]:
            yield page
            page = []
        page.append(row)
    if page:
        yield page


def _page(run: Run, edge_type: str, part: list[Row]) -> Iterator[Edge]:
    sources: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for row in part:
        labels = str(row["source_label"]), str(row["target_label"])
        sources[labels][str(row["source"])] = None
    props: dict[str, Row] = {}
    for labels, ids in sources.items():
        for row in run(statements.read_edges(edge_type, *labels), {"rows": list(ids)}):
            props[str(row["key"])] = cast("Row", row["row"])
    for row in part:
        key = str(row["key"])
        if key in props:
            kept = {k: v for k, v in props[key].items() if k != "key"}
            yield Edge(
                edge_type,
                key,
                str(row["source"]),
                str(row["target"]),
                str(row["source_label"]),
                str(row["target_label"]),
                kept,
            )


def _is_ours(row: Row) -> bool:
    return row["source_label"] in NODES and row["target_label"] in NODES
