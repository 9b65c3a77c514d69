"""Which group a company belongs to: one report of a deal names a subsidiary, another its parent.

A company belongs to the group of its only parent, and of that parent's only parent in turn. One
with several parents, as a joint venture has, stands for itself, and so does a circle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pharmagraph.model import Row
from pharmagraph.rows import qualifiers_of, text
from pharmagraph.store import Transaction

# Derived columns of a Claim that says who belongs to whom, and of no other.
MEMBER, GROUP = "memberId", "groupId"
Parents = dict[str, set[str]]


def membership(claim: Row, place: Mapping[str, str]) -> Row:
    """Return the derived columns of a claim: member and group, if it states that as a fact."""
    if claim["predicate"] != "PART_OF" or claim["modality"] != "FACT":
        return {}
    if qualifiers_of(claim).get("kind") == "JOINT_VENTURE":
        return {}
    return {MEMBER: place[text(claim, "subject")], GROUP: place[text(claim, "object")]}


def parents_in(claims: Iterable[Row]) -> Parents:
    """Return the parents of each member, by id, from the derived columns."""
    parents: Parents = defaultdict(set)
    for claim in claims:
        if claim.get(MEMBER) and claim[MEMBER] != claim[GROUP]:
            parents[text(claim, MEMBER)].add(text(claim, GROUP))
    return parents


def head(company: str, parents: Mapping[str, set[str]]) -> str:
    """Return the company at the top of the group; the company itself if that is not clear."""
    path = [company]
    while len(above := parents.get(path[-1], set())) == 1:
        (parent,) = above
        if parent in path:
            return company
        path.append(parent)
    return path[-1]


def heads(parties: frozenset[str], parents: Mapping[str, set[str]]) -> frozenset[str]:
    """Return the groups that parties belong to; a deal inside one group keeps its parties."""
    groups = frozenset(head(party, parents) for party in parties)
    return parties if len(groups) < min(2, len(parties)) else groups


def parents_of(tx: Transaction, companies: Iterable[str]) -> Parents:
    """Read the parents of companies, and theirs in turn, from the record."""
    parents, seen, ask = Parents(), set[str](), set(companies)
    while ask:
        seen |= ask
        found = parents_in(tx.find("Claim", MEMBER, sorted(ask)))
        parents |= found
        ask = {p for above in found.values() for p in above} - seen
    return parents


def regroup(tx: Transaction, removed: Iterable[Row], touched: Iterable[Row]) -> set[str]:
    """Bring the derived columns of touched claims up to date; return who may be in another group.

    `removed` claims are out of the record already, `touched` ones are in it.
    """
    before = [r for r in removed if r.get(MEMBER)]
    claims = list({c["id"]: c for c in touched if c["predicate"] == "PART_OF"}.values())
    ends = {text(c, end) for c in claims for end in ("subject", "object")}
    place = {text(r, "id"): text(r, "cluster") for r in tx.find("Ref", "id", sorted(ends))}
    fresh = {text(c, "id"): membership(c, place) for c in claims}
    members = {text(c, MEMBER) for c in (*before, *claims, *fresh.values()) if c.get(MEMBER)}
    old = parents_in([*before, *tx.find("Claim", MEMBER, sorted(members))])
    patches: list[Row] = [
        {"id": text(c, "id"), MEMBER: new.get(MEMBER), GROUP: new.get(GROUP)}
        for c in claims
        if (new := fresh[text(c, "id")]).get(MEMBER) != c.get(MEMBER)
        or new.get(GROUP) != c.get(GROUP)
    ]
    tx.patch("Claim", patches)
    now = parents_in(tx.find("Claim", MEMBER, sorted(members)))
    return _below(tx, {m for m in members if old.get(m) != now.get(m)})


def _below(tx: Transaction, companies: set[str]) -> set[str]:
    """Return companies and all that belong to them, at whatever depth."""
    seen, ask = set[str](), set(companies)
    while ask:
        seen |= ask
        ask = {text(c, MEMBER) for c in tx.find("Claim", GROUP, sorted(ask))} - seen
    return seen
