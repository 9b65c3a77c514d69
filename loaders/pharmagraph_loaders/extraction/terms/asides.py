"""Amounts in brackets, which the masks of sentences leave out: `X ($5 million upfront)`."""

import re
from bisect import bisect_left
from typing import NamedTuple

from pharmagraph_loaders.extraction.matching.reading import LETTERS, Reading

_LONGEST = 160  # characters in brackets that are read
_ALONE = re.compile(r"(?:(?:for|at|about|around|up to|roughly|some|nearly|over|~|ca\.) ?)*<X\d+>")


class Aside(NamedTuple):
    """What brackets hold, with placeholders: where the amount stands, and they in the mask."""

    text: str
    at: int
    place: int

    @property
    def alone(self) -> bool:
        """Say whether the brackets hold the amount and nothing else."""
        return _ALONE.fullmatch(self.text) is not None


def aside_of(reading: Reading, sentence: int, index: int) -> Aside | None:
    """Return the brackets around a mention, None if it stands in none, or in long ones."""
    mention, text = reading.mentions[index], reading.plain
    first, last = reading.sentences[sentence].start, reading.sentences[sentence].end
    left = text.rfind("(", max(first, mention.start - _LONGEST), mention.start)
    right = text.find(")", mention.end, min(last, mention.end + _LONGEST))
    if left < 0 or right < 0 or ")" in text[left : mention.start]:
        return None
    words, at = _masked(reading, sentence, left + 1, right), f"<X{index}>"
    place = bisect_left(reading.masks[sentence].offsets, left)
    before = reading.masks[sentence].text[:place].rstrip()
    return Aside(words, words.find(at), len(before)) if at in words else None


def _masked(reading: Reading, sentence: int, start: int, end: int) -> str:
    pieces: list[str] = []
    at = start
    for index in reading.by_sentence[sentence]:
        one = reading.mentions[index]
        if at <= one.start and one.end <= end:
            pieces += [reading.plain[at : one.start], f"<{LETTERS[one.label]}{index}>"]
            at = one.end
    return "".join([*pieces, reading.plain[at:end]])
