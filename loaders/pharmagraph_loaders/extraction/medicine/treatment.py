"""Rules on drugs and diseases: studied or approved for, phase, line of therapy, biomarkers."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import listed
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.attached import drugs_before
from pharmagraph_loaders.extraction.medicine.markers import ancestors, biomarkers
from pharmagraph_loaders.extraction.medicine.stages import phases

_DISEASE = rule("treatment", "DISEASE")
_LINK = rule("treatment", "LINK")
_APPROVED = rule("treatment", "APPROVED")
_NOT_YET = rule("treatment", "NOT_YET")
_LINES = (
    (r"front[- ]?line|first[- ]line|1L\b|treatment-naive|previously untreated", "FIRST"),
    (r"second[- ]line|2L\b", "SECOND"),
    (r"third[- ]line|3L\b", "THIRD"),
    (r"\badjuvant", "ADJUVANT"),
    (r"neoadjuvant", "NEOADJUVANT"),
    (r"maintenance", "MAINTENANCE"),
)
_SELF = rule("treatment", "SELF")
_ELSE = rule("treatment", "ELSE")


def find_treatment(draft: Draft) -> None:
    """Claim diseases and stages of drugs, and what marks a disease."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        if "<D" in mask.text:
            if "<I" in mask.text:
                _diseases(draft, sentence, mask.text)
            phases(draft, sentence, mask.text)
        if "<I" in mask.text and sentence:
            _pronouns(draft, sentence, mask.text)
    _lone_drug(draft)
    _opinions(draft)
    biomarkers(draft)
    ancestors(draft)


def _diseases(draft: Draft, sentence: int, text: str) -> None:
    at = 0
    for found in _DISEASE.finditer(text):
        if found.start() < at or secondary(text, found.start()):
            continue
        group = list(listed(text, found.start(), "I")) or [int(found.group(1))]
        at = found.end()
        drugs = [int(found["d"])] if found["d"] else drugs_before(text, found.start())
        for drug in drugs:
            for disease in dict.fromkeys([int(found.group(1)), *group]):
                _treats(draft, sentence, text, drug, disease)


_ABOUT_IT = rule("treatment", "ABOUT_IT")


def _lone_drug(draft: Draft) -> None:
    """Infer that diseases in sentences without a drug are those of a text's only drug."""
    reading = draft.reading
    drugs = [t for t in reading.things if t.label == "Drug"]
    made = [t for t in drugs if draft.to(draft.ref(t), "DEVELOPS")]
    alone = drugs if len(drugs) == 1 else made if len(made) == 1 else []
    if not alone:
        return
    first = min(m.start for m in alone[0].mentions)
    ref = draft.ref(alone[0])
    for sentence, mask in enumerate(reading.masks):
        text = mask.text
        if len(drugs) > 1 and not _just_named(reading, sentence, alone[0]):
            continue
        if reading.of(sentence, "Drug") or not _ABOUT_IT.search(text) or _ELSE.search(text):
            continue
        for found in re.finditer(r"<I(\d+)>", text):
            index = int(found.group(1))
            linked = _LINK.search(text[: found.start()][-150:])
            if linked and reading.mentions[index].start >= first:
                _by_elimination(draft, ref, index)


def _just_named(reading: Reading, sentence: int, drug: Thing) -> bool:
    """Say whether one of the two sentences before names a drug, and the nearest no other."""
    for back in (sentence - 1, sentence - 2):
        found = reading.of(back, "Drug") if back >= 0 else []
        if found:
            return all(reading.mentions[i].thing is drug for i in found)
    return False


_SECONDARY = rule("treatment", "SECONDARY")


def secondary(text: str, at: int) -> bool:
    """Say whether the disease at an offset is only what another disease of it comes from."""
    return bool(_SECONDARY.search(text[max(0, at - 80) : at]))


def is_said_of(text: str, at: int) -> bool:
    """Say whether the words before a disease are such as lead to one that is treated."""
    return bool(_LINK.search(text[max(0, at - 150) : at]))


