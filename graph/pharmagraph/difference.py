"""The difference that changed claims make to the graph: what to add, change and remove.

Edges are not read back: as the graph is what the claims gave before, the edge of a fact as it was
is projected from the claims as they were, and compared with the claims as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from pharmagraph.assertions import Assertion, assertion, fact_key
from pharmagraph.claims import Name
from pharmagraph.groups import membership
from pharmagraph.incremental import Touched
from pharmagraph.model import Edge, Node, Row
from pharmagraph.projection import project_edge, project_node, with_quotes
from pharmagraph.record import RECORDS
from pharmagraph.rows import row_names, text, texts
from pharmagraph.schema import EDGES, NODES
from pharmagraph.store import Transaction

ENDS = ("subject", "object", "speaker")
Facts = dict[str, list[Assertion]]
T = TypeVar("T", Node, Edge)


@dataclass(slots=True)
class Difference:
    """Nodes and edges to write; `dropped` nodes by label."""

    added: list[Node] = field(default_factory=list[Node])
    changed: list[Node] = field(default_factory=list[Node])
    dropped: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    new_edges: list[Edge] = field(default_factory=list[Edge])
    changed_edges: list[Edge] = field(default_factory=list[Edge])
    dropped_edges: list[Edge] = field(default_factory=list[Edge])


@dataclass(frozen=True, slots=True)
class FactsBothWays:
    """The facts of all touched keys, before and after."""

    before: Facts
    after: Facts


def rekey(tx: Transaction, touched: Touched, moved: dict[str, Row]) -> FactsBothWays:
    """Give the touched claims their ends and fact keys; return the touched facts, both ways."""
    claims = {text(r, "id"): r for end in ENDS for r in tx.find("Claim", end, sorted(moved))}
    ends = {text(c, end) for c in claims.values() for end in ENDS if c.get(end)}
    place = {
        text(r, "id"): text(r, "cluster") for r in tx.find("Ref", "id", sorted(ends - moved.keys()))
    }
    place |= {ref: text(r, "cluster") for ref, r in moved.items()}
    fresh = {i: derived(c, place) for i, c in claims.items()}
    old = [*claims.values(), *touched.removed_claims]
    dirty = {text(c, "factKey") for c in (*old, *fresh.values()) if c.get("factKey")}
    known = {text(r, "id"): r for r in tx.find("Claim", "factKey", sorted(dirty))}
    before = group([*known.values(), *touched.removed_claims], dirty)
    after = group([*({**known, **fresh}).values()], dirty)
    patches = [
        {"id": i, **{p: c.get(p) for p in RECORDS["Claim"].derived}}
        for i, c in fresh.items()
        if c != claims[i]
    ]
    tx.patch("Claim", patches)
    return FactsBothWays(before, after)


def derived(claim: Row, place: Mapping[str, str]) -> Row:
    """Return a Claim row with the ids of the things it is about and the key of its fact."""
    row = {**claim, "subjectId": place[text(claim, "subject")], **membership(claim, place)}
    for prop in ("object", "speaker"):
        if claim.get(prop):
            row[f"{prop}Id"] = place[text(claim, prop)]
    key = fact_key(row)
    return row if key is None else {**row, "factKey": key}


def group(claims: Iterable[Row], keys: set[str]) -> Facts:
    """Sort the claims that state a fact by its key."""
    facts: Facts = defaultdict(list)
    for claim in claims:
        if claim.get("factKey") in keys:
            facts[text(claim, "factKey")].append(assertion(claim))
    return facts


def difference(tx: Transaction, touched: Touched, facts: FactsBothWays) -> Difference:
    """Compare the facts before and after, and the nodes they touch."""
    out = Difference()
    for key in sorted(facts.before.keys() | facts.after.keys()):
        said = [*facts.before.get(key, ()), *facts.after.get(key, ())]
        if said[0].predicate in EDGES:
            _compare_edges(touched, out, *(_edge(f, key) for f in (facts.before, facts.after)))
    _compare_nodes(tx, touched, facts, out)
    _add_quotes(tx, out)
    return out


def _edge(facts: Facts, key: str) -> Edge | None:
    return project_edge(key, facts[key]) if key in facts else None


def _compare_edges(touched: Touched, out: Difference, old: Edge | None, new: Edge | None) -> None:
    moved = old and new and (old.source, old.target) != (new.source, new.target)
    if old and (new is None or moved):
        out.dropped_edges.append(old)
    if new and (old is None or moved):
        out.new_edges.append(new)
    elif old and new and (old != new or _reworded(touched, new)):
        out.changed_edges.append(new)


def _reworded(touched: Touched, item: Node | Edge) -> bool:
    """Say whether the words of its evidence may have changed under the same sentence ids."""
    evidence = texts(item.props, "evidence")
    return any(s.rpartition("#")[0] in touched.replaced for s in evidence)


def _compare_nodes(
    tx: Transaction, touched: Touched, facts: FactsBothWays, out: Difference
) -> None:
    """Reproject the nodes whose names or properties may have changed, or that appear or vanish."""
    said = [a for both in (facts.before, facts.after) for group_ in both.values() for a in group_]
    stale = touched.renamed | {(a.subject_label, a.subject) for a in said if not a.target}
    ends = {(a.subject_label, a.subject) for a in said}
    ends |= {(a.target_label, a.target) for a in said if a.target}
    by_label: dict[str, set[str]] = defaultdict(set)
    for label, node_id in stale | ends:
        by_label[label].add(node_id)
    for label, ids in sorted(by_label.items()):
        present = {text(r, "id"): r for r in tx.find(label, "id", sorted(ids))}
        alive = _supported(tx, facts.after, ids)
        wanted = {i for i in alive if (label, i) in stale or i not in present}
        for node in nodes_of(tx, label, sorted(wanted), facts):
            if node.id not in present:
                out.added.append(node)
            elif _changed(touched, present[node.id], node):
                out.changed.append(node)
        if gone := sorted(present.keys() - alive):
            out.dropped[label] = gone


def _changed(touched: Touched, row: Row, node: Node) -> bool:
    stored = {k: v for k, v in row.items() if k != "quotes" and v != []}
    return stored != node.props or _reworded(touched, node)


def _supported(tx: Transaction, after: Facts, ids: set[str]) -> set[str]:
    """Return the nodes that some fact touches."""
    alive = {a.subject for group_ in after.values() for a in group_} & ids
    alive |= {a.target for group_ in after.values() for a in group_} & ids
    for prop in ("subjectId", "objectId"):
        alive |= tx.having("Claim", prop, sorted(ids - alive), "factKey")
    return alive


def nodes_of(tx: Transaction, label: str, ids: list[str], facts: FactsBothWays) -> list[Node]:
    """Project nodes of one label from the record."""
    source = "Ref" if NODES[label].anonymous else "Naming"
    names, keys = dict[str, list[Name]](), dict[str, list[str]]()
    rows = tx.find(source, "cluster", ids)
    if label == "Trial":
        rows += tx.find("Naming", "cluster", ids)
    for row in rows:
        names.setdefault(text(row, "cluster"), []).extend(row_names(row))
        keys.setdefault(text(row, "cluster"), []).extend(texts(row, "keys"))
    props = [f"{i}|{p.name}" for i in ids for p in NODES[label].props]
    touched = facts.before.keys() | facts.after.keys()
    stored = tx.find("Claim", "factKey", [p for p in props if p not in touched])
    said = dict[str, list[Assertion]]()
    for a in (*map(assertion, stored), *(a for p in props for a in facts.after.get(p, ()))):
        said.setdefault(a.subject, []).append(a)
    return [project_node(i, label, names[i], keys[i], said.get(i, ())) for i in ids]


def _add_quotes(tx: Transaction, out: Difference) -> None:
    """Put the sentences' words on what is going to be written."""
    items: list[Node | Edge] = [*out.added, *out.changed, *out.new_edges, *out.changed_edges]
    wanted = {s for item in items for s in texts(item.props, "evidence")}
    words = {text(r, "id"): text(r, "text") for r in tx.find("Sentence", "id", sorted(wanted))}
    out.added, out.changed = quoted(out.added, words), quoted(out.changed, words)
    out.new_edges = quoted(out.new_edges, words)
    out.changed_edges = quoted(out.changed_edges, words)


def quoted(items: Iterable[T], words: Mapping[str, str]) -> list[T]:
    """Return nodes or edges with the words of their evidence, by sentence id."""
    return [replace(item, props=with_quotes(item.props, words)) for item in items]
