"""What the words of a document bear out: which things its sentences speak of."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from pharmagraph.claims import Claim, Ref
from pharmagraph.model import Document, Sentence, Span
from pharmagraph.schema import NODES
from pharmagraph_loaders.extraction.text.tokens import phrase


class Wording:
    """The text of a document, cut into the sentences that lie where they say."""

    def __init__(self, document: Document, sentences: Iterable[Sentence]) -> None:
        """Keep the sentences that have words and follow each other in the text."""
        self.text = document.text
        self.sentences: dict[int, Sentence] = {}
        self._words: dict[int, str] = {}
        self._mentioned: dict[str, frozenset[int]] = {}
        end = 0
        for sentence in sentences:
            inside = end <= sentence.start < sentence.end <= len(self.text)
            if inside and self.text[sentence.start : sentence.end].strip():
                self.sentences.setdefault(sentence.index, sentence)
                end = sentence.end

    def fault(self, span: Span) -> str:
        """Say why a span is not words of its sentence; empty if it is."""
        sentence = self.sentences.get(span.sentence)
        if sentence is None:
            return f"there is no sentence {span.sentence}"
        if not sentence.start <= span.start < span.end <= sentence.end:
            place = f"{span.start}:{span.end}"
            return f"{place} is not inside sentence {span.sentence}"
        if not self.text[span.start : span.end].strip():
            return f"{span.start}:{span.end} holds no words"
        return ""

    def names(self, name: str) -> bool:
        """Say whether the text uses a name, whatever its case and hyphens."""
        wanted = phrase(name).split()
        if len(wanted) <= 1:
            return bool(wanted) and wanted[0] in self._places
        # Its rarest word has the fewest places to look at.
        at = min(range(len(wanted)), key=lambda i: len(self._places.get(wanted[i], ())))
        starts = (place - at for place in self._places.get(wanted[at], ()))
        return any(s >= 0 and self._tokens[s : s + len(wanted)] == wanted for s in starts)

    def speaks_of(self, ref: Ref, sentences: Iterable[int]) -> bool:
        """Say whether a sentence names a thing or, by a recorded mention, stands for it."""
        if ref.id not in self._mentioned:
            self._mentioned[ref.id] = frozenset(m.sentence for m in ref.mentions)
        mentioned = self._mentioned[ref.id]
        return any(
            i in mentioned or any(_occurs(n.text, self._of(i)) for n in ref.names)
            for i in sentences
        )

    def unspoken(self, claim: Claim, refs: Mapping[str, Ref]) -> list[Ref]:
        """Return the things a claim is about if its sentences speak of none of them, else nothing.

        Deals, rights, amounts and the like have no names of their own and do not count; a value
        that stands in the sentences speaks for its property.
        """
        where = sorted({s.sentence for s in claim.spans})
        ends = [refs[i] for i in (claim.subject, claim.object) if i]
        nameable = [r for r in ends if not NODES[r.label].anonymous]
        said = claim.value if isinstance(claim.value, str) else getattr(claim.value, "raw", "")
        if self.quotes(said, where) or any(self.speaks_of(r, where) for r in nameable):
            return []
        return nameable

    def quotes(self, words: str, sentences: Iterable[int]) -> bool:
        """Say whether the sentences hold these words, whatever their spacing."""
        return any(_occurs(words, self._of(i)) for i in sentences)

    @cached_property
    def _tokens(self) -> list[str]:
        return _words(self.text).split(" ")

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self._tokens):
            places.setdefault(token, []).append(at)
        return places

    def _of(self, index: int) -> str:
        if index not in self._words:
            sentence = self.sentences[index]
            self._words[index] = _words(self.text[sentence.start : sentence.end])
        return self._words[index]


# Two names written as one: `CD19xCD3`.
_JOINED = re.compile(r"([A-Z](?<![\w-][A-Z])[A-Za-z0-9-]{1,8})[x×]([A-Z][A-Za-z0-9-]{1,8})(?!\w)")


def _words(text: str) -> str:
    """Return the words of a text, and after them the parts of names that are written as one."""
    parts = [phrase(part) for pair in _JOINED.findall(text) for part in pair]
    return "  ".join(["", phrase(text), *parts, ""])


def _occurs(name: str, words: str) -> bool:
    wanted = phrase(name)
    return bool(wanted) and f" {wanted} " in words
