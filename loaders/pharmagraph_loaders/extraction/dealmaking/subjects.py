"""What a deal is about: drugs, targets, diseases, stage."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.corporate.companies import first_mention
from pharmagraph_loaders.extraction.dealmaking.sharing import is_own
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.assets import drugs_of
from pharmagraph_loaders.extraction.referring.hits import Case
from pharmagraph_loaders.extraction.referring.timing import past

_ASSET_ROLES = {
    "ACQUISITION": "ACQUIRED_ASSET",
    "ASSET_PURCHASE": "ACQUIRED_ASSET",
    "MERGER": "ACQUIRED_ASSET",
    "OPTION_TO_LICENSE": "OPTION_ASSET",
}


def claim_subjects(
    draft: Draft, case: Case, cases: list[Case], deal: str, types: tuple[str, ...]
) -> list[Thing]:
    """Claim what a deal concerns; return its drugs, partnered assets first."""
    reading = draft.reading
    near = _near(reading, case)
    others = {s for c in cases if c is not case for s in c.sentences} - set(case.sentences)
    found = drugs_of(draft, case, cases, deal, near, types)
    drugs = [d for d in found if not _elsewhere(reading, d, others)]
    assets = [d for d in drugs if not draft.to(draft.ref(d), "COMBINED_WITH")] or drugs[:1]
    for drug in drugs:
        role = _ASSET_ROLES.get(types[0]) or (
            "PARTNERED_ASSET" if drug in assets else "COMBINATION_AGENT"
        )
        span = _span(reading, near, drug)
        draft.claim(deal, "CONCERNS", span, to=draft.ref(drug), role=role, rule="asset")
    alone, apart = _alone(case, cases), _of_other_pairs(case, cases)
    targets = (
        []
        if drugs
        else _targets(reading, case, near) or (_free_targets(draft, apart) if alone else [])
    )
    for target in targets:
        span, ref = _span(reading, near, target), draft.ref(target)
        draft.claim(deal, "CONCERNS", span, to=ref, role="PARTNERED_ASSET", rule="target")
    _diseases(draft, case, deal, near, assets, alone)
    _stage(draft, deal, assets)
    return [*assets, *(d for d in drugs if d not in assets)]


def _near(reading: Reading, case: Case) -> list[int]:
    """Return the sentences of a case; for the main one also the title and what follows."""
    found = list(case.sentences)
    if case.main:
        after = [s + 1 for s in case.sentences[:2] if _goes_on(reading, case, s + 1)]
        found = sorted({0, *found, *after})
    return found


def _goes_on(reading: Reading, case: Case, sentence: int) -> bool:
    """Say whether there is a sentence, and it names no company but the parties of a deal."""
    if sentence >= len(reading.masks):
        return False
    orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    return not orgs - {id(case.one), id(case.other), *map(id, case.more)}


def _elsewhere(reading: Reading, one: Thing, others: set[int]) -> bool:
    """Say whether only the sentences of other deals speak of a thing."""
    spoken = [reading.sentence_of[i] for i in reading.mentions_of.get(id(one), ())]
    return bool(spoken) and others.issuperset(spoken)


def _of(reading: Reading, sentences: list[int], label: str) -> list[Thing]:
    seen: dict[int, Thing] = {}
    for sentence in sentences:
        for index in reading.of(sentence, label):
            one = reading.mentions[index].thing
            seen.setdefault(id(one), one)
    return list(seen.values())


_MARKS = rule("assets", "MARKS")


def _targets(reading: Reading, case: Case, near: list[int]) -> list[Thing]:
    """Return the targets of sentences, without those that only mark a disease."""
    text = reading.document.text
    found = ((s, reading.mentions[i]) for s in near for i in reading.of(s, "Target"))
    own = (m for s, m in found if is_own(reading, case, s, m.start))
    return list(dict.fromkeys(m.thing for m in own if not _MARKS.match(text, m.end)))


def _alone(case: Case, cases: list[Case]) -> bool:
    """Say whether a text is about one deal, told at its head, and others of its parties only."""
    sides = {id(case.one), id(case.other)}
    apart = (c for c in cases if not sides & {id(c.one), id(c.other)})
    return case.main and case.sentences[0] < _HEAD and all(c.when for c in apart)


_HEAD = 5


def _of_other_pairs(case: Case, cases: list[Case]) -> set[int]:
    """Return the sentences that report deals of other pairs only."""
    pair = {case.one, case.other}
    other = {s for c in cases if {c.one, c.other} != pair for s in c.sentences}
    return other - set(case.sentences)


def _free_targets(draft: Draft, others: set[int]) -> list[Thing]:
    """Return the targets of a text that no named drug acts on and that no other deal is about."""
    found = [
        t
        for t in draft.reading.things
        if t.label == "Target"
        and not draft.to(draft.ref(t), "TARGETS")
        and not _elsewhere(draft.reading, t, others)
    ]
    return found if len(found) <= 6 else []


def _span(reading: Reading, near: list[int], one: Thing) -> Span:
    for sentence in near:
        for index in reading.by_sentence[sentence]:
            if any(t is one for t in reading.mentions[index].things):
                return reading.span_of(index)
    return first_mention(reading, one)


def _diseases(
    draft: Draft,
    case: Case,
    deal: str,
    near: list[int],
    assets: list[Thing],
    alone: bool,
) -> None:
    reading = draft.reading
    found = _of(reading, case.sentences, "Disease")
    linked = _linked(draft, assets)
    if case.main:
        close = [d for d in linked if d in _of(reading, near, "Disease")]
        found = [d for d in linked if d in found] or close or linked or found
    found = found or _then(reading, case, linked) or _of(reading, near, "Disease")
    if alone and not assets:
        found = found or _few(reading)
    others = _of_others(draft, assets)
    found = [d for d in found if draft.ref(d) not in others]
    broader = {
        draft.ref(t) for t in found for o in found if draft.edge(draft.ref(o), "IS_A", draft.ref(t))
    }
    for one in found:
        if draft.ref(one) not in broader and not _described(reading, near, one):
            draft.claim(
                deal,
                "FOR_DISEASE",
                _span(reading, near, one),
                to=draft.ref(one),
                rule="disease of the deal",
            )


def _then(reading: Reading, case: Case, linked: list[Thing]) -> list[Thing]:
    """Return the diseases of a deal's drugs, for one of former times those told beside it.

    What a drug is tried in now was not always on the table when rights to it passed years ago.
    """
    if case.main or case.when is None or not past(reading, case.when):
        return linked
    near = {s + step for s in case.sentences for step in (-1, 0, 1)}
    beside = _of(reading, [s for s in sorted(near) if 0 <= s < len(reading.masks)], "Disease")
    return [d for d in linked if d in beside]


def _of_others(draft: Draft, assets: list[Thing]) -> set[str]:
    """Return the diseases that only drugs beside a deal's own are studied or approved for."""
    if not assets:
        return set()
    own = {draft.ref(d) for d in _linked(draft, assets)}
    beside = [t for t in draft.reading.things if t.label == "Drug" and t not in assets]
    return {draft.ref(d) for d in _linked(draft, beside)} - own


