"""The scope of a right: where it holds and does not, whether it is exclusive."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.terms.preferences import exercised, segment

_PLACES = rule("rights", "PLACES")
_OUTSIDE = rule("rights", "OUTSIDE")
_INSIDE = rule("rights", "INSIDE")
_OF_RIGHTS = rule("rights", "OF_RIGHTS")
_KEEPS = rule("rights", "KEEPS")
_STAYS = rule("rights", "STAYS")
_NEAR = rule("rights", "RIGHTS_NEAR")
_ELSEWHERE = rule("rights", "ELSEWHERE")
_PLAN = rule("rights", "PLAN")
_EXCLUSIVE = rule("rights", "EXCLUSIVE")
_EXCLUSIVE_OPTION = rule("rights", "EXCLUSIVE_OPTION")
_OPTIONAL = rule("rights", "OPTIONAL")
_INDEX = re.compile(r"<L(\d+)>")
_LAST = re.compile(r"<O(\d+)>")
_CODES = {"": "EXCLUSIVE", "non": "NON_EXCLUSIVE", "co": "CO_EXCLUSIVE", "semi": "CO_EXCLUSIVE"}


def claim_scope(
    draft: Draft, right: str, sentences: list[int], holder: Thing | None, planned: bool | None
) -> None:
    """Claim exclusivity and territory of a right from the sentences on it.

    `planned` is True for an option beside a licence, False for a licence; None takes both.
    """
    for sentence in sentences:
        _exclusivity(draft, right, sentence, planned is not False)
    told = [t for s in sentences for t in _territories(draft.reading, s, planned, holder)]
    named = any(t.mode == "INCLUDED" and not _is_world(draft.reading, t.place) for t in told)
    for one in told:
        if one.mode != "KEPT" or not named:
            _claim(draft, right, one)


class _Told(NamedTuple):
    """A place that a right is said to hold in, not to hold in, or that its giver keeps."""

    sentence: int
    place: int
    mode: str
    found: re.Match[str]


def _exclusivity(draft: Draft, right: str, sentence: int, optional: bool) -> None:
    text = draft.reading.masks[sentence].text
    if draft.of(right, "exclusivity") or not _NEAR.search(text):
        return
    for found in (_EXCLUSIVE_OPTION if optional else _EXCLUSIVE).finditer(text):
        left, right_ = segment(text, *found.span())
        if not optional and _OPTIONAL.search(text[left : min(right_, found.end() + 50)]):
            continue
        code = _CODES[(found.groupdict().get("no") or "").rstrip("-").lower()]
        draft.claim(
            right,
            "exclusivity",
            draft.reading.found(sentence, found),
            value=code,
            rule="exclusivity",
        )
        return


def _territories(
    reading: Reading, sentence: int, planned: bool | None, holder: Thing | None
) -> Iterator[_Told]:
    text = reading.masks[sentence].text
    for found in _PLACES.finditer(text):
        left, right = segment(text, *found.span())
        before = text[left : found.start()]
        mode = _mode(reading, text, found, before)
        if not mode or not _on_rights(text, left, found):
            continue
        if _KEEPS.search(before) or _STAYS.match(text[found.end() :]):
            if mode == "EXCLUDED" or _keeper(reading, text[left:right]) is holder:
                continue
            mode = "KEPT"
        elif planned is not None and _planned(before) != planned:
            continue
        for part in _INDEX.finditer(found["list"]):
            if reading.mentions[int(part.group(1))].label == "Place":
                yield _Told(sentence, int(part.group(1)), mode, found)


def _planned(before: str) -> bool:
    return bool(_PLAN.search(before)) and not exercised(before)


def _on_rights(text: str, left: int, found: re.Match[str]) -> bool:
    near = text[max(0, found.start() - 120) : found.end() + 60]
    close = text[max(left, found.start() - 50) : found.end() + 25]
    return bool(_NEAR.search(near)) and not _ELSEWHERE.search(close)


def _mode(reading: Reading, text: str, found: re.Match[str], before: str) -> str:
    """Say whether the places of a list are inside or outside, or no territory at all."""
    after, first = text[found.end() :], int(found["first"])
    of_rights = _OF_RIGHTS.match(after)
    if _OUTSIDE.search(before):
        return "EXCLUDED"
    if reading.mentions[first].how == "demonym" and not of_rights:
        return ""
    stays = _STAYS.match(after) or _KEEPS.search(before[-12:])
    inside = _INSIDE.search(before) or of_rights or _is_world(reading, first)
    return "INCLUDED" if inside or stays else ""


def _keeper(reading: Reading, clause: str) -> Thing | None:
    found = _LAST.search(clause)
    return reading.mentions[int(found[1])].thing if found else None


def _is_world(reading: Reading, index: int) -> bool:
    entry = reading.mentions[index].thing.entry
    return entry is not None and entry.name == "worldwide"


def _claim(draft: Draft, right: str, told: _Told) -> None:
    place = draft.reading.mentions[told.place].thing
    span = draft.reading.found(told.sentence, told.found)
    name = _stated(draft.reading, told.place)
    mode = "INCLUDED" if told.mode == "INCLUDED" else "EXCLUDED"
    stated = name if mode == "INCLUDED" else f"outside {name}"
    draft.claim(right, "IN_TERRITORY", span, to=draft.ref(place), mode=mode, rule="territory")
    draft.claim(right, "territory", span, value=stated, rule="territory")


_SHORT = re.compile(r"[A-Z.]+")


def _stated(reading: Reading, index: int) -> str:
    """Return a place as stated; `global`, `Japanese` and `US` by the name of the place."""
    mention = reading.mentions[index]
    words, entry = reading.document.text[mention.start : mention.end], mention.thing.entry
    plain = mention.how != "demonym" and not _SHORT.fullmatch(words)
    return words if entry is None or (plain and not _is_world(reading, index)) else entry.name
