"""Deals told of one company alone: the other side is who owns the drug, or who the text is about.

`Roche has held a licence to KN-1 since 2004` says with whom, once it is known whose KN-1 is.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph_loaders.extraction.dealmaking.evidence import host
from pharmagraph_loaders.extraction.matching.clause import Clause
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.gated import Line, fitting
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.referring.clauses import clauses_of
from pharmagraph_loaders.extraction.referring.employers import topics
from pharmagraph_loaders.extraction.referring.hits import Hit, may_agree, told_pairs

_GATE = rule("allies", "GATE")
_ALLY = table("allies", "ALLY")
_TAKEN = table("allies", "TAKEN")
_NOT_SO = rule("allies", "NOT_SO")
_OWNED = frozenset(("distribute",))  # kinds that need to know whose drug it is
_GIVEN = frozenset(("license", "option", "pay"))
_LEAST = 2  # mentions of a company that a text is about
_DRUG = re.compile(r"<D(\d+)>")


def find_allies(draft: Draft, hits: list[Hit]) -> Iterator[Hit]:
    """Yield what sentences tell of one company that no hit tells of there."""
    reading = draft.reading
    done = told_pairs(hits)
    told = {(h.sentence, id(t)) for h in hits for t in h.parties}
    for sentence, mask in enumerate(reading.masks):
        if not sentence or not _GATE.search(mask.text):
            continue
        for report in _reports(reading, sentence):
            one = report.one
            about = host(reading, sentence) or _about(reading, hits)
            other = None if (sentence, id(one)) in told else _other(draft, report, hits, about)
            pair = frozenset((id(one), id(other)))
            if other is not None and pair not in done:
                done.add(pair)
                sides = (other, one) if report.gives else (one, other)
                span, text = reading.span(sentence), mask.text[report.start : report.stop]
                yield Hit(report.kind, *sides, sentence, report.start, span, text)


class _Report(NamedTuple):
    """What a clause tells of one company: the kind of deal, its words and where they stand."""

    kind: str
    one: Thing
    words: str
    start: int
    stop: int
    gives: bool


def _reports(reading: Reading, sentence: int) -> Iterator[_Report]:
    for clause in clauses_of(reading, sentence).found:
        line = Line(clause.text)
        for gives, rows in ((False, _ALLY), (True, _TAKEN)):
            for kind, pattern in fitting(rows, line):
                for found in pattern.finditer(line):
                    report = _report(reading, clause, found, kind, gives=gives)
                    if report is not None:
                        yield report


def _report(
    reading: Reading, clause: Clause, found: re.Match[str], kind: str, *, gives: bool
) -> _Report | None:
    one = reading.mentions[int(found["a"][1:].rstrip("+"))].thing
    rest = re.split(r"[,;]", clause.text[found.end() : found.end() + 80])[0]
    if "+" in found["a"] or "<O" in rest or _NOT_SO.search(found.group()):
        return None
    if not may_agree(one) or "whole" in one.facts:
        return None
    start = found.start() if gives else found.start("a") + 1
    places = clause.at[start : found.end()]
    words = clause.text if gives else found.group() + rest
    return _Report(kind, one, words, min(places), max(places) + 1, gives)


def _other(draft: Draft, report: _Report, hits: list[Hit], about: Thing | None) -> Thing | None:
    """Return the other side: the owner of the drug, else whom the text is about."""
    drugs = (draft.reading.mentions[int(i)].thing for i in _DRUG.findall(report.words))
    claims = (c for d in drugs for c in draft.to(draft.ref(d), "DEVELOPS"))
    owners = [t for c in claims if (t := draft.things.get(c.subject)) and t is not report.one]
    givers = (h.other for h in hits if h.kind in _GIVEN and h.other in owners)
    if owners:
        first = owners[0] if all(t is owners[0] for t in owners) else next(givers, about)
        allied = any(about in (h.one, h.other) and first in (h.one, h.other) for h in hits)
        return about if allied and about else first if first in owners else None
    return None if about is report.one or report.kind in _OWNED else about


def _about(reading: Reading, hits: list[Hit]) -> Thing | None:
    """Return the company a text is about: the one bought, else the one named oftenest."""
    about = [t for t in topics(reading) if may_agree(t) and "whole" not in t.facts]
    bought = next((h for h in hits if h.kind in ("acquire", "merger") and not h.unsure), None)
    if bought is not None and about and about[0] in (bought.one, bought.other):
        return bought.other
    if not about or len(about[0].mentions) < _LEAST:
        return None
    rival = about[1:] and len(about[1].mentions) >= len(about[0].mentions)
    return None if rival else about[0]
