"""The gate that all claims pass, whoever made them: what the text does not bear out is dropped.

A claim must fit the schema; its words must lie where it says, inside one sentence of the text; and
their sentences must speak of what it is about. What fails is left out and reported.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import isfinite

from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key
from pharmagraph.fitting import claim_problems
from pharmagraph.model import DateRange, Money, Value
from pharmagraph.schema import EDGES, NODES
from pharmagraph_loaders.wording import Wording

# Things of a short list of sorts: a text may say "French" or "tumour" for them.
_SORTS = frozenset({"Place", "Modality", "TherapeuticArea", "DrugClass"})
# Things of their own name: a name key that follows from no name in the text would join strangers.
_OWN_NAMES = frozenset({"Organization", "Person", "Drug"})
_DESCRIBED = "DESCRIPTION"
_SCHEMES = {scheme: kind.label for kind in NODES.values() for scheme in kind.schemes}
_SHOWN = 80


def gate(extraction: Extraction) -> Extraction:
    """Return the extraction without what its text does not bear out; `dropped` says what and why.

    Pure; takes time in proportion to the text and to what is claimed of it.
    """
    wording = Wording(extraction.document, extraction.sentences)
    dropped = [
        f"sentence {s.index}: its offsets are not those of a sentence of the text"
        for s in extraction.sentences
        if wording.sentences.get(s.index) != s
    ]
    refs = _kept_refs(extraction, wording, dropped)
    claims: dict[str, Claim] = {}
    for claim in extraction.claims:
        problem = _problem(claim, refs, wording)
        if problem:
            dropped.append(problem)
        else:
            claims.setdefault(claim.id(extraction.document.id), claim)
    return replace(
        extraction,
        sentences=tuple(wording.sentences.values()),
        refs=tuple(refs.values()),
        claims=tuple(claims.values()),
        dropped=(*extraction.dropped, *dropped),
    )


def _kept_refs(extraction: Extraction, wording: Wording, dropped: list[str]) -> dict[str, Ref]:
    """Return the refs that are named in the text, cleaned, with owners that are kept as well."""
    document = extraction.document.id
    sound: dict[str, Ref] = {}
    for ref in extraction.refs:
        problem = "there are two of this id" if ref.id in sound else _ref_problem(ref, document)
        cleaned = ref if problem else _cleaned(ref, wording)
        if not problem and not cleaned.names:
            problem = "the text names it nowhere"
        if problem:
            dropped.append(f"{ref.label} {_short(ref.id.rsplit('#', 1)[-1])}: {problem}")
        else:
            sound[ref.id] = cleaned
    kept = _owned(sound)
    dropped += [
        f"{sound[i].label} {_short(i.rsplit('#', 1)[-1])}: what owns it was dropped"
        for i in sound
        if i not in kept
    ]
    return {i: sound[i] for i in sound if i in kept}


def _owned(refs: Mapping[str, Ref]) -> set[str]:
    """Return the ids of refs whose line of owners ends; of two that own each other, neither."""
    children: dict[str, list[str]] = {}
    for ref in refs.values():
        children.setdefault(ref.owner, []).append(ref.id)
    kept: set[str] = set()
    waiting = children.get("", [])
    while waiting:
        kept.update(waiting)
        waiting = [child for owner in waiting for child in children.get(owner, ())]
    return kept


def _ref_problem(ref: Ref, document: str) -> str:
    if ref.label not in NODES:
        return f"{_short(ref.label)!r} is no label of the schema"
    if not ref.id.startswith(f"{document}#{ref.label}:"):
        return "its id is not one of this document and label"
    kind = NODES[ref.label]
    wrong = next((n for n in ref.names if n.type not in kind.names or not n.text.strip()), None)
    return "" if wrong is None else f"{_short(wrong.text)!r} is no {_short(wrong.type)} name"


def _cleaned(ref: Ref, wording: Wording) -> Ref:
    """Return a ref with the names and mentions that the text has, and the keys they bear out."""
    mentions = tuple(m for m in ref.mentions if not wording.fault(m))
    if NODES[ref.label].anonymous:
        known = tuple(k for k in ref.keys if wording.names(k.partition(":")[2]))
        return replace(ref, mentions=mentions, keys=known)
    names = ref.names
    if ref.label not in _SORTS:
        names = tuple(n for n in names if _is_said(n, bool(mentions), wording))
    return replace(ref, mentions=mentions, names=names, keys=_keys(ref, names))


def _is_said(name: Name, mentioned: bool, wording: Wording) -> bool:
    """Say whether the text has a name; what is only described needs a place where it is."""
    return wording.names(name.text) or (name.type == _DESCRIBED and mentioned)


def _keys(ref: Ref, names: tuple[Name, ...]) -> tuple[str, ...]:
    follow = [name_key(ref.label, n.text) for n in names]
    described = any(n.type == _DESCRIBED for n in names)
    own = ref.label in _OWN_NAMES and not described
    kept = [
        k for k in ref.keys if _fits(k, ref.label) and not (own and "~" in k and k not in follow)
    ]
    return tuple(kept) or tuple(follow[:1])


def _fits(key: str, label: str) -> bool:
    """Say whether a key is one of this label: no name key and no identifier of another."""
    if "~" in key.partition(":")[0]:
        return key.startswith(f"{label}~")
    return _SCHEMES.get(key.partition(":")[0], label) == label


def _problem(claim: Claim, refs: Mapping[str, Ref], wording: Wording) -> str:
    """Say in a sentence why a claim does not hold; empty if it does."""
    for problem in claim_problems(claim, refs):
        return problem
    faults = [f for f in map(wording.fault, claim.spans) if f]
    fault = faults[0] if faults else _ungrounded(claim, refs, wording)
    return f"{_told(claim, refs)}: {fault}" if fault else ""


def _ungrounded(claim: Claim, refs: Mapping[str, Ref], wording: Wording) -> str:
    where = sorted({s.sentence for s in claim.spans})
    fault = _value_fault(claim.value, where, wording)
    unspoken = [] if fault else wording.unspoken(claim, refs)
    if unspoken:
        names = " or ".join(_short(r.names[0].text) for r in unspoken)
        fault = f"its words do not speak of {names}"
    return fault


def _value_fault(value: Value | None, where: Iterable[int], wording: Wording) -> str:
    """Say what is wrong with an amount, a date or a number; amounts must stand in the evidence."""
    if isinstance(value, Money):
        if not all(isfinite(n) for n in (value.low, value.high) if n is not None):
            return "its amount is no number"
        return (
            "" if wording.quotes(value.raw, where) else f"{_short(value.raw)!r} is not in its words"
        )
    if isinstance(value, DateRange):
        return "" if wording.names(value.raw) else f"{_short(value.raw)!r} is not in the text"
    if isinstance(value, float) and not isfinite(value):
        return "its value is no number"
    return ""


def _told(claim: Claim, refs: Mapping[str, Ref]) -> str:
    subject = _short(refs[claim.subject].names[0].text)
    if claim.predicate in EDGES:
        return f"{subject} {claim.predicate} {_short(refs[claim.object].names[0].text)}"
    return f"{subject}.{claim.predicate}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