def treats(draft: Draft, drug: Thing, disease: Thing, span: Span, rule: str) -> None:
    """Claim that a drug is studied for a disease, unless the text tells it or a narrower one."""
    one, other = draft.ref(drug), draft.ref(disease)
    known = [c.object for edge in _TREATS for c in draft.of(one, edge)]
    narrower = any(n.endswith(f" {disease.name.lower()}") for n in _names(draft, known))
    if other not in known and not narrower:
        draft.claim(one, "STUDIED_FOR", span, to=other, rule=rule)


_TREATS = ("STUDIED_FOR", "APPROVED_FOR")


def _names(draft: Draft, refs: list[str]) -> list[str]:
    """Return the names of diseases in small letters."""
    return [n.lower() for r in refs if r in draft.things for n in draft.things[r].names]


def _by_elimination(draft: Draft, drug: str, index: int) -> None:
    disease = draft.ref(draft.reading.mentions[index].thing)
    if any(draft.edge(drug, edge, disease) for edge in ("STUDIED_FOR", "APPROVED_FOR")):
        return
    draft.claim(
        drug,
        "STUDIED_FOR",
        draft.reading.span_of(index),
        to=disease,
        basis="inferred",
        rule="the only drug of the text",
    )


_BOTH = rule("treatment", "BOTH")
_STARTS = re.compile(r"(?i)\W*(?:it|patients|the (?:trial|study))\b")


def _pronouns(draft: Draft, sentence: int, text: str) -> None:
    """Read `Both are for X` and `study the drug in X` with the drugs of the sentence before."""
    reading = draft.reading
    if reading.of(sentence, "Drug"):
        return
    earlier = list(reading.of(sentence - 1, "Drug"))
    both = _BOTH.search(text)
    drugs = list({id(reading.mentions[i].thing): i for i in earlier}.values())
    one = (
        drugs[:1]
        if len(drugs) == 1
        and (_STARTS.match(text) or (_ABOUT_IT.search(text) and "<O" not in text))
        and not _SELF.search(text)
        else []
    )
    found = re.search(r"<I(\d+)>", text)
    if found is None or not (both or (one and _LINK.search(text[: found.start()][-150:]))):
        return
    for drug in drugs if both else one:
        for disease in dict.fromkeys([int(found.group(1)), *listed(text, found.start(), "I")]):
            span = reading.span(sentence)
            draft.claim(
                draft.ref(reading.mentions[drug].thing),
                "STUDIED_FOR",
                span,
                to=draft.ref(reading.mentions[disease].thing),
                rule="studied for",
            )


def _treats(draft: Draft, sentence: int, text: str, drug: int, disease: int) -> None:
    reading = draft.reading
    one, other = reading.mentions[drug], reading.mentions[disease]
    between = text[max(0, text.find(f"<D{drug}>")) : text.find(f"<I{disease}>")]
    clause = between if len(between) > 3 else text
    approved = _APPROVED.search(clause) or (_APPROVED.search(text) and len(between) < 40)
    approved = (
        approved and not _NOT_YET.search(clause) and not re.search(r"(?i)\bnot\b|\bno\b", clause)
    )
    span = reading.span(sentence, min(one.start, other.start), max(one.end, other.end))
    subject, object_ = draft.ref(one.thing), draft.ref(other.thing)
    if approved:
        draft.claim(subject, "APPROVED_FOR", span, to=object_, rule="approved for")
    elif not draft.edge(subject, "STUDIED_FOR", object_):
        line = next((code for words, code in _LINES if re.search(rf"(?i){words}", clause)), None)
        draft.claim(
            subject, "STUDIED_FOR", span, to=object_, lineOfTherapy=line, rule="studied for"
        )


_PRAISE = rule("treatment", "PRAISE")


def _opinions(draft: Draft) -> None:
    """Claim praise for a drug as an opinion on what it is studied for, never as a result."""
    for sentence, mask in enumerate(draft.reading.masks):
        for found in _PRAISE.finditer(mask.text):
            drug = draft.ref(draft.reading.mentions[int(found.group(1))].thing)
            for claim in draft.of(drug, "STUDIED_FOR"):
                draft.claim(
                    drug,
                    "STUDIED_FOR",
                    draft.reading.found(sentence, found),
                    to=claim.object,
                    modality="OPINION",
                    rule="praise",
                )
