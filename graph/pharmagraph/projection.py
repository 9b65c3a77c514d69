"""From claims to the graph: one edge or one property per fact, with what supports it. Pure.

Where claims of one fact differ, the winner is the claim of the most formal source, then the newest,
then the smallest value and id; the others stand beside it as alternatives and the fact is contested.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from pharmagraph.claims import Name
from pharmagraph.model import (
    SOURCE_KINDS,
    DateRange,
    Edge,
    Money,
    Node,
    Row,
    Scalar,
    Value,
    encode_value,
)
from pharmagraph.resolution import scheme_of
from pharmagraph.rows import qualifiers_of, text, texts, value_of, value_text
from pharmagraph.schema import BASES, EDGES, NODES, EdgeType, Property

MAX_EVIDENCE = 5
MAX_QUOTES = 3
QUOTE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim whose ends are known things: what projection needs of it."""

    claim: str
    article: str
    subject: str
    subject_label: str
    predicate: str
    target: str
    target_label: str
    value: Value | None
    qualifiers: Mapping[str, Scalar]
    basis: str
    sentences: tuple[str, ...]
    rank: int
    reported: date | None

    @property
    def precedence(self) -> tuple[int, int, str, str]:
        """Return the order in which claims of one fact are believed, the most trusted first."""
        newest_first = -self.reported.toordinal() if self.reported else 0
        value = "" if self.value is None else encode_value(self.value)
        return (self.rank, newest_first, value, self.claim)


def assertion(row: Row) -> Assertion:
    """Read a Claim row whose `subjectId` and `objectId` are set."""
    return Assertion(
        text(row, "id"),
        text(row, "article"),
        text(row, "subjectId"),
        text(row, "subjectLabel"),
        text(row, "predicate"),
        text(row, "objectId"),
        text(row, "objectLabel"),
        value_of(row),
        qualifiers_of(row),
        text(row, "basis"),
        tuple(texts(row, "sentences")),
        SOURCE_KINDS.index(text(row, "sourceKind")),
        cast("date | None", row.get("reportedOn")),
    )


def fact_key(row: Row) -> str | None:
    """Return the key of the fact that a Claim row states, None if it states none."""
    if row["modality"] != "FACT":
        return None
    subject, predicate, target = (text(row, p) for p in ("subjectId", "predicate", "objectId"))
    if not target:
        return f"{subject}|{predicate}"
    kind = EDGES[predicate]
    if kind.one:
        return f"{subject}|{predicate}|"
    ends = sorted((subject, target)) if kind.symmetric or kind.opposed else (subject, target)
    key = f"{ends[0]}|{predicate}|{ends[1]}"
    if not kind.key:
        return key
    qualifiers = qualifiers_of(row)
    return "|".join((key, *(f"{q}={qualifiers.get(q, '')}" for q in kind.key)))


def project_edge(key: str, assertions: Sequence[Assertion]) -> Edge | None:
    """Make the edge of one fact; None where both its ends have become one thing."""
    believed = sorted(assertions, key=lambda a: a.precedence)
    if not believed or believed[0].subject == believed[0].target:
        return None
    winner, kind = believed[0], EDGES[believed[0].predicate]
    source, target = winner.subject, winner.target
    if kind.symmetric and source > target:
        source, target = target, source
    shown = [a for a in believed if kind.symmetric or (a.subject, a.target) == (source, target)]
    alternatives = [
        f"{a.subject} {kind.type} {a.target} {_source(a)}" for a in believed if a not in shown
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
            values, disagreement = _property(prop, by_prop[prop.name])
            props |= values
            contested += disagreement
    support = _support([a for prop in by_prop.values() for a in prop])
    props |= {k: support[k] for k in ("evidence",) if k in support}
    if contested:
        props["contested"] = contested
    return Node(node_id, label, {k: v for k, v in props.items() if v != []})


def name_order(label: str, names: Iterable[Name]) -> list[str]:
    """Return the names, the one to show first: by type, then the shorter, then by alphabet.

    The order does not depend on which document was loaded first.
    """
    kinds = NODES[label].names
    ranked = sorted(
        (kinds.index(n.type), len(n.text), n.text.casefold(), n.text) for n in set(names)
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
    said = [a for a in shown if qualifier.name in a.qualifiers]
    if not said or qualifier.name in kind.key:
        return (said[0].qualifiers[qualifier.name] if said else None), []
    value = said[0].qualifiers[qualifier.name]
    others = [
        f"{qualifier.name}: {a.qualifiers[qualifier.name]} {_source(a)}"
        for a in said
        if a.qualifiers[qualifier.name] != value
    ]
    return value, others


def _property(prop: Property, said: Sequence[Assertion]) -> tuple[Row, list[str]]:
    if prop.many:
        return {prop.name: sorted({str(a.value) for a in said})}, []
    winner = _winner(said)
    rivals = [a for a in said if _differ(cast("Value", winner.value), cast("Value", a.value))]
    contested = []
    if rivals:
        texts_ = [f"{value_text(cast('Value', a.value))} {_source(a)}" for a in (winner, *rivals)]
        contested = [f"{prop.name}: {' | '.join(dict.fromkeys(texts_))}"]
    return spread(prop.name, cast("Value", winner.value)), contested


def _winner(said: Sequence[Assertion]) -> Assertion:
    """Take the most trusted claim; of vague dates that agree with it, the narrowest."""
    best = next((a for a in said if _resolved(a.value)), said[0])
    agreeing = [a for a in said if _resolved(a.value) and not _differ_or_none(best, a)]
    if not isinstance(best.value, DateRange) or not agreeing:
        return best
    return min(agreeing, key=lambda a: (_width(cast("DateRange", a.value)), a.precedence))


def _resolved(value: Value | None) -> bool:
    return not isinstance(value, DateRange) or value.start is not None


def _width(value: DateRange) -> int:
    return (value.end - value.start).days if value.start and value.end else 10**6


def _differ_or_none(a: Assertion, b: Assertion) -> bool:
    return a.value is None or b.value is None or _differ(a.value, b.value)


def _differ(a: Value, b: Value) -> bool:
    """Say whether two values cannot both be right: dates that overlap can."""
    if isinstance(a, DateRange) and isinstance(b, DateRange):
        return _resolved(a) and _resolved(b) and not a.overlaps(b)
    if isinstance(a, Money) and isinstance(b, Money):
        return (a.low, a.high, a.currency) != (b.low, b.high, b.currency)
    return a != b


def spread(name: str, value: Value) -> Row:
    """Lay a value out as properties a database can hold, under the names the schema gives."""
    if isinstance(value, DateRange):
        parts: dict[str, object] = {
            "From": value.start,
            "To": value.end,
            "Precision": value.precision,
            "Raw": value.raw or None,
        }
    elif isinstance(value, Money):
        parts = {
            "Min": None if value.low is None else float(value.low),
            "Max": None if value.high is None else float(value.high),
            "Currency": value.currency,
            "Qualifier": value.qualifier,
            "Raw": value.raw or None,
        }
    else:
        return {name: value}
    return {f"{name}{suffix}": part for suffix, part in parts.items() if part is not None}


def _source(a: Assertion) -> str:
    return f"({a.article}{', ' + a.reported.isoformat() if a.reported else ''})"
