"""Names of known companies that no run of capitals gives: `argenx`, `Dr. Reddy's Laboratories`."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from pharmagraph_loaders.extraction.naming.chunks import Chunk
from pharmagraph_loaders.extraction.naming.selecting import Found

_BROKEN = re.compile(r"['’]s(?:\s|\Z)")


def with_known(text: str, chunks: Iterable[Chunk], found: Iterable[Found]) -> list[Chunk]:
    """Return the runs of capitals, and in place of what they cut up, known names of companies."""
    known = [
        Chunk(f.start, f.end, text[f.start : f.end])
        for f in found
        if f.label == "Organization" and _is_missed(text[f.start : f.end])
    ]
    if not known:
        return list(chunks)
    starts = [k.start for k in known]
    kept = [c for c in chunks if not _within(c, known, starts)]
    return sorted([*kept, *known])


def _is_missed(name: str) -> bool:
    return name[0].islower() or _BROKEN.search(name) is not None


def _within(chunk: Chunk, known: list[Chunk], starts: list[int]) -> bool:
    """Say whether a known name covers part of a run; known names do not overlap."""
    at = bisect_left(starts, chunk.end) - 1
    return at >= 0 and known[at].end > chunk.start
