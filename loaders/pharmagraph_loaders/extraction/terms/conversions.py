"""Amounts that repeat the one before them in another currency: `€40 million ($43 million)`."""

import re

from pharmagraph.model import Money
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule

_GAP = rule("money_terms", "RESTATES")
_LONGEST = 40  # characters between an amount and its repetition


def restatements(reading: Reading) -> dict[int, int]:
    """Return amounts that repeat another, each with the one that it repeats."""
    found: dict[int, int] = {}
    before: int | None = None
    for index, mention in enumerate(reading.mentions):
        if mention.label != "Money":
            continue
        if before is not None and _repeats(reading, before, index):
            found[index] = found.get(before, before)
        before = index
    return found


def _repeats(reading: Reading, one: int, other: int) -> bool:
    first, second = reading.mentions[one], reading.mentions[other]
    gap = reading.document.text[first.end : second.start]
    if len(gap) > _LONGEST or not _GAP.fullmatch(gap):
        return False
    apart = isinstance(first.value, Money) and isinstance(second.value, Money)
    return apart and first.value.currency != second.value.currency  # type: ignore[union-attr]


def without(text: str, repeated: dict[int, int]) -> str:
    """Return a masked sentence without the amounts that only repeat another."""
    for found in reversed(list(_OR.finditer(text))):
        if int(found.group(1)) in repeated:
            text = text[: found.start()] + text[found.end() :]
    return text


_OR = re.compile(r",? ?(?:or|equivalent to|equal to|i\.e\.|-|–|=)? ?[^<>;]{0,16}<X(\d+)>,?")
