"""A transaction that keeps the rows it adds in memory until they are final.

A document's refs and claims get their clusters and fact keys only after they are known to the
record. Writing them twice, and reading back what was just written, cost two thirds of loading.
"""

from collections.abc import Iterable, Mapping, Sequence

from pharmagraph.model import Edge, Node, Row
from pharmagraph.store import Transaction
from pharmagraph.tables import Tables

# Linked rows come after what they link to.
ORDER = ("Article", "Sentence", "Naming", "Ref", "Claim", "Judgement")
# Properties that hold ids of one article's own rows: for a new article, memory knows them all.
LOCAL = frozenset(
    {
        ("Sentence", "id"),
        ("Ref", "id"),
        ("Ref", "owner"),
        ("Claim", "subject"),
        ("Claim", "object"),
        ("Claim", "speaker"),
    }
)


class BufferedTransaction:
    """The protocol's moves; `flush` writes what was added."""

    def __init__(self, inner: Transaction) -> None:
        """Wrap an open transaction."""
        self._inner = inner
        self._new = Tables()

    def lock(self) -> Row:
        """Take the writers' lock."""
        return self._inner.lock()

    def set_meta(self, values: Mapping[str, object]) -> None:
        """Set properties of the Meta row."""
        self._inner.set_meta(values)

    def find(self, label: str, prop: str, values: Iterable[str]) -> list[Row]:
        """Return rows from the database and from memory."""
        asked = list(values)
        if label not in self._new.rows:
            return self._inner.find(label, prop, asked) if asked else []
        stored = self._unknown(label, prop, asked)
        rows = self._new.find(label, prop, asked)
        rows += self._inner.find(label, prop, stored) if stored else []
        return sorted(rows, key=lambda r: str(r["id"]))

    def having(self, label: str, prop: str, values: Iterable[str], present: str) -> set[str]:
        """Ask memory first, the database for the rest."""
        asked = set(values)
        found = self._new.having(label, prop, asked, present)
        left = sorted(asked - found)
        return found | (self._inner.having(label, prop, left, present) if left else set())

    def create(self, label: str, rows: Sequence[Row]) -> None:
        """Keep new rows."""
        self._new.put(label, rows)

    def patch(self, label: str, rows: Sequence[Row]) -> None:
        """Change kept rows in memory, others in the database."""
        known = self._new.rows[label]
        self._new.patch(label, [r for r in rows if str(r["id"]) in known])
        stored = [r for r in rows if str(r["id"]) not in known]
        if stored:
            self._inner.patch(label, stored)

    def drop(self, label: str, ids: Sequence[str]) -> None:
        """Forget kept rows, delete others."""
        known = self._new.rows.get(label, {})
        stored = [i for i in ids if i not in known]
        if label in self._new.rows:
            self._new.drop(label, ids)
        if stored:
            self._inner.drop(label, stored)

    def put_nodes(self, nodes: Sequence[Node]) -> None:
        """Write graph nodes."""
        self._inner.put_nodes(nodes)

    def put_edges(self, create: Sequence[Edge], update: Sequence[Edge]) -> None:
        """Write graph edges."""
        self._inner.put_edges(create, update)

    def drop_edges(self, edges: Sequence[Edge]) -> None:
        """Delete graph edges."""
        self._inner.drop_edges(edges)

    def flush(self) -> None:
        """Write the kept rows, each once and final."""
        for label in ORDER:
            if self._new.rows[label]:
                self._inner.create(label, list(self._new.rows[label].values()))
        self._new = Tables()

    def _unknown(self, label: str, prop: str, values: list[str]) -> list[str]:
        """Return the values that the database may know rows for."""
        if (label, prop) not in LOCAL:
            return values
        new = self._new.rows["Article"]
        return [v for v in values if v.rpartition("#")[0] not in new]
