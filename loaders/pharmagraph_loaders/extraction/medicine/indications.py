"""Rules on drugs and diseases that stand together: in brackets, or alone in a sentence."""

import re
from itertools import pairwise

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.following import own_drugs

_TREATED = rule("indications", "TREATED")
_HARM = rule("indications", "HARM")
_OTHERS = rule("indications", "OTHERS")
_OPEN = re.compile(r"\s\((?:in\s|for\s)?\Z")


def find_indications(draft: Draft) -> None:
    """Claim diseases of drugs where only the place of their names tells."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        if reading.of(sentence, "Drug") and reading.of(sentence, "Disease"):
            _bracketed(draft, sentence)
            if "<D" in mask.text and "<I" in mask.text:
                _alone(draft, sentence, mask.text)


def _bracketed(draft: Draft, sentence: int) -> None:
    """Read `KN-1 (gout)` and `gout (KN-1)`."""
    reading, text = draft.reading, draft.reading.document.text
    row = reading.by_sentence[sentence]
    for at, after in pairwise(row):
        one, other = reading.mentions[at], reading.mentions[after]
        if one.label == "Drug" and text.startswith(" (", one.end):
            _in_one_bracket(draft, sentence, at)
        if {one.label, other.label} != {"Drug", "Disease"}:
            continue
        if (
            _OPEN.fullmatch(text[one.end : other.start])
            and text[other.end : other.end + 1] in ");,"
        ):
            drug, disease = (at, after) if one.label == "Drug" else (after, at)
            _claim(draft, drug, disease, reading.span(sentence, one.start, other.end))


_INSIDE = re.compile(r"\s\([^()]{0,160}\)")
_LEADS = re.compile(r"\b(?:in|for|against)\s(?:[\w-]+\s){0,3}\Z")
_GOES_ON = re.compile(r"(?:,|,?\s(?:and|or))\s(?:[\w-]+\s){0,2}\Z")


def _in_one_bracket(draft: Draft, sentence: int, drug: int) -> None:
    """Read `KN-1 (anti-X, for gout and lupus)`."""
    reading, text = draft.reading, draft.reading.document.text
    inside = _INSIDE.match(text, reading.mentions[drug].end)
    led = False
    for index in reading.of(sentence, "Disease") if inside else ():
        one = reading.mentions[index]
        if inside and inside.start() < one.start < inside.end():
            before = text[inside.start() : one.start]
            led = bool(_LEADS.search(before) or (led and _GOES_ON.search(before)))
            if led:
                span = reading.span(sentence, reading.mentions[drug].start, one.end)
                _claim(draft, drug, index, span)


def _alone(draft: Draft, sentence: int, text: str) -> None:
    """Read a sentence on treatment with one drug: its first disease, or list of diseases."""
    reading = draft.reading
    drugs = {id(reading.mentions[i].thing): i for i in reading.of(sentence, "Drug")}
    found = re.search(r"<I(\d+)>", text)
    if len(drugs) != 1 or found is None or _HARM.search(text) or _OTHERS.search(text):
        return
    (drug,) = drugs.values()
    if reading.mentions[drug].thing not in own_drugs(reading, sentence):
        return
    diseases = reading.of(sentence, "Disease")
    if any(_linked(draft, drug, i) for i in diseases) or not _TREATED.search(text):
        return
    for disease in dict.fromkeys([int(found.group(1)), *listed(text, found.start(), "I")]):
        _claim(draft, drug, disease, reading.span(sentence))


def _linked(draft: Draft, drug: int, disease: int) -> bool:
    one = draft.ref(draft.reading.mentions[drug].thing)
    other = draft.ref(draft.reading.mentions[disease].thing)
    return any(draft.edge(one, edge, other) for edge in ("STUDIED_FOR", "APPROVED_FOR"))


def _claim(draft: Draft, drug: int, disease: int, span: Span) -> None:
    if not _linked(draft, drug, disease):
        mentions = draft.reading.mentions
        one, other = draft.ref(mentions[drug].thing), draft.ref(mentions[disease].thing)
        draft.claim(one, "STUDIED_FOR", span, to=other, rule="named together")
