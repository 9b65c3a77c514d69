"""A financing as it was found."""

import re
from dataclasses import dataclass

from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule

_ROUND = rule("financing", "ROUND")
_NO_ROUND = rule("financing", "NO_ROUND")


@dataclass(slots=True)
class Round:
    """A financing found: its kind, label and place, who raised it, and its deal."""

    kind: str
    label: str
    sentence: int
    start: int
    end: int
    issuer: Thing
    deal: str = ""


def part_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of what a sentence says of the round there, between it and its neighbours.

    The words between two rounds are cut at the last `before`, semicolon or `and` between them.
    """
    cuts = [0, len(text)]
    others = [m.span() for m in _ROUND.finditer(text) if m.start() != start]
    before = max((o for o in others if o[1] <= start), default=None)
    after = min((o for o in others if o[0] >= end), default=None)
    gaps = [(before[1], start)] if before else []
    gaps += [(end, after[0])] if after else []
    cuts += [cut for left, right in gaps if (cut := _last_cut(text, left, right))]
    return max(c for c in cuts if c <= start), min(c for c in cuts if c >= end)


def _last_cut(text: str, left: int, right: int) -> int:
    for pattern in _CUTS:
        if found := list(pattern.finditer(text, left, right)):
            return found[-1].start() or 1
    return 0


_CUTS = (
    re.compile(r"(?i)\s(?:before|after|following|and then|followed by)\s|;"),
    re.compile(r"(?i),? (?:and|while)(?= |,)"),
)


def of_round(words: str) -> bool:
    """Say whether words that name two companies report a financing, which is no deal of theirs."""
    return _ROUND.search(words) is not None and _NO_ROUND.search(words) is None
