"""Preferential rights as sentences tell them: options, first refusal, rights to negotiate."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table

_KINDS = table("rights", "KINDS")
_NO_OPTION = rule("rights", "NO_OPTION")
_CALLED_OFF = rule("rights", "CALLED_OFF")
_GIVEN = rule("rights", "GIVEN")
_IS_GIVEN = rule("rights", "IS_GIVEN")
_WITH_ONE = rule("rights", "WITH_ONE")
_OWNS = rule("rights", "OWNS")
_TO_ONE = rule("rights", "TO_ONE")
_FOR_ONE = rule("rights", "FOR_ONE")
_EXCLUSIVELY_WITH = rule("rights", "EXCLUSIVELY_WITH")
_OBLIGED = rule("rights", "OBLIGED")
_HAS = rule("rights", "HAS")
_GIVES = rule("rights", "GIVES")
_SPLIT = rule("rights", "SPLIT")
_EXERCISED = rule("rights", "EXERCISED")
_NOT_YET = rule("rights", "NOT_YET")
_ORG = re.compile(r"<O(\d+)>")
_OBJECT = re.compile(
    r"(?i)\b(?:with|from|to|of|by|at|between|for|and its|into|pays?|paid|paying)(?: the)? \Z"
)
_EXERCISES = re.compile(r"(?i)\bexercis\w+ \Z")
_REACH = 150  # characters in which a right's holder and what it covers are named


class Preference(NamedTuple):
    """A preferential right told: its kind, where, who holds it, and what it covers."""

    kind: str
    sentence: int
    found: re.Match[str]
    words: str
    holder: Thing | None
    covered: tuple[Thing, ...]
    given: bool = False


def find_preferences(reading: Reading) -> Iterator[Preference]:
    """Yield the preferential rights in force that each sentence tells, first negotiation first."""
    for sentence, mask in enumerate(reading.masks):
        spent: list[tuple[int, int]] = []
        for kind, pattern in _KINDS:
            for found in pattern.finditer(mask.text):
                start, end = found.span()
                if any(s < end and start < e for s, e in spent) or not _in_force(
                    kind, mask.text, found
                ):
                    continue
                spent.append((start, end))
                yield _preference(reading, sentence, kind, found)


def segment(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the clause around a match, as far as punctuation tells."""
    left = max((m.end() for m in _SPLIT.finditer(text, 0, start)), default=0)
    after = _SPLIT.search(text, end)
    return left, after.start() if after else len(text)


def exercised(text: str) -> bool:
    """Say whether a text tells that an option was exercised, not only that it may be."""
    return any(
        not _NOT_YET.search(text[max(0, m.start() - _REACH) : m.start()])
        for m in _EXERCISED.finditer(text)
    )


def _in_force(kind: str, text: str, found: re.Match[str]) -> bool:
    left, right = segment(text, *found.span())
    before = text[left : found.start()]
    if kind == "OPTION" and (
        _NO_OPTION.search(text[max(left, found.start() - 20) : right])
        or any(m.end() >= found.end() - 1 and m.start() < found.end() for m in _spent(text))
    ):
        return False
    there = kind == "OPTION" and _EXERCISES.search(before[-14:])
    return bool(there) or not _CALLED_OFF.search(before[-_REACH:])


def _spent(text: str) -> list[re.Match[str]]:
    """Return where options are told that were exercised."""
    return [m for m in _EXERCISED.finditer(text) if not _NOT_YET.search(text[: m.start()])]


def _preference(reading: Reading, sentence: int, kind: str, found: re.Match[str]) -> Preference:
    text = reading.masks[sentence].text
    index, given = _holder(text, found)
    holder = reading.mentions[index].thing if index is not None else None
    end = segment(text, *found.span())[1]
    tail = text[found.start() : min(end, found.end() + _REACH)]
    covered = dict.fromkeys(
        reading.mentions[i].thing
        for m in list(re.finditer(r"<D\d+>", tail))[:1]
        for i in listed(tail, m.start(), "D")
    )
    words = text[found.start() : found.end() + 60]
    return Preference(kind, sentence, found, words, holder, tuple(covered), given)


def _holder(text: str, found: re.Match[str]) -> tuple[int | None, bool]:
    """Return the mention of who holds a right, and whether another is said to give it."""
    before = text[max(0, found.start() - 2 * _REACH) : found.start()]
    after = text[found.end() :]
    within = _EXCLUSIVELY_WITH.match(after)
    if within and _OBLIGED.search(before):
        return _index(within), True
    for pattern, given in ((_GIVEN, True), (_IS_GIVEN, False), (_WITH_ONE, False)):
        for one in pattern.finditer(before):
            return _index(one), given
    if owner := _OWNS.search(before):
        return _index(owner), False
    told = _TO_ONE.match(after) or (_GIVES.search(before[-60:]) and _FOR_ONE.match(after)) or None
    return (_index(told), True) if told else (_subject(before, found.group()), False)


def _subject(before: str, words: str) -> int | None:
    """Return the nearest company before a right that is said to have or get it."""
    for one in reversed(list(_ORG.finditer(before))):
        between = before[one.end() :]
        object_ = _OBJECT.search(before[: one.start()])
        if not object_ and _HAS.search(between + words) and not _GIVES.search(between):
            return int(one.group(1))
    return None


def _index(found: re.Match[str]) -> int:
    return int(found["o"][1:])
