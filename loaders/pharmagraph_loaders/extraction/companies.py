"""Rules on organisations: country, kind, and who belongs to whom."""

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.patterns import thing
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import table

_PARTS = table("companies", "PARTS")


def find_companies(draft: Draft) -> None:
    """Claim what the text says of organisations themselves."""
    reading = draft.reading
    for one in reading.things:
        if one.label == "Organization":
            _profile(draft, one)
    for sentence, mask in enumerate(reading.masks):
        if (
            "own" in mask.text
            or "of" in mask.text
            or "’s" in mask.text
            or "'s" in mask.text
            or "its" in mask.text
            or "belong" in mask.text
        ):
            _parts(draft, sentence, mask.text)
    _units(draft)


def _profile(draft: Draft, one: Thing) -> None:
    for prop in ("country", "kind", "sizeClass"):
        if prop in one.facts and f"{prop} span" in one.facts:
            sentence, start, end = map(int, one.facts[f"{prop} span"].split(":"))
            draft.claim(
                draft.ref(one),
                prop,
                draft.reading.span(sentence, start, end),
                value=one.facts[prop],
                rule=f"company {prop}",
            )


def _parts(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for kind, pattern in _PARTS:
        for found in pattern.finditer(text):
            part, whole = thing(reading, found, "a"), thing(reading, found, "b")
            if part is whole or draft.edge(draft.ref(whole), "PART_OF", draft.ref(part)):
                continue
            if draft.edge(draft.ref(part), "PART_OF", draft.ref(whole)):
                continue
            draft.claim(
                draft.ref(part),
                "PART_OF",
                reading.found(sentence, found),
                to=draft.ref(whole),
                kind=kind,
                rule="part of",
            )


def _units(draft: Draft) -> None:
    """Infer that a company named after another and a country or fund belongs to it."""
    names = {t.name: t for t in draft.reading.things if t.label == "Organization"}
    for one in draft.reading.things:
        whole = names.get(one.facts.get("whole", "")) if one.label == "Organization" else None
        if whole is None or whole is one or draft.edge(draft.ref(one), "PART_OF", draft.ref(whole)):
            continue
        if draft.of(draft.ref(one), "PART_OF"):
            continue
        draft.claim(
            draft.ref(one),
            "PART_OF",
            first_mention(draft.reading, one),
            to=draft.ref(whole),
            kind="DIVISION",
            inferredFrom="its name",
            basis="inferred",
            rule="unit by name",
        )


def first_mention(reading: Reading, one: Thing) -> Span:
    """Return where a thing is first named."""
    named = reading.named.get(id(one))
    return reading.span_of(named[0]) if named else reading.span(0)
