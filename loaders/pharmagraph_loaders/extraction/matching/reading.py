"""A document as the rules see it: things, mentions of them, and sentences with placeholders."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pharmagraph.model import DateRange, Document, Money, Sentence, Span
from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Vocabulary
from pharmagraph_loaders.extraction.matching.gated import Line

# One letter for each kind of mention in a masked sentence.
LETTERS = {
    "Organization": "O",
    "Person": "P",
    "Drug": "D",
    "Target": "T",
    "Disease": "I",
    "Modality": "M",
    "DrugClass": "C",
    "TherapeuticArea": "A",
    "Place": "L",
    "City": "L",
    "Agency": "G",
    "Money": "X",
    "When": "W",
    "Group": "B",
}


@dataclass(slots=True, eq=False)
class Thing:
    """Something the document speaks of, under all its names (text to type)."""

    label: str
    names: dict[str, str]
    entry: Entry | None = None
    keys: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict[str, str])
    mentions: list["Mention"] = field(default_factory=list["Mention"])

    @property
    def name(self) -> str:
        """The fullest name: the longest one that is no description, rather not in capitals."""
        order = {"FULL": 0, "INN": 0, "LEGAL": 1, "CODE": 1, "BRAND": 1, "SYMBOL": 1}
        return min(self.names, key=lambda n: (order.get(self.names[n], 2), -len(n), n.isupper(), n))


class Mention(NamedTuple):
    """Words that name or stand for a thing; `how` is name, short, anaphor, demonym or value."""

    start: int
    end: int
    label: str
    things: tuple[Thing, ...] = ()
    how: str = "name"
    value: Money | DateRange | None = None

    @property
    def thing(self) -> Thing:
        """The one thing it means, the first of a group."""
        return self.things[0]


class Masked(NamedTuple):
    """A sentence with `<O3>` for a mention: 3 is its index; `offsets` lead back to the text."""

    text: Line
    offsets: tuple[int, ...]


@dataclass(eq=False)
class Reading:
    """Text, sentences, mentions in order of their offsets, and what follows from them."""

    document: Document
    vocabulary: Vocabulary
    sentences: tuple[Sentence, ...]
    mentions: list[Mention]

    @cached_property
    def things(self) -> list[Thing]:
        """All things in the order of their first mention."""
        seen: dict[int, Thing] = {}
        for mention in self.mentions:
            for thing in mention.things:
                seen.setdefault(id(thing), thing)
        return list(seen.values())

    @cached_property
    def drugs(self) -> list[Thing]:
        """All drugs in the order of their first mention."""
        return list(dict.fromkeys(m.thing for m in self.mentions if m.label == "Drug"))

    @cached_property
    def groups(self) -> dict[str, list[Thing]]:
        """For each name of a company, those of that name and its units."""
        found: dict[str, list[Thing]] = {}
        for thing in self.things:
            if thing.label == "Organization":
                for name in {thing.name, thing.facts.get("whole", thing.name)}:
                    found.setdefault(name, []).append(thing)
        return found

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention begins."""
        return [m.start for m in self.mentions]

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [s.start for s in self.sentences]

    @cached_property
    def masks(self) -> list[Masked]:
        """Each sentence with placeholders, brackets left out."""
        return [self.mask(i) for i in range(len(self.sentences))]

    @cached_property
    def plain(self) -> str:
        """The text, character by character, with spaces only and nothing like a placeholder."""
        text = self.document.text
        for char in _PLAIN.keys() & set(text):
            text = text.replace(char, _PLAIN[char])
        return text

    @cached_property
    def by_sentence(self) -> list[list[int]]:
        """For each sentence, the indexes of the mentions that begin in it."""
        rows: list[list[int]] = [[] for _ in self.sentences]
        at = 0
        for index, mention in enumerate(self.mentions):
            while at + 1 < len(rows) and self.sentences[at + 1].start <= mention.start:
                at += 1
            if rows:
                rows[at].append(index)
        return rows

    @cached_property
    def named(self) -> dict[int, list[int]]:
        """For the identity of each thing, the mentions that name it."""
        found: dict[int, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            if mention.how in ("name", "short"):
                for thing in mention.things:
                    found.setdefault(id(thing), []).append(index)
        return found

    @cached_property
    def mentions_of(self) -> dict[int, list[int]]:
        """For the identity of each thing, the mentions that mean it, alone or with others."""
        found: dict[int, list[int]] = {}
        for index, mention in enumerate(self.mentions):
            for thing in mention.things:
                found.setdefault(id(thing), []).append(index)
        return found

    @cached_property
    def sentence_of(self) -> dict[int, int]:
        """For each mention's index, its sentence."""
        return {i: s for s, row in enumerate(self.by_sentence) for i in row}

    def of(self, sentence: int, label: str) -> list[int]:
        """Return the mentions of a label in a sentence."""
        return self._labelled.get((sentence, label), [])

    @cached_property
    def _labelled(self) -> dict[tuple[int, str], list[int]]:
        rows: dict[tuple[int, str], list[int]] = {}
        for sentence, row in enumerate(self.by_sentence):
            for index in row:
                rows.setdefault((sentence, self.mentions[index].label), []).append(index)
        return rows

    def text_of(self, sentence: int) -> str:
        """Return the words of a sentence."""
        one = self.sentences[sentence]
        return self.document.text[one.start : one.end]

    def gap_before(self, sentence: int) -> str:
        """Return what stands between a sentence and the one before, which must be there."""
        before, here = self.sentences[sentence - 1], self.sentences[sentence]
        return self.document.text[before.end : here.start]

    def span(self, sentence: int, start: int | None = None, end: int | None = None) -> Span:
        """Return a span of a sentence, clipped to it; by default the whole sentence."""
        one = self.sentences[sentence]
        first = one.start if start is None else max(start, one.start)
        last = one.end if end is None else min(end, one.end)
        return Span(sentence, first, max(last, first + 1))

    def span_of(self, index: int) -> Span:
        """Return the span of a mention."""
        mention = self.mentions[index]
        return self.span(self.sentence_of[index], mention.start, mention.end)

    def found(self, sentence: int, match: re.Match[str]) -> Span:
        """Return the words of the text that a match in a masked sentence stands for."""
        return self.masked(sentence, match.start(), match.end())

    def masked(self, sentence: int, start: int, end: int) -> Span:
        """Return the words that a range of a masked sentence stands for, clipped to it."""
        offsets = self.masks[sentence].offsets
        last = len(offsets) - 1
        return self.span(sentence, offsets[max(min(start, last), 0)], offsets[min(end, last)])

    def mask(self, sentence: int) -> Masked:
        """Return a sentence with placeholders, brackets left out."""
        one, text = self.sentences[sentence], self.plain
        pieces: list[str] = []
        offsets: list[int] = []
        at = one.start
        for index in self.by_sentence[sentence]:
            mention = self.mentions[index]
            if mention.start < at:
                continue
            pieces.append(text[at : mention.start])
            offsets += range(at, mention.start)
            token = f"<{LETTERS[mention.label]}{index}>"
            if mention.how == "anaphor" and text[mention.start : mention.end].lower() in _OWNERS:
                token += "’s"
            pieces.append(token)
            offsets += [mention.start] * len(token)
            at = mention.end
        pieces.append(text[at : one.end])
        offsets += range(at, one.end + 1)
        return _without_brackets("".join(pieces), offsets)


_OWNERS = ("our", "your", "their")
_BRACKET = re.compile(r"\s?\([^()]{0,120}\)|\s?\[[^\[\]]{0,120}\]|[®™©]")

_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_PLAIN = dict.fromkeys((*_SPACES, *map(chr, range(0x2000, 0x2010))), " ") | {"<": "‹", ">": "›"}


def _without_brackets(text: str, offsets: list[int]) -> Masked:
    if not any(mark in text for mark in "([®™©"):
        return Masked(Line(text), tuple(offsets))
    pieces: list[str] = []
    kept: list[int] = []
    at = 0
    for found in _BRACKET.finditer(text):
        pieces.append(text[at : found.start()])
        kept += offsets[at : found.start()]
        at = found.end()
    pieces.append(text[at:])
    kept += offsets[at:]
    return Masked(Line("".join(pieces)), tuple(kept))
