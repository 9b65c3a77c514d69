"""Rules on drugs and targets that stand together: in brackets, and `It blocks X` after a drug."""

from itertools import pairwise

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.science import claim_target

_INSIDE = rule("mechanism", "INSIDE")
_BEFORE = rule("mechanism", "BEFORE")
_NEAR = 60  # characters between a drug and what kind of drug it is
_PRONOUN = rule("mechanism", "PRONOUN")


def find_mechanism(draft: Draft) -> None:
    """Claim targets of drugs where only the place of their names, or a pronoun, tells."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        if reading.of(sentence, "Target"):
            _bracketed(draft, sentence)
            if sentence and "<T" in mask.text:
                _pronoun(draft, sentence, mask.text)


def _bracketed(draft: Draft, sentence: int) -> None:
    """Read `KN-1 (anti-X)`, `KN-1 (targeting X)` and `an X antibody (KN-1)`."""
    reading, text = draft.reading, draft.reading.document.text
    for at, after in pairwise(reading.by_sentence[sentence]):
        one, other = reading.mentions[at], reading.mentions[after]
        gap = text[one.end : other.start]
        span = reading.span(sentence, one.start, other.end)
        if (one.label, other.label) == ("Drug", "Target") and _INSIDE.fullmatch(gap):
            claim_target(draft, one.thing, other.thing, span, gap, "in brackets")
        if (one.label, other.label) == ("Target", "Drug") and _BEFORE.fullmatch(gap):
            claim_target(draft, other.thing, one.thing, span, gap, "in brackets")
        if (one.label, other.label, gap) == ("Modality", "Target", " ("):
            _after_kind(draft, sentence, at, after)
        if (one.label, other.label) == ("Target", "Modality"):
            _through_modality(draft, after, at, span)


def _after_kind(draft: Draft, sentence: int, modality: int, target: int) -> None:
    """Read `KN-1 is a bispecific (X and Y)`: the drug before, and each target of the list."""
    reading, text = draft.reading, draft.reading.document.text
    before = [i for i in reading.of(sentence, "Drug") if i < modality]
    if not before:
        return
    drug = reading.mentions[before[-1]]
    if reading.mentions[modality].start - drug.end > _NEAR:
        return
    end = reading.mentions[target].start
    for index in [i for i in reading.of(sentence, "Target") if i >= target]:
        one = reading.mentions[index]
        if text[end : one.start] not in ("", " and ", ", ", "/", " x ", "x", ", and "):
            return
        claim_target(
            draft,
            drug.thing,
            one.thing,
            reading.span_of(index),
            text[drug.end : end],
            "in brackets",
        )
        end = one.end


def _through_modality(draft: Draft, modality: int, target: int, span: Span) -> None:
    """Read `an X antibody (KN-1)` where the antibody is a mention too."""
    reading, text = draft.reading, draft.reading.document.text
    kind, drug = (
        reading.mentions[modality],
        reading.mentions[min(modality + 1, len(reading.mentions) - 1)],
    )
    near = text[reading.mentions[target].end : kind.start]
    if drug.label == "Drug" and near in (" ", "-") and text[kind.end : drug.start] in (" (", "s ("):
        one = reading.mentions[target].thing
        claim_target(draft, drug.thing, one, span, text[kind.start : kind.end], "in brackets")


def _pronoun(draft: Draft, sentence: int, text: str) -> None:
    """Read `It blocks X` and `The antibody binds X` with the one drug of the sentence before."""
    reading = draft.reading
    found = _PRONOUN.match(text)
    drugs = {id(reading.mentions[i].thing): i for i in reading.of(sentence - 1, "Drug")}
    if not found or len(drugs) != 1 or "<D" in text[: found.end()]:
        return
    (index,) = drugs.values()
    drug, span = reading.mentions[index].thing, reading.found(sentence, found)
    for at in listed(text, found.start("list"), "T"):
        claim_target(draft, drug, reading.mentions[at].thing, span, found.group(), "it acts on")
