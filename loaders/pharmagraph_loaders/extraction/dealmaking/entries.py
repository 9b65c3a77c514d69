"""Dates that the place of a report gives it: its entry in a list, the release it stands in."""

import re
from functools import lru_cache

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.dealmaking.announcements import Stated, dateline
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case, Hit
from pharmagraph_loaders.extraction.referring.timing import date_near, past

_HEADED = rule("headings", "HEADED")
_OF_ENTRY = rule("deals", "OF_ENTRY")
_NOT_OF_ENTRY = rule("deals", "NOT_OF_ENTRY")
_BESIDES = rule("deals", "BESIDES")
_BEGUN = rule("deals", "BEGUN")
_DATE = re.compile(r"<W(\d+)>")
_AFTER = re.compile(r"[^.;,<>]{0,12} (?:in |on )?<W(\d+)>")
_LONGEST = 8  # sentences of an entry
_LEAST = 2  # entries that make a list


def entry_date(reading: Reading, case: Case) -> Stated | None:
    """Return the date that heads an entry, or the first one in an entry headed by two names."""
    sentence = case.sentences[0]
    first = _line_of(reading, sentence)
    heads = _dated_lines(reading)
    if first in heads and len(heads) >= _LEAST:
        return _stated(reading, heads[first])
    if _HEADED.match(reading.masks[sentence].text):
        return _first_of(reading, sentence)
    return None


def with_release(reading: Reading, case: Case, main: Case | None) -> Stated | None:
    """Return the day of a release for what it tells of besides: `In addition, X has signed …`."""
    if main is None or not (stated := dateline(reading, main)):
        return None
    words = reading.masks[case.sentences[0]].text
    return stated if _BESIDES.match(words) and "<W" not in words else None


def end_date(reading: Reading, hit: Hit) -> Stated | None:
    """Return when an agreement ended: the date at the words, not that of `the pact of 2013`."""
    text = reading.masks[hit.sentence].text
    if after := _AFTER.match(text, hit.start + len(hit.text)):
        return _stated(reading, int(after[1]))
    when = date_near(reading, hit)
    for found in _DATE.finditer(text) if when is not None else ():
        index = int(found[1])
        if reading.mentions[index].value == when:
            return None if _BEGUN.search(text[: found.start()]) else _stated(reading, index)
    return None


@lru_cache(maxsize=4)
def _dated_lines(reading: Reading) -> dict[int, int]:
    """Return the sentences that begin a line with a date of its own, each with that date."""
    found: dict[int, int] = {}
    for sentence, mask in enumerate(reading.masks):
        match = _OF_ENTRY.match(mask.text)
        if match and _line_of(reading, sentence) == sentence:
            found[sentence] = int(match["w"][1:])
    return found


def _line_of(reading: Reading, sentence: int) -> int:
    """Return the first sentence of a line."""
    while sentence and "\n" not in reading.gap_before(sentence):
        sentence -= 1
    return sentence


def _first_of(reading: Reading, sentence: int) -> Stated | None:
    """Return the first past date of an entry that tells of its deal."""
    for later in range(sentence, min(sentence + _LONGEST, len(reading.masks))):
        if later > sentence + 1 and "\n" in reading.gap_before(later):
            return None
        text = reading.masks[later].text
        for found in _DATE.finditer(text):
            stated = _stated(reading, int(found[1]))
            if stated and not _NOT_OF_ENTRY.search(text[: found.start()]):
                return stated
    return None


def _stated(reading: Reading, index: int) -> Stated | None:
    value, published = reading.mentions[index].value, reading.document.published
    if not isinstance(value, DateRange) or value.start is None:
        return None
    known = past(reading, value) or (published is not None and value.start <= published)
    return (value, reading.span_of(index)) if known else None
