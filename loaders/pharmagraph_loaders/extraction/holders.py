"""Rules on people: who leads, founded, joined or speaks for which company, without a title."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.patterns import thing
from pharmagraph_loaders.extraction.reading import Thing
from pharmagraph_loaders.extraction.rulebook import rule, table

_HOLDS = table("holders", "HOLDS")
_NOT_NOW = rule("holders", "NOT_NOW")
_IN_BRACKETS = re.compile(r"\s\((?:the\s)?\Z")


def find_holders(draft: Draft) -> None:
    """Claim HOLDS_ROLE where a verb or the words beside a name tell whom a person works for."""
    for sentence, mask in enumerate(draft.reading.masks):
        if "<P" not in mask.text:
            continue
        if "<O" in mask.text:
            for code, pattern in _HOLDS:
                for found in pattern.finditer(mask.text):
                    if not _NOT_NOW.search(found.group()):
                        _claim(draft, sentence, found, code)
        _bracketed(draft, sentence)


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
        if _IN_BRACKETS.fullmatch(gap) and reading.document.text[org.end : org.end + 1] == ")":
            span = reading.span(sentence, person.start, org.end)
            _hold(draft, person.thing, org.thing, "OTHER", span)


def _hold(draft: Draft, person: Thing, org: Thing, code: str, span: Span) -> None:
    one, other = draft.ref(person), draft.ref(org)
    if code == "FOUNDER" and not draft.edge(one, "FOUNDED", other):
        draft.claim(one, "FOUNDED", span, to=other, rule="founder")
    if not draft.edge(one, "HOLDS_ROLE", other):
        draft.claim(one, "HOLDS_ROLE", span, to=other, roleCode=code, rule="works for")
