"""Headlines with a capital in every word: which of their words are no part of a name."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.rulebook import rule

_BETWEEN = rule("headlines", "BETWEEN")
_LINE = re.compile(r"[^\n]{12,250}")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_LEAST = 4  # long words that make a headline
_MOST = 0.8  # of them have a capital


def find_headline_words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of verbs and prepositions between the names of headlines.

    In `Aster To Acquire Boreal` the capital of `Acquire` begins no name.
    """
    for line in _LINE.finditer(text):
        if _is_headline(line.group()):
            yield from (m.span() for m in _BETWEEN.finditer(text, line.start(), line.end()))


def _is_headline(line: str) -> bool:
    words = [] if line.rstrip().endswith(".") else _LONG_WORD.findall(line)
    capitals = sum(w[0].isupper() for w in words)
    return len(words) >= _LEAST and capitals >= _MOST * len(words)
