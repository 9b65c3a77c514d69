"""When deals were: the date beside a report, whether two dates agree, whether one is long past."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Hit

_NOT_THE_DATE = rule("cases", "NOT_THE_DATE")
_INSERTED = rule("frames", "INSERTED")
_CLAUSE_ENDS = re.compile(r"(?i)\b(?:and|while|but)\b|;")
_SINCE = re.compile(r"\b(?:that|which)\b[^.;]*\bsince \Z")  # how long the thing has been shared
_SAME_YEAR = re.compile(r" of (?:the same|that) year\b")
_PRICE_OF = re.compile(r"['’]s (?:clos|price|share|trad)")
_FAR = 30
_NEAR = 60  # characters between a report and its date
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


def in_its_year(reading: Reading, index: int, when: DateRange) -> DateRange:
    """Return a month of `the same year` in the year of the date named before it."""
    if not _SAME_YEAR.match(reading.document.text, reading.mentions[index].end):
        return when
    before = (reading.mentions[i].value for i in range(index - 1, -1, -1))
    last = next((d for d in before if isinstance(d, DateRange) and d.start), None)
    if last is None or last.start is None or when.start is None or when.end is None:
        return when
    year = last.start.year
    return replace(when, start=when.start.replace(year=year), end=when.end.replace(year=year))


def _is_beside(hit: Hit, when: re.Match[str]) -> bool:
    """Say whether a date follows a hit at once."""
    return 0 <= when.start() - hit.start - len(hit.text) <= _BESIDE


def date_near(reading: Reading, hit: Hit, others: Sequence[Hit] = ()) -> DateRange | None:
    """Return the past date that stands in or beside a hit, and not right beside another."""
    text = reading.masks[hit.sentence].text
    best: tuple[int, DateRange] | None = None
    for found in re.finditer(r"<W(\d+)>", text):
        index = int(found.group(1))
        value = reading.mentions[index].value
        if not isinstance(value, DateRange) or value.start is None or _is_aside(text, hit, found):
            continue
        if reading.document.published and value.start > reading.document.published:
            continue
        gap = _gap(text, hit, found)
        if gap > _BESIDE and any(_is_beside(one, found) for one in others):
            continue
        if gap <= _NEAR and (best is None or gap < best[0]):
            best = (gap, in_its_year(reading, index, value))
    return best[1] if best else None


def _gap(text: str, hit: Hit, when: re.Match[str]) -> int:
    """Return how far a date is from a hit; further, where another clause begins between them."""
    stop = hit.start + len(hit.text)
    gap = max(hit.start - when.end(), when.start() - stop, 0)
    ends = _CLAUSE_ENDS.search(text[when.end() : max(when.end(), hit.start)])
    return gap + _FAR if ends else gap


def _is_aside(text: str, hit: Hit, when: re.Match[str]) -> bool:
    """Say whether a date is of something else: of a clause inserted or of one that follows."""
    stop = hit.start + len(hit.text)
    between = text[stop : max(stop, when.start())]
    if _PRICE_OF.match(text, when.end()):
        return True
    if ";" in between or _SINCE.search(between) or _NOT_THE_DATE.search(text[: when.start()]):
        return True
    inserted = (m.span() for m in _INSERTED.finditer(text) if hit.start <= m.start())
    return any(first < when.start() < last < stop for first, last in inserted)
