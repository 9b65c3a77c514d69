"""Which reports speak of one deal: refs clustered after their parties, assets and dates. Pure.

Refs of one class between the same parties share a bucket. Within it, in the order of their dates, a
ref joins the first cluster with all of whose members it is compatible; those that say too little
(no asset or no date) come last and join only where exactly one cluster fits, or one of their type.
Two deals that one document tells apart are never joined. A wrong join hides a deal, a missed one
only repeats it: when in doubt, apart.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pharmagraph.claims import Judgement
from pharmagraph.model import digest

# Reports of one deal straggle: signing, exchange notice, release, trade press.
WINDOW = timedelta(days=45)
# What one company does to another once: an old report of it is of the same deal, and one report
# may call a merger what another calls a purchase.
ONCE = frozenset({"ACQUISITION", "MERGER"})
TRIALS = frozenset({"CLINICAL_COLLABORATION", "CLINICAL_SUPPLY"})
# Parties that place or host a deal do not tell one deal from another.
SIDE_ROLES = frozenset({"LISTING_VENUE", "INVESTOR", "LEAD_INVESTOR"})


@dataclass(frozen=True, slots=True)
class DealProfile:
    """What one document says of one deal, in ids of clusters; the dates bound when it was made."""

    ref: str
    article: str
    family: str
    parties: frozenset[str]
    assets: frozenset[str]
    types: frozenset[str]
    first: date | None
    last: date | None

    @property
    def bucket(self) -> str:
        """Return what compatible deals have in common; one with too few parties is alone."""
        enough = 1 if self.family == "FINANCING" else 2
        if len(self.parties) < enough:
            return f"alone|{self.ref}"
        return "|".join((self.family, *sorted(self.parties)))

    @property
    def order(self) -> tuple[bool, date, str]:
        """Return where it stands in the order of joining."""
        vague = self.first is None or not self.assets
        return (vague and self.family != "FINANCING", self.first or date.max, self.ref)


def cluster_deals(
    profiles: Iterable[DealProfile], judgements: Iterable[Judgement]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the cluster id of each ref, and a sentence for each judgement that gave way."""
    judged = sorted(judgements)
    apart = frozenset((j.a, j.b) for j in judged if j.kind == "different")
    buckets = defaultdict[str, list[DealProfile]](list)
    for profile in profiles:
        buckets[profile.bucket].append(profile)
    groups = [g for _, bucket in sorted(buckets.items()) for g in _cluster_bucket(bucket, apart)]
    gave_way = _apply_same(groups, [j for j in judged if j.kind == "same"], apart)
    return {p.ref: deal_id(g) for g in groups for p in g}, tuple(gave_way)


def deal_id(group: Iterable[DealProfile]) -> str:
    """Name a deal after the smallest of its refs, not after round, amount or date."""
    return f"deal:{digest(min(p.ref for p in group))[:12]}"


def compatible(a: DealProfile, b: DealProfile, apart: frozenset[tuple[str, str]]) -> bool:
    """Say whether two refs of one bucket may be the same deal."""
    if a.article == b.article or (a.ref, b.ref) in apart or (b.ref, a.ref) in apart:
        return False
    if a.assets and b.assets and not a.assets & b.assets:
        return False
    if None in (a.first, b.first) and {_trial_only(a), _trial_only(b)} == {True, False}:
        return False  # of one without a date, that tells a trial from a licence of the drug
    once = bool(a.types & ONCE and b.types & ONCE)
    if a.family != "ALLIANCE" and a.types and b.types and not (once or a.types & b.types):
        return False
    shared = bool(a.assets & b.assets) or once
    return _not_after(_since(a, shared), b.last) and _not_after(_since(b, shared), a.last)


def _trial_only(deal: DealProfile) -> bool | None:
    """Say whether a deal is told as a joint trial and nothing more, None if nobody tells."""
    told = deal.types - {"OTHER_ALLIANCE"}
    return told <= TRIALS if told else None


def _since(deal: DealProfile, shared: bool) -> date | None:
    """Return the earliest day it may have been made.

    An undated report may look back at an old deal, but only one on the same asset, or the purchase
    of the company, is taken for it; otherwise it is news, as old as reports of one deal straggle.
    """
    if deal.first is not None or deal.last is None or shared:
        return deal.first
    return deal.last - WINDOW


def _not_after(first: date | None, last: date | None) -> bool:
    """Say whether a deal made on `first` or later may be one made on `last` or before."""
    return first is None or last is None or first - last <= WINDOW


def _cluster_bucket(
    bucket: list[DealProfile], apart: frozenset[tuple[str, str]]
) -> list[list[DealProfile]]:
    groups: list[list[DealProfile]] = []
    for profile in sorted(bucket, key=lambda p: p.order):
        fits = [g for g in groups if all(compatible(profile, member, apart) for member in g)]
        if profile.order[0]:
            fits = _only(fits, profile.types)
        if fits:
            fits[0].append(profile)
        else:
            groups.append([profile])
    return groups


def _only(fits: list[list[DealProfile]], types: frozenset[str]) -> list[list[DealProfile]]:
    """Return the one group a vague report fits; its type decides where there are several."""
    if len(fits) > 1:
        fits = [g for g in fits if any(types & member.types for member in g)]
    return fits if len(fits) == 1 else []


def _apply_same(
    groups: list[list[DealProfile]],
    same: list[Judgement],
    apart: frozenset[tuple[str, str]],
) -> list[str]:
    gave_way = []
    home = {p.ref: group for group in groups for p in group}
    for judgement in same:
        a, b = home.get(judgement.a), home.get(judgement.b)
        if a is None or b is None or a is b:
            continue
        if any((p.ref, q.ref) in apart or (q.ref, p.ref) in apart for p in a for q in b):
            gave_way.append(f"{judgement.a} and {judgement.b} are kept apart by another judgement")
            continue
        a.extend(b)
        home.update((p.ref, a) for p in b)
        groups.remove(b)
    return gave_way
