"""Names of drugs that no list has: codes, names with a known ending, brands."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.selecting import Found, Taken

_CODE = rule("drug_names", "CODE")
_NO_CODE = rule("drug_names", "NO_CODE")
_LETTERS = rule("drug_names", "LETTERS")
_NO_LETTERS = rule("drug_names", "NO_LETTERS")
_NEAR = rule("drug_names", "NEAR")
_FORM = re.compile(
    r"[A-Z][A-Za-z]{1,4}-\d{1,2}[a-z]?|[A-Z]{2,5}-[A-Z]{3,6}\d|[A-Z]{3,6}-[A-Z][A-Za-z0-9]{1,6}-?L?Rx"
)
_TRIAL = re.compile(r"[\s-](?:trial|stud(?:y|ies)|program(?:me)?)s?\b")
_TRIAL_BEFORE = re.compile(
    r"(?i)\b(?:trials?|stud(?:y|ies)|phase [123iv/]+[ab]?),?(?: called| named)? \(?\Z"
)
_TRIAL_APPOSED = re.compile(r",\s(?:the|an?|its|their)\s(?:[\w/-]+\s){0,4}?(?:trial|study)\b")
_TICKER = rule("drug_names", "TICKER")
_AFTER = rule("drug_names", "AFTER")
_YEAR = re.compile(r"\s(?:19|20)\d\d\Z")


def find_codes(text: str, taken: Taken) -> Iterator[Found]:
    """Yield research codes of drugs: letters and a number, or letters and a suffix in context."""
    for found in _CODE.finditer(text):
        code = found.group()
        if _NO_CODE.match(code) or taken.covers(*found.span()):
            continue
        before = text[max(0, found.start() - 60) : found.start()]
        if _TICKER.search(before):
            continue  # a ticker or a stock code
        if _AFTER.match(text, found.end()) or _is_trial(text, found, before):
            continue
        near = before[-50:] + text[found.end() : found.end() + 50]
        if (_is_code(code) or _by_form(text, found, near) or _NEAR.search(near)) and _enough(code):
            yield Found(found.start(), found.end(), "Drug", "CODE", None)


def _is_trial(text: str, found: re.Match[str], before: str) -> bool:
    """Say whether five letters or more and a number name a trial: the LONGNAME-2 study."""
    long = re.match(r"[A-Za-z]{5}", found.group())
    after = _TRIAL.match(text, found.end()) or _TRIAL_APPOSED.match(text, found.end())
    return bool(long) and bool(after or _TRIAL_BEFORE.search(before))


def _is_code(code: str) -> bool:
    return sum(c.isdigit() for c in code) >= 3 and not _YEAR.search(code)


def _by_form(text: str, found: re.Match[str], near: str) -> bool:
    """Say whether letters, a hyphen and few digits are a code here, not the name of a trial."""
    letters = found.group().split("-")[0]
    return bool(_FORM.fullmatch(found.group())) and (len(letters) > 2 or bool(_NEAR.search(near)))


_FEW = 3


def _enough(code: str) -> bool:
    letters, digits = sum(c.isalpha() for c in code), sum(c.isdigit() for c in code)
    if _YEAR.search(code) or re.match(r"[A-Z][a-z]{2,}", code):
        return False
    if " " in code and digits < _FEW:
        return False
    if digits == 0:
        return bool(_LETTERS.fullmatch(code)) and not _NO_LETTERS.fullmatch(code)
    return letters >= 1 and (digits >= 2 or bool(_FORM.fullmatch(code)))


class Stems:
    """The ends of international non-proprietary names."""

    def __init__(self, voc: Vocabulary) -> None:
        """Keep the stems long enough to tell by themselves, and those that tell in context."""
        known = voc.words.get("inn_stem", {})
        self._sure = {s for s in known if len(s) >= _LONG and not _WORDS.fullmatch(s)} | {"mab"}
        self._near = {s for s in known if _SHORT <= len(s) < _LONG and not _WORDS.fullmatch(s)}

    def ends(self, word: str) -> bool:
        """Say whether a word ends in a stem that tells by itself."""
        return any(word[-n:] in self._sure for n in range(3, 13) if len(word) > n + 2)

    def may_end(self, word: str) -> bool:
        """Say whether a word ends in a stem that tells beside words on drugs."""
        return any(word[-n:] in self._near for n in range(_SHORT, _LONG) if len(word) > n + 3)


_LONG, _SHORT = 5, 3
# Stems that are also the ends of words which name no drug.
_WORDS = rule("drug_names", "NO_STEM")
_WORD = re.compile(r"\b[A-Za-z][a-z]{6,}\b(?:\s\w+(?:tecan|tansine|dotin)\b)?")
_OTHER_WORD = re.compile(r"(?:poly|oligo)?(?:peptide|nucleotide)\Z")


def find_stems(text: str, stems: Stems, voc: Vocabulary, taken: Taken) -> Iterator[Found]:
    """Yield unknown words that end like the name of a drug."""
    for found in _WORD.finditer(text):
        word = found.group().split()[0]
        low = word.lower()
        if low in voc.group("common") or taken.covers(*found.span()) or _OTHER_WORD.search(low):
            continue
        near = text[max(0, found.start() - 60) : found.end() + 60]
        capital = word[0].isupper()
        if (stems.ends(low) and not (capital and low.endswith("amab"))) or (
            not capital and stems.may_end(low) and _NEAR.search(near)
        ):
            yield Found(found.start(), found.end(), "Drug", "INN", None)


_ALIAS = rule("drug_names", "ALIAS")
_PLATFORM = rule("drug_names", "PLATFORM")
_CUED = rule("drug_names", "CUED")
_GENERIC = re.compile(r"[®™]? \(([a-z]{6,20})\)")
_NO_BRAND = ("org_head", "not_name", "given_name", "role", "descriptor")


def find_brands(text: str, taken: Taken, drugs: Taken, voc: Vocabulary) -> Iterator[Found]:
    """Yield unknown brands: before a drug in brackets, with a trade mark sign, said to be drugs."""
    for found in _ALIAS.finditer(text):
        name = "brand" if found["brand"] else "marked"
        start, end = found.span(name)
        low = text[start:end].lower()
        if taken.covers(start, end) or any(low in voc.group(g) for g in ("common", *_NO_BRAND)):
            continue
        if name == "brand" and (low in voc.phrases or not drugs.covers(*found.span("generic"))):
            continue
        if name == "marked" and _PLATFORM.search(text[max(0, start - 30) : end + 40]):
            continue
        yield Found(start, end, "Drug", "BRAND", None)
    yield from _cued(text, taken, drugs, voc)


def _cued(text: str, taken: Taken, drugs: Taken, voc: Vocabulary) -> Iterator[Found]:
    """Yield brands beside words that say so, and their generic names."""
    near = (m for bounds in _around_names(text, taken, voc) for m in _CUED.finditer(text, *bounds))
    for found in near:
        name = found.lastgroup or ""
        low = found[name].lower()
        if taken.covers(*found.span(name)) or low in voc.group("common") or low in voc.phrases:
            continue
        if any(low in voc.group(group) for group in _NO_BRAND) or _company(text, found[name], voc):
            continue
        yield Found(*found.span(name), "Drug", "BRAND", None)
        yield from _generic(text, found.end(name), taken, drugs, voc)


_NAME = re.compile(r"[A-Z](?<!\w[A-Z])[A-Za-z]{3,}(?:-[A-Z]{1,2}\d?)?(?!\w)")
_BEFORE, _BEHIND = 90, 150  # characters beside a brand in which words say that it is one


def _around_names(text: str, taken: Taken, voc: Vocabulary) -> list[tuple[int, int]]:
    """Return where unknown capitalised words stand, with the words beside them."""
    bounds: list[tuple[int, int]] = []
    known = (voc.group("common"), voc.group("org_head"), voc.phrases)
    for found in _NAME.finditer(text):
        low = found.group().lower()
        if taken.covers(*found.span()) or any(low in names for names in known):
            continue
        start, end = max(0, found.start() - _BEFORE), found.end() + _BEHIND
        if bounds and start <= bounds[-1][1]:
            start = bounds.pop()[0]
        bounds.append((start, end))
    return bounds


def _generic(text: str, end: int, taken: Taken, drugs: Taken, voc: Vocabulary) -> Iterator[Found]:
    """Yield the unknown generic name that stands in brackets after a brand."""
    generic = _GENERIC.match(text, end)
    if generic is None or generic[1] in voc.group("common"):
        return
    if not (taken.covers(*generic.span(1)) or drugs.covers(*generic.span(1))):
        yield Found(*generic.span(1), "Drug", "INN", None)


def _company(text: str, name: str, voc: Vocabulary) -> bool:
    """Say whether a name goes on somewhere as a company's: `Name Therapeutics`."""
    after = re.findall(rf"\b{re.escape(name)} ([A-Z]\w+)", text)
    return any(word.lower() in voc.group("org_head") for word in after)


def repeated(text: str, found: list[Found], taken: Taken) -> Iterator[Found]:
    """Yield the other places where an unknown name of a drug stands."""
    new = {text[f.start : f.end]: f for f in found if f.label == "Drug" and f.entry is None}
    if not new:
        return
    names = "|".join(map(re.escape, sorted(new, key=lambda n: (-len(n), n))))
    for one in re.finditer(rf"(?<![\w-])(?:{names})(?![\w]|-\d)", text):
        if not taken.covers(*one.span()):
            yield new[one.group()]._replace(start=one.start(), end=one.end())
