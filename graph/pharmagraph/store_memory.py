"""A store in the memory of the process: the protocol at its plainest, without Cypher."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pharmagraph.errors import QueryError, StoreError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.record import META_ID, PROJECTOR_VERSION, RECORDS, SCHEMA_VERSION
from pharmagraph.schema import NODES
from pharmagraph.store import T, Transaction
from pharmagraph.tables import Tables, listed


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
        self.record = Tables()
        self.record.put("Meta", [meta])
        self.graph: dict[str, dict[str, Row]] = {label: {} for label in NODES}
        self.edge_table: dict[str, Edge] = {}

    def __enter__(self) -> "MemoryStore":
        """Return the store itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work`; restore everything if it fails."""
        graph = {label: dict(rows) for label, rows in self.graph.items()}
        before = (self.record.copy(), graph, dict(self.edge_table))
        try:
            return work(_MemoryTransaction(self))
        except BaseException:
            self.record, self.graph, self.edge_table = before
            raise

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Refuse: there is no Cypher here."""
        del parameters
        raise QueryError(f"the memory store answers no Cypher: {cypher[:40]!r}")

    def rows(self, label: str) -> Iterator[Row]:
        """Yield all rows of a record label, in the order of their ids."""
        for _, row in sorted(self.record.rows[label].items()):
            yield dict(row)

    def nodes(self) -> Iterator[Node]:
        """Yield the graph's nodes in the order of label and id."""
        for label in sorted(NODES):
            for node_id, row in sorted(self.graph[label].items()):
                yield Node(node_id, label, dict(row))

    def edges(self) -> Iterator[Edge]:
        """Yield the graph's edges in the order of their source's label and id, type and key."""
        yield from sorted(self.edge_table.values(), key=lambda e: e.place)

    def clear_graph(self) -> None:
        """Delete all nodes and edges of the graph."""
        self.edge_table.clear()
        for label in NODES:
            self.graph[label].clear()

    def close(self) -> None:
        """Do nothing."""


class _MemoryTransaction:
    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.record = store.record

    def lock(self) -> Row:
        return dict(self.record.rows["Meta"][META_ID])

    def set_meta(self, values: Mapping[str, object]) -> None:
        self.record.patch("Meta", [{"id": META_ID, **values}])

    def find(self, label: str, prop: str, values: Iterable[str]) -> list[Row]:
        if label in RECORDS:
            return self.record.find(label, prop, values)
        table = self.store.graph[label]
        return [dict(table[i]) for i in sorted(set(values) & table.keys())]

    def having(self, label: str, prop: str, values: Iterable[str], present: str) -> set[str]:
        return self.record.having(label, prop, values, present)

    def create(self, label: str, rows: Sequence[Row]) -> None:
        self.record.put(label, rows)
        for link in (k for k in RECORDS[label].links if k.owned):
            targets = {t for row in rows for t in listed(row.get(link.prop))}
            self.record.put(link.target, [{"id": t} for t in sorted(targets)])

    def patch(self, label: str, rows: Sequence[Row]) -> None:
        self.record.patch(label, rows)

    def drop(self, label: str, ids: Sequence[str]) -> None:
        if label in RECORDS:
            rows = self.record.find(label, "id", ids)
            self.record.drop(label, ids)
            self._drop_owned(label, rows)
            return
        for node_id in ids:
            self.store.graph[label].pop(node_id, None)
        gone = [k for k, e in self.store.edge_table.items() if {e.source, e.target} & set(ids)]
        for key in gone:
            del self.store.edge_table[key]

    def put_nodes(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            self.store.graph[node.label][node.id] = dict(node.props)

    def put_edges(self, create: Sequence[Edge], update: Sequence[Edge]) -> None:
        for edge in (*create, *update):
            known = edge.key in self.store.edge_table
            ends = edge.source in self.store.graph[edge.source_label] and (
                edge.target in self.store.graph[edge.target_label]
            )
            if not ends or known != (edge in update):
                raise StoreError(f"the edge {edge.key} does not fit what is there")
            self.store.edge_table[edge.key] = edge

    def drop_edges(self, edges: Sequence[Edge]) -> None:
        for edge in edges:
            self.store.edge_table.pop(edge.key, None)

    def _drop_owned(self, label: str, rows: list[Row]) -> None:
        for link in (k for k in RECORDS[label].links if k.owned):
            targets = {t for row in rows for t in listed(row.get(link.prop))}
            unused = [t for t in targets if not self.record.ids(label, link.prop, t)]
            self.record.drop(link.target, unused)
