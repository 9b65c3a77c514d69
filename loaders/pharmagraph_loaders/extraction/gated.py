"""Patterns that look before they search: a line knows which words it holds, found in one pass."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation

from pharmagraph_loaders.extraction.literals import PLACEHOLDER, Clause, clauses_of, fold


class Line(str):
    """A text that many patterns will search; `marks` has a bit for each clause that it meets."""

    __slots__ = ("marks",)
    marks: int

    def __new__(cls, text: str) -> "Line":
        """Look once for the words of all patterns."""
        line = super().__new__(cls, text)
        line.marks = _clauses.met(text)
        return line


class Pattern:
    """A compiled pattern that passes over lines without the words that it needs.

    It finds what `re` finds in any text; it only finds nothing sooner.
    """

    __slots__ = ("_finditer", "_match", "_search", "compiled", "fullmatch", "needs")

    def __init__(self, compiled: re.Pattern[str]) -> None:
        """Keep a compiled pattern, and what a line must hold for it."""
        self.compiled = compiled
        self._search, self._finditer = compiled.search, compiled.finditer
        self._match, self.fullmatch = compiled.match, compiled.fullmatch
        self.needs = _clauses.needs(compiled)

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


def fitting(rows: Iterable[tuple[str, Pattern]], line: Line) -> list[tuple[str, Pattern]]:
    """Return the tags and patterns of a table that a line has the words for."""
    missing = ~line.marks
    return [row for row in rows if not row[1].needs & missing]


@dataclass
class _Clauses:
    """The clauses of all patterns, a bit for each, and the automaton that finds their words.

    Patterns are compiled before the first line is read; one that comes later needs nothing.
    """

    bits: dict[tuple[Clause, int], int] = field(default_factory=dict[tuple[Clause, int], int])
    automaton: AhoCorasick | None = None
    placeholders: int = 0
    once: list[int] = field(default_factory=list[int])
    often: list[tuple[int, int, tuple[int, ...]]] = field(
        default_factory=list[tuple[int, int, tuple[int, ...]]]
    )

    def needs(self, compiled: re.Pattern[str]) -> int:
        """Return the bits of the clauses that a pattern needs."""
        if self.automaton is not None:
            return 0
        total = 0
        for clause, count in clauses_of(compiled.pattern, compiled.flags).items():
            least = count if all(w.startswith(PLACEHOLDER) for w in clause) else 1
            for n in range(1, least + 1):
                total |= self.bits.setdefault((clause, n), 1 << len(self.bits))
        return total

    def met(self, text: str) -> int:
        """Return the bits of the clauses that a text meets."""
        if self.automaton is None:
            self._build()
        assert self.automaton is not None  # noqa: S101
        matches = self.automaton.find_matches_as_indexes(fold(text), overlapping=True)
        found = [word for word, _start, _end in matches]
        marks = 0
        for word in set(found):
            marks |= self.once[word]
        counts = Counter([word for word in found if word < self.placeholders])
        for bit, least, words in self.often:
            if sum([counts[w] for w in words]) >= least:
                marks |= bit
        return marks

    def _build(self) -> None:
        words = sorted({word for clause, _n in self.bits for word in clause}, key=_order)
        self.placeholders = sum(word.startswith(PLACEHOLDER) for word in words)
        index = {word: i for i, word in enumerate(words)}
        self.once = [0] * len(words)
        for (clause, least), bit in self.bits.items():
            if least > 1:
                self.often.append((bit, least, tuple(sorted(index[w] for w in clause))))
                continue
            for word in clause:
                self.once[index[word]] |= bit
        self.automaton = AhoCorasick(words, implementation=Implementation.DFA)


def _order(word: str) -> tuple[bool, str]:
    return not word.startswith(PLACEHOLDER), word


_clauses = _Clauses()
