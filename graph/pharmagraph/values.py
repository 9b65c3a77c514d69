"""One property from all that is asserted of it: which value is shown, and what contests it."""

from collections.abc import Sequence
from typing import cast

from pharmagraph.assertions import Assertion, believed, rivals
from pharmagraph.model import DateRange, Money, Row, Value
from pharmagraph.saying import value_text
from pharmagraph.schema import Property


def shown_value(prop: Property, said: Sequence[Assertion]) -> tuple[Row, list[str]]:
    """Return the properties to show, from the most trusted assertion on, and what contests them."""
    if prop.many:
        return {prop.name: sorted({str(a.value) for a in said})}, []
    said = believed(prop, said)
    winner = _winner(said)
    others = [
        a
        for a in rivals(prop, said)
        # Values looked up by us, as rates of two days are, put no source against another.
        if not winner.basis == a.basis == "vocabulary"
        if _differ(cast("Value", winner.value), cast("Value", a.value))
    ]
    contested = []
    if others:
        texts_ = [f"{value_text(cast('Value', a.value))} {a.source}" for a in (winner, *others)]
        contested = [f"{prop.name}: {' | '.join(dict.fromkeys(texts_))}"]
    return spread(prop.name, cast("Value", winner.value)), contested


def _winner(said: Sequence[Assertion]) -> Assertion:
    """Take the most trusted claim; of vague dates that agree with it, the narrowest."""
    best = next((a for a in said if _resolved(a.value)), said[0])
    agreeing = [a for a in said if _resolved(a.value) and not _differ_or_none(best, a)]
    if not isinstance(best.value, DateRange) or not agreeing:
        return best
    return min(agreeing, key=lambda a: (_width(cast("DateRange", a.value)), a.precedence))


def _resolved(value: Value | None) -> bool:
    return not isinstance(value, DateRange) or value.start is not None


def _width(value: DateRange) -> int:
    return (value.end - value.start).days if value.start and value.end else 10**6


def _differ_or_none(a: Assertion, b: Assertion) -> bool:
    return a.value is None or b.value is None or _differ(a.value, b.value)


def _differ(a: Value, b: Value) -> bool:
    """Say whether two values cannot both be right: dates that overlap can."""
    if isinstance(a, DateRange) and isinstance(b, DateRange):
        return _resolved(a) and _resolved(b) and not a.overlaps(b)
    if isinstance(a, Money) and isinstance(b, Money):
        return (a.low, a.high, a.currency) != (b.low, b.high, b.currency)
    return a != b


def spread(name: str, value: Value) -> Row:
    """Lay a value out as properties a database can hold, under the names the schema gives."""
    if isinstance(value, DateRange):
        parts: dict[str, object] = {
            "From": value.start,
            "To": value.end,
            "Precision": value.precision,
            "Raw": value.raw or None,
        }
    elif isinstance(value, Money):
        parts = {
            "Min": None if value.low is None else float(value.low),
            "Max": None if value.high is None else float(value.high),
            "Currency": value.currency,
            "Qualifier": value.qualifier,
            "Raw": value.raw or None,
        }
    else:
        return {name: value}
    return {f"{name}{suffix}": part for suffix, part in parts.items() if part is not None}
