"""The whole graph from the whole record: the definition that every update must agree with."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pharmagraph.assertions import Assertion, assertion
from pharmagraph.claims import Name
from pharmagraph.deal_profiles import deal_profiles
from pharmagraph.deals import cluster_deals
from pharmagraph.difference import derived, group, quoted
from pharmagraph.groups import membership, parents_in
from pharmagraph.incremental import naming_of
from pharmagraph.model import Edge, Node, Row
from pharmagraph.projection import project_edge, project_node
from pharmagraph.record import RECORDS
from pharmagraph.resolution import clusters, dependent_id
from pharmagraph.rows import judgement_of, row_names, text, texts
from pharmagraph.schema import EDGES, NODES

Tables = Mapping[str, Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph, and the derived columns of the record it comes from, by label and id."""

    nodes: dict[tuple[str, str], Node]
    edges: dict[str, Edge]
    columns: dict[tuple[str, str], Row]


def project(tables: Tables) -> Graph:
    """Make the graph of a record: its tables Sentence, Naming, Ref, Claim and Judgement.

    Memory grows with the record, about 5 kB a claim.
    """
    refs = [dict(r) for r in tables["Ref"]]
    claims = list(tables["Claim"])
    judgements = [judgement_of(r) for r in tables["Judgement"]]
    of_naming = clusters([naming_of(r) for r in tables["Naming"]], judgements).of
    place = {text(r, "id"): of_naming[text(r, "naming")] for r in refs if r.get("naming")}
    deals = [r for r in refs if r["label"] == "Deal"]
    parents = parents_in([membership(c, place) for c in claims])
    known = deal_profiles(deals, claims, place, parents)
    place |= cluster_deals(known, judgements)[0]
    _place_dependents(refs, place)
    columns: dict[tuple[str, str], Row] = {
        ("Naming", n): {"cluster": c} for n, c in of_naming.items()
    }
    bucket = {p.ref: p.bucket for p in known}
    for ref in refs:
        ref_id = text(ref, "id")
        ref["cluster"] = place[ref_id]
        columns["Ref", ref_id] = {"cluster": place[ref_id], "bucket": bucket.get(ref_id)}
    stated = [derived(_stored(c), place) for c in claims]
    columns |= {
        ("Claim", text(c, "id")): {p: c.get(p) for p in RECORDS["Claim"].derived} for c in stated
    }
    words = {text(r, "id"): text(r, "text") for r in tables["Sentence"]}
    edges = _edges(stated, words)
    nodes = _nodes(refs, tables["Naming"], of_naming, stated, words)
    return Graph(nodes, edges, columns)


def _stored(claim: Row) -> Row:
    return {k: v for k, v in claim.items() if k not in RECORDS["Claim"].derived}


def _place_dependents(refs: list[Row], place: dict[str, str]) -> None:
    waiting = [r for r in refs if text(r, "id") not in place]
    while waiting:
        ready = [r for r in waiting if text(r, "owner") in place]
        for ref in ready:
            owner = place[text(ref, "owner")]
            place[text(ref, "id")] = dependent_id(text(ref, "label"), owner, text(ref, "slot"))
        waiting = [r for r in waiting if text(r, "id") not in place]
        if not ready and waiting:
            raise ValueError(f"{text(waiting[0], 'id')} hangs off nothing")


def _edges(claims: list[Row], words: Mapping[str, str]) -> dict[str, Edge]:
    facts = group(claims, {text(c, "factKey") for c in claims if c["predicate"] in EDGES})
    made = [project_edge(key, said) for key, said in facts.items()]
    return {e.key: e for e in quoted([e for e in made if e is not None], words)}


def _nodes(
    refs: list[Row],
    namings: Iterable[Row],
    of_naming: Mapping[str, str],
    claims: list[Row],
    words: Mapping[str, str],
) -> dict[tuple[str, str], Node]:
    names, keys = defaultdict[str, list[Name]](list), defaultdict[str, list[str]](list)
    said, alive = defaultdict[str, list[Assertion]](list), dict[str, str]()
    for ref in refs:
        names[text(ref, "cluster")] += row_names(ref)
    for naming in namings:
        keys[of_naming[text(naming, "id")]] += texts(naming, "keys")
    for claim in (c for c in claims if c.get("factKey")):
        alive[text(claim, "subjectId")] = text(claim, "subjectLabel")
        if claim.get("objectId"):
            alive[text(claim, "objectId")] = text(claim, "objectLabel")
        elif NODES[text(claim, "subjectLabel")].prop(text(claim, "predicate")):
            said[text(claim, "subjectId")].append(assertion(claim))
    nodes = [project_node(i, lab, names[i], keys[i], said[i]) for i, lab in sorted(alive.items())]
    return {(n.label, n.id): n for n in quoted(nodes, words)}
