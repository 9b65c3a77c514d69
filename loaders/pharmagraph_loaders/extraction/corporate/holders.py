"""Rules on people: who leads, founded, joined or speaks for which company, without a title."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table

_HOLDS = table("holders", "HOLDS")
_CLOSED = re.compile(r"\)(?!\sto\s)")
_PRONOUN = table("holders", "PRONOUN")
_NOT_NOW = rule("holders", "NOT_NOW")
_TITLED = re.compile(r"\s\((?:[^()]{0,80}[,;]\s)?[A-Z][\w ]{1,40}:\s")
_IN_BRACKETS = re.compile(r"\s\((?:the\s)?\Z")


def find_holders(draft: Draft) -> None:
    """Claim HOLDS_ROLE where a verb or the words beside a name tell whom a person works for."""
    for sentence, mask in enumerate(draft.reading.masks):
        _introduced(draft, sentence)
        if "<P" not in mask.text:
            continue
        if "<O" in mask.text:
            for code, pattern in _HOLDS:
                for found in pattern.finditer(mask.text):
                    if not _NOT_NOW.search(found.group()):
                        _claim(draft, sentence, found, code)
        _bracketed(draft, sentence)
    _pronouns(draft)


def _pronouns(draft: Draft) -> None:
    """Read `he chairs X` of the person named last, in this sentence or the one before."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        for code, pattern in _PRONOUN if "<O" in mask.text else ():
            for found in pattern.finditer(mask.text):
                person = _last_person(reading, sentence, reading.found(sentence, found).start)
                if person is not None and not _NOT_NOW.search(found.group()):
                    span = reading.found(sentence, found)
                    _hold(draft, person, thing(reading, found, "o"), code, span)


def _last_person(reading: Reading, sentence: int, offset: int) -> Thing | None:
    for back in (sentence, sentence - 1):
        people = reading.of(back, "Person") if back >= 0 else []
        before = [i for i in people if reading.mentions[i].start < offset]
        if before:
            return reading.mentions[before[-1]].thing
    return None


def _claim(draft: Draft, sentence: int, found: re.Match[str], code: str) -> None:
    reading = draft.reading
    org = thing(reading, found, "o")
    for name in ("p", "q"):
        if found.groupdict().get(name):
            _hold(draft, thing(reading, found, name), org, code, reading.found(sentence, found))


def _bracketed(draft: Draft, sentence: int) -> None:
    """Read `NAME (Company)`."""
    reading = draft.reading
    for at in reading.of(sentence, "Person"):
        person = reading.mentions[at]
        if at + 1 >= len(reading.mentions) or reading.mentions[at + 1].label != "Organization":
            continue
        org = reading.mentions[at + 1]
        gap = reading.document.text[person.end : org.start]
        if _IN_BRACKETS.fullmatch(gap) and _CLOSED.match(reading.document.text, org.end):
            span = reading.span(sentence, person.start, org.end)
            _hold(draft, person.thing, org.thing, "OTHER", span)


def _introduced(draft: Draft, sentence: int) -> None:
    """Read `Company (Seat: Town, CEO: NAME)`."""
    reading = draft.reading
    text = reading.document.text
    orgs = [reading.mentions[i] for i in reading.of(sentence, "Organization")]
    for at in reading.of(sentence, "Person"):
        person = reading.mentions[at]
        before = [o for o in orgs if o.end <= person.start]
        gap = text[before[-1].end : person.start] if before else ""
        if _TITLED.fullmatch(gap):
            span = reading.span(sentence, before[-1].start, person.end)
            _hold(draft, person.thing, before[-1].thing, "HEAD", span)


def _hold(draft: Draft, person: Thing, org: Thing, code: str, span: Span) -> None:
    one, other = draft.ref(person), draft.ref(org)
    if code == "FOUNDER" and not draft.edge(one, "FOUNDED", other):
        draft.claim(one, "FOUNDED", span, to=other, rule="founder")
    if not draft.edge(one, "HOLDS_ROLE", other):
        draft.claim(one, "HOLDS_ROLE", span, to=other, roleCode=code, rule="works for")
