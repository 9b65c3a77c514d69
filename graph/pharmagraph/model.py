"""The values everything else is made of: documents, spans, dates, money, nodes, edges. No I/O."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

PRECISIONS = ("DAY", "MONTH", "QUARTER", "SEASON", "YEAR", "UNKNOWN")
QUALIFIERS = ("EXACT", "ABOUT", "UP_TO", "MORE_THAN", "AT_LEAST")


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """A date as vague as the text has it: a closed range of days.

    An unresolved date ("last spring" in an article without a date) keeps its words in `raw`,
    has neither start nor end, and the precision UNKNOWN.
    """

    start: date | None
    end: date | None
    precision: str
    raw: str = ""

    def overlaps(self, other: "DateRange") -> bool:
        """Say whether both ranges may be the same day; an unresolved range overlaps nothing."""
        if self.start is None or self.end is None or other.start is None or other.end is None:
            return False
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount as stated, in whole units of `currency` (ISO 4217); `low` is None for "up to"."""

    low: float | None
    high: float | None
    currency: str
    qualifier: str = "EXACT"
    raw: str = ""


Scalar: TypeAlias = str | int | float | bool | date
Value: TypeAlias = Scalar | DateRange | Money
Row: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a document: the sentence's index, and offsets in characters, end exclusive."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: its index and offsets in characters, end exclusive."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read, with what is known of its origin.

    `id` is the canonical URL, an accession number, or `sha256:` and the digest of the text.
    `kind` is one of SOURCE_KINDS. Offsets of sentences and spans count characters of `text`.
    """

    id: str
    kind: str
    title: str
    text: str
    url: str = ""
    publisher: str = ""
    published: date | None = None
    origin: str = ""


# Which source wins where two disagree: the more formal one. The position is the rank.
SOURCE_KINDS = (
    "FILING",
    "EXCHANGE_ANNOUNCEMENT",
    "PRESS_RELEASE",
    "REGISTRY_RECORD",
    "NEWS",
    "TABLE_ROW",
    "AGGREGATOR",
)


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; `props` holds only what a Neo4j property can hold."""

    id: str
    label: str
    props: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def name(self) -> str:
        """What the loaded documents call it."""
        return str(self.props.get("name", self.id))


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship of the graph; `key` is unique per type and says which fact it shows."""

    type: str
    key: str
    source: str
    target: str
    source_label: str
    target_label: str
    props: Mapping[str, object] = field(default_factory=dict[str, object])

    @property
    def place(self) -> tuple[str, str, str, str]:
        """By what edges are ordered: label and id of the source, type and key."""
        return self.source_label, self.source, self.type, self.key


def encode_value(value: Value) -> str:
    """Write a value as canonical JSON, so that equal values are equal texts."""
    match value:
        case DateRange():
            ends = [None if d is None else d.isoformat() for d in (value.start, value.end)]
            body: object = {"range": [*ends, value.precision, value.raw]}
        case Money():
            body = {
                "money": [value.low, value.high, value.currency, value.qualifier, value.raw],
            }
        case date():
            body = {"date": value.isoformat()}
        case _:
            body = value
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode_value(text: str) -> Value:
    """Read what `encode_value` wrote.

    >>> decode_value(encode_value(date(2020, 6, 9)))
    datetime.date(2020, 6, 9)
    """
    body = json.loads(text)
    if not isinstance(body, dict):
        return body  # type: ignore[no-any-return]  # a JSON scalar is a Value
    if "range" in body:
        start, end, precision, raw = body["range"]
        return DateRange(_day(start), _day(end), precision, raw)
    if "money" in body:
        return Money(*body["money"])
    return date.fromisoformat(body["date"])


def digest(*parts: str) -> str:
    """Hash texts to 24 hexadecimal digits; the parts cannot run into each other."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
