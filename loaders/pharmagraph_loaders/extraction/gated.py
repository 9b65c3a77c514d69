"""Patterns that look before they search: a line knows which words it holds, found in one pass."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from pharmagraph_loaders.extraction.marks import Marker, compile_clauses

_patterns: list["Pattern"] = []


class Line(str):
    """A text that many patterns will search; `marks` has a bit for each clause that it meets."""

    __slots__ = ("marks",)
    marks: int

    def __new__(cls, text: str) -> "Line":
        """Look once for the words of all patterns."""
        line = super().__new__(cls, text)
        line.marks = _marks(text)
        return line


class Pattern:
    """A pattern that passes over lines without the words that it needs.

    It finds what `re` finds in any text; it only finds nothing sooner. It is compiled when a text
    first gets so far: an article needs a third of all patterns.
    """

    __slots__ = (
        "_finditer",
        "_match",
        "_search",
        "compiled",
        "flags",
        "fullmatch",
        "needs",
        "text",
    )
    _finditer: Callable[[str, int, int], Iterator[re.Match[str]]]
    _match: Callable[[str, int, int], re.Match[str] | None]
    _search: Callable[[str, int, int], re.Match[str] | None]
    fullmatch: Callable[[str], re.Match[str] | None]
    compiled: re.Pattern[str]

    def __init__(self, text: str, flags: int = 0) -> None:
        """Keep a pattern; one that comes after the first line is read needs nothing."""
        self.text, self.flags, self.needs = text, flags, 0
        _patterns.append(self)

    def search(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match, as `re.Pattern.search` does."""
        if type(text) is Line and self.needs & ~text.marks:
            return None
        return self._search(text, at, end)

    def match(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return a match at the offset, as `re.Pattern.match` does."""
        if type(text) is Line and self.needs & ~text.marks:
            return None
        return self._match(text, at, end)

    def finditer(self, text: str, at: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return all matches, as `re.Pattern.finditer` does."""
        if type(text) is Line and self.needs & ~text.marks:
            return iter(())
        return self._finditer(text, at, end)

    def __getattr__(self, name: str) -> object:
        """Compile the pattern when the first of its methods is wanted."""
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.text, self.flags)
        self._search, self._finditer = compiled.search, compiled.finditer
        self._match, self.fullmatch = compiled.match, compiled.fullmatch
        self.compiled = compiled
        return object.__getattribute__(self, name)


def fitting(rows: Iterable[tuple[str, Pattern]], line: Line) -> list[tuple[str, Pattern]]:
    """Return the tags and patterns of a table that a line has the words for."""
    missing = ~line.marks
    return [row for row in rows if not row[1].needs & missing]


@lru_cache(maxsize=1024)
def _marks(text: str) -> int:
    """Return the marks of a text; families of rules make lines of the same sentences."""
    return _marker().marks(text)


@cache
def _marker() -> Marker:
    """Tell all patterns what they need, and return what finds it."""
    compiled = compile_clauses([(pattern.text, pattern.flags) for pattern in _patterns])
    for pattern, needs in zip(_patterns, compiled.needs, strict=True):
        pattern.needs = needs
    return Marker(compiled)
