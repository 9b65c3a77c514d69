"""Answers as values: named columns, typed rows, remarks; as a data frame where pandas is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, overload

from pharmagraph.errors import PharmagraphError

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 50


class AnswerRow(Mapping[str, Any]):
    """A row: `row["partner"]` or `row.partner`; days are `date`, numbers numbers, lists lists.

    A column with the name of a method (`keys`) is reached in brackets only.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Hold the values in the order of the columns."""
        self._values = dict(values)

    def __getitem__(self, column: str) -> Any:
        """Return the value in a column; raises `KeyError` for one that is not there."""
        return self._values[column]

    def __getattr__(self, column: str) -> Any:
        """Return the value in a column; raises `AttributeError` for one that is not there."""
        try:
            return self._values[column]
        except KeyError:
            known = ", ".join(self._values)
            raise AttributeError(f"there is no column {column!r}; there are {known}") from None

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the columns."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return the number of columns."""
        return len(self._values)

    def __repr__(self) -> str:
        """Show the values by column."""
        return f"AnswerRow({', '.join(f'{k}={v!r}' for k, v in self._values.items())})"


@dataclass(frozen=True, slots=True)
class Answer(Sequence[AnswerRow]):
    """The rows of a question under its columns.

    `remarks` belong to the rows: the small print of a measure. `why_empty` says why there are no
    rows, and is empty where there are some.
    """

    question: str
    columns: tuple[str, ...]
    rows: tuple[AnswerRow, ...]
    remarks: tuple[str, ...] = ()
    why_empty: str = ""

    @overload
    def __getitem__(self, index: int) -> AnswerRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[AnswerRow, ...]: ...
    def __getitem__(self, index: int | slice) -> AnswerRow | tuple[AnswerRow, ...]:
        """Return a row, or some of them."""
        return self.rows[index]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def to_dataframe(self) -> "pd.DataFrame":
        """Return the rows as a pandas data frame: days as datetimes, whole numbers as such.

        Raises `PharmagraphError` where pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - only this needs it
        except ImportError as error:
            raise PharmagraphError(
                "pandas is not installed; add it with  pip install 'pharmagraph[analysis]'"
                "  or use the rows as they are"
            ) from error
        frame = pd.DataFrame([dict(row) for row in self.rows], columns=list(self.columns))
        kinds = {column: _kind([row[column] for row in self.rows]) for column in self.columns}
        return frame.astype({column: kind for column, kind in kinds.items() if kind})

    def _repr_html_(self) -> str:
        """Show the first rows as a table in a notebook."""
        if not self.rows:
            return f"<p>nothing found: {escape(self.why_empty)}</p>"
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_cell(row[c]))}</td>' for c in self.columns)}</tr>"
            for row in self.rows[:_SHOWN]
        )
        left = len(self.rows) - _SHOWN
        more = f"<p>and {left} more rows</p>" if left > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _kind(values: list[Any]) -> str:
    """Return the type of a column where pandas would not see it: days, numbers with gaps."""
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, date) for value in known):
        return "datetime64[s]"
    if known and all(type(value) is int for value in known):
        return "Int64"
    return ""


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
