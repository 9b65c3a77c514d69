"""Claims: what a document says, with the words it says it in. The truth the graph is made of.

A loader yields one `Extraction` per document: the document, its sentences, a `Ref` for each thing
it speaks of, and a `Claim` for each thing it says. Ids are hashes of content, so that the same
document always gives the same record.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from pharmagraph.model import (
    Document,
    Scalar,
    Sentence,
    Span,
    Value,
    digest,
    encode_value,
)

_NOT_WORD = re.compile(r"[^\w+&./]+")
_INITIALS = re.compile(r"(?:\w\.)+\w?")
# Forms of incorporation. KGaA and "& Co" stay: they tell companies apart.
_LEGAL_FORMS = frozenset(
    """a/s ab ag as bv corp corporation gmbh inc incorporated kk limited llc lp ltd nv oy plc pty
    sa sas se spa srl""".split()  # noqa: SIM905 - fifty quotation marks would hide the words
)


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name a document uses, and its type: one of the label's `names` in the schema."""

    text: str
    type: str = "FULL"


@dataclass(frozen=True, slots=True)
class Ref:
    """One thing one document speaks of.

    A named thing has `keys`: identifiers (`hgnc:3430`) and name keys (`name_key`), never a short
    name learnt on the way. A deal has none. What hangs off a deal or a company (right, amount,
    event, study) has an `owner`, the id of another ref, and a `slot` that tells it from its
    siblings: two documents speak of the same one if owner and slot are the same.
    """

    id: str
    label: str
    names: tuple[Name, ...]
    keys: tuple[str, ...] = ()
    owner: str = ""
    slot: str = ""
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing one document says: an edge (`object`) or a property (`value`) of `subject`.

    `subject`, `object` and `speaker` are ids of refs of the same document; `predicate` is an edge
    type or a property of the subject's label. `spans` are the words that say it, at least one.
    `origin` names the vocabulary and its release where the value comes from one.
    """

    subject: str
    predicate: str
    spans: tuple[Span, ...]
    object: str = ""
    value: Value | None = None
    qualifiers: Mapping[str, Scalar] = field(default_factory=dict[str, Scalar])
    modality: str = "FACT"
    basis: str = "stated"
    speaker: str = ""
    rule: str = ""
    origin: str = ""

    def id(self, article: str) -> str:
        """Hash what is said and by whom, not the words it is said in."""
        value = "" if self.value is None else encode_value(self.value)
        qualifiers = [f"{k}={encode_value(v)}" for k, v in sorted(self.qualifiers.items())]
        return digest(
            article,
            self.subject,
            self.predicate,
            self.object,
            value,
            self.modality,
            self.speaker,
            *qualifiers,
        )


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says, as an extractor of a stated version read it.

    `dropped` says, a sentence each, what was not read or refused, and why.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    refs: tuple[Ref, ...]
    claims: tuple[Claim, ...]
    extractor: str = ""
    vocabulary: str = ""
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """A person's or a rule's word that two things are the `same` or `different`.

    `a` and `b`, in order, are keys of refs, or ids of refs where a name alone does not tell.
    A judgement outlives the documents that speak of its ends and sleeps while they are gone.
    """

    kind: str
    a: str
    b: str
    reason: str = ""
    by: str = ""

    @property
    def id(self) -> str:
        """Identify the pair and the verdict, whatever the reason."""
        return digest(self.kind, self.a, self.b)


def judge(kind: str, a: str, b: str, reason: str = "", by: str = "") -> Judgement:
    """Make a judgement whose ends are in order."""
    first, second = sorted((a, b))
    return Judgement(kind, first, second, reason, by)


def normalise(name: str) -> str:
    """Fold case, accents' encoding, hyphens and white space; keep every letter and digit.

    >>> normalise("HER2-positive  Breast cancer")
    'her2 positive breast cancer'
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    words = _NOT_WORD.sub(" ", folded).replace("_", " ").split()
    return " ".join(w.strip(".") for w in words if w.strip("."))


def name_key(label: str, name: str) -> str:
    """Return the key under which equal full names of one label meet.

    Organisations meet without their form of incorporation.

    >>> name_key("Organization", "Acme Bio Co., Ltd."), name_key("Organization", "Acme & Co., Inc.")
    ('Organization~acme bio', 'Organization~acme & co')
    """
    words = normalise(name).split()
    if label == "Organization":
        words = _without_legal_form(words)
    return f"{label}~{' '.join(words)}"


def _without_legal_form(words: list[str]) -> list[str]:
    while len(words) > 1:
        last = words[-1].replace(".", "") if _INITIALS.fullmatch(words[-1]) else words[-1]
        # "Acme & Co" and "The Acme Company" are whole names; "Acme Pharma Company" has one.
        company = last in {"co", "company"} and words[-2] not in {"&", "and"} and words[0] != "the"
        if last not in _LEGAL_FORMS and not company:
            break
        words = words[:-1]
    return words


def ref_id(article: str, label: str, name: str) -> str:
    """Return the id of a ref: the document, the label, and a name or an offset of its trigger."""
    return f"{article}#{label}:{normalise(name)}"
