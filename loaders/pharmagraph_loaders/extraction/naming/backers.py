"""Names told by a round: who raises it, and lists of who invests, `led by X with Y and Z`."""

from bisect import bisect_right
from functools import lru_cache

from pharmagraph_loaders.extraction.matching.rulebook import rule, rules
from pharmagraph_loaders.extraction.naming.chunks import Chunk

_BEFORE = rule("backers", "BEFORE")
_AFTER = rule("backers", "AFTER")
_RAISES = rules("backers", "RAISES")
_ROUND = rule("backers", "ROUND")
_NEAR = 250  # characters around a list in which a round must be spoken of


def invests(text: str, chunk: Chunk) -> bool:
    """Say whether a name stands in a list of investors, or raises money."""
    ranges = _lists(text)
    at = bisect_right(ranges, (chunk.start, len(text))) - 1
    return at >= 0 and ranges[at][0] <= chunk.start and chunk.end <= ranges[at][1]


@lru_cache(maxsize=8)
def _lists(text: str) -> tuple[tuple[int, int], ...]:
    """Return where such names and lists begin and end, in order; one pass for each pattern."""
    if not _ROUND.search(text):
        return ()
    found = {
        m.span("list")
        for pattern in (_BEFORE, _AFTER, *_RAISES)
        for m in pattern.finditer(text)
        if _ROUND.search(text[max(0, m.start() - _NEAR) : m.end() + _NEAR])
    }
    return tuple(sorted(found))
