"""Values of the flat view: days, sums, unique names, and diseases told apart by a marker."""

from collections.abc import Mapping

from pharmagraph.claims import Claim, Ref, normalise
from pharmagraph.model import DateRange

_CONTINGENT = ("MILESTONE", "CVR")


def milestones(amounts: Mapping[str, list[float]]) -> float | None:
    """Add up milestones; an amount that is the sum of the others is the sum."""
    found = sorted(v for k, vs in amounts.items() if k.startswith(_CONTINGENT) for v in vs)
    if not found:
        return None
    parts = sum(found[:-1])
    return found[-1] if abs(found[-1] - parts) <= 0.01 * found[-1] else parts + found[-1]


def narrower(facts: list[Claim], refs: Mapping[str, Ref]) -> dict[str, str]:
    """Return diseases that are the same but for a biomarker: broad to narrow."""
    marked = {c.subject for c in facts if c.predicate == "HAS_BIOMARKER"}
    found: dict[str, str] = {}
    for claim in facts:
        if claim.predicate == "IS_A" and claim.subject in marked and claim.object not in marked:
            narrow = {normalise(n.text) for n in refs[claim.subject].names}
            broad = {normalise(n.text) for n in refs[claim.object].names}
            if any(n.endswith(b) for n in narrow for b in broad):
                found[claim.object] = claim.subject
    return found


def unique(names: object) -> list[str]:
    """Return names once each, in order."""
    return list(dict.fromkeys(names))  # type: ignore[call-overload]


def day(value: object) -> str | None:
    """Return a date as precise as it is: day, month or year."""
    if not isinstance(value, DateRange) or value.start is None:
        return None
    size = {"DAY": 10, "MONTH": 7}.get(value.precision, 4)
    return value.start.isoformat()[:size]
