"""How the record (the truth) lies in the database: its labels, indexes and links.

Derived columns, computed by resolution and projection and never dumped: `cluster` and `bucket` of
a Ref, `cluster` of a Naming, and of a Claim the ids of what it is about, the key of its fact and,
where it says who belongs to whom, `memberId` and `groupId`.
"""

from dataclasses import dataclass

SCHEMA_VERSION = 1
PROJECTOR_VERSION = 1
META_ID = "meta"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship that follows from a property which holds ids of another record node.

    `reverse` lets it lead from the other node to the owner of the property. `owned` targets are
    made with the first link to them and go with the last.
    """

    prop: str
    type: str
    target: str
    reverse: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class RecordType:
    """A label of the record: the properties rows are found by, the links, the derived columns."""

    label: str
    doc: str
    index: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    derived: tuple[str, ...] = ()


RECORD_TYPES = (
    RecordType("Meta", "Versions of schema and projector; the lock of every writer."),
    RecordType("Article", "A document, by URL, accession number or digest of its text."),
    RecordType(
        "Sentence",
        "A sentence of an article, with offsets in characters.",
        index=("article",),
        links=(Link("article", "HAS_SENTENCE", "Article", reverse=True),),
    ),
    RecordType("Key", "An identifier, or a label with a normalised full name."),
    RecordType(
        "Naming",
        "One way to name a thing: label, names and keys. Documents that name alike share it.",
        index=("cluster",),
        links=(Link("keys", "HAS_KEY", "Key", owned=True),),
        derived=("cluster",),
    ),
    RecordType(
        "Ref",
        "One thing one article speaks of.",
        index=("article", "naming", "owner", "bucket", "cluster"),
        derived=("cluster", "bucket"),
    ),
    RecordType(
        "Claim",
        "One thing one article says, with its sentences and offsets.",
        index=(
            *("article", "subject", "object", "speaker", "subjectId", "objectId", "factKey"),
            *("memberId", "groupId"),
        ),
        links=(Link("sentences", "SUPPORTED_BY", "Sentence"),),
        derived=("subjectId", "objectId", "speakerId", "factKey", "memberId", "groupId"),
    ),
    RecordType("Judgement", "Same or different: two keys or refs, reason, by whom.", ("a", "b")),
)

RECORDS = {t.label: t for t in RECORD_TYPES}
