"""Which meaning a known name has where it stands, and names of drugs no list has."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pharmagraph_loaders.extraction.rulebook import rule
from pharmagraph_loaders.extraction.vocabulary import Entry, Hit, Sense, Vocabulary

_TARGET_NEAR = rule("selecting", "TARGET_NEAR")
_TIGHT = rule("selecting", "TIGHT")
_TIGHT_BEFORE = re.compile(
    r"(?i)(?:anti-?|targets?|targeting|against|inhibits?|blocks?|binds? to|"
    r"expressing|directed at|agonist of|inhibitor of)\s?\Z"
)
_AFTER_TARGET = rule("selecting", "AFTER_TARGET")
_CODE = rule("selecting", "CODE")
_NO_CODE = rule("selecting", "NO_CODE")
_DRUG_NEAR = rule("selecting", "DRUG_NEAR")
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
    for hit in hits:
        for sense in sorted(hit.senses, key=lambda s: voc.entry(s).label == "TherapeuticArea"):
            entry = voc.entry(sense)
            if _fits(text, hit, sense, entry, voc):
                yield Found(hit.start, hit.end, entry.label, sense.type, _known(hit, sense, voc))
                break


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


_GENERIC = re.compile(r"(?i)cancers?|tumou?rs?|malignanc(?:y|ies)|oncology")
_GENERIC_BEFORE = rule("selecting", "GENERIC_BEFORE")
_GENERIC_AFTER = rule("selecting", "GENERIC_AFTER")


def _fits(text: str, hit: Hit, sense: Sense, entry: Entry, voc: Vocabulary) -> bool:
    surface = text[hit.start : hit.end]
    if entry.label == "Target" and sense.type == "KNOWN" and len(surface) <= 3:
        return _target_fits(text, hit, surface, voc)
    if entry.label == "Target" and sense.type in ("SYMBOL", "SHORT"):
        return _target_fits(text, hit, surface, voc)
    if entry.label == "Disease" and surface.isupper() and len(surface) < 4:
        return f"({surface}" in text or f"{surface})" in text or len(surface) == 3
    if entry.label == "Disease" and _GENERIC.fullmatch(surface):
        near = text[max(0, hit.start - 24) : hit.start]
        return bool(_GENERIC_BEFORE.search(near)) and not _GENERIC_AFTER.match(text, hit.end)
    if entry.label == "Drug" and sense.type == "BRAND":
        return not (surface.isupper() and len(surface) < 6)
    return True


def _target_fits(text: str, hit: Hit, surface: str, voc: Vocabulary) -> bool:
    before, after = text[max(0, hit.start - 40) : hit.start], text[hit.end : hit.end + 40]
    if after[:1] == "-" and re.match(r"-[A-Z]{2,}\b|-\d", after):
        return False
    digits = any(c.isdigit() for c in surface)
    tight = bool(_TIGHT.match(after)) or bool(_TIGHT_BEFORE.search(before))
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


def find_codes(text: str, taken: "Taken") -> Iterator[Found]:
    """Yield research codes of drugs: letters and a number, or letters and a suffix in context."""
    for found in _CODE.finditer(text):
        code = found.group()
        if _NO_CODE.match(code) or _overlaps(taken, found.start(), found.end()):
            continue
        before = text[max(0, found.start() - 60) : found.start()]
        if re.search(r"[:(]\s?\Z", before) and re.search(r"[A-Za-z]{3,}:\s?\Z", before):
            continue  # a ticker or a stock code
        near = before[-50:] + text[found.end() : found.end() + 50]
        if (_is_code(code) or _DRUG_NEAR.search(near)) and _enough(code):
            yield Found(found.start(), found.end(), "Drug", "CODE", None)


def _is_code(code: str) -> bool:
    digits = sum(c.isdigit() for c in code)
    return digits >= 3 and not re.search(r"\s(?:19|20)\d\d\Z", code)


def _enough(code: str) -> bool:
    letters, digits = sum(c.isalpha() for c in code), sum(c.isdigit() for c in code)
    if re.search(r"\s(?:19|20)\d\d\Z", code) or (
        code[0].isupper() and re.match(r"[A-Z][a-z]{2,}", code)
    ):
        return False
    if digits == 0:
        return bool(re.fullmatch(r"[A-Z]{2,4}-[A-Z]{2,6}", code)) and code not in _NOT_CODES
    if digits == 1 and re.fullmatch(r"[A-Z]{2,5}-[A-Z]{3,6}\d", code):
        return True
    return letters >= 1 and digits >= 2


_NOT_CODES = frozenset(
    [
        "CAR-T",
        "CAR-NK",
        "TCR-T",
        "PD-L",
        "PD-LI",
        "NON-US",
        "EX-US",
        "RMAT-BTD",
        "HER-NEU",
        "ANTI-HER",
        "COVID-SARS",
        "PRE-IPO",
        "POST-IPO",
        "CO-CEO",
        "EX-CEO",
        "MRNA-LNP",
        "AI-ML",
        "PK-PD",
    ]
)


class Stems:
    """The ends of international non-proprietary names."""

    def __init__(self, voc: Vocabulary) -> None:
        """Keep the stems long enough to tell by themselves."""
        known = voc.words.get("inn_stem", {})
        self._ends = {s for s in known if (len(s) >= _LONG and s != "ogene") or s == "mab"}
        self._sizes = sorted({len(s) for s in self._ends}, reverse=True)

    def ends(self, word: str) -> bool:
        """Say whether a word ends in a stem."""
        return any(word[-size:] in self._ends for size in self._sizes if len(word) > size + 2)


_LONG = 5
_PLAIN_WORD = re.compile(r"\b[a-z]{7,}\b(?:\s\w+(?:tecan|tansine|dotin)\b)?")


def find_stems(text: str, stems: Stems, voc: Vocabulary, taken: "Taken") -> Iterator[Found]:
    """Yield unknown words that end like the name of a drug."""
    for found in _PLAIN_WORD.finditer(text):
        word = found.group().split()[0]
        if not stems.ends(word) or word in voc.group("common"):
            continue
        if not _overlaps(taken, found.start(), found.end()):
            yield Found(found.start(), found.end(), "Drug", "INN", None)


_ALIAS = rule("selecting", "ALIAS")


def find_brands(text: str, taken: "Taken", drugs: "Taken", voc: Vocabulary) -> Iterator[Found]:
    """Yield unknown brands: a capital before a drug in brackets, or a trade mark sign."""
    for found in _ALIAS.finditer(text):
        name = "brand" if found["brand"] else "marked"
        start, end = found.span(name)
        if _overlaps(taken, start, end) or text[start:end].lower() in voc.group("common"):
            continue
        if name == "brand" and not _overlaps(drugs, *found.span("generic")):
            continue
        yield Found(start, end, "Drug", "BRAND", None)


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


def _overlaps(taken: Taken, start: int, end: int) -> bool:
    return taken.covers(start, end)
