"""What a claim asserts once its ends are known things, and which fact that is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from pharmagraph.model import SOURCE_KINDS, Row, Scalar, Value, encode_value
from pharmagraph.rows import qualifiers_of, text, texts, value_of
from pharmagraph.schema import EDGES, Property


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

    @property
    def newest_first(self) -> tuple[int, int, str, str]:
        """Return the order for what changes in time: the newest report first, then by source."""
        rank, newest, value, claim = self.precedence
        return (newest, rank, value, claim)

    @property
    def source(self) -> str:
        """Say where it comes from, in brackets."""
        return f"({self.article}{', ' + self.reported.isoformat() if self.reported else ''})"


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


def believed(prop: Property, said: Iterable[Assertion]) -> list[Assertion]:
    """Put assertions of one property into the order in which they are believed."""
    if prop.wins == "NEWEST":
        return sorted(said, key=lambda a: a.newest_first)
    return sorted(said, key=lambda a: a.precedence)


def rivals(prop: Property, said: Sequence[Assertion]) -> Sequence[Assertion]:
    """Return the assertions that could contest the first: older news of what changes does not."""
    if prop.wins == "NOTE":
        return ()
    if prop.wins == "NEWEST":
        return [a for a in said if a.reported == said[0].reported]
    return said


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
