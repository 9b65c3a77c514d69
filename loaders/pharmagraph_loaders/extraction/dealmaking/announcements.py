"""When a deal was announced: by the dateline, or by the words of its report."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pharmagraph.model import DateRange, Span
from pharmagraph_loaders.extraction.matching.gated import Pattern
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case

Stated = tuple[DateRange, Span]

_PLACES = rule("deals", "PLACES")
_AFTER_DATE = rule("deals", "AFTER_DATE")
_NEWS = rule("deals", "NEWS")
_DAY_TOLD = rule("deals", "DAY_TOLD")
_SAID_ON = rule("deals", "SAID_ON")
_ALL_ON = rule("deals", "ALL_ON")
_HEAD = 8  # sentences at the top that may hold a dateline
_NEAR = 4  # sentences after the dateline in which what it dates is first told


def announced_on(reading: Reading, case: Case) -> Stated | None:
    """Return the day the text says it was announced, the dateline's, or another of its report."""
    told = _said_on(reading, case, _DAY_TOLD)
    stated = told or dateline(reading, case) or _said_on(reading, case, _SAID_ON)
    return stated or (all_on(reading) if case.main else None)


def dateline(reading: Reading, case: Case) -> Stated | None:
    """Return the day of the dateline, if the case is the news below it."""
    for sentence in range(min(_HEAD, len(reading.masks))):
        for index in reading.of(sentence, "When")[:1]:
            if _is_day(reading, index) and _is_dateline(reading, sentence, index, case):
                near = case.sentences[0] <= sentence + _NEAR
                return _stated(reading, index) if near else None
    return None


def line_date(reading: Reading) -> Stated | None:
    """Return a day that is a line of its own at the top."""
    for sentence in range(min(3, len(reading.masks))):
        found = re.fullmatch(r"\W*<W(\d+)>\W*", reading.masks[sentence].text)
        if found and _is_day(reading, int(found.group(1))):
            return _stated(reading, int(found.group(1)))
    return None


@lru_cache(maxsize=4)
def all_on(reading: Reading) -> Stated | None:
    """Return the day of `Both deals were announced on Sunday`."""
    for sentence, mask in enumerate(reading.masks):
        found = _ALL_ON.search(mask.text)
        if found and _is_past_day(reading, int(found["w"][1:]), sentence):
            return _stated(reading, int(found["w"][1:]))
    return None


def _is_dateline(reading: Reading, sentence: int, index: int, case: Case) -> bool:
    text, mention = reading.document.text, reading.mentions[index]
    before = text[reading.sentences[sentence].start : mention.start]
    after = text[mention.end : mention.end + 40]
    if not _PLACES.fullmatch(before) or not _AFTER_DATE.match(after):
        return False
    if before.strip(" (*_#") or not after.lstrip(" *_").startswith(("\n", "\r")):
        return True
    # a day on a line of its own dates the page; the deal, too, if the page is its announcement
    return any(_NEWS.search(reading.masks[s].text) for s in case.sentences[:2])


def _said_on(reading: Reading, case: Case, pattern: Pattern) -> Stated | None:
    for sentence in _report(reading, case):
        for index in _told_days(reading, sentence, pattern):
            return _stated(reading, index)
    return None


def _report(reading: Reading, case: Case) -> list[int]:
    """Return the sentences that report a case, those after them, and those at the top on it."""
    found = [*case.sentences, *(s + 1 for s in case.sentences)]
    if case.main:
        sides = {id(case.one), id(case.other)}
        found += [s for s in range(min(_HEAD, len(reading.masks))) if _names(reading, s, sides)]
    return [s for s in dict.fromkeys(found) if s < len(reading.masks)]


def _names(reading: Reading, sentence: int, sides: set[int]) -> bool:
    found = [*reading.of(sentence, "Organization"), *reading.of(sentence, "Group")]
    return any(id(one) in sides for i in found for one in reading.mentions[i].things)


def _told_days(reading: Reading, sentence: int, pattern: Pattern) -> Iterator[int]:
    for match in pattern.finditer(reading.masks[sentence].text):
        index = int(next(g for g in match.groups() if g))
        if _is_past_day(reading, index, sentence):
            yield index


def _is_past_day(reading: Reading, index: int, sentence: int) -> bool:
    published = reading.document.published
    if not _is_day(reading, index) or index not in reading.of(sentence, "When"):
        return False
    end = _stated(reading, index)[0].end
    return published is None or end is None or end <= published


def _is_day(reading: Reading, index: int) -> bool:
    value = reading.mentions[index].value
    return isinstance(value, DateRange) and value.precision == "DAY"


def _stated(reading: Reading, index: int) -> Stated:
    value = reading.mentions[index].value
    assert isinstance(value, DateRange)  # noqa: S101
    return value, reading.span_of(index)