def _linked(draft: Draft, assets: list[Thing]) -> list[Thing]:
    """Return the diseases that a deal's drugs are studied or approved for."""
    edges = ("STUDIED_FOR", "APPROVED_FOR")
    refs = [c.object for a in assets for e in edges for c in draft.of(draft.ref(a), e)]
    return [draft.things[r] for r in dict.fromkeys(refs) if r in draft.things]


_FEW = 6


def _few(reading: Reading) -> list[Thing]:
    """Return the diseases of a text that speaks of few."""
    found = [t for t in reading.things if t.label == "Disease"]
    return found if len(found) <= _FEW else []


def _described(reading: Reading, near: list[int], one: Thing) -> bool:
    """Say whether a disease only describes a company: `the X specialist`."""
    seen = False
    for sentence in near:
        for index in reading.by_sentence[sentence]:
            if reading.mentions[index].things and reading.mentions[index].things[0] is one:
                seen = True
                after = reading.document.text[reading.mentions[index].end :][:14]
                if not re.match(r"\s(?:specialist|company|firm|biotech)", after):
                    return False
    return seen


def _stage(draft: Draft, deal: str, assets: list[Thing]) -> None:
    for asset in assets:
        for known in ("highestPhase", "highestPhaseRaw"):
            for claim in draft.of(draft.ref(asset), known):
                prop = "stageAtSigning" if claim.predicate == "highestPhase" else "stageRaw"
                basis = "inferred" if prop == "stageAtSigning" else "stated"
                draft.claim(
                    deal,
                    prop,
                    claim.spans,
                    value=claim.value,
                    basis=basis,
                    rule="stage of the asset",
                )
        return
