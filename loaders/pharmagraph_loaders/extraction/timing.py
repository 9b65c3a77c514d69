"""When deals were: the date beside a report, whether two dates agree, whether one is long past."""

import re
from collections.abc import Sequence

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.hits import Hit
from pharmagraph_loaders.extraction.reading import Reading
from pharmagraph_loaders.extraction.rulebook import rule

_NOT_THE_DATE = rule("cases", "NOT_THE_DATE")
_INSERTED = rule("frames", "INSERTED")
_CLAUSE_ENDS = re.compile(r"(?i)\b(?:and|while|but)\b|;")
_SINCE = re.compile(r"\b(?:that|which)\b[^.;]*\bsince \Z")  # how long the thing has been shared
_FAR = 30
_BESIDE = 4  # characters between a report and the date that is its own: ` in `


def conflict(one: DateRange | None, other: DateRange | None) -> bool:
    """Say whether two dates cannot be of one deal."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    return not one.overlaps(other)


def past(reading: Reading, when: DateRange) -> bool:
    """Say whether a date lies well before the text, or is one as only the past is told."""
    published = reading.document.published
    if when.precision == "DAY":
        return bool(published and when.end and (published - when.end).days > 60)
    if published is None or when.end is None:
        return when.precision in ("YEAR", "MONTH", "QUARTER")
    return (published - when.end).days > 60


def _is_beside(hit: Hit, when: re.Match[str]) -> bool:
    """Say whether a date follows a hit at once."""
    return 0 <= when.start() - hit.start - len(hit.text) <= _BESIDE


def date_near(reading: Reading, hit: Hit, others: Sequence[Hit] = ()) -> DateRange | None:
    """Return the past date that stands in or beside a hit, and not right beside another."""
    text = reading.masks[hit.sentence].text
    stop = hit.start + len(hit.text)
    best: tuple[int, DateRange] | None = None
    aside = [
        m.span() for m in _INSERTED.finditer(text) if hit.start <= m.start() and m.end() < stop
    ]
    for found in re.finditer(r"<W(\d+)>", text):
        value = reading.mentions[int(found.group(1))].value
        if not isinstance(value, DateRange) or value.start is None:
            continue
        if _SINCE.search(text[stop : max(stop, found.start())]):
            continue
        if _NOT_THE_DATE.search(text[: found.start()]) or any(
            first < found.start() < last for first, last in aside
        ):
            continue
        gap = max(hit.start - found.end(), found.start() - stop, 0)
        if _CLAUSE_ENDS.search(text[found.end() : max(found.end(), hit.start)]):
            gap += _FAR
        if gap > _BESIDE and any(_is_beside(one, found) for one in others):
            continue
        if gap <= 60 and (best is None or gap < best[0]):
            best = (gap, value)
    return best[1] if best else None
