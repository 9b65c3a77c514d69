"""Questions that NetworkX answers: from the values of a question to a measure of the network."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias, cast

from pharmagraph.codes import DEAL_CLASSES
from pharmagraph.errors import QueryError
from pharmagraph.export import export_networkx
from pharmagraph.model import Row
from pharmagraph.network.alliances import network
from pharmagraph.network.brokers import brokers
from pharmagraph.network.communities import communities
from pharmagraph.network.evolution import evolution
from pharmagraph.network.hubs import hubs
from pharmagraph.network.results import Result
from pharmagraph.network.rules import Rules
from pharmagraph.network.selection import Source, read
from pharmagraph.store import Store

Values: TypeAlias = Mapping[str, object]
EVIDENCE = "evidence"


def measure(store: Store, question: str, values: Values) -> Result:
    """Return what a measure says of the network of companies in a store.

    Raises `PharmagraphError` for a network that has too few companies for it, and `QueryError`
    for a value that means nothing.
    """
    _check(question, values)
    return measure_source(source_of(store), question, values)


def source_of(store: Store) -> Source:
    """Read all that measures look at, once for as many as are asked: it takes most of the time."""
    return read(export_networkx(store, quotes="none"))


def measure_source(source: Source, question: str, values: Values) -> Result:
    """Return what `measure` does, of a network that has been read."""
    _check(question, values)
    return MEASURES[question](source, _rules(values), values)


def rows_of(result: Result, columns: Sequence[str]) -> list[Row]:
    """Return the rows of a measure under the columns of a question, with their sentences."""
    said = result.sentences or ((),) * len(result.rows)
    return [
        {column: list(ids) if column == EVIDENCE else row[column] for column in columns}
        for row, ids in zip(result.rows, said, strict=True)
    ]


def _hubs(source: Source, rules: Rules, values: Values) -> Result:
    return hubs(network(source, rules), limit=_number(values, "limit"))


def _brokers(source: Source, rules: Rules, values: Values) -> Result:
    return brokers(network(source, rules), limit=_number(values, "limit"), nulls=0)


def _communities(source: Source, rules: Rules, values: Values) -> Result:
    return communities(
        network(source, rules),
        limit=_number(values, "limit"),
        resolution=cast("float", values["resolution"]),
        seed=_number(values, "seed") or 0,
        nulls=0,
    )


def _evolution(source: Source, rules: Rules, values: Values) -> Result:
    first, last, limit = (_number(values, name) for name in ("from", "to", "limit"))
    whole = evolution(source, rules, first=first, last=last, step=_number(values, "step") or 1)
    return replace(whole, rows=whole.rows[:limit], sentences=whole.sentences[:limit])


MEASURES: Mapping[str, Callable[[Source, Rules, Values], Result]] = {
    "brokers": _brokers,
    "communities": _communities,
    "evolution": _evolution,
    "hubs": _hubs,
}


def _rules(values: Values) -> Rules:
    wanted = str(values["dealClass"])
    return Rules(
        as_of=cast("date | None", values.get("asOf")),
        since=cast("date | None", values.get("since")),
        life=None if values["cumulative"] else _number(values, "life"),
        rollup=str(values["rollup"]),
        weight="newman",
        classes=DEAL_CLASSES if wanted == "any" else (wanted,),
        layer=str(values["layer"] or ""),
        area=str(values["area"] or ""),
    )


def _check(question: str, values: Values) -> None:
    if question not in MEASURES:
        known = ", ".join(MEASURES)
        raise QueryError(f"{question} is no measure of NetworkX that can be asked; use {known}")
    for name in ("life", "step"):
        if (number := _number(values, name)) is not None and number < 1:
            raise QueryError(f"--{name}: {number} is too small; give at least 1")
    for name in ("from", "to"):
        year = _number(values, name)
        if year is not None and not date.min.year <= year < date.max.year:
            raise QueryError(f"--{name}: {year} is no year; write it like 2020")
    if (resolution := values.get("resolution", 1.0)) <= 0:  # type: ignore[operator]
        raise QueryError(f"--resolution: {resolution} is too small; give more than 0")


def _number(values: Values, name: str) -> int | None:
    value = values.get(name)
    return value if isinstance(value, int) else None
