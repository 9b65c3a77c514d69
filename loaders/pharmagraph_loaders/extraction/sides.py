"""Who is on which side of a deal."""

import re

from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.patterns import compile_pattern
from pharmagraph_loaders.extraction.reading import Thing
from pharmagraph_loaders.extraction.signs import signs

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
_BOTH_NAMED = re.compile(r"<O\d+> and (?:the )?<O\d+>")


def roles_of(
    draft: Draft, case: Case, cases: list[Case], primary: str
) -> dict[Thing, tuple[str, str]]:
    """Return for each party its role, and its role if a right is exercised later."""
    side = _SIDED.get(primary)
    if side is None:
        nexts = _prospective(draft, case)
        parties = (case.one, case.other, *case.more)
        return {one: ("COLLABORATOR", nexts.get(one, "")) for one in parties}
    first = _first(draft, case, cases, side)
    if first is None:
        return {case.one: ("COLLABORATOR", ""), case.other: ("COLLABORATOR", "")}
    second = case.other if first is case.one else case.one
    roles = _ROLES[side]
    return {first: (roles[0], ""), second: (roles[1], "")}


def _first(draft: Draft, case: Case, cases: list[Case], side: str) -> Thing | None:
    """Return who takes the rights, or buys: as the hits say, else as drugs and money say."""
    votes = {id(case.one): 0.0, id(case.other): 0.0}
    for hit in case.hits:
        if hit.kind in (side, "end", "asset", "license", "option") and hit.kind != "collaborate":
            if hit.kind == "end" and _BOTH_NAMED.match(hit.text):
                continue
            weight = _SURE.get(hit.kind, 2.0)
            _vote(votes, case, draft, hit.one, weight)
        elif hit.kind == "pay" and side not in ("distribute", "manufacture"):
            _vote(votes, case, draft, hit.one, 1.0)
    if not any(votes.values()) or side in _DOUBTFUL:
        for one, weight in signs(draft, case, cases, side):
            _vote(votes, case, draft, one, weight)
    if votes[id(case.one)] == votes[id(case.other)]:
        return None
    return max((case.one, case.other), key=lambda t: votes[id(t)])


# How surely the words of a report tell who takes: `a manufacturing agreement with X` hardly does.
_SURE = {"end": 0.9, "manufacture": 0.8, "distribute": 0.8, "asset": 1.4}
_DOUBTFUL = ("license", "distribute", "manufacture", "asset")


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
