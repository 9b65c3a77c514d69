"""Scoring of relations between the nodes of one text."""

from pharmagraph_loaders.evaluation.meanings import COMPANY, DRUG, OPTIONAL, Meanings
from pharmagraph_loaders.evaluation.tallies import Rank, Tally, assign, tally

Ends = tuple[str | None, str | None]

ENDS = {  # relation: node kinds of its two ends
    "DEVELOPS": (COMPANY, DRUG),
    "TREATS": (DRUG, ("indications",)),
    "TARGETS": (DRUG, ("targets",)),
    "PARTNERED_WITH": (COMPANY, COMPANY),
    "LICENSED_FROM": (COMPANY, COMPANY),
    "ACQUIRED": (COMPANY, COMPANY + DRUG),
    "PART_OF": (COMPANY, COMPANY),
    "WORKS_FOR": (("people",), COMPANY),
    "COMBINED_WITH": (DRUG, DRUG),
}
SYMMETRIC = frozenset({"PARTNERED_WITH", "COMBINED_WITH"})


def score_relations(meanings: Meanings, name: str) -> Tally:
    """Count the relations of one name."""
    ours, theirs = ([(s, o) for s, r, o in side if r == name] for side in _relations(meanings))
    starts, stops = ENDS[name]
    ends = [(meanings.resolve(s, starts), meanings.resolve(o, stops)) for s, o in ours]

    def rank(p: int, g: int) -> Rank | None:
        return _rank(meanings, name, ends[p], theirs[g])

    matches = assign(rank, len(ends), len(theirs))
    neutral = [p for p, pair in enumerate(ends) if _is_neutral(meanings, name, *pair)]
    labels = ([f"{s} {name} {o}" for s, o in ours], [f"{s} {name} {o}" for s, o in theirs])
    return tally(matches, labels, neutral)


def _relations(meanings: Meanings) -> tuple[list[list[str]], list[list[str]]]:
    return meanings.predicted.get("relations") or [], meanings.gold["relations"]


def _rank(meanings: Meanings, name: str, ends: Ends, gold: tuple[str, str]) -> Rank | None:
    """Return 0 for the same ends, 1 for ends that match through PART_OF."""
    orders = (ends, ends[::-1]) if name in SYMMETRIC else (ends,)
    if gold in orders:
        return (0,)
    # An owner must not stand for its unit here: it would hide a swapped direction.
    if name == "PART_OF" or meanings.related(*ends):
        return None
    return (1,) if any(all(map(meanings.related, order, gold)) for order in orders) else None


def _is_neutral(meanings: Meanings, name: str, start: str | None, stop: str | None) -> bool:
    """Say whether an end is optional, or a party of a deal develops the deal's drug."""
    deals = meanings.gold["deals"] if name == "DEVELOPS" else []
    parties = (p["name"] for deal in deals if stop in deal["drugs"] for p in deal["parties"])
    return OPTIONAL in (start, stop) or any(meanings.related(start, party) for party in parties)
