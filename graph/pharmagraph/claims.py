"""Claims: what a document says, with the words it says it in. The truth the graph is made of.

A loader yields one `Extraction` per document: the document, its sentences, a `Ref` for each thing
it speaks of, and a `Claim` for each thing it says. Ids are hashes of content, so that the same
document always gives the same record.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pharmagraph.errors import SchemaError
from pharmagraph.model import (
    DateRange,
    Document,
    Money,
    Scalar,
    Sentence,
    Span,
    Value,
    digest,
    encode_value,
)
from pharmagraph.schema import BASES, EDGES, MODALITIES, NODES, Property

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

    `dropped` says, a sentence each, which claims the extractor itself refused and why.
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


def slug(text: str) -> str:
    """Return a normalised name as the local part of an id; different names stay different."""
    return normalise(text).replace(" ", "-")


def _without_legal_form(words: list[str]) -> list[str]:
    while len(words) > 1:
        last = words[-1].replace(".", "") if _INITIALS.fullmatch(words[-1]) else words[-1]
        company = last == "co" and words[-2] not in {"&", "and"}
        if last not in _LEGAL_FORMS and not company:
            break
        words = words[:-1]
    return words


def ref_id(article: str, label: str, name: str) -> str:
    """Return the id of a ref: the document, the label, and a name or an offset of its trigger."""
    return f"{article}#{label}:{normalise(name)}"


def check_extraction(extraction: Extraction) -> list[str]:
    """Return what is wrong with an extraction by the schema, a sentence a problem."""
    refs = {ref.id: ref for ref in extraction.refs}
    problems = [p for ref in extraction.refs for p in _ref_problems(ref, refs)]
    problems += [p for claim in extraction.claims for p in claim_problems(claim, refs)]
    return problems


def claim_problems(claim: Claim, refs: Mapping[str, Ref]) -> list[str]:
    """Return what is wrong with a claim by the schema, a sentence a problem."""
    subject = refs.get(claim.subject)
    if subject is None:
        return [f"{claim.predicate}: its subject {claim.subject!r} is no ref of the document"]
    problems = []
    if not claim.spans:
        problems.append(f"{claim.predicate}: no words of the text support it")
    if claim.modality not in MODALITIES or claim.basis not in BASES:
        problems.append(f"{claim.predicate}: {claim.modality} {claim.basis} is not in the schema")
    if claim.speaker and claim.speaker not in refs:
        problems.append(f"{claim.predicate}: its speaker {claim.speaker!r} is no ref")
    if claim.predicate in EDGES:
        return problems + _edge_problems(claim, subject, refs)
    prop = NODES[subject.label].prop(claim.predicate)
    if prop is None:
        return [*problems, f"{subject.label} has no property {claim.predicate!r}"]
    if claim.value is None or claim.object:
        return [*problems, f"{subject.label}.{prop.name} needs a value and no object"]
    return problems + _value_problems(prop, claim.value)


def _edge_problems(claim: Claim, subject: Ref, refs: Mapping[str, Ref]) -> list[str]:
    kind, target = EDGES[claim.predicate], refs.get(claim.object)
    if target is None:
        return [f"{kind.type}: its object {claim.object!r} is no ref of the document"]
    problems = []
    if subject.label not in kind.sources or target.label not in kind.targets:
        problems.append(f"{kind.type} does not lead from {subject.label} to {target.label}")
    if subject.id == target.id:
        problems.append(f"{kind.type} leads from {subject.id!r} to itself")
    for name, value in claim.qualifiers.items():
        qualifier = kind.qualifier(name)
        if qualifier is None:
            problems.append(f"{kind.type} has no qualifier {name!r}")
        else:
            problems += _value_problems(qualifier, value)
    return problems


_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "int": (int,),
    "number": (int, float),
    "bool": (bool,),
    "range": (DateRange,),
    "money": (Money,),
}


def _value_problems(prop: Property, value: Value) -> list[str]:
    if not isinstance(value, _TYPES[prop.type]) or (
        isinstance(value, bool) and prop.type != "bool"
    ):
        return [f"{prop.name} is {prop.type}, not {value!r}"]
    if prop.codes and value not in prop.codes:
        return [f"{prop.name} is one of {', '.join(prop.codes)}, not {value!r}"]
    return []


def _ref_problems(ref: Ref, refs: Mapping[str, Ref]) -> Iterable[str]:
    kind = NODES.get(ref.label)
    if kind is None:
        yield f"{ref.label!r} is no label of the schema"
        return
    if not ref.names:
        yield f"{ref.id!r} has no name"
    yield from (
        f"{ref.id!r}: {n.type} is no name type" for n in ref.names if n.type not in kind.names
    )
    if bool(ref.keys) == kind.anonymous and ref.label != "Trial":
        yield f"{ref.id!r}: a {ref.label} {'takes no' if kind.anonymous else 'needs'} keys"
    if ref.owner and ref.owner not in refs:
        yield f"{ref.id!r}: its owner {ref.owner!r} is no ref of the document"


def require_valid(extraction: Extraction) -> None:
    """Raise `SchemaError` with the first problem of an extraction, if there is one."""
    for problem in check_extraction(extraction):
        raise SchemaError(f"{extraction.document.id}: {problem}")
