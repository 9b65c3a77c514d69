"""Rules on trials: registered ones, the studies of a deal, and the programme of a drug."""

import re
from dataclasses import replace

from pharmagraph.claims import Name
from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.medicine.stages import find_stage, stage_of
from pharmagraph_loaders.extraction.referring.hits import Case

_STUDY = rule("trials", "STUDY")
_REGISTERED = re.compile(r"\bNCT\d{8}\b")
_STATUS = table("trials", "STATUS")
_MASKING = table("trials", "MASKING")
_SIZE = re.compile(r"(?i)\b(\d{2,5}) (?:participants|patients|subjects|people)\b")
_PROGRAMME = rule("trials", "PROGRAMME")


def find_trials(draft: Draft, made: list[tuple[Case, str]]) -> None:
    """Claim the trials a document speaks of."""
    _registered(draft)
    for case, deal in made:
        types = {c.value for c in draft.of(deal, "types")}
        if "CLINICAL_COLLABORATION" in types:
            _of_deal(draft, case, deal)
    _programme(draft)


def _of_deal(draft: Draft, case: Case, deal: str) -> None:
    reading = draft.reading
    roles = ("PARTNERED_ASSET", "COMBINATION_AGENT")
    drugs = [c for c in draft.of(deal, "CONCERNS") if c.qualifiers.get("role") in roles]
    spans = _sentences(reading, case)
    if not drugs or not spans:
        return
    diseases = draft.of(deal, "FOR_DISEASE")
    names = " + ".join(
        _named(draft, c.object)
        for c in sorted(drugs, key=lambda c: c.qualifiers.get("role") != "PARTNERED_ASSET")
    )
    where = f" in {_named(draft, diseases[0].object)}" if diseases else ""
    trial = draft.anonymous("Trial", 0, f"{names}{where}, initial study", deal, "STUDY")
    draft.claim(deal, "INCLUDES_STUDY", spans, to=trial, rule="study of the deal")
    for claim in drugs:
        draft.claim(
            trial,
            "TESTS",
            (*claim.spans[:1], *spans[-1:]),
            to=claim.object,
            armRole="EXPERIMENTAL",
            rule="study of the deal",
        )
    for claim in diseases:
        draft.claim(trial, "STUDIES", claim.spans, to=claim.object, rule="study of the deal")
    for span in spans:
        _design(draft, trial, span)


def _named(draft: Draft, ref: str) -> str:
    names = draft.refs[ref].names
    order = {"INN": 0, "CODE": 1, "FULL": 2, "BRAND": 3}
    return min(names, key=lambda n: (order.get(n.type, 4), n.text)).text


def _sentences(reading: Reading, case: Case) -> tuple[Span, ...]:
    """Return where the study is spoken of: in the reports of the deal and after them."""
    last = min(max(case.sentences) + 3, len(reading.masks))
    found = [
        reading.found(s, m) for s in range(last) if (m := _STUDY.search(reading.masks[s].text))
    ]
    return tuple(found[:5])


def _design(draft: Draft, trial: str, span: Span) -> None:
    reading = draft.reading
    text = reading.masks[span.sentence].text
    for prop, codes in (("status", _STATUS), ("masking", _MASKING)):
        for code, pattern in codes:
            found = pattern.search(text)
            if found:
                draft.claim(
                    trial,
                    prop,
                    reading.found(span.sentence, found),
                    value=code,
                    rule="trial design",
                )
                break
    if re.search(r"(?i)\brandomi[sz]ed\b", text):
        draft.claim(trial, "allocation", span, value="RANDOMIZED", rule="trial design")


def _registered(draft: Draft) -> None:
    reading = draft.reading
    for sentence in range(len(reading.sentences)):
        text = reading.text_of(sentence)
        for found in _REGISTERED.finditer(text):
            start = reading.sentences[sentence].start
            span = reading.span(sentence, start + found.start(), start + found.end())
            number = found.group()
            trial = draft.anonymous("Trial", span.start, number)
            draft.refs[trial] = replace(
                draft.refs[trial], keys=(f"clinicaltrials:{number}",), names=(Name(number),)
            )
            for label, edge in (("Drug", "TESTS"), ("Disease", "STUDIES")):
                for index in reading.of(sentence, label)[:2]:
                    draft.claim(
                        trial,
                        edge,
                        reading.span_of(index),
                        to=draft.ref(reading.mentions[index].thing),
                        rule="registered trial",
                    )
            _details(draft, trial, sentence, span)


def _details(draft: Draft, trial: str, sentence: int, span: Span) -> None:
    mask = draft.reading.masks[sentence].text
    stage = find_stage(mask)
    if stage and stage_of(stage) not in ("UNKNOWN", "CLINICAL", "PRECLINICAL"):
        draft.claim(
            trial,
            "phase",
            draft.reading.found(sentence, stage),
            value=stage_of(stage),
            rule="registered trial",
        )
    for near in (sentence, sentence + 1):
        if near < len(draft.reading.masks):
            size = _SIZE.search(draft.reading.masks[near].text)
            if size:
                draft.claim(
                    trial,
                    "enrolment",
                    draft.reading.found(near, size),
                    value=int(size.group(1)),
                    rule="registered trial",
                )
                break
    _design(draft, trial, span)


def _programme(draft: Draft) -> None:
    """Read `current clinical trials … in China` as the programme of the drug spoken of."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        found = _PROGRAMME.search(mask.text)
        drug = _drug_before(reading, sentence)
        if not found or drug is None:
            continue
        span = reading.found(sentence, found)
        trial = draft.anonymous(
            "Trial", 0, f"{drug.name}: trials so far", draft.ref(drug), "PROGRAMME"
        )
        draft.claim(trial, "TESTS", span, to=draft.ref(drug), basis="inferred", rule="programme")
        for index in reading.of(sentence, "Disease")[:1]:
            draft.claim(
                trial,
                "STUDIES",
                reading.span_of(index),
                to=draft.ref(reading.mentions[index].thing),
                rule="programme",
            )
        place = re.search(r"\bin <L(\d+)>", mask.text[found.end() :])
        if place and reading.mentions[int(place.group(1))].label == "Place":
            index = int(place.group(1))
            draft.claim(
                trial,
                "CONDUCTED_IN",
                reading.span_of(index),
                to=draft.ref(reading.mentions[index].thing),
                rule="programme",
            )
        _future(draft, sentence, mask.text, drug)


def _future(draft: Draft, sentence: int, text: str, drug: Thing) -> None:
    found = re.search(
        r"(?i)\b(?:future|next|plan\w*|will)\b[^.;]{0,80}\b(?:front[- ]?line|first[- ]line)\b", text
    )
    diseases = draft.reading.of(sentence, "Disease")
    if found and diseases:
        draft.claim(
            draft.ref(drug),
            "STUDIED_FOR",
            draft.reading.found(sentence, found),
            to=draft.ref(draft.reading.mentions[diseases[0]].thing),
            lineOfTherapy="FIRST",
            modality="PLANNED",
            rule="planned setting",
        )


def _drug_before(reading: Reading, sentence: int) -> Thing | None:
    for back in range(sentence, max(sentence - 3, -1), -1):
        drugs = reading.of(back, "Drug")
        if drugs:
            return reading.mentions[drugs[0]].thing
    return None
