"""A store in the memory of the process: the protocol at its plainest, without Cypher."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import cast

from pharmagraph.errors import QueryError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.record import META_ID, PROJECTOR_VERSION, RECORDS, SCHEMA_VERSION
from pharmagraph.schema import NODES
from pharmagraph.store import T, Transaction


class MemoryStore:
    """Record and graph in dictionaries; a failed write leaves them as they were."""

    address = "memory"

    def __init__(self) -> None:
        """Start empty."""
        meta: Row = {
            "id": META_ID,
            "schemaVersion": SCHEMA_VERSION,
            "projectorVersion": PROJECTOR_VERSION,
        }
        self.tables: dict[str, dict[str, Row]] = {label: {} for label in (*RECORDS, *NODES)}
        self.tables["Meta"][META_ID] = meta
        self.edge_table: dict[str, Edge] = {}
        self.index: dict[tuple[str, str], dict[str, set[str]]] = {}
        for label, kind in RECORDS.items():
            for prop in (*kind.index, *(link.prop for link in kind.links)):
                self.index[label, prop] = defaultdict(set)

    def __enter__(self) -> "MemoryStore":
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work`; restore everything if it fails."""
        before = (
            {label: dict(rows) for label, rows in self.tables.items()},
            dict(self.edge_table),
            {k: {v: set(ids) for v, ids in index.items()} for k, index in self.index.items()},
        )
        try:
            return work(_MemoryTransaction(self))
        except BaseException:
            self.tables, self.edge_table = before[0], before[1]
            self.index = {k: defaultdict(set, v) for k, v in before[2].items()}
            raise

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Refuse: there is no Cypher here."""
        del parameters
        raise QueryError(f"the memory store answers no Cypher: {cypher[:40]!r}")

    def rows(self, label: str) -> Iterator[Row]:
        """Yield all rows of a record label, in the order of their ids."""
        for _, row in sorted(self.tables[label].items()):
            yield deepcopy(row)

    def nodes(self) -> Iterator[Node]:
        """Yield the graph's nodes in the order of label and id."""
        for label in sorted(NODES):
            for node_id, row in sorted(self.tables[label].items()):
                yield Node(node_id, label, dict(row))

    def edges(self) -> Iterator[Edge]:
        """Yield the graph's edges in the order of type and key."""
        yield from sorted(self.edge_table.values(), key=lambda e: (e.type, e.key))

    def clear_graph(self) -> None:
        """Delete all nodes and edges of the graph."""
        self.edge_table.clear()
        for label in NODES:
            self.tables[label].clear()

    def close(self) -> None:
        """Do nothing."""


class _MemoryTransaction:
    def __init__(self, store: MemoryStore) -> None:
        self.store = store

    def lock(self) -> Row:
        return dict(self.store.tables["Meta"][META_ID])

    def set_meta(self, values: Mapping[str, object]) -> None:
        meta = self.store.tables["Meta"]
        meta[META_ID] = {**meta[META_ID], **values}

    def find(self, label: str, prop: str, values: Iterable[str]) -> list[Row]:
        table = self.store.tables[label]
        ids = self._ids(label, prop, values)
        return [deepcopy(table[i]) for i in sorted(ids)]

    def having(self, label: str, prop: str, values: Iterable[str], present: str) -> set[str]:
        table = self.store.tables[label]
        return {v for v in values if any(present in table[i] for i in self._ids(label, prop, [v]))}

    def create(self, label: str, rows: Sequence[Row]) -> None:
        for row in rows:
            self._put(label, {k: v for k, v in row.items() if v is not None})
            for link in RECORDS[label].links:
                if link.owned:
                    for target in _listed(row.get(link.prop)):
                        self.store.tables[link.target].setdefault(target, {"id": target})

    def patch(self, label: str, rows: Sequence[Row]) -> None:
        for row in rows:
            old = self.store.tables[label][str(row["id"])]
            self._unindex(label, old)
            self._put(label, {k: v for k, v in {**old, **row}.items() if v is not None})

    def drop(self, label: str, ids: Sequence[str]) -> None:
        for node_id in ids:
            row = self.store.tables[label].pop(node_id, None)
            if row is not None and label in RECORDS:
                self._unindex(label, row)
                self._drop_owned(label, row)
            if label in NODES:
                gone = [
                    k for k, e in self.store.edge_table.items() if node_id in (e.source, e.target)
                ]
                for key in gone:
                    del self.store.edge_table[key]

    def put_nodes(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            self.store.tables[node.label][node.id] = dict(node.props)

    def put_edges(self, create: Sequence[Edge], update: Sequence[Edge]) -> None:
        for edge in (*create, *update):
            known = edge.key in self.store.edge_table
            ends = (edge.source in self.store.tables[edge.source_label]) and (
                edge.target in self.store.tables[edge.target_label]
            )
            if not ends or known != (edge in update):
                raise AssertionError(f"the edge {edge.key} does not fit what is there")
            self.store.edge_table[edge.key] = edge

    def drop_edges(self, edges: Sequence[Edge]) -> None:
        for edge in edges:
            del self.store.edge_table[edge.key]

    def _put(self, label: str, row: Row) -> None:
        row_id = str(row["id"])
        self.store.tables[label][row_id] = row
        for (indexed, prop), index in self.store.index.items():
            if indexed == label:
                for value in _listed(row.get(prop)):
                    index[value].add(row_id)

    def _unindex(self, label: str, row: Row) -> None:
        for (indexed, prop), index in self.store.index.items():
            if indexed == label:
                for value in _listed(row.get(prop)):
                    index[value].discard(str(row["id"]))

    def _drop_owned(self, label: str, row: Row) -> None:
        for link in RECORDS[label].links:
            if link.owned:
                for target in _listed(row.get(link.prop)):
                    if not self.store.index[label, link.prop][target]:
                        self.store.tables[link.target].pop(target, None)

    def _ids(self, label: str, prop: str, values: Iterable[str]) -> set[str]:
        if prop == "id":
            return {v for v in values if v in self.store.tables[label]}
        index = self.store.index[label, prop]
        return {i for v in values for i in index.get(v, ())}


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return (
        [str(v) for v in cast("list[object]", value)] if isinstance(value, list) else [str(value)]
    )
