"""Sentences without a drug that go on about those of the sentences before: diseases and targets."""

import re

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.gated import Line
from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, rules
from pharmagraph_loaders.extraction.medicine.science import claim_target, combine
from pharmagraph_loaders.extraction.medicine.treatment import is_said_of, secondary, treats
from pharmagraph_loaders.extraction.referring.antecedents import beside_another

_PLURAL = rule("following", "PLURAL")
_ON_DISEASE = rule("following", "ON_DISEASE")
_FIRST = rule("following", "FIRST")
_NOT_OF_IT = rule("following", "NOT_OF_IT")
_OF_IT = rule("following", "OF_IT")
_ON_TARGET = rules("following", "ON_TARGET")
_IT_WITH = rule("following", "IT_WITH")
_BESIDE = rule("following", "BESIDE")
_LIKEWISE = rule("following", "LIKEWISE")
_THINGS = re.compile(r"<[ITD]\d")
_DISEASE = re.compile(r"<I(\d+)>")
_LOOK_BACK = 2


def find_following(draft: Draft) -> None:
    """Claim diseases and targets of the drugs that the sentences before speak of."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        text = mask.text
        aside = _BESIDE.search(text)
        text = Line(text[: aside.start()]) if aside else text
        if not sentence or own_drugs(reading, sentence) or not _THINGS.search(text):
            continue
        drugs = [] if _NOT_OF_IT.search(text) else spoken_of(reading, sentence)
        for drug in drugs:
            if _others(draft, sentence, drug) and not _OF_IT.search(text):
                continue
            _diseases(draft, sentence, text, drug)
            _combinations(draft, sentence, text, drug)
            _targets(draft, sentence, text, drug)


def find_likewise(draft: Draft) -> None:
    """Claim targets of drugs of which a text says only that they do as the one before."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        for found in _LIKEWISE.finditer(mask.text):
            start = reading.found(sentence, found).start
            before = [i for i in reading.of(sentence, "Drug") if reading.mentions[i].start < start]
            named = [reading.mentions[i].thing for i in before[-1:]] or spoken_of(reading, sentence)
            for claim in draft.of(draft.ref(named[0]), "TARGETS") if named else ():
                target, span = draft.things[claim.object], reading.found(sentence, found)
                for index in listed(mask.text, found.start("list"), "D"):
                    claim_target(draft, reading.mentions[index].thing, target, span, "", "likewise")


def spoken_of(reading: Reading, sentence: int) -> list[Thing]:
    """Return the drugs that a sentence without one goes on about, of the two before it."""
    for back in range(sentence - 1, max(sentence - 1 - _LOOK_BACK, -1), -1):
        if "\n\n" in reading.gap_before(back + 1):
            return []
        if found := list(dict.fromkeys(own_drugs(reading, back))):
            several = len(found) > 1 and not _PLURAL.search(reading.masks[sentence].text)
            return [] if several else found
    return []


def own_drugs(reading: Reading, sentence: int) -> list[Thing]:
    """Return the drugs of a sentence that are neither comparators nor what they are given with."""
    mentions = [reading.mentions[i] for i in reading.of(sentence, "Drug")]
    return [m.thing for m in mentions if not beside_another(reading, m)]


def _others(draft: Draft, sentence: int, drug: Thing) -> bool:
    """Say whether a sentence names companies that are not known to develop a drug."""
    reading, ref = draft.reading, draft.ref(drug)
    orgs = {draft.ref(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    makers = {c.subject for c in draft.to(ref, "DEVELOPS")}
    return bool(orgs - makers) if makers else len(orgs) > 1


def _diseases(draft: Draft, sentence: int, text: str, drug: Thing) -> None:
    reading = draft.reading
    for found in _DISEASE.finditer(text) if _ON_DISEASE.search(text) else ():
        linked = is_said_of(text, found.start()) or _FIRST.match(text[: found.end()])
        if not linked or secondary(text, found.start()):
            continue
        for index in dict.fromkeys([int(found[1]), *listed(text, found.start(), "I")]):
            treats(draft, drug, reading.mentions[index].thing, reading.span(sentence), "goes on")


def _combinations(draft: Draft, sentence: int, text: str, drug: Thing) -> None:
    reading = draft.reading
    for found in _IT_WITH.finditer(text):
        for index in listed(text, found.start("list"), "D"):
            combine(draft, drug, reading.mentions[index].thing, reading.found(sentence, found))


def _targets(draft: Draft, sentence: int, text: str, drug: Thing) -> None:
    reading = draft.reading
    found = next((m for pattern in _ON_TARGET for m in pattern.finditer(text)), None)
    if found is None or draft.of(draft.ref(drug), "TARGETS"):
        return
    span, words = reading.found(sentence, found), reading.text_of(sentence)
    for index in listed(text, found.start("list"), "T"):
        claim_target(draft, drug, reading.mentions[index].thing, span, words, "goes on")
