"""Who is on which side of a deal."""

import re

from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.patterns import compile_pattern
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule

_ROLES = {
    "license": ("LICENSEE", "LICENSOR"),
    "acquire": ("ACQUIRER", "ACQUIRED"),
    "asset": ("BUYER", "SELLER"),
    "option": ("OPTION_HOLDER", "OPTION_GRANTOR"),
    "distribute": ("DISTRIBUTOR", "LICENSOR"),
    "supply": ("SUPPLIER", "CLIENT"),
    "manufacture": ("MANUFACTURER", "CLIENT"),
}
_SIDED = {
    "LICENSE": "license",
    "COMMERCIAL_LICENSE": "license",
    "OPTION_TO_LICENSE": "license",
    "ACQUISITION": "acquire",
    "ASSET_PURCHASE": "asset",
    "OPTION_TO_ACQUIRE": "option",
    "NEGOTIATION_RIGHT": "license",
    "DISTRIBUTION": "distribute",
    "CDMO_MANUFACTURING": "manufacture",
    "ROYALTY_FINANCING": "asset",
}
# What says who takes the rights (the party named), or who gives them (the other one).
_TAKES = (
    (rule("sides", "PAYS"), 1.0),
    (rule("sides", "MAY"), 1.0),
    (rule("sides", "GIVES_IT"), 2.0),
    (rule("sides", "GRANTED"), 2.0),
)
_GIVES = ((rule("sides", "EARNS"), 1.0), (rule("sides", "OUT_LICENSING"), 1.0))


_BOTH_NAMED = re.compile(r"<O\d+> and (?:the )?<O\d+>")


def roles_of(draft: Draft, case: Case, primary: str) -> dict[Thing, tuple[str, str]]:
    """Return for each party its role, and its role if a right is exercised later."""
    side = _SIDED.get(primary)
    if side is None:
        nexts = _prospective(draft, case)
        parties = (case.one, case.other, *case.more)
        return {one: ("COLLABORATOR", nexts.get(one, "")) for one in parties}
    first = _first(draft, case, side)
    if first is None:
        return {case.one: ("COLLABORATOR", ""), case.other: ("COLLABORATOR", "")}
    second = case.other if first is case.one else case.one
    roles = _ROLES[side]
    return {first: (roles[0], ""), second: (roles[1], "")}


def _first(draft: Draft, case: Case, side: str) -> Thing | None:
    """Return who takes the rights, or buys: as the hits say, else as drugs and money say."""
    votes = {id(case.one): 0.0, id(case.other): 0.0}
    for hit in case.hits:
        if hit.kind in (side, "end", "asset", "license", "option") and hit.kind != "collaborate":
            if hit.kind == "end" and _BOTH_NAMED.match(hit.text):
                continue
            weight = 0.9 if hit.kind == "end" else 2.0
            _vote(votes, case, draft, hit.one, weight)
        elif hit.kind == "pay" and side not in ("distribute", "manufacture"):
            _vote(votes, case, draft, hit.one, 1.0)
    if not any(votes.values()) or side in ("license", "distribute"):
        for one, weight in _signs(draft, case):
            _vote(votes, case, draft, one, weight)
    if votes[id(case.one)] == votes[id(case.other)]:
        return None
    return max((case.one, case.other), key=lambda t: votes[id(t)])


def _vote(votes: dict[int, float], case: Case, draft: Draft, one: Thing, weight: float) -> None:
    if id(one) in votes:
        votes[id(one)] += weight
        return
    ref = draft.ref(one)
    for party in (case.one, case.other):
        if draft.edge(ref, "PART_OF", draft.ref(party)) or draft.edge(
            draft.ref(party), "PART_OF", ref
        ):
            votes[id(party)] += weight


def _signs(draft: Draft, case: Case) -> list[tuple[Thing, float]]:
    """Return weak signs of who takes rights: who pays, and who does not own the drug."""
    reading = draft.reading
    found: list[tuple[Thing, float]] = []
    for mask in reading.masks:
        if "<X" not in mask.text and "rights" not in mask.text and "licen" not in mask.text:
            continue
        for pattern, weight in _TAKES:
            for match in pattern.finditer(mask.text):
                found.append((reading.mentions[int(match.group(1))].thing, weight))
        for pattern, weight in _GIVES:
            for match in pattern.finditer(mask.text):
                other = _other(case, reading.mentions[int(match.group(1))].thing)
                found += [(other, weight)] if other is not None else []
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


_WOULD_LICENSE = compile_pattern(
    r"<O(\d+)>[^;<>]{0,90}?\b(?:exclusiv\w+|negotiat\w+)[^;<>]{0,60}\b(?:in-licen|licen)"
)


def _prospective(draft: Draft, case: Case) -> dict[Thing, str]:
    """Return the roles that a right to negotiate a licence would lead to."""
    for mask in draft.reading.masks:
        found = _WOULD_LICENSE.search(mask.text)
        if found:
            holder = draft.reading.mentions[int(found.group(1))].thing
            other = _other(case, holder)
            if other is not None:
                return {holder: "LICENSEE", other: "LICENSOR"}
    return {}
