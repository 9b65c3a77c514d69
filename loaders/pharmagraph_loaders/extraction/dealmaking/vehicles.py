"""Rules on joint ventures: the new company, its parents and its licences."""

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case

_NAMED = rule("vehicles", "NAMED")
_AHEAD = 5  # sentences after a report in which the venture may be named


def find_vehicles(draft: Draft, made: list[tuple[Case, str]]) -> None:
    """Claim the company that a joint venture makes, and that it belongs to both parents."""
    for case, deal in made:
        types = {c.value for c in draft.of(deal, "types")}
        if "JOINT_VENTURE" not in types:
            continue
        found = _vehicle(draft.reading, case)
        if found is None:
            continue
        vehicle, index = found
        span = draft.reading.span_of(index)
        draft.claim(
            draft.ref(vehicle), "PARTY_TO", span, to=deal, role="VEHICLE", rule="joint venture"
        )
        for parent in (case.one, case.other):
            if not draft.edge(draft.ref(vehicle), "PART_OF", draft.ref(parent)):
                draft.claim(
                    draft.ref(vehicle),
                    "PART_OF",
                    span,
                    to=draft.ref(parent),
                    kind="JOINT_VENTURE",
                    rule="joint venture",
                )


def _vehicle(reading: Reading, case: Case) -> tuple[Thing, int] | None:
    last = min(max(case.sentences) + _AHEAD, len(reading.masks))
    first = min(case.sentences)
    for sentence in sorted(range(last), key=lambda s: abs(s - first)):
        for found in _NAMED.finditer(reading.masks[sentence].text):
            group = next((g for g in found.groupdict().values() if g), None)
            if group is None:
                continue
            one = reading.mentions[int(group)].thing
            if one is not case.one and one is not case.other:
                return one, int(group)
    return None
