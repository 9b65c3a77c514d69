"""Which drugs a deal is about: those of its own sentences, else those that follow them."""

import re

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.inference import SHARED
from pharmagraph_loaders.extraction.referring.hits import Case, is_aside

_COMPARED = rule("assets", "COMPARED")
_TAKERS = ("LICENSEE", "OPTION_HOLDER", "BUYER", "ACQUIRER")
_TAKEN = (
    "LICENSE",
    "OPTION_TO_LICENSE",
    "ASSET_PURCHASE",
    "COMMERCIAL_LICENSE",
    "SUBLICENSE",
    "ACQUISITION",
)
_NO_ASSET = ("RESEARCH_COLLABORATION", "JOINT_VENTURE")
_OWN = ("possessive", "its drug", "in brackets", "topic", "in phase with")
_DRUG = re.compile(r"<D(\d+)>")
_RELATIVE = re.compile(r"(?i)\b(?:that|which)\b[^;<>]{0,40}\Z")


def drugs_of(
    draft: Draft, case: Case, cases: list[Case], deal: str, near: list[int], types: tuple[str, ...]
) -> list[Thing]:
    """Return the drugs that a deal concerns, in the order of the text."""
    found = _told(draft.reading, case, near) or _next(draft, case, cases, types)
    found = [d for d in found if _of_parties(draft, case, d)]
    if not found and case.main and types[0] not in _NO_ASSET:
        found = _made(draft, case)
    if types[0] == "ACQUISITION" and case.main:
        found = list(dict.fromkeys([*found, *_bought(draft, case)]))
    if types[0] in _TAKEN:
        found = [d for d in found if not _of_taker_alone(draft, deal, d)]
    return found


def _told(reading: Reading, case: Case, near: list[int]) -> list[Thing]:
    """Return the drugs of the sentences of a case, else of those near."""
    for sentences in (case.sentences if case.main else case.sentences[:1], near):
        found = dict.fromkeys(d for s in sentences for d in _spoken_of(reading, s))
        if found:
            return _of_clause(reading, case, list(found))
    return _of_clause(reading, case, [])


def _spoken_of(reading: Reading, sentence: int) -> list[Thing]:
    """Return the drugs of a sentence that are no comparators."""
    mentions = [reading.mentions[i] for i in reading.of(sentence, "Drug")]
    text = reading.document.text
    own = (m for m in mentions if not _COMPARED.search(text[max(0, m.start - 60) : m.start]))
    return list(dict.fromkeys(m.thing for m in own))


def _of_clause(reading: Reading, case: Case, found: list[Thing]) -> list[Thing]:
    """Keep only the drug that `which it licensed from X` speaks of, if a deal is told so."""
    for hit in case.hits if not case.main else ():
        if hit.kind == "acquire" and is_aside(hit):
            bought = [reading.mentions[int(n)].thing for n in _DRUG.findall(hit.text)]
            return [d for d in found if any(d is one for one in bought)]
        before = reading.masks[hit.sentence].text[: hit.start]
        if (named := _DRUG.findall(before)) and _RELATIVE.search(before):
            return [reading.mentions[int(named[-1])].thing]
    return found


def _of_parties(draft: Draft, case: Case, drug: Thing) -> bool:
    """Say whether nobody is known to develop a drug, or one of the parties is."""
    parties = {draft.ref(case.one), draft.ref(case.other)}
    made = draft.to(draft.ref(drug), "DEVELOPS")
    makers = {c.subject for c in made if c.rule not in SHARED or c.subject in parties}
    return not makers or bool(makers & parties)


def _made(draft: Draft, case: Case) -> list[Thing]:
    """Return the drugs that the parties of a deal develop."""
    parties = (draft.ref(case.one), draft.ref(case.other))
    return [
        t
        for t in draft.reading.things
        if t.label == "Drug" and any(draft.edge(p, "DEVELOPS", draft.ref(t)) for p in parties)
    ]


def _bought(draft: Draft, case: Case) -> list[Thing]:
    """Return the drugs that only the company bought is said to develop."""
    bought = {draft.ref(case.other)}
    drugs = [t for t in draft.reading.things if t.label == "Drug"]
    return [d for d in drugs if {c.subject for c in draft.to(draft.ref(d), "DEVELOPS")} == bought]


def _of_taker_alone(draft: Draft, deal: str, drug: Thing) -> bool:
    """Say whether a drug is called the own one of who takes rights, and nobody else's."""
    takers = {c.subject for c in draft.to(deal, "PARTY_TO") if c.qualifiers.get("role") in _TAKERS}
    made = draft.to(draft.ref(drug), "DEVELOPS")
    return bool(made) and all(c.subject in takers and c.rule in _OWN for c in made)


def _next(draft: Draft, case: Case, cases: list[Case], types: tuple[str, ...]) -> list[Thing]:
    """Return the drugs of the first sentence after a deal that has any and names no others."""
    if types[0] in _NO_ASSET:
        return []
    reading, parties = draft.reading, {id(case.one), id(case.other)}
    taken = {s for c in cases if c is not case for s in c.sentences}
    reach = len(reading.masks) if case.main else case.sentences[-1] + 2
    for sentence in range(case.sentences[-1] + 1, min(reach, len(reading.masks))):
        orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
        if sentence in taken or orgs - parties:
            return []
        if found := _spoken_of(reading, sentence):
            return found
    return []
