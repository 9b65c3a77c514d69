"""What the claims of one document say of each of its deals, as the clustering of deals needs it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from pharmagraph.deals import SIDE_ROLES, DealProfile
from pharmagraph.groups import heads, parents_of
from pharmagraph.model import DateRange, Row
from pharmagraph.rows import qualifiers_of, text, value_of
from pharmagraph.store import Transaction

# The best date a text gives for a deal, in this order.
DATES = ("announced", "signed", "occurred", "closed")


def profiles(tx: Transaction, refs: Iterable[Row]) -> list[DealProfile]:
    """Read the profiles of deal refs from the record."""
    rows = {text(r, "id"): r for r in refs}
    claims = [*tx.find("Claim", "subject", sorted(rows)), *tx.find("Claim", "object", sorted(rows))]
    ends = {text(c, p) for c in claims for p in ("subject", "object") if c.get(p)} - rows.keys()
    cluster_of = {text(r, "id"): text(r, "cluster") for r in tx.find("Ref", "id", sorted(ends))}
    parties = {cluster_of[text(c, "subject")] for c in claims if c["predicate"] == "PARTY_TO"}
    return deal_profiles(rows.values(), claims, cluster_of, parents_of(tx, parties))


def deal_profiles(
    refs: Iterable[Row],
    claims: Iterable[Row],
    cluster_of: Mapping[str, str],
    parents: Mapping[str, set[str]],
) -> list[DealProfile]:
    """Make the profiles of deal refs from all claims that have them as subject or object.

    Parties are the heads of their groups: one report names a subsidiary, another its parent.
    """
    about = defaultdict[str, list[Row]](list)
    for claim in claims:
        if claim["modality"] == "FACT":
            for end in {text(claim, "subject"), text(claim, "object")}:
                about[end].append(claim)
    return [_profile(r, about[text(r, "id")], cluster_of, parents) for r in refs]


def _profile(
    ref: Row, claims: list[Row], cluster_of: Mapping[str, str], parents: Mapping[str, set[str]]
) -> DealProfile:
    parties = {
        cluster_of[text(c, "subject")]
        for c in claims
        if c["predicate"] == "PARTY_TO" and qualifiers_of(c).get("role") not in SIDE_ROLES
    }
    assets = {cluster_of[text(c, "object")] for c in claims if _is_asset(c)}
    family = min((str(value_of(c)) for c in claims if c["predicate"] == "class"), default="")
    first, last = _dates(claims)
    return DealProfile(
        ref=text(ref, "id"),
        article=text(ref, "article"),
        family=family,
        parties=heads(frozenset(parties), parents),
        assets=frozenset(assets),
        types=frozenset(str(value_of(c)) for c in claims if c["predicate"] == "types"),
        first=first,
        last=last,
    )


def _is_asset(claim: Row) -> bool:
    partnered = qualifiers_of(claim).get("role") not in {"COMBINATION_AGENT", "COMPARATOR"}
    return claim["predicate"] == "CONCERNS" and claim["objectLabel"] == "Drug" and partnered


def _dates(claims: list[Row]) -> tuple[date | None, date | None]:
    """Return the bounds of the day the deal was made.

    A report that gives no date may speak of an older deal: it is only not younger than the report.
    """
    for prop in DATES:
        ranges = [value_of(c) for c in claims if c["predicate"] == prop]
        known = [r for r in ranges if isinstance(r, DateRange) and r.start and r.end]
        if known:
            best = min(known, key=lambda r: ((r.end or date.max) - (r.start or date.min), r))
            return best.start, best.end
    reported = [cast("date", c["reportedOn"]) for c in claims if c.get("reportedOn")]
    return None, min(reported, default=None)
