"""From a changed record to the changed graph, reading only what the change touches.

The steps, each on rows found by index:
1. recluster the namings that share keys or judgements with what was added or removed;
2. recluster the deals in the buckets those changes touch, then what hangs off moved things;
3. give the touched claims their subjects, objects and fact keys anew;
4. project the facts of all touched keys as they were and as they are, and write the difference.
What comes out is what projecting the whole record would give: a law, and tested as one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pharmagraph.claims import Judgement
from pharmagraph.deal_profiles import profiles
from pharmagraph.deals import DealProfile, cluster_deals
from pharmagraph.groups import regroup
from pharmagraph.model import Row
from pharmagraph.resolution import Naming, clusters, dependent_id
from pharmagraph.rows import judgement_of, row_names, text, texts
from pharmagraph.store import Transaction


@dataclass(slots=True)
class Touched:
    """What an update added and removed, as rows of the record, and what followed from it."""

    added_refs: list[Row] = field(default_factory=list[Row])
    removed_refs: list[Row] = field(default_factory=list[Row])
    added_claims: list[Row] = field(default_factory=list[Row])
    removed_claims: list[Row] = field(default_factory=list[Row])
    removed_namings: list[Row] = field(default_factory=list[Row])
    keys: set[str] = field(default_factory=set[str])
    judged: set[str] = field(default_factory=set[str])
    # Articles that were there before under the same id: their sentences may read differently.
    replaced: set[str] = field(default_factory=set[str])
    renamed: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    gave_way: list[str] = field(default_factory=list[str])


def recluster(tx: Transaction, touched: Touched) -> dict[str, Row]:
    """Bring `cluster` and `bucket` of namings and refs up to date; return the refs that moved."""
    gone = [*touched.removed_namings, *touched.removed_refs]
    touched.renamed |= {(text(r, "label"), text(r, "cluster")) for r in gone if r.get("cluster")}
    moved = {text(r, "id"): r for r in _recluster_namings(tx, touched)}
    moved |= _recluster_deals(tx, touched, moved)
    return moved | _recluster_dependents(tx, touched, moved)


def _recluster_namings(tx: Transaction, touched: Touched) -> Iterable[Row]:
    rows, judgements = _closure(tx, touched.keys)
    result = clusters([naming_of(r) for r in rows], judgements)
    touched.gave_way += result.gave_way
    changed = []
    for row in rows:
        cluster, before = result.of[text(row, "id")], row.get("cluster")
        if before != cluster:
            touched.renamed |= {(text(row, "label"), str(c)) for c in (before, cluster) if c}
            row["cluster"] = cluster
            changed.append(row)
    tx.patch("Naming", [{"id": r["id"], "cluster": r["cluster"]} for r in changed])
    return _move_refs(tx, touched, changed)


def _closure(tx: Transaction, keys: set[str]) -> tuple[list[Row], list[Judgement]]:
    """Find all namings and judgements that hang together with the given keys."""
    rows, judgements = dict[str, Row](), dict[str, Judgement]()
    seen, ask = set[str](), set(keys)
    while ask:
        seen |= ask
        for row in tx.find("Naming", "keys", sorted(ask)):
            rows[text(row, "id")] = row
        for judgement in judgements_on(tx, ask):
            judgements[judgement.id] = judgement
        known = {k for r in rows.values() for k in texts(r, "keys")}
        known |= {end for j in judgements.values() for end in (j.a, j.b)}
        ask = known - seen
    return list(rows.values()), list(judgements.values())


def judgements_on(tx: Transaction, ends: Iterable[str]) -> list[Judgement]:
    """Find the judgements one of whose ends is given."""
    asked = sorted(ends)
    found = {
        text(r, "id"): judgement_of(r)
        for side in ("a", "b")
        for r in tx.find("Judgement", side, asked)
    }
    return list(found.values())


def naming_of(row: Row) -> Naming:
    """Read a Naming row."""
    return Naming(text(row, "id"), text(row, "label"), row_names(row), tuple(texts(row, "keys")))


def _move_refs(tx: Transaction, touched: Touched, changed: list[Row]) -> list[Row]:
    added = [r for r in touched.added_refs if r.get("naming")]
    rows = tx.find("Ref", "naming", [text(r, "id") for r in changed])
    rows += tx.find("Ref", "id", [text(r, "id") for r in added])
    namings = tx.find("Naming", "id", sorted({text(r, "naming") for r in rows}))
    cluster_of = {n["id"]: n["cluster"] for n in namings}
    moved = dict[str, Row]()
    for row in rows:
        cluster = cluster_of[row["naming"]]
        if row.get("cluster") != cluster:
            row["cluster"] = cluster
            moved[text(row, "id")] = row
    tx.patch("Ref", [{"id": i, "cluster": r["cluster"]} for i, r in moved.items()])
    return list(moved.values())


def _recluster_deals(tx: Transaction, touched: Touched, moved: dict[str, Row]) -> dict[str, Row]:
    """Cluster anew the deals that were added, touched or share a bucket with such."""
    ids = {text(r, "id") for r in touched.added_refs if r["label"] == "Deal"} | touched.judged
    removed = [r for r in touched.removed_refs if r["label"] == "Deal"]
    lost = {text(r, "bucket") for r in removed if r.get("bucket")}
    # A deal that went leaves those it was judged to be the same as, in whatever bucket.
    ids |= {e for j in judgements_on(tx, [text(r, "id") for r in removed]) for e in (j.a, j.b)}
    first = [*tx.find("Ref", "id", sorted(ids)), *tx.find("Ref", "bucket", sorted(lost))]
    seen, known, judgements = _deal_closure(tx, [*first, *_deals_of(tx, touched, moved)])
    cluster_of, gave_way = cluster_deals(known.values(), judgements)
    touched.gave_way += gave_way
    places = {ref: (cluster_of[ref], known[ref].bucket) for ref in seen}
    return _place(tx, touched, seen, places)


def _deal_closure(
    tx: Transaction, rows: list[Row]
) -> tuple[dict[str, Row], dict[str, DealProfile], list[Judgement]]:
    """Find all deals that share a bucket or a judgement with the given ones."""
    seen, known, judgements = dict[str, Row](), dict[str, DealProfile](), dict[str, Judgement]()
    ask = {text(r, "id"): r for r in rows if r["label"] == "Deal"}
    while ask:
        seen |= ask
        found = {p.ref: p for p in profiles(tx, ask.values())}
        known |= found
        buckets = {p.bucket for p in found.values()}
        buckets |= {text(r, "bucket") for r in ask.values() if r.get("bucket")}
        judgements |= {j.id: j for j in judgements_on(tx, ask)}
        ends = {e for j in judgements.values() for e in (j.a, j.b)} - seen.keys()
        near = [*tx.find("Ref", "bucket", sorted(buckets)), *tx.find("Ref", "id", sorted(ends))]
        ask = {text(r, "id"): r for r in near if r["label"] == "Deal" and text(r, "id") not in seen}
    return seen, known, list(judgements.values())


def _deals_of(tx: Transaction, touched: Touched, moved: dict[str, Row]) -> list[Row]:
    """Find the deals that claims tie to parties and assets that moved, by themselves or in a group.

    Groups are brought up to date on the way: what moved tells which claims on them to look at.
    """
    ids = sorted(moved)
    claims = [c for end in ("subject", "object") for c in tx.find("Claim", end, ids)]
    regrouped = regroup(tx, touched.removed_claims, claims)
    members = [text(r, "id") for r in tx.find("Ref", "cluster", sorted(regrouped))]
    claims += tx.find("Claim", "subject", members)
    tied = {text(c, end) for c in claims for end in ("subject", "object") if c.get(end)}
    return tx.find("Ref", "id", sorted(tied))


def _recluster_dependents(
    tx: Transaction, touched: Touched, moved: dict[str, Row]
) -> dict[str, Row]:
    """Follow the owners: what hangs off a moved deal or company moves with it."""
    out, home = dict[str, Row](), moved
    while home:
        rows = {text(r, "id"): r for r in tx.find("Ref", "owner", sorted(home))}
        places = {
            ref: (dependent_id(text(r, "label"), _cluster(home, r), text(r, "slot")), None)
            for ref, r in rows.items()
        }
        home = _place(tx, touched, rows, places)
        out |= home
    return out


def _cluster(home: dict[str, Row], row: Row) -> str:
    return text(home[text(row, "owner")], "cluster")


def _place(
    tx: Transaction,
    touched: Touched,
    rows: dict[str, Row],
    places: Mapping[str, tuple[str, str | None]],
) -> dict[str, Row]:
    """Store cluster and bucket where they changed; return the rows whose cluster moved."""
    moved, patches = dict[str, Row](), list[Row]()
    for ref, row in rows.items():
        cluster, bucket = places[ref]
        before = row.get("cluster")
        if before == cluster and row.get("bucket") == bucket:
            continue
        patches.append({"id": ref, "cluster": cluster, "bucket": bucket})
        row["cluster"], row["bucket"] = cluster, bucket
        if before != cluster:
            moved[ref] = row
            touched.renamed |= {(text(row, "label"), str(c)) for c in (before, cluster) if c}
    tx.patch("Ref", patches)
    return moved
