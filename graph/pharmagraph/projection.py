"""From claims to the graph: one edge or one property per fact, with what supports it. Pure.

Where claims of one fact differ, the winner is the claim of the most formal source, then the newest,
then the smallest value and id; the others stand beside it as alternatives: the fact is contested.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pharmagraph.assertions import Assertion, believed, rivals
from pharmagraph.claims import Name
from pharmagraph.model import Edge, Node, Row, Scalar
from pharmagraph.resolution import scheme_of
from pharmagraph.rows import texts
from pharmagraph.schema import BASES, EDGES, NODES, EdgeType, Property
from pharmagraph.values import shown_value

MAX_EVIDENCE = 5
MAX_QUOTES = 3
QUOTE_LENGTH = 300


def project_edge(key: str, assertions: Sequence[Assertion]) -> Edge | None:
    """Make the edge of one fact; None where both its ends have become one thing."""
    trusted = sorted(assertions, key=lambda a: a.precedence)
    if not trusted or trusted[0].subject == trusted[0].target:
        return None
    winner, kind = trusted[0], EDGES[trusted[0].predicate]
    source, target = winner.subject, winner.target
    if kind.symmetric and source > target:
        source, target = target, source
    shown = [a for a in trusted if kind.symmetric or (a.subject, a.target) == (source, target)]
    alternatives = [
        f"{a.subject} {kind.type} {a.target} {a.source}" for a in trusted if a not in shown
    ]
    props: Row = {}
    for qualifier in kind.qualifiers:
        value, others = _qualifier(kind, qualifier, shown)
        alternatives += others
        if value is not None:
            props[qualifier.name] = value
    props |= _support(shown)
    if alternatives:
        props |= {"contested": True, "alternatives": sorted(set(alternatives))}
    labels = (winner.subject_label, winner.target_label)
    if (source, target) != (winner.subject, winner.target):
        labels = (labels[1], labels[0])
    return Edge(kind.type, key, source, target, *labels, props)


def project_node(
    node_id: str,
    label: str,
    names: Iterable[Name],
    keys: Iterable[str],
    assertions: Iterable[Assertion],
) -> Node:
    """Make a node from all its names, identifiers and the claims about its properties."""
    by_prop = defaultdict[str, list[Assertion]](list)
    for a in sorted(assertions, key=lambda a: a.precedence):
        by_prop[a.predicate].append(a)
    name, *aliases = name_order(label, names)
    props: Row = {"id": node_id, "name": name, "aliases": aliases}
    props["xrefs"] = sorted({k for k in keys if scheme_of(label, k) and k != node_id})
    contested: list[str] = []
    for prop in NODES[label].props:
        if prop.name in by_prop:
            values, disagreement = shown_value(prop, by_prop[prop.name])
            props |= values
            contested += disagreement
    support = _support([a for prop in by_prop.values() for a in prop])
    props |= {k: support[k] for k in ("evidence",) if k in support}
    if contested:
        props["contested"] = contested
    return Node(node_id, label, {k: v for k, v in props.items() if v != []})


def name_order(label: str, names: Iterable[Name]) -> list[str]:
    """Return the names, the one to show first: by type, then the shorter, then by alphabet.

    A name in capitals, as headlines have it, comes after the same name as it is written. The order
    does not depend on which document was loaded first.
    """
    kinds = NODES[label].names
    ranked = sorted(
        (kinds.index(n.type), len(n.text), n.text.casefold(), n.text.isupper(), n.text)
        for n in set(names)
    )
    return list(dict.fromkeys(r[-1] for r in ranked))


def quote(words: str) -> str:
    """Cut a sentence to the length that edges carry."""
    flat = " ".join(words.split())
    return flat if len(flat) <= QUOTE_LENGTH else flat[: QUOTE_LENGTH - 1] + "…"


def with_quotes(props: Mapping[str, object], sentences: Mapping[str, str]) -> Row:
    """Add the first quotes of the evidence, where the text of the sentences is stored."""
    evidence = texts(props, "evidence")
    quotes = [quote(sentences[s]) for s in evidence if sentences.get(s)][:MAX_QUOTES]
    return {**props, "quotes": quotes} if quotes else dict(props)


def _support(shown: Sequence[Assertion]) -> Row:
    """Say who says so: sentences, number of sources, first and last report, basis."""
    dates = sorted(a.reported for a in shown if a.reported)
    sentences = dict.fromkeys(s for a in shown for s in a.sentences)
    props: Row = {
        "evidence": list(sentences)[:MAX_EVIDENCE],
        "nSources": len({a.article for a in shown}),
        "basis": min((a.basis for a in shown), key=BASES.index, default="stated"),
    }
    if dates:
        props |= {"firstReportedOn": dates[0], "lastReportedOn": dates[-1]}
    return props


def _qualifier(
    kind: EdgeType, qualifier: Property, shown: Sequence[Assertion]
) -> tuple[Scalar | None, list[str]]:
    said = believed(qualifier, (a for a in shown if qualifier.name in a.qualifiers))
    if not said or qualifier.name in kind.key:
        return (said[0].qualifiers[qualifier.name] if said else None), []
    value = said[0].qualifiers[qualifier.name]
    others = [
        f"{qualifier.name}: {a.qualifiers[qualifier.name]} {a.source}"
        for a in rivals(qualifier, said)
        if a.qualifiers[qualifier.name] != value
    ]
    return value, others
