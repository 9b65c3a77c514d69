"""Signs of who takes and who gives in a deal: who pays, who gets rights, whose drug it is."""

import re

from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import table

Votes = list[tuple[Thing, float]]

# For each pair of sides: what tells of the first of them, and what of the second.
_TELLING = {
    "license": ("TAKES", "GIVES"),
    "distribute": ("SELLS", "SUPPLIES"),
    "manufacture": ("MAKES", "ORDERS"),
    "asset": ("BUYS", "SELLS_OFF"),
}


def signs(draft: Draft, case: Case, cases: list[Case], side: str) -> Votes:
    """Return who the sentences on a case say is the first of the two sides, and how surely."""
    reading = draft.reading
    found: Votes = []
    telling = _TELLING.get(side)
    for sentence in _about(reading, case, cases) if telling else ():
        text = reading.masks[sentence].text
        for name, taken in zip(telling or (), (True, False), strict=True):
            for weight, pattern in table("signs", name):
                for match in pattern.finditer(text):
                    one = reading.mentions[int(match["a"][1:])].thing
                    voted = one if taken else _other(case, one)
                    found += [(voted, float(weight))] if voted is not None else []
    return found + (_owned(draft, case) if side in ("license", "distribute") else [])


def _about(reading: Reading, case: Case, cases: list[Case]) -> list[int]:
    """Return the sentences of a case, and for those of the main pair the ones of no other case."""
    main = next((c for c in cases if c.main), case)
    if {case.one, case.other} != {main.one, main.other}:
        return case.sentences
    others = {s for c in cases if c is not case for s in c.sentences} - {*case.sentences}
    return [s for s in range(len(reading.masks)) if s not in others]


def _owned(draft: Draft, case: Case) -> Votes:
    """Return the other side of who owns the drugs, is a university, or lends codes its letters."""
    reading = draft.reading
    found: Votes = []
    for owner, other in ((case.one, case.other), (case.other, case.one)):
        found += [(other, 0.5)] * len(draft.of(draft.ref(owner), "DEVELOPS"))
        found += [(other, 0.5)] * (_academic(owner) and not _academic(other))
        found += [(other, 0.5)] * (_named_after(reading, owner) > _named_after(reading, other))
    return found


_ACADEMIC = re.compile(
    r"\b(?:Universit\w+|Institut\w*|College|Hospital|Clinic|School|Cancer Cent\w+)\b"
)


def _academic(one: Thing) -> bool:
    return any(_ACADEMIC.search(n) for n in one.names)


def _named_after(reading: Reading, one: Thing) -> int:
    """Return how many codes of drugs begin with letters of a company's name, in their order."""
    codes = [
        m.group().lower()
        for t in reading.things
        if t.label == "Drug"
        for n, kind in t.names.items()
        if kind == "CODE" and (m := re.match(r"[A-Za-z]{2,4}(?=[- ]?\d)", n))
    ]
    return sum(any(_spells(c, n.lower()) for n in one.names) for c in codes)


def _spells(code: str, name: str) -> bool:
    rest = iter(name)
    return name[:1] == code[:1] and all(c in rest for c in code)


def _other(case: Case, one: Thing) -> Thing | None:
    if one is case.one:
        return case.other
    return case.one if one is case.other else None
