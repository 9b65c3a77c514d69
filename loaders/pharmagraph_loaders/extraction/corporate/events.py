"""Rules on corporate events and on what companies focus on."""

import re

from pharmagraph.model import DateRange, Span
from pharmagraph_loaders.extraction.corporate.development import subject
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import macro, rule, rules, table

_JOBS = macro("events", "JOBS")
_CUTS = rules("events", "CUTS")
_PLACES = re.compile(r"\bin <L\d+>")
_REORGANISED = rule("events", "REORGANISED")
_FOCUS = table("events", "FOCUS")
_OF_DEAL = rule("events", "OF_DEAL")
_INTENT = rule("events", "INTENT")


def find_events(draft: Draft) -> None:
    """Claim job cuts, reorganisations and directions of companies."""
    for sentence, mask in enumerate(draft.reading.masks):
        if re.search(_JOBS, mask.text):
            _job_cuts(draft, sentence, mask.text)
        if "<A" in mask.text or "<I" in mask.text or "<M" in mask.text:
            _focus(draft, sentence, mask.text)


def _job_cuts(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for pattern in _CUTS:
        found = pattern.search(text)
        if found is None:
            continue
        owner = reading.mentions[int(found["o"][1:])].thing
        span = reading.found(sentence, found)
        count = int(found["n"].replace(",", ""))
        when, at = _when(reading, sentence)
        event = draft.anonymous(
            "CorporateEvent",
            0,
            f"{owner.name} job cuts",
            draft.ref(owner),
            f"JOB_CUTS/{when.start.year if when and when.start else ''}",
        )
        draft.claim(draft.ref(owner), "HAS_EVENT", span, to=event, rule="job cuts")
        draft.claim(event, "kind", span, value="JOB_CUTS", rule="job cuts")
        draft.claim(event, "headcount", span, value=count, rule="job cuts")
        if when is not None:
            draft.claim(event, "occurred", reading.span_of(at), value=when, rule="job cuts")
        _where(draft, sentence, text[found.end() :], found.end(), event, span)
        _reorganisation(draft, sentence, text, owner, event)
        return


def _where(draft: Draft, sentence: int, rest: str, at: int, event: str, span: Span) -> None:
    reading = draft.reading
    place = _PLACES.search(rest)
    if not place:
        return
    text = reading.masks[sentence].text
    for index in listed(text, at + place.start() + 3, "L"):
        mention = reading.mentions[index]
        if mention.label == "Place":
            words = reading.span(sentence, span.start, mention.end)
            draft.claim(event, "IN_PLACE", words, to=draft.ref(mention.thing), rule="job cuts")


def _reorganisation(draft: Draft, sentence: int, text: str, owner: Thing, event: str) -> None:
    reading = draft.reading
    found = _REORGANISED.search(text)
    if not found:
        return
    span = reading.found(sentence, found)
    unit = found["unit"] or ""
    whole = draft.anonymous(
        "CorporateEvent",
        0,
        f"{owner.name} reorganisation",
        draft.ref(owner),
        f"REORGANISATION/{unit}",
    )
    draft.claim(draft.ref(owner), "HAS_EVENT", span, to=whole, rule="reorganisation")
    draft.claim(whole, "kind", span, value="REORGANISATION", rule="reorganisation")
    if unit:
        draft.claim(whole, "unit", span, value=unit, rule="reorganisation")
    draft.claim(event, "PART_OF_EVENT", span, to=whole, rule="reorganisation")


def _when(reading: Reading, sentence: int) -> tuple[DateRange | None, int]:
    for index in reading.of(sentence, "When"):
        value = reading.mentions[index].value
        if isinstance(value, DateRange):
            return value, index
    return None, -1


def _focus(draft: Draft, sentence: int, text: str) -> None:
    for direction, pattern in _FOCUS:
        for found in pattern.finditer(text):
            owner = _owner(draft, sentence, text, found.start())
            if owner is not None and not _OF_DEAL.search(text[: found.start()]):
                _directions(draft, sentence, text, found, draft.ref(owner), direction)


def _directions(
    draft: Draft, sentence: int, text: str, found: re.Match[str], owner: str, direction: str
) -> None:
    span = draft.reading.found(sentence, found)
    areas = [_area(draft, i) for i in listed(text, found.start("list"), "AIMT")]
    for area in [a for a in areas if a]:
        known = draft.edge(owner, "FOCUSES_ON", area)
        if direction != "CURRENT" or not known:
            draft.claim(owner, "FOCUSES_ON", span, to=area, direction=direction, rule="focus")
    intended = _area(draft, int(found["x"][1:])) if _INTENT.search(text[: found.start()]) else None
    if intended:
        draft.claim(
            owner,
            "FOCUSES_ON",
            span,
            to=intended,
            direction="TOWARD",
            modality="INTENTION",
            rule="rationale",
        )


def _owner(draft: Draft, sentence: int, text: str, at: int) -> Thing | None:
    """Return whose focus it is: the speaker's company inside a quotation, else the subject."""
    reading = draft.reading
    if re.search(r"\bour\b", text[at : at + 5]) or " our " in text[max(0, at - 5) : at + 5]:
        people = reading.of(sentence, "Person")
        roles = (
            draft.of(draft.ref(reading.mentions[people[0]].thing), "HOLDS_ROLE") if people else []
        )
        return draft.things.get(roles[0].object) if roles else None
    return subject(reading, sentence, at)


def _area(draft: Draft, index: int) -> str | None:
    """Return the field of medicine for a disease word that stands for one: cancer drugs."""
    voc = draft.reading.vocabulary
    mention = draft.reading.mentions[index]
    thing = mention.thing
    if thing.label in ("TherapeuticArea", "Modality"):
        return draft.ref(thing)
    words = draft.reading.document.text[mention.start : mention.end].lower()
    plain = words.removesuffix("s").removesuffix("disease").strip()
    for name in ("oncology",) if plain in ("cancer", "tumor", "tumour") else (words, plain):
        for sense in voc.phrases.get(name, ()):
            entry = voc.entry_of(sense)
            if entry.label == "TherapeuticArea":
                return draft.node("TherapeuticArea", entry.name)
    return draft.ref(thing) if thing.label in ("Disease", "Target") else None
