"""Values as a person reads them."""

from datetime import date

from pharmagraph.model import DateRange, Money, Value


def value_text(value: Value) -> str:
    """Say a value as a person reads it: a vague date or an amount by its words where it has any."""
    if isinstance(value, DateRange):
        days = [d.isoformat() for d in (value.start, value.end) if d is not None]
        return value.raw or " to ".join(dict.fromkeys(days)) or "unknown"
    if isinstance(value, Money):
        ends = [f"{n:,.0f}" for n in (value.low, value.high) if n is not None]
        return value.raw or f"{' to '.join(dict.fromkeys(ends))} {value.currency}"
    return value.isoformat() if isinstance(value, date) else str(value)
