"""Whether what a document says fits the vocabulary: a sentence for everything that does not."""

from collections.abc import Iterable, Mapping
from datetime import date

from pharmagraph.claims import Claim, Extraction, Ref
from pharmagraph.model import DateRange, Money, Value
from pharmagraph.schema import BASES, EDGES, MODALITIES, NODES, Property


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
    "date": (date,),
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
    if ref.label == "Trial" and not ref.keys and not ref.owner:
        yield f"{ref.id!r}: a Trial needs keys or an owner"
    if ref.label not in {"Trial", "Deal"} and kind.anonymous and not ref.owner:
        yield f"{ref.id!r}: a {ref.label} needs an owner"
    if bool(ref.keys) == kind.anonymous and ref.label != "Trial":
        yield f"{ref.id!r}: a {ref.label} {'takes no' if kind.anonymous else 'needs'} keys"
    if ref.owner and ref.owner not in refs:
        yield f"{ref.id!r}: its owner {ref.owner!r} is no ref of the document"
