"""Clauses on two companies that tell of a deal in words no pattern has: by what they speak of.

A clause must speak of terms, of something done about them, and of what they are about or cost; and
of nothing that companies share beside deals: rivalry, lawsuits, shares, people who change jobs.
"""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.dealmaking.implied import sides_by_signs
from pharmagraph_loaders.extraction.matching.clause import Clause
from pharmagraph_loaders.extraction.matching.gated import Pattern
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import macro, rule, rules
from pharmagraph_loaders.extraction.referring.clauses import clauses_of
from pharmagraph_loaders.extraction.referring.employers import companies_in, topics
from pharmagraph_loaders.extraction.referring.hits import Hit, Told, may_agree, told_pairs

_TERMS = rules("evidence", "TERMS")
_DONE = rule("evidence", "DONE")
_THING = rule("evidence", "THING")
_ELSE = rule("evidence", "ELSE")
_PASSED = rule("evidence", "PASSED")
_ALONE = rules("evidence", "ALONE")
_PARTNER = rules("evidence", "PARTNER")
_MAY = re.compile(macro("evidence", "MAY"), re.IGNORECASE)
_UNREAL = rule("frames", "UNREAL")
_PAID = rule("evidence", "PAID")
_ELLIPTIC = rule("evidence", "ELLIPTIC")
_HOST = rule("evidence", "HOST")
_EXCEPTED = rule("frames", "EXCEPTED")
_SPOKEN = re.compile(r"\b[Ww]e\b|\b[Oo]ur\b|\bus\b")  # one side is who speaks
_LONGEST = 320
_LEAST = 2  # mentions of a company that a text is about
_NEAR = 3  # sentences that an elliptic one may follow


def find_evidence(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Yield a hit for each pair of companies that a clause tells of and no hit is about."""
    done = told_pairs(hits)
    for hit in (*_elliptic(reading, hits), *_together(reading), *_alone(reading, hits)):
        pair = frozenset((id(hit.one), id(hit.other)))
        if pair not in done:
            done.add(pair)
            yield hit


def _elliptic(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Yield `X followed with Y, at $1 billion` as what the sentences before report of others."""
    told = Told(hits)
    for sentence, mask in enumerate(reading.masks):
        before = told.between(sentence - _NEAR, sentence - 1)
        found = _ELLIPTIC.search(mask.text) if before else None
        if found is None or _UNREAL.search(found.group()):
            continue
        one, other = (thing(reading, found, n) for n in ("ab" if found["a"] else "cd"))
        if one is not other and _may_agree(one) and _may_agree(other):
            span = reading.found(sentence, found)
            bought = any(h.kind == "acquire" for h in before)
            kind = "acquire" if bought else before[-1].kind
            yield Hit(kind, one, other, sentence, found.start(), span, found.group())


def _together(reading: Reading) -> Iterator[Hit]:
    """Yield what clauses on two companies tell."""
    for sentence, mask in enumerate(reading.masks):
        orgs = reading.of(sentence, "Organization")
        if not orgs or not any(t.search(mask.text) for t in _TERMS) or _ELSE.search(mask.text):
            continue
        for clause in clauses_of(reading, sentence).found:
            other = _SPOKEN.search(clause.text) or _EXCEPTED.search(clause.text)
            pair = None if other else _pair(reading, clause)
            if pair is not None and len(clause.text) <= _LONGEST and _tells(clause.text, _TERMS):
                yield _hit(reading, sentence, clause.text, pair)


def _alone(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Yield what sentences on one company tell of it and the company that the text is about."""
    main = _topic(reading, hits)
    told = {id(t) for h in hits for t in h.parties}
    for sentence, mask in enumerate(reading.masks):
        named = companies_in(reading, sentence)
        topic = host(reading, sentence) or main
        if topic is None or len(named) != 1 or id(named[0]) in told or named[0] is topic:
            continue
        if not _may_agree(named[0]) or _ELSE.search(mask.text) or sentence == 0:
            continue
        if _tells(mask.text, _ALONE) or _is_partner(mask.text):
            yield _hit(reading, sentence, mask.text, (topic, named[0]))


def _is_partner(text: str) -> bool:
    return not _UNREAL.search(text) and any(p.search(text) for p in _PARTNER)


def _topic(reading: Reading, hits: list[Hit]) -> Thing | None:
    """Return the company that a text is about: named in its title and oftener than any other.

    Of one that buys another it is that other: older deals are those of what is bought.
    """
    about = [t for t in topics(reading) if _may_agree(t)]
    title = companies_in(reading, 0) if about else []
    if not about or about[0] not in title or len(about[0].mentions) < _LEAST:
        return None
    bought = (h.other for h in hits if h.kind == "acquire" and h.one is about[0])
    rival = any(len(t.mentions) > len(about[0].mentions) for t in about if t in title)
    return next(bought, None if rival else about[0])


def host(reading: Reading, sentence: int) -> Thing | None:
    """Return who has the partners that a paragraph goes on to name: `X has other alliances.`."""
    for before in range(sentence - 1, max(sentence - 1 - _NEAR, -1), -1):
        if "\n\n" in reading.gap_before(before + 1):
            return None
        named = companies_in(reading, before)
        if len(named) == 1 and _HOST.search(reading.masks[before].text):
            return named[0]
    return None


def _tells(text: str, terms: tuple[Pattern, ...]) -> bool:
    if _UNREAL.search(_MAY.sub("", text)):
        return False
    return bool(_DONE.search(text) and _THING.search(text) and any(t.search(text) for t in terms))


def _hit(reading: Reading, sentence: int, text: str, pair: tuple[Thing, Thing]) -> Hit:
    sides = sides_by_signs(reading, text, list(pair))
    one, other = sides[0] if sides else pair
    kind = "collaborate"
    if sides and _PASSED.search(text):
        kind = "license"
    elif sides and _PAID.search(text):
        kind = "pay"
    span, words = reading.span(sentence), reading.masks[sentence].text
    return Hit(kind, one, other, sentence, 0, span, words)


def _pair(reading: Reading, clause: Clause) -> tuple[Thing, Thing] | None:
    """Return the only two companies of a clause, if both may be parties."""
    if "+>" in clause.text:
        return None
    things = {id(t): t for i in clause.indexes() for t in (reading.mentions[i].thing,)}
    if len(things) != 2:
        return None
    one, other = things.values()
    return (one, other) if _may_agree(one) and _may_agree(other) else None


def _may_agree(one: Thing) -> bool:
    return may_agree(one) and "whole" not in one.facts
