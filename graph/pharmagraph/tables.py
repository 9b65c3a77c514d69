"""Record rows in memory, found by the same indexes as in a database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import cast

from pharmagraph.model import Row
from pharmagraph.record import RECORDS

_INDEXED = {
    label: (*kind.index, *(link.prop for link in kind.links)) for label, kind in RECORDS.items()
}


class Tables:
    """Rows by label and id, with an index for every property the record is searched by."""

    def __init__(self) -> None:
        """Start empty."""
        self.rows: dict[str, dict[str, Row]] = {label: {} for label in RECORDS}
        self._index: dict[tuple[str, str], dict[str, set[str]]] = {
            (label, prop): defaultdict(set) for label, props in _INDEXED.items() for prop in props
        }

    def copy(self) -> "Tables":
        """Return tables that share the rows, which are never changed in place, and nothing else."""
        other = Tables()
        other.rows = {label: dict(rows) for label, rows in self.rows.items()}
        for key, index in self._index.items():
            other._index[key].update({value: set(ids) for value, ids in index.items() if ids})
        return other

    def put(self, label: str, rows: Iterable[Row]) -> None:
        """Add rows, or replace them whole; None stands for an absent property."""
        for row in rows:
            kept = {k: v for k, v in row.items() if v is not None}
            row_id = str(kept["id"])
            self.drop(label, [row_id])
            self.rows[label][row_id] = kept
            for prop in _INDEXED[label]:
                for value in listed(kept.get(prop)):
                    self._index[label, prop][value].add(row_id)

    def patch(self, label: str, rows: Iterable[Row]) -> None:
        """Set properties of rows that are there; None removes a property."""
        self.put(label, [{**self.rows[label][str(row["id"])], **row} for row in rows])

    def drop(self, label: str, ids: Iterable[str]) -> None:
        """Delete rows that may be there."""
        for row_id in ids:
            row = self.rows[label].pop(row_id, None)
            for prop in _INDEXED[label] if row else ():
                for value in listed((row or {}).get(prop)):
                    self._index[label, prop][value].discard(row_id)

    def find(self, label: str, prop: str, values: Iterable[str]) -> list[Row]:
        """Return copies of the rows whose property is, or contains, a value, in order of id."""
        found = {row_id for value in values for row_id in self.ids(label, prop, value)}
        return [dict(self.rows[label][row_id]) for row_id in sorted(found)]

    def ids(self, label: str, prop: str, value: str) -> set[str]:
        """Return the ids of the rows whose property is, or contains, a value."""
        if prop == "id":
            return {value} & self.rows[label].keys()
        return self._index[label, prop].get(value, set())

    def having(self, label: str, prop: str, values: Iterable[str], present: str) -> set[str]:
        """Return those values that the property of a row with a `present` property has."""
        table = self.rows[label]
        return {v for v in values if any(present in table[i] for i in self.ids(label, prop, v))}


def listed(value: object) -> Sequence[str]:
    """Return a property as a list of texts, whether it is one, a list or absent."""
    if value is None:
        return ()
    return (
        [str(v) for v in cast("list[object]", value)] if isinstance(value, list) else [str(value)]
    )
