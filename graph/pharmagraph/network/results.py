"""What a measure gives: rows under named columns, notes, figures of the whole, small print."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pharmagraph.errors import PharmagraphError
from pharmagraph.network.alliances import Network
from pharmagraph.network.rules import FEWEST
from pharmagraph.network.small_print import SmallPrint

Row = Mapping[str, object]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """The answer of a measure; `figures` are single numbers about the network as a whole.

    `sentences` holds for each row the ids of those that it rests on, where the measure knows them.
    """

    measure: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    network: SmallPrint
    notes: tuple[str, ...] = ()
    figures: Mapping[str, object] = field(default_factory=dict[str, object])
    sentences: tuple[tuple[str, ...], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        return {
            "measure": self.measure,
            "title": self.title,
            "rows": [dict(row) for row in self.rows],
            "sentences": [list(said) for said in self.sentences],
            "figures": dict(self.figures),
            "notes": list(self.notes),
            "network": self.network.as_dict(),
        }


def table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[Row, ...]:
    """Name the values of rows."""
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


def require_companies(made: Network) -> None:
    """Refuse a network without a company, and say what to change."""
    if made.ties:
        return
    if not made.source.graph:
        raise PharmagraphError("the graph is empty. Load articles first:  pharmagraph load FILE")
    left = made.selection.left_out
    reasons = ", ".join(f"{reason}: {n}" for reason, n in left.items()) or "there is no deal"
    raise PharmagraphError(
        f"no deal is left to make a network of ({reasons}). Widen it with  --cumulative,"
        "  --class,  --layer  or  --as-of"
    )


def require_enough(made: Network, what: str) -> None:
    """Refuse a statistic that a small network cannot have."""
    require_companies(made)
    nodes = made.ties.number_of_nodes()
    if nodes < FEWEST:
        widen = "" if made.rules.life is None else ", or widen the network with  --cumulative"
        raise PharmagraphError(
            f"{what} mean nothing in a network of {nodes}"
            f" compan{'y' if nodes == 1 else 'ies'}; {FEWEST} are needed. Load more articles{widen}"
        )


def rounded(value: float | None, digits: int = 4) -> float | None:
    """Round a value for a table; what is not a number becomes None."""
    if value is None or value != value:  # noqa: PLR0124 - NaN is the only value unlike itself
        return None
    return round(value, digits)
