"""Clauses on two companies that tell of a deal in words no pattern has: by what they speak of.

A clause must speak of terms, of something done about them, and of what they are about or cost; and
of nothing that companies share beside deals: rivalry, lawsuits, shares, people who change jobs.
"""

from collections.abc import Iterator
from itertools import combinations

from pharmagraph_loaders.extraction.antecedents import party_like
from pharmagraph_loaders.extraction.clauses import Clause, clauses_of
from pharmagraph_loaders.extraction.hits import Hit, barred
from pharmagraph_loaders.extraction.implied import sides_by_signs
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule, rules

_TERMS = rules("evidence", "TERMS")
_DONE = rule("evidence", "DONE")
_THING = rule("evidence", "THING")
_ELSE = rule("evidence", "ELSE")
_PASSED = rule("evidence", "PASSED")
_UNREAL = rule("frames", "UNREAL")
_LONGEST = 320


def find_evidence(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Yield a hit for each pair of companies that a clause tells of and no hit is about."""
    done = {frozenset((id(a), id(b))) for h in hits for a, b in combinations(_parties(h), 2)}
    for sentence, mask in enumerate(reading.masks):
        orgs = reading.of(sentence, "Organization")
        if not orgs or not any(t.search(mask.text) for t in _TERMS) or _ELSE.search(mask.text):
            continue
        for clause in clauses_of(reading, sentence).found:
            hit = _told(reading, sentence, clause)
            if hit is not None and frozenset((id(hit.one), id(hit.other))) not in done:
                done.add(frozenset((id(hit.one), id(hit.other))))
                yield hit


def _parties(hit: Hit) -> tuple[Thing, ...]:
    return (hit.one, hit.other, *hit.more)


def _told(reading: Reading, sentence: int, clause: Clause) -> Hit | None:
    pair = _pair(reading, clause)
    text = clause.text
    if pair is None or len(text) > _LONGEST or _UNREAL.search(text):
        return None
    if not (_DONE.search(text) and _THING.search(text) and any(t.search(text) for t in _TERMS)):
        return None
    kind = "license" if _PASSED.search(text) else "collaborate"
    sides = sides_by_signs(reading, text, list(pair)) if kind == "license" else []
    one, other = sides[0] if sides else pair
    kind = kind if sides else "collaborate"
    span = reading.span(sentence)
    return Hit(kind, one, other, sentence, 0, span, reading.masks[sentence].text)


def _pair(reading: Reading, clause: Clause) -> tuple[Thing, Thing] | None:
    """Return the only two companies of a clause, if both may be parties."""
    if "+>" in clause.text:
        return None
    things = {id(t): t for i in clause.indexes() for t in (reading.mentions[i].thing,)}
    if len(things) != 2:
        return None
    one, other = things.values()
    if any(barred(t) or not party_like(t) or "whole" in t.facts for t in (one, other)):
        return None
    return one, other
