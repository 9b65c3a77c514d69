"""One change to the record and what follows in the graph, inside one transaction."""

from dataclasses import dataclass, fields

from pharmagraph.claims import Judgement
from pharmagraph.difference import Difference, difference, rekey
from pharmagraph.incremental import Touched, judgements_on, recluster
from pharmagraph.rows import DocumentRows, judgement_row, naming_row, ref_of, text, texts
from pharmagraph.store import Transaction


@dataclass(frozen=True, slots=True)
class Change:
    """How many nodes and edges of the graph an update added, changed and removed."""

    nodes_added: int = 0
    nodes_changed: int = 0
    nodes_removed: int = 0
    edges_added: int = 0
    edges_changed: int = 0
    edges_removed: int = 0

    @property
    def is_empty(self) -> bool:
        """Say whether the graph stayed as it was."""
        return self == Change()

    def __add__(self, other: "Change") -> "Change":
        """Add up two changes that followed each other."""
        return Change(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an update did: counts, new disagreements, links that gave way."""

    change: Change
    conflicts: tuple[str, ...] = ()
    gave_way: tuple[str, ...] = ()


def remove_documents(tx: Transaction, touched: Touched, articles: list[str]) -> None:
    """Take documents out of the record, with all they brought."""
    refs = tx.find("Ref", "article", articles)
    claims = tx.find("Claim", "article", articles)
    touched.removed_refs += refs
    touched.removed_claims += claims
    tx.drop("Claim", [text(r, "id") for r in claims])
    tx.drop("Ref", [text(r, "id") for r in refs])
    tx.drop("Sentence", [text(r, "id") for r in tx.find("Sentence", "article", articles)])
    tx.drop("Article", articles)


def add_documents(tx: Transaction, touched: Touched, documents: list[DocumentRows]) -> None:
    """Put documents into the record; what is known of their things is found out afterwards."""
    namings = {text(r, "id"): r for d in documents for r in d.namings}
    known = {text(r, "id") for r in tx.find("Naming", "id", sorted(namings))}
    new = [r for i, r in namings.items() if i not in known]
    touched.keys |= {k for r in new for k in texts(r, "keys")}
    tx.create("Article", [d.article for d in documents])
    tx.create("Sentence", [r for d in documents for r in d.sentences])
    tx.create("Naming", new)
    touched.added_refs += [r for d in documents for r in d.refs]
    tx.create("Ref", [r for d in documents for r in d.refs])
    tx.create("Claim", [r for d in documents for r in d.claims])


def change_judgements(
    tx: Transaction, touched: Touched, *, add: list[Judgement], remove: list[Judgement]
) -> None:
    """Add or withdraw judgements; refs they name get, or lose, a naming of their own."""
    tx.drop("Judgement", [j.id for j in remove])
    tx.drop("Judgement", [j.id for j in add])
    tx.create("Judgement", [judgement_row(j) for j in add])
    ends = {end for j in (*add, *remove) for end in (j.a, j.b)}
    touched.judged |= ends
    touched.keys |= ends
    _pin(tx, touched, ends)


def pinned_refs(tx: Transaction, refs: list[str]) -> frozenset[str]:
    """Return those refs that a judgement names, whether they were there when it was made or not."""
    ends = {end for j in judgements_on(tx, refs) for end in (j.a, j.b)}
    return frozenset(ends & set(refs))


def _pin(tx: Transaction, touched: Touched, ends: set[str]) -> None:
    rows = [r for r in tx.find("Ref", "id", sorted(ends)) if r.get("naming")]
    pinned = pinned_refs(tx, [text(r, "id") for r in rows])
    namings = {
        text(n, "id"): n for n in tx.find("Naming", "id", sorted({text(r, "naming") for r in rows}))
    }
    for row in rows:
        old = namings[text(row, "naming")]
        keys = [k for k in texts(old, "keys") if k != row["id"]]
        new = naming_row(ref_of(row, keys), text(row, "id") in pinned)
        if new is None or new["id"] == old["id"]:
            continue
        touched.keys |= {*texts(new, "keys"), *texts(old, "keys")}
        if not tx.find("Naming", "id", [text(new, "id")]):
            tx.create("Naming", [new])
        tx.patch("Ref", [{"id": row["id"], "naming": new["id"]}])
        touched.removed_refs.append(row)
        touched.added_refs.append({**row, "naming": new["id"]})


def settle(tx: Transaction, touched: Touched) -> Outcome:
    """Bring the graph in line with the changed record and write the difference."""
    _drop_unused_namings(tx, touched)
    facts = rekey(tx, touched, recluster(tx, touched))
    diff = difference(tx, touched, facts)
    write_difference(tx, diff)
    return Outcome(_count(diff), tuple(_conflicts(diff)), tuple(touched.gave_way))


def write_difference(tx: Transaction, diff: Difference) -> None:
    """Write a difference to the graph."""
    tx.drop_edges(diff.dropped_edges)
    for label, ids in diff.dropped.items():
        tx.drop(label, ids)
    tx.put_nodes([*diff.added, *diff.changed])
    tx.put_edges(diff.new_edges, diff.changed_edges)


def _drop_unused_namings(tx: Transaction, touched: Touched) -> None:
    candidates = sorted({text(r, "naming") for r in touched.removed_refs if r.get("naming")})
    used = tx.having("Ref", "naming", candidates, "id")
    unused = [r for r in tx.find("Naming", "id", candidates) if text(r, "id") not in used]
    touched.removed_namings += unused
    touched.keys |= {k for r in unused for k in texts(r, "keys")}
    tx.drop("Naming", [text(r, "id") for r in unused])


def _count(diff: Difference) -> Change:
    return Change(
        len(diff.added),
        len(diff.changed),
        sum(map(len, diff.dropped.values())),
        len(diff.new_edges),
        len(diff.changed_edges),
        len(diff.dropped_edges),
    )


def _conflicts(diff: Difference) -> list[str]:
    """Say where sources disagree in what was written."""
    nodes = [
        f"{n.props['name']}: {c}"
        for n in (*diff.added, *diff.changed)
        for c in texts(n.props, "contested")
    ]
    edges = [
        f"{e.source} {e.type} {e.target}: {a}"
        for e in (*diff.new_edges, *diff.changed_edges)
        for a in texts(e.props, "alternatives")
    ]
    return sorted({*nodes, *edges})
