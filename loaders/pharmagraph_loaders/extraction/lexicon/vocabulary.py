"""What extraction knows before it reads: names of things, their identifiers, and cue words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pharmagraph_loaders.extraction.lexicon.phrases import Names, Phrases, Row
from pharmagraph_loaders.extraction.text.tokens import Tokens, compact, tokenise

# How a name may stand in a text: in any case, in exactly its own, or with a capital first.
ANY, EXACT, CAPITAL = "a", "e", "c"
_GAP = re.compile(r"[\s\-‐‑–/'’.&,()]{0,3}")
_LINE_GAP = re.compile(r"\n\s*\n|[.,]\s")


class Entry(NamedTuple):
    """A thing the vocabulary knows: label, preferred name, identifiers, sort, kinds above it."""

    label: str
    name: str
    keys: tuple[str, ...] = ()
    sort: str = ""
    parents: tuple[str, ...] = ()
    origin: str = ""


class Sense(NamedTuple):
    """One meaning of a name: the index of the entry, the type of name, how it must be written."""

    entry: int
    type: str
    case: str
    form: str


class Hit(NamedTuple):
    """Words of a text that the vocabulary knows, and what they may mean, best first."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names and cue words, and the digest of the files they come from.

    `phrases` maps token strings (`tokens.phrase`) to senses, `words` a group of cue words to its
    words in lower case with their values.
    """

    version: str
    entries: tuple[Entry, ...]
    phrases: Phrases
    words: Mapping[str, Mapping[str, str]]

    def entry(self, sense: Sense) -> Entry:
        """Return the thing that a sense means."""
        return Entry(*self.entries[sense.entry])

    def entry_of(self, row: Row) -> Entry:
        """Return the thing that a sense, as it is stored, means."""
        return Entry(*self.entries[row[0]])

    def group(self, name: str) -> frozenset[str]:
        """Return the words of a group of cue words, in lower case."""
        return _group(self, name)

    def find(self, text: str) -> list[Hit]:
        """Return the longest known names of a text from left to right, without overlaps."""
        tokens = tokenise(text)
        beginning = self.phrases.beginning
        hits: list[Hit] = []
        after = 0
        for at, word in enumerate(tokens.words):
            names = beginning(word) if at >= after else None
            if names is not None:
                size, hit = self._longest(text, tokens, at, names)
                after = at + size
                hits += [hit] if hit else []
        return hits

    def _longest(self, text: str, tokens: Tokens, at: int, names: Names) -> tuple[int, Hit | None]:
        """Return the longest name that begins at a token, and how many tokens it takes."""
        words = tokens.words
        second = words[at + 1] if at + 1 < len(words) else ""
        most = min(names.longest.get(second, 1), len(words) - at)
        for size in range(most, 0, -1):
            senses = names.senses.get(" ".join(words[at : at + size]) if size > 1 else words[at])
            hit = self._hit(text, tokens, at, at + size, senses) if senses else None
            if hit:
                return size, hit
        return 1, None

    def _hit(
        self, text: str, tokens: Tokens, first: int, last: int, senses: tuple[Row, ...]
    ) -> Hit | None:
        start, end = tokens.spans[first][0], tokens.spans[last - 1][1]
        if _touches(text, start - 1) or _touches(text, end):
            return None
        if last - first > 1 and not _gaps_hold(text, tokens, first, last):
            return None
        surface = text[start:end]
        kept = [sense for sense in map(_sense, senses) if _written(surface, sense)]
        return Hit(start, end, tuple(kept)) if kept else None


_groups: dict[tuple[str, str], frozenset[str]] = {}


def _group(voc: Vocabulary, name: str) -> frozenset[str]:
    key = (voc.version, name)
    if key not in _groups:
        _groups[key] = frozenset(voc.words.get(name, {}))
    return _groups[key]


def _sense(row: Row) -> Sense:
    return Sense(*row)


def _touches(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _gaps_hold(text: str, tokens: Tokens, first: int, last: int) -> bool:
    for at in range(first, last - 1):
        gap = text[tokens.spans[at][1] : tokens.spans[at + 1][0]]
        if gap == " ":
            continue
        if not _GAP.fullmatch(gap) or (
            _LINE_GAP.search(gap) and tokens.words[at] not in ("st", "dr", "co", "inc", "u", "s")
        ):
            return False
    return True


def _written(surface: str, sense: Sense) -> bool:
    if sense.case == ANY:
        return True
    if sense.case == CAPITAL:
        return surface[0].isupper() or surface[0].isdigit()
    if " " in surface and len(sense.form) <= 6:
        return False
    plain = compact(surface)
    if plain == sense.form:
        return True
    lax = len(plain) > 3 and surface[0].isupper() and any(c.isdigit() for c in plain)
    return lax and plain.casefold() == sense.form.casefold()
