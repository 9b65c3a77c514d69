"""What a store is: rows found by indexed properties, written whole or not at all.

Two kinds of row live in one database under disjoint labels: the record (`record.RECORDS`) and the
graph (`schema.NODES`, `schema.EDGES`). A row is a flat mapping with a string `id`; its values are
what a Neo4j property can hold: text, numbers, booleans, `date`, and lists of one such type.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from pharmagraph.model import Edge, Node, Row

T = TypeVar("T")


class Transaction(Protocol):
    """The moves that loading, judging and rebuilding need; none is visible before commit."""

    def lock(self) -> Row:
        """Take the writers' lock until the transaction ends; return the Meta row."""
        ...

    def set_meta(self, values: Mapping[str, object]) -> None:
        """Set properties of the Meta row."""
        ...

    def find(self, label: str, prop: str, values: Iterable[str]) -> list[Row]:
        """Return the rows whose `prop` (`id`, an index or a link) is, or contains, a value.

        Each row comes once, in the order of its id.
        """
        ...

    def having(self, label: str, prop: str, values: Iterable[str], present: str) -> set[str]:
        """Return those values that the indexed `prop` of a row with a `present` property has."""
        ...

    def create(self, label: str, rows: Sequence[Row]) -> None:
        """Add record rows that are not there, and their links."""
        ...

    def patch(self, label: str, rows: Sequence[Row]) -> None:
        """Set the given properties of record rows, found by `id`; None removes a property."""
        ...

    def drop(self, label: str, ids: Sequence[str]) -> None:
        """Delete record or graph nodes with everything that hangs on them."""
        ...

    def put_nodes(self, nodes: Sequence[Node]) -> None:
        """Create graph nodes, or replace all their properties."""
        ...

    def put_edges(self, create: Sequence[Edge], update: Sequence[Edge]) -> None:
        """Create edges known to be absent, replace the properties of edges known to be there."""
        ...

    def drop_edges(self, edges: Sequence[Edge]) -> None:
        """Delete edges."""
        ...


class Store(Protocol):
    """An open database. Close it, or use it in a `with` statement."""

    @property
    def address(self) -> str:
        """The path or address it was opened with, without credentials."""
        ...

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction, again from the start when the database asks for it."""
        ...

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Run a reading query and return its rows; whatever it might write is rolled back.

        Raises `ReadOnlyError` for a statement that writes or changes the schema, `QueryError` for
        one the database refuses.
        """
        ...

    def rows(self, label: str) -> Iterator[Row]:
        """Yield all rows of a record label, in the order of their ids."""
        ...

    def nodes(self) -> Iterator[Node]:
        """Yield the graph's nodes in the order of label and id."""
        ...

    def edges(self) -> Iterator[Edge]:
        """Yield the graph's edges in the order of their source's label and id, type and key."""
        ...

    def clear_graph(self) -> None:
        """Delete all nodes and edges of the graph, in batches; the record stays."""
        ...

    def close(self) -> None:
        """Release the database; calling it again does nothing."""
        ...
