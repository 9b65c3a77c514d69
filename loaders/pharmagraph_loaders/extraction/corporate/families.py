"""Companies that belong together: which member of a family a deal is with."""

import re

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.referring.hits import Case


def find_families(draft: Draft) -> dict[int, int]:
    """Return for each organisation a number that its parent and its units share."""
    root: dict[int, int] = {}
    by_ref = {draft.ref(t): t for t in draft.reading.things if t.label == "Organization"}

    def find(one: int) -> int:
        while root.get(one, one) != one:
            one = root[one]
        return one

    for claim in list(draft.claims.values()):
        if claim.predicate == "PART_OF" and claim.qualifiers.get("kind") != "JOINT_VENTURE":
            part, whole = by_ref.get(claim.subject), by_ref.get(claim.object)
            if part is not None and whole is not None:
                root[find(id(part))] = find(id(whole))
    return {id(t): find(id(t)) for t in by_ref.values()}


def brands(draft: Draft, found: list[Case], family: dict[int, int]) -> None:
    """Let a deal be between the members of each family that the text names most."""
    counts: dict[int, int] = {}
    members: dict[int, list[Thing]] = {}
    for one in draft.reading.things:
        if one.label == "Organization":
            counts[id(one)] = sum(m.how != "anaphor" for m in one.mentions) + _in_title(
                draft.reading, one
            )
            members.setdefault(family.get(id(one), id(one)), []).append(one)
    for case in found:
        if family.get(id(case.one)) == family.get(id(case.other)) is not None:
            continue  # a purchase, after which the one belongs to the other
        case.one = _brand(case.one, members, family, counts)
        if not ("acquire" in case.kinds and "whole" in case.other.facts):
            case.other = _brand(case.other, members, family, counts)


def _brand(
    one: Thing, members: dict[int, list[Thing]], family: dict[int, int], counts: dict[int, int]
) -> Thing:
    if "the company" in one.facts:
        return one
    kin = [t for t in members.get(family.get(id(one), id(one)), [one]) if not _fund(t)]
    best = max(kin, key=lambda t: counts[id(t)], default=one)
    return best if counts[id(best)] > counts[id(one)] else one


def _fund(one: Thing) -> bool:
    return any(
        re.search(r"(?i)\b(?:ventures?|capital|investments?|innovation|fund)\b", n)
        for n in one.names
    )


def _in_title(reading: Reading, one: Thing) -> int:
    return (
        2 * any(m.start < reading.sentences[0].end for m in one.mentions)
        if reading.sentences
        else 0
    )
