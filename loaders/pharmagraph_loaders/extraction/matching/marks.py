"""Which words of all patterns a text holds, found in one pass, and which words a pattern needs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from ahocorasick_rs import AhoCorasick, Implementation

from pharmagraph_loaders.extraction.lexicon.kept import keep, read_kept, stamp
from pharmagraph_loaders.extraction.matching import alternatives, literals
from pharmagraph_loaders.extraction.matching.literals import PLACEHOLDER, Clause, clauses_of
from pharmagraph_loaders.extraction.text import tokens
from pharmagraph_loaders.extraction.text.tokens import fold

Source = tuple[str, int]  # a pattern and its flags


class Compiled(NamedTuple):
    """A bit for each clause of the patterns: which bits each needs, which bits a word gives.

    `parts` are the alternatives of each pattern, with what each of them needs. The first words are
    placeholders, which a clause may want several of.
    """

    needs: tuple[int, ...]
    parts: tuple[tuple[tuple[str, int], ...], ...]
    words: tuple[str, ...]
    placeholders: int
    once: tuple[int, ...]
    often: tuple[tuple[int, int, tuple[int, ...]], ...]


class Marker:
    """Finds the words of clauses in a text."""

    def __init__(self, compiled: Compiled) -> None:
        """Build the automaton."""
        self._once, self._often = compiled.once, compiled.often
        self._placeholders = compiled.placeholders
        self._automaton = AhoCorasick(compiled.words, implementation=Implementation.ContiguousNFA)

    def marks(self, text: str) -> int:
        """Return the bits of the clauses that a text meets."""
        matches = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
        found = [word for word, _start, _end in matches]
        marks = 0
        for word in set(found):
            marks |= self._once[word]
        counts = Counter([word for word in found if word < self._placeholders])
        for bit, least, words in self._often:
            if sum([counts[w] for w in words]) >= least:
                marks |= bit
        return marks


def compile_clauses(sources: Sequence[Source]) -> Compiled:
    """Return the clauses of patterns, from the user's cache if they are there."""
    name = stamp(
        (f"{flags} {text}".encode() for text, flags in sources),
        *(__file__, literals.__file__, tokens.__file__, alternatives.__file__),
    )
    found = read_kept("rules", name)
    if found is None:
        found = _compiled(sources)
        keep("rules", name, tuple(found))
    return Compiled(*cast("tuple[object, ...]", found))  # type: ignore[arg-type]


def _compiled(sources: Iterable[Source]) -> Compiled:
    bits: dict[tuple[Clause, int], int] = {}
    needs = tuple([_needs(source, bits) for source in sources])
    parts = tuple([_parts(source, bits) for source in sources])
    words = sorted({word for clause, _n in bits for word in clause}, key=_order)
    index = {word: i for i, word in enumerate(words)}
    once = [0] * len(words)
    often: list[tuple[int, int, tuple[int, ...]]] = []
    for (clause, least), bit in bits.items():
        places = sorted(index[word] for word in clause)
        if least > 1:
            often.append((bit, least, tuple(places)))
            continue
        for place in places:
            once[place] |= bit
    placeholders = sum(word.startswith(PLACEHOLDER) for word in words)
    return Compiled(needs, parts, tuple(words), placeholders, tuple(once), tuple(often))


def _parts(source: Source, bits: dict[tuple[Clause, int], int]) -> tuple[tuple[str, int], ...]:
    """Return the alternatives of a pattern and their needs; none if one of them has no needs."""
    _text, flags = source
    texts = alternatives.alternatives(*source)
    parts = tuple([(text, _needs((text, flags), bits)) for text in texts])
    return parts if all(needs for _text, needs in parts) else ()


def _needs(source: Source, bits: dict[tuple[Clause, int], int]) -> int:
    total = 0
    for clause, count in clauses_of(*source).items():
        least = count if all(w.startswith(PLACEHOLDER) for w in clause) else 1
        for n in range(1, least + 1):
            total |= bits.setdefault((clause, n), 1 << len(bits))
    return total


def _order(word: str) -> tuple[bool, str]:
    return not word.startswith(PLACEHOLDER), word
