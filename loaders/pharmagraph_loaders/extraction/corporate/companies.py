"""Rules on organisations: country, kind, and who belongs to whom."""

import re
from itertools import pairwise

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.text.sentences import sentence_at

_PARTS = table("companies", "PARTS")
_UNIVERSITY = re.compile(r"\bUniversit")
_OPENS_OF = rule("companies", "OPENS_OF")
_OPENS = re.compile(r"\s\((?:an?|now an?|the)\s")
_CLOSES = re.compile(r"\s(?:company|unit|subsidiary|business|division|brand)\)")
_ENDED = re.compile(r"(?i)\b(?:former|formerly|ex-|once|until|spun|then)\b")


def find_companies(draft: Draft) -> None:
    """Claim what the text says of organisations themselves."""
    reading = draft.reading
    for one in reading.things:
        if one.label == "Organization":
            _profile(draft, one)
    for sentence, mask in enumerate(reading.masks):
        if mask.text.count("<O") > 1:
            _parts(draft, sentence, mask.text)
    _bracketed(draft)
    _units(draft)
    _owned(draft)


def _profile(draft: Draft, one: Thing) -> None:
    for prop in ("country", "kind", "sizeClass"):
        if prop in one.facts and f"{prop} span" in one.facts:
            sentence, start, end = map(int, one.facts[f"{prop} span"].split(":"))
            draft.claim(
                draft.ref(one),
                prop,
                draft.reading.span(sentence, start, end),
                value=one.facts[prop],
                rule=f"company {prop}",
            )


def _parts(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for kind, pattern in _PARTS:
        for found in pattern.finditer(text):
            if _ENDED.search(found.group()):
                continue
            groups = found.groupdict()
            parts = [thing(reading, found, n) for n in ("a", "p") if groups.get(n)]
            wholes = [thing(reading, found, n) for n in ("b", "q") if groups.get(n)]
            for part in parts:
                for whole in wholes:
                    _part(draft, part, whole, kind, reading.found(sentence, found))


def _part(draft: Draft, part: Thing, whole: Thing, kind: str, span: Span) -> None:
    one, other = draft.ref(part), draft.ref(whole)
    if _alike(part, whole) or draft.joined(one, "PART_OF", other):
        return
    draft.claim(one, "PART_OF", span, to=other, kind=kind, rule="part of")


def _alike(part: Thing, whole: Thing) -> bool:
    """Say whether both are one body under two names, or a university, which is no one's part."""
    if part is whole or (part.entry is not None and part.entry is whole.entry):
        return True
    names = {n.casefold() for n in part.names}
    return bool(names & {n.casefold() for n in whole.names}) or bool(_UNIVERSITY.search(part.name))


def _bracketed(draft: Draft) -> None:
    """Read `Y (a unit of X)`, `Y (now inside X)` and `Y (an X company)`."""
    reading, text = draft.reading, draft.reading.document.text
    for row, found in enumerate(reading.by_sentence):
        orgs = [reading.mentions[i] for i in found if reading.mentions[i].label == "Organization"]
        for part, whole in pairwise(orgs):
            gap, rest = text[part.end : whole.start], text[whole.end : whole.end + 14]
            if (_OPENS_OF.fullmatch(gap) and rest[:1] == ")") or (
                _OPENS.fullmatch(gap) and _CLOSES.match(rest)
            ):
                span = reading.span(row, part.start, whole.end)
                _part(draft, part.thing, whole.thing, "SUBSIDIARY", span)


def _units(draft: Draft) -> None:
    """Infer that a company named after another and a country or fund belongs to it."""
    names = {t.name: t for t in draft.reading.things if t.label == "Organization"}
    for one in draft.reading.things:
        whole = names.get(one.facts.get("whole", "")) if one.label == "Organization" else None
        if whole is None or whole is one or draft.edge(draft.ref(one), "PART_OF", draft.ref(whole)):
            continue
        if draft.of(draft.ref(one), "PART_OF"):
            continue
        draft.claim(
            draft.ref(one),
            "PART_OF",
            first_mention(draft.reading, one),
            to=draft.ref(whole),
            kind="DIVISION",
            inferredFrom="its name",
            basis="inferred",
            rule="unit by name",
        )


def _owned(draft: Draft) -> None:
    """Claim that what is called `the X unit` belongs to X."""
    reading = draft.reading
    names = {t.name: t for t in reading.things if t.label == "Organization"}
    for one in list(names.values()):
        owner = names.get(one.facts.get("owner", ""))
        if owner is not None:
            start, stop = map(int, one.facts["owner at"].split(":"))
            sentence = sentence_at(reading.sentence_starts, start)
            _part(draft, one, owner, "SUBSIDIARY", reading.span(sentence, start, stop))


def first_mention(reading: Reading, one: Thing) -> Span:
    """Return where a thing is first named."""
    named = reading.named.get(id(one))
    return reading.span_of(named[0]) if named else reading.span(0)
