"""Floors: what an evaluation must reach, row by row, and the target each floor grows towards.

A floors file is TOML, a table for each annotated set by the name of its folder:

    [dev]
    companies.f1 = { floor = 92, target = 92 }
    deduplication.precision = { floor = 100, target = 100 }
    negatives.false_deals = { floor = 0, target = 0 }

All numbers are per cent, but for `false_deals`: at most so many negative texts with a deal.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from pharmagraph.errors import SourceError
from pharmagraph_loaders.evaluation.scoring import ROWS
from pharmagraph_loaders.evaluation.summary import Summary

MEASURES = ("precision", "recall", "f1")
NEGATIVES, FALSE_DEALS, DEDUPLICATION = "negatives", "false_deals", "deduplication"


@dataclass(frozen=True, slots=True)
class Floor:
    """What one measure of one row must reach, and what it should reach one day."""

    row: str
    measure: str
    floor: float
    target: float


def read_floors(path: Path, name: str) -> tuple[Floor, ...]:
    """Read the floors of a set; raises `SourceError` for a file or a row that is not understood."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{path}: the floors cannot be read: {error}") from error
    table = tables.get(name)
    if not isinstance(table, dict):
        raise SourceError(f"{path}: there are no floors for {name!r}; add a table  [{name}]")
    return tuple(
        _floor(path, row, measure, values)
        for row, measures in table.items()
        for measure, values in measures.items()
    )


def below(summary: Summary, floors: tuple[Floor, ...]) -> list[str]:
    """Return a sentence for each row that does not reach its floor."""
    found: list[str] = []
    for floor in floors:
        reached = measure(summary, floor.row, floor.measure)
        if floor.row == NEGATIVES:
            if reached is not None and reached > floor.floor:
                texts = ", ".join(summary.negatives["with_false_deals"])
                found.append(f"negatives: a deal is read from {texts}, which tell of none")
        elif reached is not None and reached < floor.floor:
            found.append(
                f"{floor.row}: {floor.measure} is {reached:.1f}, below its floor"
                f" of {floor.floor:g} (target {floor.target:g})"
            )
    return found


def measure(summary: Summary, row: str, name: str) -> float | None:
    """Return a measure in per cent; None where there was nothing to measure."""
    if row == NEGATIVES:
        return len(summary.negatives["with_false_deals"])
    figures = summary.deduplication if row == DEDUPLICATION else summary.rows[row]
    value = figures[name]
    return None if value is None else 100 * float(value)


def _floor(path: Path, row: str, name: str, values: object) -> Floor:
    known: tuple[str, ...] = MEASURES if row in ROWS else ()
    known = MEASURES[:2] if row == DEDUPLICATION else known
    known = (FALSE_DEALS,) if row == NEGATIVES else known
    if name not in known:
        raise SourceError(f"{path}: {row}.{name} is no measure of the evaluation; see its table")
    if not isinstance(values, dict) or {*values} != {"floor", "target"}:
        raise SourceError(f"{path}: {row}.{name} needs  {{ floor = …, target = … }}")
    return Floor(row, name, float(values["floor"]), float(values["target"]))
