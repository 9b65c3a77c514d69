"""Drugs that a text describes before it names them: what the description says is theirs."""

import re
from dataclasses import dataclass

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, rules
from pharmagraph_loaders.extraction.medicine.following import own_drugs
from pharmagraph_loaders.extraction.medicine.science import claim_target
from pharmagraph_loaders.extraction.medicine.treatment import treats

_TARGET = rules("described", "TARGET")
_DISEASE = rules("described", "DISEASE")
_NOT_ONE = rule("described", "NOT_ONE")
_SEVERAL = rule("described", "SEVERAL")
_NAMES_IT = rule("described", "NAMES_IT")
_LEAD = 2  # sentences at the head of a text, which describe what it is about
_REACH = 3  # sentences after a description in which the name may come
_LONG = 9  # as many after one of several drugs at the head of a text


@dataclass(frozen=True, slots=True)
class _Described:
    """Words that describe a drug: where, whether by targets (T) or diseases (I), how many drugs."""

    sentence: int
    found: re.Match[str]
    kind: str
    several: bool


def find_described(draft: Draft) -> None:
    """Claim targets and diseases of drugs that are described first and named after it."""
    for one in reversed(_descriptions(draft.reading)):  # the nearest first
        for drug in _named_after(draft.reading, one):
            _claim(draft, one, drug)


def _descriptions(reading: Reading) -> list[_Described]:
    found: list[_Described] = []
    for sentence, mask in enumerate(reading.masks):
        if reading.of(sentence, "Drug") or not ("<T" in mask.text or "<I" in mask.text):
            continue
        for kind, patterns in (("T", _TARGET), ("I", _DISEASE)):
            for match in (m for p in patterns for m in p.finditer(mask.text)):
                if not _NOT_ONE.search(mask.text[max(0, match.start() - 50) : match.end() + 14]):
                    several = bool(_SEVERAL.search(match.group()))
                    found.append(_Described(sentence, match, kind, several))
    return found


def _named_after(reading: Reading, one: _Described) -> list[Thing]:
    """Return the drugs first named soon after a description: one, or all if it is of several."""
    found: list[Thing] = []
    reach = _LONG if one.several and one.sentence < _LEAD else _REACH
    for sentence in range(one.sentence + 1, min(one.sentence + 1 + reach, len(reading.masks))):
        new = [d for d in own_drugs(reading, sentence) if _begins(reading, d, sentence)]
        if _of_others(reading, one.sentence, sentence):
            break
        if not new:
            if reading.of(sentence, "Drug"):
                break
            continue
        if one.several:
            found += new
            continue
        tells = one.sentence < _LEAD or _NAMES_IT.search(reading.masks[sentence].text)
        return new[:1] if len(new) == 1 and tells else []
    return found


def _of_others(reading: Reading, told: int, sentence: int) -> bool:
    """Say whether a sentence names companies, and none that was named up to the description."""
    named = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    first = (reading.sentence_of[reading.mentions_of[one][0]] for one in named)
    return bool(named) and all(at > told for at in first)


def _begins(reading: Reading, drug: Thing, sentence: int) -> bool:
    """Say whether a drug is named in a sentence for the first time."""
    named = reading.named.get(id(drug))
    return named is not None and reading.sentence_of[named[0]] == sentence


def _claim(draft: Draft, one: _Described, drug: Thing) -> None:
    reading, text = draft.reading, draft.reading.masks[one.sentence].text
    span, ref = reading.found(one.sentence, one.found), draft.ref(drug)
    if one.kind == "T" and draft.of(ref, "TARGETS"):
        return
    if one.kind == "I" and one.sentence >= _LEAD and draft.of(ref, "STUDIED_FOR"):
        return
    named = list(listed(text, one.found.start("list"), one.kind))
    if (
        one.several
        and one.kind == "I"
        and " and " in text[one.found.start("list") : text.find(f"<I{named[-1]}>")]
    ):
        return
    for index in named:
        thing = reading.mentions[index].thing
        if one.kind == "T":
            claim_target(draft, drug, thing, span, one.found.group(), "described before")
        else:
            treats(draft, drug, thing, span, "described before")
