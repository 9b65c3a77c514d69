"""Which meaning a known name has where it stands, and names of drugs no list has."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pharmagraph_loaders.extraction.vocabulary import Entry, Hit, Sense, Vocabulary

_TARGET_NEAR = re.compile(
    r"(?i)target|inhibit|antibod|agonist|antagonist|directed|receptor|\banti-|gene\b|bind|block|"
    r"degrad|modulat|protein|bispecific|specific|positive|expres|mutat|CAR[ -]T|pathway|signal|"
    r"ligand|against|epitope|mimetic|analog|conjugate|\bADC\b|kinase|activat|engager|stimulat"
)
_TIGHT = re.compile(
    r"(?i)\A[\s/,-]{0,2}(?:[\w/-]+\s){0,2}(?:inhibit|antibod|agonist|antagonist|directed|receptor|"
    r"targeting|bispecific|degrader|protein|modulator|gene\b|blocker|mutat|positive|negative|"
    r"mimetic|analog|signal|pathway|expres|ADC\b|CAR)"
)
_TIGHT_BEFORE = re.compile(r"(?i)(?:anti-?|targets?|targeting|against|inhibits?|blocks?|binds? to|"
                           r"expressing|directed at|agonist of|inhibitor of)\s?\Z")  # fmt: skip
_AFTER_TARGET = re.compile(r"(?:[A-Z]{2,4}-?\d\w?|receptors?(?:\sof)?)(?:,|\sand|\sor|/)\s?\Z|receptors? (?:of|for)\s\Z")
_CODE = re.compile(
    r"(?<![\w$€£.-])(?:[A-Z][A-Za-z]{0,4}-?[A-Z]{0,4}\s?-?\s?\d{2,8}(?:[-/]\d{1,4})?[A-Za-z]{0,2}|"
    r"[A-Z]{1,2}-[A-Z]{2,4}\d{2,5}|[A-Z]\d-\d{3,5}|[A-Z]{2,5}-[A-Z]{1,6}\d{0,2}[A-Z]?)(?![\w-])"
)
_NO_CODE = re.compile(
    r"(?i)(?:covid|sars|nct|q[1-4]|h\d|fy|isin|issn|doi|grade|phase|stage|type|level|page|day|week|"
    r"cohort|part|arm|table|figure|form|rule|section|article|version|room|suite|ps|no|since|in|by|"
    r"of|at|to|on|the|from|until|and|for|with|mid|sf|eq|iso|usd|eur|hk|rmb|may|june|july|april|"
    r"jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|year|age|ages|top|over|under|about|some)"
    r"[\s-]?\d"
)
_DRUG_NEAR = re.compile(
    r"(?i)drug|candidate|compound|molecule|rights? to|licen[sc]e|inhibitor|antibod|agonist|asset|"
    r"therap|trial|phase|clinical|develop|treat|dose|dosing|patients|vaccine|med\b|product|"
    r"known as|called|programme|program|bispecific|combination|tablet|injection|FDA|approv"
)
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
_GENERIC_BEFORE = re.compile(r"(?i)\b(?:for|in|of|against|treat\w*|with|other|and|various|many|several)\s(?:\w+\s)?\Z")
_GENERIC_AFTER = re.compile(
    r"(?i)\s(?:medicines?|drugs?|R&D|research|therap\w+|meds|treatments?|pipeline|field|cell|cells|biotech|vaccines?|immunotherap\w+|growth|"
    r"center|centre|portfolio|franchise|business|company|companies|specialist|assets?|deal|types)\b"
)


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
        if _is_code(code) or _DRUG_NEAR.search(before[-50:] + text[found.end() : found.end() + 50]):
            if _enough(code):
                yield Found(found.start(), found.end(), "Drug", "CODE", None)


def _is_code(code: str) -> bool:
    digits = sum(c.isdigit() for c in code)
    return digits >= 3 and not re.search(r"\s(?:19|20)\d\d\Z", code)


def _enough(code: str) -> bool:
    letters, digits = sum(c.isalpha() for c in code), sum(c.isdigit() for c in code)
    if re.search(r"\s(?:19|20)\d\d\Z", code) or (code[0].isupper() and re.match(r"[A-Z][a-z]{2,}", code)):
        return False
    if digits == 0:
        return bool(re.fullmatch(r"[A-Z]{2,4}-[A-Z]{2,6}", code)) and code not in _NOT_CODES
    if digits == 1 and re.fullmatch(r"[A-Z]{2,5}-[A-Z]{3,6}\d", code):
        return True
    return letters >= 1 and digits >= 2


_NOT_CODES = frozenset(
    "CAR-T CAR-NK TCR-T PD-L PD-LI NON-US EX-US RMAT-BTD HER-NEU ANTI-HER COVID-SARS PRE-IPO "
    "POST-IPO CO-CEO EX-CEO AFFIRM-AL MRNA-LNP AI-ML MIT-HARVARD FDA-EMA US-EU PK-PD".split()
)


def stem_pattern(voc: Vocabulary) -> re.Pattern[str]:
    """Return a pattern of words that end like an international non-proprietary name."""
    stems = [s for s in voc.words.get("inn_stem", {}) if (len(s) >= 5 and s != "ogene") or s == "mab"]
    ends = "|".join(sorted(map(re.escape, stems), key=len, reverse=True)) or "mab"
    return re.compile(rf"\b[a-z]{{3,}}(?:{ends})\b(?:\s(?:\w+(?:tecan|tansine|dotin))\b)?")


def find_stems(text: str, pattern: re.Pattern[str], voc: Vocabulary,
               taken: "Taken") -> Iterator[Found]:  # fmt: skip
    """Yield unknown words that end like the name of a drug."""
    for found in pattern.finditer(text):
        word = found.group()
        if len(word) >= 7 and word.lower() not in voc.group("common"):
            if not _overlaps(taken, found.start(), found.end()):
                yield Found(found.start(), found.end(), "Drug", "INN", None)


_ALIAS = re.compile(
    r"(?<![\w'’-])(?P<brand>[A-Z][a-z]{3,14})[®™]?\s\((?P<generic>[a-z][a-z -]{5,40}|[A-Z]{2,5}-?\d{3,6})\)"  # noqa: RUF001
    r"|(?P<marked>[A-Z][A-Za-z]{2,14})[®™]"
)


def find_brands(text: str, taken: "Taken", drugs: "Taken",
                voc: Vocabulary) -> Iterator[Found]:  # fmt: skip
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
