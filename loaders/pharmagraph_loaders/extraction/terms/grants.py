"""Whether a deal grants a licence now, or only a chance of one."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pharmagraph_loaders.extraction.matching.gated import Pattern
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case, Hit
from pharmagraph_loaders.extraction.terms.preferences import exercised

_OPTIONAL = rule("rights", "OPTIONAL")
_LICENCE = rule("rights", "LICENCE")
_OWNED = rule("rights", "OWNED")
_SPLIT = rule("rights", "SPLIT")
_IF_EXERCISED = re.compile(
    r"\b(?:If|Should|Once|Upon|When) (?:(?!\bwas\b|\bhad\b|\bhas\b)[^.;]){0,90}"
    r"\b(?:exercis\w+|opts? in|opting in)\b(?! (?:its|the|their) option in )[^.;]*"
)
_TO_OPTIONS = re.compile(r"(?i)\b(?:to|for|on|of|buys?|takes?|gets?|an?) options?\b")
_LICENSED = re.compile(r"(?i)licen[sc]|\brights\b")
_DRUG = re.compile(r"<D(\d+)>")


def without_conditions(text: str) -> str:
    """Return words without what holds only if an option is exercised."""
    return _IF_EXERCISED.sub("", text)


def as_option(reading: Reading, hit: Hit) -> Hit:
    """Read what a sentence tells of options, or if one is exercised, as an option, no licence."""
    if hit.kind != "license":
        return hit
    conditional = _IF_EXERCISED.match(reading.masks[hit.sentence].text)
    only = _TO_OPTIONS.search(hit.text) and not _LICENSED.search(hit.text)
    return hit._replace(kind="option") if conditional or only else hit


class Grant(NamedTuple):
    """A licence in force, and the drugs on which there is only a chance of one."""

    optional: tuple[Thing, ...] = ()


def granted(
    reading: Reading, case: Case, called: bool, others: frozenset[int] = frozenset()
) -> Grant | None:
    """Return the licence that the sentences of a case grant, None for options, hopes and plans.

    `called` says that the deal is called a licence; `others` are the sentences of other deals.
    """
    own = [reading.masks[s].text for s in case.sentences]
    if any(map(exercised, own)):
        return Grant()
    kept = () if "license" in case.kinds else (_OWNED,)
    sure, chance = _parted(own, kept)
    if case.main and not any(map(_LICENCE.search, [*sure, *chance])):
        told = [m.text for s, m in enumerate(reading.masks) if s not in others]
        sure, chance = _parted(told, kept)
    if not called or (chance and not any(map(_LICENCE.search, sure))):
        return None
    certain, open_ = _drugs(reading, sure), _drugs(reading, chance)
    return Grant(tuple(d for d in open_ if d not in certain) if certain else ())


def _parted(texts: Sequence[str], kept: tuple[Pattern, ...]) -> tuple[list[str], list[str]]:
    """Return what is said for sure, and what is an option, a hope, a plan, or kept."""
    sure: list[str] = []
    chance: list[str] = []
    for text in texts:
        for clause in _clauses(text):
            cuts = [m.start() for p in (_OPTIONAL, *kept) if (m := p.search(clause))]
            sure.append(clause[: min(cuts)] if cuts else clause)
            chance += [clause[min(cuts) :]] if cuts else []
    return sure, chance


def _clauses(text: str) -> list[str]:
    cuts = [0, *(m.start() for m in _SPLIT.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


def _drugs(reading: Reading, texts: Sequence[str]) -> list[Thing]:
    return [reading.mentions[int(m[1])].thing for t in texts for m in _DRUG.finditer(t)]
