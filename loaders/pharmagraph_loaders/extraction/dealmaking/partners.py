"""Reports that name one side only: the other stands in the sentence before."""

import re
from collections.abc import Iterator
from itertools import islice

from pharmagraph_loaders.extraction.dealmaking.frames import denied
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.referring.hits import Hit, barred
from pharmagraph_loaders.extraction.referring.pronouns import on_person

_ONE_SIDED = table("agreements", "ONE_SIDED")
_NEAR = table("agreements", "ONE_SIDED_NEAR")
_UNREAL = rule("frames", "UNREAL")
_PASSED = rule("agreements", "PASSED")
_RETURNED = rule("agreements", "RETURNED")


def one_sided(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `X pays $1m upfront` with the other company of the sentence before, or of the text."""
    orgs = list(
        {
            id(reading.mentions[i].thing): reading.mentions[i].thing
            for i in reading.of(sentence, "Organization")
        }.values()
    )
    if len(orgs) != 1:
        return
    told: set[bool] = set()
    for kind, pattern in (*_ONE_SIDED, *_NEAR):
        found = pattern.search(text)
        if found is None or (kind == "end") in told:
            continue
        near = (kind, pattern) in _NEAR
        if near and _UNREAL.search(text[: found.end()]):
            continue
        if kind == "end" and denied(kind, found.group()):
            continue
        other = (_near if near else _counterpart)(reading, sentence, orgs[0])
        if other is not None:
            sides = (other, orgs[0]) if "b" in found.groupdict() else (orgs[0], other)
            span = reading.found(sentence, found)
            yield Hit(kind, *sides, sentence, found.start(), span, found.group())
            told.add(kind == "end")
    if not told:
        yield from _passed(reading, sentence, text, orgs[0])


def _passed(reading: Reading, sentence: int, text: str, taker: Thing) -> Iterator[Hit]:
    """Read `XY-1 was licensed to X`, by the company that speaks or that did so before."""
    found = _PASSED.search(text)
    giver = _giver(reading, sentence, taker) if found else None
    if found and giver is not None and not _UNREAL.search(text[: found.start()]):
        span = reading.found(sentence, found)
        yield Hit("license", taker, giver, sentence, found.start(), span, found.group())


def returned(reading: Reading, sentence: int, text: str, told: list[Hit]) -> Iterator[Hit]:
    """Read `… took it from X, but in 2020 it returned the rights` as the end of what was told."""
    first = next((h for h in told if h.kind == "license"), None)
    found = _RETURNED.search(text) if first is not None else None
    if found and first is not None and first.start < found.start():
        span = reading.found(sentence, found)
        yield Hit("end", first.one, first.other, sentence, found.start(), span, found.group())


def _giver(reading: Reading, sentence: int, taker: Thing) -> Thing | None:
    """Return who passed rights on: the document's company, or the one before a row of such."""
    speaks = next((t for t in reading.things if "the company" in t.facts), None)
    if speaks is not None:
        return speaks if speaks is not taker else None
    first = sentence
    while first and _PASSED.search(reading.masks[first - 1].text):
        first -= 1
    return _near(reading, first, taker)


def _counterpart(reading: Reading, sentence: int, one: Thing) -> Thing | None:
    """Return the other company: of the sentence before, else the one named most."""
    near = _near(reading, sentence, one)
    if near is not None:
        return near
    ranked = sorted(
        (
            t
            for t in reading.things
            if t.label == "Organization" and t is not one and "whole" not in t.facts
        ),
        key=lambda t: -len(t.mentions),
    )
    return ranked[0] if ranked and len(ranked[0].mentions) > 1 else None


def _near(reading: Reading, sentence: int, one: Thing) -> Thing | None:
    """Return the only other company of the sentence before, or of the one before that."""
    before = (b for b in range(sentence - 1, -1, -1) if not on_person(reading.masks[b].text))
    for back in islice(before, 2):
        earlier = parties_in(reading, back)
        others = list({id(t): t for t in earlier if t is not one}.values())
        if len(others) == 1 and not barred(others[0]):
            return others[0]
    return None


def parties_in(reading: Reading, sentence: int) -> list[Thing]:
    """Return the companies of a sentence, named or meant by `the partners`."""
    named = [reading.mentions[i].thing for i in reading.of(sentence, "Organization")]
    pairs = (reading.mentions[i].things for i in reading.of(sentence, "Group"))
    return [*named, *(t for pair in pairs for t in pair)]


_PARTNER_IS = rule("agreements", "PARTNER_IS")


def partner_is(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `Its latest partner is X` with the subject of the sentence before."""
    found = _PARTNER_IS.search(text)
    earlier = reading.of(sentence - 1, "Organization") if found and sentence else []
    if not found or not earlier:
        return
    one, other = reading.mentions[earlier[0]].thing, reading.mentions[int(found["b"][1:])].thing
    if one is not other:
        before = " ".join(m.text for m in reading.masks[max(0, sentence - 2) : sentence])
        kind = (
            "license"
            if re.search(r"(?i)\bto (?:in-)?licen[sc]e\b|\blicens(?:es|ed|ing)\b", before)
            else "collaborate"
        )
        yield Hit(
            kind, one, other, sentence, found.start(), reading.found(sentence, found), found.group()
        )
