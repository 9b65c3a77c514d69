"""Patterns that look before they search: a line knows which words it holds, found in one pass."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache

from pharmagraph_loaders.extraction.matching.marks import Marker, compile_clauses

_patterns: list["Pattern"] = []


class Line(str):
    """A text that many patterns will search.

    `marks` has a bit for each clause that it meets, `lacks` for each that it does not.
    """

    __slots__ = ("lacks", "marks")
    marks: int
    lacks: int

    def __new__(cls, text: str) -> "Line":
        """Look once for the words of all patterns."""
        line = super().__new__(cls, text)
        line.marks = _marks(text)
        line.lacks = ~line.marks
        return line


class Text(str):
    """A whole text that many patterns will search, a paragraph at a time: none goes beyond one.

    `paragraphs` are their offsets and what they lack.
    """

    __slots__ = ("paragraphs",)
    paragraphs: tuple[tuple[int, int, int], ...]

    def __new__(cls, text: str) -> "Text":
        """Look once for the words of all patterns."""
        whole = super().__new__(cls, text)
        bounds = [0, *(at for gap in _BLANK.finditer(text) for at in gap.span()), len(text)]
        whole.paragraphs = tuple(
            (start, end, ~_marks(text[start:end]))
            for start, end in zip(bounds[::2], bounds[1::2], strict=True)
        )
        return whole


_BLANK = re.compile(r"\n\s*\n")
_WHOLE = (0, sys.maxsize)


class Pattern:
    """A pattern that passes over lines without the words that it needs.

    It finds what `re` finds in any text; it only finds nothing sooner. Of its alternatives those
    are tried whose words are there. It is compiled when a text first gets so far: an article needs
    a third of all patterns.
    """

    __slots__ = (
        "_finditer",
        "_match",
        "_search",
        "compiled",
        "flags",
        "fullmatch",
        "needs",
        "parts",
        "text",
    )
    _finditer: Callable[[str, int, int], Iterator[re.Match[str]]]
    _match: Callable[[str, int, int], re.Match[str] | None]
    _search: Callable[[str, int, int], re.Match[str] | None]
    fullmatch: Callable[[str], re.Match[str] | None]
    compiled: re.Pattern[str]

    def __init__(self, text: str, flags: int = 0, needs: int | None = None) -> None:
        """Keep a pattern; one that comes after the first line is read needs nothing."""
        self.text, self.flags, self.needs = text, flags, needs or 0
        self.parts: tuple[Pattern, ...] = ()
        if needs is None:
            _patterns.append(self)

    def search(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match, as `re.Pattern.search` does."""
        if type(text) is Line:
            if self.needs & text.lacks:
                return None
            if self.parts:
                return _leftmost(part.search(text, at, end) for part in self.parts)
        elif type(text) is Text and (at, end) == _WHOLE:
            return next(self._by_paragraph(text), None)
        return self._search(text, at, end)

    def match(self, text: str, at: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return a match at the offset, as `re.Pattern.match` does."""
        if type(text) is Line:
            if self.needs & text.lacks:
                return None
            if self.parts:
                return next(filter(None, (part.match(text, at, end) for part in self.parts)), None)
        return self._match(text, at, end)

    def finditer(self, text: str, at: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """Return all matches, as `re.Pattern.finditer` does."""
        if type(text) is Line:
            if self.needs & text.lacks:
                return iter(())
            if self.parts:
                return _in_turn(self.parts, text.lacks, text, at, end)
        elif type(text) is Text and (at, end) == _WHOLE:
            return self._by_paragraph(text)
        return self._finditer(text, at, end)

    def _by_paragraph(self, text: Text) -> Iterator[re.Match[str]]:
        for start, end, lacks in text.paragraphs:
            if self.needs & lacks:
                continue
            if self.parts:
                yield from _in_turn(self.parts, lacks, text, start, end)
            else:
                yield from self._finditer(text, start, end)

    def __getattr__(self, name: str) -> object:
        """Compile the pattern when the first of its methods is wanted."""
        if name not in Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self.text, self.flags)
        self._search, self._finditer = compiled.search, compiled.finditer
        self._match, self.fullmatch = compiled.match, compiled.fullmatch
        self.compiled = compiled
        return object.__getattribute__(self, name)


class Table(tuple[tuple[str, Pattern], ...]):
    """Patterns in a row, each with a tag."""

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """For one bit that a pattern needs, as its length, where in the row it stands; 0 for none.

        It is the last bit, which few other patterns need.
        """
        places: dict[int, list[int]] = {0: []}
        for place, (_tag, pattern) in enumerate(self):
            places.setdefault(pattern.needs.bit_length(), []).append(place)
        return places

    @cached_property
    def bits(self) -> int:
        """All bits by which patterns are found."""
        return sum(1 << (length - 1) for length in self.places if length)


def fitting(rows: Table, line: Line) -> list[tuple[str, Pattern]]:
    """Return the tags and patterns of a table that a line has the words for."""
    found = rows.places[0].copy()
    here = rows.bits & line.marks
    while here:
        length = here.bit_length()
        found += rows.places[length]
        here ^= 1 << (length - 1)
    lacks = line.lacks
    return [rows[place] for place in sorted(found) if not rows[place][1].needs & lacks]


def _leftmost(found: Iterable[re.Match[str] | None]) -> re.Match[str] | None:
    """Return the first match in the text, of those at one place the first of all."""
    return min((one for one in found if one), key=re.Match.start, default=None)


def _in_turn(
    parts: Iterable[Pattern], lacks: int, text: str, at: int, end: int
) -> Iterator[re.Match[str]]:
    """Yield what alternatives find, as one pattern of them would."""
    tried = [part._search for part in parts if not part.needs & lacks]
    ahead = [search(text, at, end) for search in tried]
    while (found := _leftmost(ahead)) is not None:
        yield found
        at = found.end()
        ahead = [
            search(text, at, end) if one and one.start() < at else one
            for search, one in zip(tried, ahead, strict=True)
        ]


@lru_cache(maxsize=1024)
def _marks(text: str) -> int:
    """Return the marks of a text; families of rules make lines of the same sentences."""
    return _marker().marks(text)


@cache
def _marker() -> Marker:
    """Tell all patterns what they need, and return what finds it."""
    compiled = compile_clauses([(pattern.text, pattern.flags) for pattern in _patterns])
    for pattern, needs, parts in zip(_patterns, compiled.needs, compiled.parts, strict=True):
        pattern.needs = needs
        pattern.parts = tuple([Pattern(text, pattern.flags, of) for text, of in parts])
    return Marker(compiled)
