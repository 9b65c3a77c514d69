"""Rules on drugs and companies: who develops, makes or sells what."""

import re
from itertools import pairwise

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import compile_pattern, index, listed, thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import macro, rule, rules, table

_OBJECT = macro("development", "OBJECT")
_PATTERNS = table("development", "PATTERNS")
_GUARD = rule("development", "GUARD")
_RESPECTIVE = rules("development", "RESPECTIVE")
_PAIR = rules("development", "PAIR")
_LOOSE = ("work", "told", "pipeline", "rights", "takes", "gives", "has", "command", "inventor")
_CORE = re.compile(r"(?i)\bcore\b (?:candidate|asset|product|programme|program)")
_OUR = re.compile(r"\b[Oo]ur\b")
_QUOTE = re.compile(r"[“\"]")
_ITS = compile_pattern(rf"\b(?:its|their) (?:own )?{_OBJECT}(?P<list>{{d:D}})")
_IT = re.compile(r"(?:it|the company) (?:discovered|developed|invented|created|makes|sells)")


def find_development(draft: Draft) -> None:
    """Claim DEVELOPS between companies and drugs."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        if not reading.of(sentence, "Drug"):
            continue
        shared = _respective(draft, sentence, mask.text)
        for tag, pattern in _PATTERNS if "<D" in mask.text else ():
            for found in pattern.finditer(mask.text):
                if not any(start <= found.start("list") < end for start, end in shared):
                    _develop(draft, sentence, mask.text, found, tag)
        _paired(draft, sentence, mask.text)
        _bracketed(draft, sentence)
        _possessives(draft, sentence, mask.text)
        _quoted(draft, sentence, mask.text)


def _respective(draft: Draft, sentence: int, text: str) -> list[tuple[int, int]]:
    """Read `A and B, whose KN-1 and KN-2`: each its own; return where that is told."""
    reading, told = draft.reading, list[tuple[int, int]]()
    for found in (m for pattern in _RESPECTIVE for m in pattern.finditer(text)):
        for owner, drug in (("a", "x"), ("b", "y")):
            one, other = thing(reading, found, owner), thing(reading, found, drug)
            span = reading.found(sentence, found)
            claim_development(draft, one, other, span, "DEVELOPER", "respectively")
        told.append(found.span())
    return told


def _paired(draft: Draft, sentence: int, text: str) -> None:
    """Read `They have KN-1` and `the pact that produced KN-2` of both companies."""
    reading = draft.reading
    for found in (m for pattern in _PAIR for m in pattern.finditer(text)):
        span = reading.found(sentence, found)
        for at in listed(text, found.start("list"), "D"):
            for owner in reading.mentions[int(found["b"])].things:
                drug = reading.mentions[at].thing
                claim_development(draft, owner, drug, span, "CO_DEVELOPER", "the pair")


def _develop(draft: Draft, sentence: int, text: str, found: re.Match[str], tag: str) -> None:
    reading = draft.reading
    span = reading.found(sentence, found)
    rule, role = tag.split("/")
    if rule in _LOOSE and _GUARD.search(text, found.start("o"), found.start("list")):
        return
    owners = [thing(reading, found, "o")]
    if found.groupdict().get("p"):
        owners.append(thing(reading, found, "p"))
    for at in listed(text, found.start("list"), "D"):
        drug = reading.mentions[at].thing
        if _of_another(text, at, found):
            continue
        for owner in owners:
            claim_development(draft, owner, drug, span, role, rule)


def _of_another(text: str, drug: int, found: re.Match[str]) -> bool:
    """Say whether a drug of a list has a maker of its own: `A's X-1 and Y-2, developed by B`."""
    owned = re.search(rf"<(O\d+)>['’]s ['‘“\"]?<D{drug}>", text)
    made = re.search(rf"<D{drug}>['’”\"]?,? (?:jointly )?(?:developed|made|sold) by <(O\d+)>", text)
    others = {m.group(1) for m in (owned, made) if m}
    return bool(others) and found["o"] not in others


def claim_development(
    draft: Draft, owner: Thing, drug: Thing, span: Span, role: str, rule: str, why: str = ""
) -> None:
    """Claim that a company develops a drug, unless the document says so already."""
    if draft.edge(draft.ref(owner), "DEVELOPS", draft.ref(drug)):
        return
    draft.claim(
        draft.ref(owner),
        "DEVELOPS",
        span,
        to=draft.ref(drug),
        role=role,
        rule=rule,
        basis="inferred" if why else "stated",
        inferredFrom=why or None,
    )


_AFTER_DRUG = re.compile(r"\s\((?:[^()]{0,30}[;,/]\s)?(?:from\s)?\Z|[;,/]\s\Z")
_AFTER_COMPANY = re.compile(r"\s\((?:[^()]{0,20}[;,]\s)?\Z|\s?(?:--|–|—|:)\s\Z")


def _bracketed(draft: Draft, sentence: int) -> None:
    """Read `KN-1 (Company)`, `Company (KN-1)` and `Company: KN-1`."""
    reading, text = draft.reading, draft.reading.document.text
    for at, after in pairwise(reading.by_sentence[sentence]):
        one, other = reading.mentions[at], reading.mentions[after]
        gap = text[one.end : other.start]
        closed = text[other.end : other.end + 1] in (")", ";", ",")
        span, labels = reading.span(sentence, one.start, other.end), (one.label, other.label)
        if labels == ("Drug", "Organization"):
            inside = gap.startswith(" (") or "(" in text[max(0, one.start - 2) : one.start]
            if inside and closed and _AFTER_DRUG.fullmatch(gap):
                claim_development(draft, other.thing, one.thing, span, "DEVELOPER", "in brackets")
        if labels == ("Organization", "Drug") and one.how != "anaphor":
            if not _AFTER_COMPANY.fullmatch(gap) or not (closed or "(" not in gap):
                continue
            claim_development(draft, one.thing, other.thing, span, "DEVELOPER", "in brackets")


def _possessives(draft: Draft, sentence: int, text: str) -> None:
    """Resolve `its KN-1` to the subject of the sentence."""
    reading = draft.reading
    for found in _ITS.finditer(text):
        owner = subject(reading, sentence, found.start())
        if owner is not None:
            for at in listed(text, found.start("list"), "D"):
                claim_development(
                    draft,
                    owner,
                    reading.mentions[at].thing,
                    reading.found(sentence, found),
                    "DEVELOPER",
                    "its drug",
                )
    found_it = _IT.search(text)
    drugs = reading.of(sentence, "Drug")
    if found_it and drugs:
        owner = subject(reading, sentence, found_it.start())
        before = [
            i for i in drugs if reading.mentions[i].start < reading.found(sentence, found_it).start
        ]
        if owner is not None and before:
            claim_development(
                draft,
                owner,
                reading.mentions[before[-1]].thing,
                reading.found(sentence, found_it),
                "ORIGINATOR",
                "it discovered",
            )


def _quoted(draft: Draft, sentence: int, text: str) -> None:
    """Resolve `our` in a quotation to the speaker's company."""
    reading = draft.reading
    if not (_OUR.search(text) and _QUOTE.search(reading.text_of(sentence))):
        return
    drugs, people = reading.of(sentence, "Drug"), reading.of(sentence, "Person")
    if not drugs or not people:
        return
    person = draft.ref(reading.mentions[people[0]].thing)
    roles = draft.of(person, "HOLDS_ROLE")
    our = _OUR.search(text)
    named = [
        i
        for i in drugs
        if our and reading.mentions[i].start < reading.masks[sentence].offsets[our.start()]
    ]
    if not roles or not named:
        return
    span = reading.span(
        sentence, reading.mentions[named[0]].start, _clause_end(reading, sentence, our)
    )
    core = "CORE" if _CORE.search(text) else None
    draft.claim(
        roles[0].object,
        "DEVELOPS",
        span,
        to=draft.ref(reading.mentions[named[0]].thing),
        role="DEVELOPER",
        priority=core,
        speaker=person,
        rule="our drug",
    )


def _clause_end(reading: Reading, sentence: int, our: re.Match[str] | None) -> int:
    mask = reading.masks[sentence]
    start = our.end() if our else 0
    comma = mask.text.find(",", start)
    return mask.offsets[comma if comma > 0 else len(mask.offsets) - 1]


def subject(reading: Reading, sentence: int, at: int) -> Thing | None:
    """Return the company a pronoun refers to: the first one of its sentence, or of one before."""
    offset = reading.masks[sentence].offsets[at]
    for back in range(sentence, max(sentence - 3, -1), -1):
        for found in reading.of(back, "Organization"):
            one = reading.mentions[found]
            words = reading.document.text[max(0, one.start - 20) : one.start]
            if one.start < offset and not _BESIDE.search(words):
                return one.thing
    return None


# `With A, B has …`: who does something is named after the comma.
_BESIDE = re.compile(r"(?:^|[.\n] )(?:With|Like|Unlike|From|Against|Besides|After)(?: the)? \Z")


def mentioned(reading: Reading, found: re.Match[str], name: str) -> Span:
    """Return the span of the mention behind a placeholder."""
    return reading.span_of(index(found, name))
