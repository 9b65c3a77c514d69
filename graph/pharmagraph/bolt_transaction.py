"""The moves of a transaction as Cypher: batched, generated from the vocabulary, checked first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar, cast

from pharmagraph import statements
from pharmagraph.bolt import Run
from pharmagraph.errors import SchemaError, StoreError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.properties import check_row
from pharmagraph.record import RECORDS, Link, RecordType

# Rows per statement. Between 1,000 and 5,000 speed hardly differs; smaller keeps messages small.
BATCH = 2000
T = TypeVar("T")


class BoltTransaction:
    """The protocol's moves inside one open transaction of the database."""

    def __init__(self, run: Run) -> None:
        """Send statements with `run`."""
        self._run = run

    def lock(self) -> Row:
        """Take the writers' lock until the transaction ends; return the Meta row."""
        rows = self._run(statements.LOCK, statements.META_PARAMETERS)
        if not rows:
            raise StoreError("the store has lost its Meta row; restore it from a dump")
        return cast("Row", rows[0]["row"])

    def set_meta(self, values: Mapping[str, object]) -> None:
        """Set properties of the Meta row."""
        row = check_row("Meta", values, keep_none=True)
        self._run(statements.SET_META, {**statements.META_PARAMETERS, "row": row})

    def find(self, label: str, prop: str, values: Iterable[str]) -> list[Row]:
        """Return the rows of a label whose `prop` is, or contains, a value, in order of id."""
        statement = statements.find_rows(label, prop)
        found: dict[str, Row] = {}
        for part in batches(dict.fromkeys(values)):
            for row in self._run(statement, {"rows": part}):
                properties = cast("Row", row["row"])
                found[str(properties["id"])] = properties
        return [found[row_id] for row_id in sorted(found)]

    def having(self, label: str, prop: str, values: Iterable[str], present: str) -> set[str]:
        """Return those values that the indexed `prop` of a row with a `present` property has."""
        statement = statements.having(label, prop, present)
        return {
            str(row["value"])
            for part in batches(dict.fromkeys(values))
            for row in self._run(statement, {"rows": part})
        }

    def create(self, label: str, rows: Sequence[Row]) -> None:
        """Add record rows that are not there, and their links."""
        record = _record(label)
        checked = [check_row(label, row) for row in rows]
        self._each(statements.create_rows(label), checked)
        for link in record.links:
            self._link(label, link, checked)

    def patch(self, label: str, rows: Sequence[Row]) -> None:
        """Set the given properties of record rows; None removes a property."""
        record = _record(label)
        checked = [check_row(label, row, keep_none=True) for row in rows]
        self._all_found(statements.patch_rows(label), checked, f"{label} rows to change")
        for link in record.links:
            changed = [row for row in checked if link.prop in row]
            self._unlink(label, link, [str(row["id"]) for row in changed], changed)

    def drop(self, label: str, ids: Sequence[str]) -> None:
        """Delete record or graph nodes with everything that hangs on them."""
        links = RECORDS[label].links if label in RECORDS else ()
        for link in links:
            if link.owned:
                self._unlink(label, link, ids, [])
        self._each(statements.drop_rows(label), ids)

    def put_nodes(self, nodes: Sequence[Node]) -> None:
        """Create graph nodes, or replace all their properties."""
        by_label: dict[str, list[Row]] = defaultdict(list)
        for node in nodes:
            by_label[node.label].append(check_row(node.label, {**node.props, "id": node.id}))
        for label, rows in sorted(by_label.items()):
            self._each(statements.merge_nodes(label), rows)

    def put_edges(self, create: Sequence[Edge], update: Sequence[Edge]) -> None:
        """Create edges known to be absent, replace the properties of edges known to be there."""
        for kind, rows in _by_kind(create):
            self._all_found(statements.create_edges(*kind), rows, f"ends of {kind[0]} edges")
        for kind, rows in _by_kind(update):
            self._all_found(statements.update_edges(*kind), rows, f"{kind[0]} edges to change")

    def drop_edges(self, edges: Sequence[Edge]) -> None:
        """Delete edges."""
        for kind, rows in _by_kind(edges):
            self._each(
                statements.drop_edges(*kind),
                [{k: v for k, v in row.items() if k != "props"} for row in rows],
            )

    def clear_nodes(self, label: str, limit: int) -> int:
        """Delete up to `limit` nodes of a label and say how many went."""
        rows = self._run(statements.clear_nodes(label), {"limit": limit})
        return cast("int", rows[0]["done"]) if rows else 0

    def _each(self, statement: str, rows: Iterable[object]) -> None:
        for part in batches(rows):
            self._run(statement, {"rows": part})

    def _all_found(self, statement: str, rows: Sequence[Row], what: str) -> None:
        """Run a statement that counts what it did; raise `StoreError` if it missed some rows."""
        done = 0
        for part in batches(rows):
            done += sum(cast("int", r["done"]) for r in self._run(statement, {"rows": part}))
        if done != len(rows):
            raise StoreError(f"{len(rows) - done} of {len(rows)} {what} are not in the store")

    def _link(self, label: str, link: Link, rows: Sequence[Row]) -> None:
        pairs: list[Row] = [
            {"id": row["id"], "target": target}
            for row in rows
            for target in dict.fromkeys(_listed(row.get(link.prop)))
        ]
        if link.owned:
            targets = dict.fromkeys(str(pair["target"]) for pair in pairs)
            self._each(statements.make_targets(link), targets)
        self._all_found(statements.make_links(label, link), pairs, f"{link.target} rows of {label}")

    def _unlink(self, label: str, link: Link, ids: Sequence[str], again: Sequence[Row]) -> None:
        """Cut the links of rows, make those of `again`, and drop owned targets nobody links to."""
        targets: set[str] = set()
        if link.owned:
            statement = statements.linked_targets(label, link)
            for part in batches(ids):
                targets.update(str(row["id"]) for row in self._run(statement, {"rows": part}))
        self._each(statements.drop_links(label, link), ids)
        self._link(label, link, again)
        self._each(statements.drop_unlinked(link), sorted(targets))


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Cut a sequence into lists of at most `size`."""
    left = iter(items)
    while part := list(islice(left, size)):
        yield part


def _record(label: str) -> RecordType:
    if label not in RECORDS:
        raise SchemaError(f"{label!r} is no label of the record; use {', '.join(sorted(RECORDS))}")
    return RECORDS[label]


def _by_kind(edges: Sequence[Edge]) -> list[tuple[tuple[str, str, str], list[Row]]]:
    """Sort edges by type and labels of the ends, because a statement names these."""
    rows: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for edge in edges:
        kind = (edge.type, edge.source_label, edge.target_label)
        props = check_row(edge.type, {**edge.props, "key": edge.key})
        rows[kind].append(
            {"source": edge.source, "target": edge.target, "key": edge.key, "props": props}
        )
    return sorted(rows.items())


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
