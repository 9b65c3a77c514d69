"""Who is on which side of a deal."""

import re

from pharmagraph_loaders.extraction.dealmaking.dealtypes import shared_equally
from pharmagraph_loaders.extraction.dealmaking.signs import signs, speaks_of_licence, text_about
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import compile_pattern
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.referring.hits import Case

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
    draft: Draft, case: Case, cases: list[Case], types: tuple[str, ...]
) -> dict[Thing, tuple[str, str]]:
    """Return for each party its role, and its role if a right is exercised later."""
    side = _SIDED.get(types[0])
    least = _LEAST
    if side is None and types[0] in _OTHERWISE and not case.more:
        side = "license"
        licensed = "license" in case.kinds or any(_SIDED.get(t) == "license" for t in types)
        spoken = licensed or speaks_of_licence(draft.reading, case, cases)
        least = _TYPED if licensed else _PLAIN if spoken else _OTHERWISE[types[0]]
        if types[0] == "CO_DEVELOPMENT" and shared_equally(text_about(draft.reading, case, cases)):
            least = _NEVER  # both have half, whoever pays to get there
    first = _first(draft, case, cases, side, least) if side else None
    if side is None or first is None:
        nexts = _prospective(draft, case) if types[0] not in _SIDED else {}
        parties = (case.one, case.other, *case.more)
        return {one: ("COLLABORATOR", nexts.get(one, "")) for one in parties}
    second = case.other if first is case.one else case.one
    roles = _ROLES[side]
    more = dict.fromkeys(case.more, (roles[0], ""))  # those who buy together
    return {first: (roles[0], ""), **more, second: (roles[1], "")}


def told_as_licence(draft: Draft, case: Case, cases: list[Case]) -> bool:
    """Say whether the signs tell of a licence where no word names the kind of agreement."""
    words = " ".join(draft.reading.masks[s].text for s in case.sentences)
    if case.more or _SHARED_WORK.search(words):
        return False
    return _first(draft, case, cases, "license", _UNNAMED) is not None


_SHARED_WORK = re.compile(r"(?i)\bcollaborat|\bwork(?:s|ed|ing)? (?:together|with|jointly)\b")


# By how much the signs for one side must outweigh those for the other: little where rights are
# known to pass, more where companies share the work, most where no licence is spoken of.
_LEAST = 0.3
_TYPED = 1.4
_PLAIN = 1.5
_UNNAMED = 2.5
_NEVER = 99.0
_OTHERWISE = {
    "CO_DEVELOPMENT": 2.5,
    "CO_PROMOTION": 2.5,
    "CO_MARKETING": 2.5,
    "RESEARCH_COLLABORATION": _NEVER,
    "CLINICAL_SUPPLY": _NEVER,
}


def _first(draft: Draft, case: Case, cases: list[Case], side: str, least: float) -> Thing | None:
    """Return who takes the rights, or buys: as the hits say, else as drugs and money say."""
    votes = {id(case.one): 0.0, id(case.other): 0.0}
    stated: set[int] = set()
    for hit in case.hits:
        if hit.kind in (side, "end", "asset", "license", "option"):
            if hit.kind == "end" and (_BOTH_NAMED.match(hit.text) or "<B" in hit.text):
                continue
            weight = _SURE.get(hit.kind, 2.0)
            _vote(votes, case, draft, hit.one, weight)
            stated.add(id(hit.one))
        elif hit.kind == "pay" and side not in ("distribute", "manufacture"):
            _vote(votes, case, draft, hit.one, 1.0)
    if not any(votes.values()) or side in _DOUBTFUL:
        for sign in signs(draft, case, cases, side):
            _vote(votes, case, draft, sign.one, sign.weight)
            stated |= {id(sign.one)} if sign.stated else set()
    first, second = sorted((case.one, case.other), key=lambda t: -votes[id(t)])
    if least > _TYPED and id(first) not in stated:
        return None
    return first if votes[id(first)] - votes[id(second)] >= least else None


# How surely the words of a report tell who takes: `a manufacturing agreement with X` hardly does.
_SURE = {"end": 0.9, "manufacture": 0.8, "distribute": 1.4, "asset": 1.4}
_DOUBTFUL = ("license", "distribute", "manufacture", "asset")


def _vote(votes: dict[int, float], case: Case, draft: Draft, one: Thing, weight: float) -> None:
    if id(one) in votes:
        votes[id(one)] += weight
        return
    ref = draft.ref(one)
    for party in (case.one, case.other):
        if draft.joined(ref, "PART_OF", draft.ref(party)):
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
