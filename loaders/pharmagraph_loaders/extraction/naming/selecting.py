"""Which meaning a known name has where it stands."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Hit, Sense, Vocabulary
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.text.tokens import phrase

_TARGET_NEAR = rule("selecting", "TARGET_NEAR")
_TIGHT = rule("selecting", "TIGHT")
_TIGHT_BEFORE = rule("selecting", "TIGHT_BEFORE")
_SUBSTANCE = rule("selecting", "SUBSTANCE")
_IN_BRACKETS = re.compile(r"\s\([A-Z][A-Z0-9]{1,6}\)")
_AFTER_TARGET = rule("selecting", "AFTER_TARGET")
_PARENS = re.compile(r"\(\s?[^()]{0,40}\Z")


class Found(NamedTuple):
    """A name in the text, its label, type of name and entry, if any."""

    start: int
    end: int
    label: str
    type: str
    entry: Entry | None


def select(text: str, hits: Iterable[Hit], voc: Vocabulary) -> Iterator[Found]:
    """Yield each known name with the meaning that fits where it stands."""
    stems = tuple(s for s in voc.words.get("inn_stem", {}) if len(s) > _LONG)
    for hit in hits:
        for sense in _in_order(text, hit, voc, stems):
            entry = voc.entry(sense)
            if _fits(text, hit, sense, entry, voc):
                yield Found(hit.start, hit.end, entry.label, sense.type, _known(hit, sense, voc))
                break


_LONG = 4


def _in_order(text: str, hit: Hit, voc: Vocabulary, stems: tuple[str, ...]) -> list[Sense]:
    """Return the senses, fields last, proteins that are diseases or drugs after these."""
    labels = {voc.entry(s).label for s in hit.senses}
    name = text[hit.start : hit.end].lower()
    late = {"TherapeuticArea"}
    if {"Drug", "Target"} <= labels and not name.endswith((*stems, "alfa")):
        late = {"TherapeuticArea", "Drug"}
    if {"Disease", "Target"} <= labels and not _acted_on(text, hit):
        late = {*late, "Target"}
    return sorted(hit.senses, key=lambda s: voc.entry(s).label in late)


def _acted_on(text: str, hit: Hit) -> bool:
    """Say whether the words beside a name in capitals are such as stand beside a protein."""
    before, after = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
    beside = bool(_TIGHT.match(after)) or bool(_TIGHT_BEFORE.search(before))
    return text[hit.start : hit.end].isupper() and beside


def _known(hit: Hit, sense: Sense, voc: Vocabulary) -> Entry:
    """Return the entry, without its identifiers if several things share the name."""
    entry = voc.entry(sense)
    if entry.label != "Target" or sense.type == "SYMBOL":
        return entry
    rivals = [e for e in map(voc.entry, hit.senses) if e.label == "Target" and e.keys]
    own = {k.split(":", 1)[0] + k for e in rivals for k in e.keys[:1]}
    if len(own) > 1 and hit.senses[0] is not sense:
        return entry._replace(keys=())
    return entry


_GREEK = frozenset("αβγδεζθκλμσω")
_TICKER = re.compile(r"(?:[A-Z][a-z]+|[A-Z]{2,})\.? \(\Z")
_GENERIC = re.compile(r"(?i)cancers?|tumou?rs?|malignanc(?:y|ies)|oncology")
_ILLNESS = rule("selecting", "ILLNESS")
_FUNCTION_WORD = rule("selecting", "FUNCTION_WORD")
_GENERIC_BEFORE = rule("selecting", "GENERIC_BEFORE")
_GENERIC_AFTER = rule("selecting", "GENERIC_AFTER")


def _fits(text: str, hit: Hit, sense: Sense, entry: Entry, voc: Vocabulary) -> bool:
    surface = text[hit.start : hit.end]
    if entry.label == "Target":
        return _protein_fits(text, hit, sense, surface, voc)
    if entry.label == "Disease" and surface.isupper() and _TICKER.search(text[: hit.start][-40:]):
        return text[hit.end : hit.end + 1] != ")"
    if entry.label == "Disease" and surface.isupper() and len(surface) < 4:
        return f"({surface}" in text or f"{surface})" in text or len(surface) == 3
    if entry.label == "Disease" and _GENERIC.fullmatch(surface):
        near = text[max(0, hit.start - 24) : hit.start]
        return bool(_GENERIC_BEFORE.search(near)) and not _GENERIC_AFTER.match(text, hit.end)
    if entry.label == "Drug" and _is_no_drug(text, hit, surface, voc):
        return False
    if entry.label == "Drug" and sense.type == "BRAND":
        return not (surface.isupper() and len(surface) < 6) or _is_marked(text, surface)
    return True


def _is_marked(text: str, name: str) -> bool:
    """Say whether a name in capitals has a trade mark sign or a generic name beside it."""
    return re.search(rf"\b{re.escape(name)}(?:[®™]| \([a-z][a-z -]{{5,}}\))", text) is not None


def _is_no_drug(text: str, hit: Hit, surface: str, voc: Vocabulary) -> bool:
    """Say whether a drug's name is a plain substance, a kind of product or a firm's name here."""
    plain = _SUBSTANCE.fullmatch(surface) or _is_kind(surface, voc)
    return bool(plain or _FIRM.match(text, hit.end))


def _is_kind(surface: str, voc: Vocabulary) -> bool:
    """Say whether a name is a disease and the word for what is given against it: no product."""
    found = _VACCINE.fullmatch(surface.lower())
    senses = voc.phrases.get(phrase(found.group(1)), ()) if found else ()
    return any(voc.entry_of(s).label == "Disease" for s in senses)


_FIRM = re.compile(
    r"\s(?:BV|B\.V\.|AG|Inc|Ltd|Limited|SA|S\.A\.|NV|plc|GmbH|LLC|A/S|AB|Corp|Co|SpA|ASA|Oy|"
    r"Pharma\w*|Therapeutics|Biotech\w*|Laborator\w+|Healthcare)\b"
)
_VACCINE = re.compile(r"([a-z][\w -]+?),? (?:vaccines?|immunoglobulins?)(?: \w+)?")


def _protein_fits(text: str, hit: Hit, sense: Sense, surface: str, voc: Vocabulary) -> bool:
    """Say whether a name is no illness, and stands like a protein if it is short."""
    if _ILLNESS.search(surface) or _FUNCTION_WORD.fullmatch(surface):
        return False
    short = sense.type == "KNOWN" and len(surface) <= _SHORTEST
    if short or sense.type in ("SYMBOL", "SHORT"):
        return _target_fits(text, hit, surface, voc)
    return True


_SHORTEST = 3


def _target_fits(text: str, hit: Hit, surface: str, voc: Vocabulary) -> bool:
    before, after = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
    if after[:1] == "-" and re.match(r"-[A-Z]{2,}\b|-\d", after):
        return False
    digits = any(c.isdigit() or c in _GREEK for c in surface)
    tight = bool(_TIGHT.match(after)) or bool(_TIGHT_BEFORE.search(before))
    if surface[1:].islower() and not digits:
        return tight or bool(_IN_BRACKETS.match(after))
    if not digits and (len(surface) <= 3 or surface.lower() in voc.group("common")):
        tight = tight or bool(_AFTER_TARGET.search(before))
        return tight and not surface.islower() and surface.lower() not in voc.group("role")
    if _PARENS.search(before) and ":" in before[-8:]:
        return False
    if digits and len(surface) >= 3 and not re.fullmatch(r"[A-Z]\d+|\d.*", surface):
        return True
    if tight:
        return True
    near = before + after
    return len(surface) >= 4 and bool(_TARGET_NEAR.search(near))


class Taken:
    """The characters of a text that are spoken for."""

    def __init__(self, size: int, spans: Iterable[tuple[int, int]] = ()) -> None:
        """Start with the given ranges taken."""
        self._marks = bytearray(size)
        self.add(spans)

    def add(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take more ranges."""
        for start, end in spans:
            self._marks[start:end] = b"\x01" * (min(end, len(self._marks)) - start)

    def covers(self, start: int, end: int) -> bool:
        """Say whether any character of a range is taken."""
        return self._marks.find(1, start, end) >= 0
