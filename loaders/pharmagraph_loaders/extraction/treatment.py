"""Rules on drugs and diseases: studied or approved for, phase, line of therapy, biomarkers."""

import re

from pharmagraph_loaders.extraction.companies import first_mention
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.patterns import listed
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule
from pharmagraph_loaders.extraction.vocabulary import Entry

_LINK = rule("treatment", "LINK")
_APPROVED = rule("treatment", "APPROVED")
_NOT_YET = rule("treatment", "NOT_YET")
_PHASE = rule("treatment", "PHASE")
_STAGE = {
    "1": "PHASE_1", "i": "PHASE_1", "1a": "PHASE_1", "1b": "PHASE_1", "one": "PHASE_1", "1/2": "PHASE_1_2", "i/ii": "PHASE_1_2", "1b/2": "PHASE_1_2",
    "2": "PHASE_2", "ii": "PHASE_2", "2a": "PHASE_2", "2b": "PHASE_2", "two": "PHASE_2", "2/3": "PHASE_2_3", "ii/iii": "PHASE_2_3",
    "3": "PHASE_3", "iii": "PHASE_3", "three": "PHASE_3", "4": "MARKETED", "iv": "MARKETED",
}  # fmt: skip
_WORDS = {"early": "PHASE_1", "mid": "PHASE_2", "late": "PHASE_3"}
_LINES = ((r"front[- ]?line|first[- ]line|1L\b|treatment-naive|previously untreated", "FIRST"), (r"second[- ]line|2L\b", "SECOND"),
          (r"third[- ]line|3L\b", "THIRD"), (r"\badjuvant", "ADJUVANT"), (r"neoadjuvant", "NEOADJUVANT"), (r"maintenance", "MAINTENANCE"))  # fmt: skip
_BETWEEN = re.compile(r"(?i)\b(?:while|whereas|but|unlike|compared|than|instead|versus|vs)\b")
_SELF = rule("treatment", "SELF")


def find_treatment(draft: Draft) -> None:
    """Claim diseases and stages of drugs, and what marks a disease."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        if "<D" in mask.text:
            if "<I" in mask.text:
                _diseases(draft, sentence, mask.text)
            _phases(draft, sentence, mask.text)
        if "<I" in mask.text and sentence:
            _pronouns(draft, sentence, mask.text)
    _lone_drug(draft)
    _opinions(draft)
    _biomarkers(draft)
    _ancestors(draft)


def _diseases(draft: Draft, sentence: int, text: str) -> None:
    reading, at = draft.reading, 0
    for found in re.finditer(
        r"<I(\d+)>(?: (?P<kind>drug|med|medicine|candidate|therapy|treatment|asset|product|antibody|pill)s? (?:called |named )?<D(?P<d>\d+)>)?",
        text,
    ):
        if found.start() < at:
            continue
        group = list(listed(text, found.start(), "I")) or [int(found.group(1))]
        at = found.end()
        drugs = [int(found["d"])] if found["d"] else _drugs_before(reading, text, found.start())
        for drug in drugs:
            for disease in dict.fromkeys([int(found.group(1)), *group]):
                _treats(draft, sentence, text, drug, disease)


_ABOUT_IT = rule("treatment", "ABOUT_IT")


def _lone_drug(draft: Draft) -> None:
    """Infer that diseases a text on one drug speaks of, in sentences without a drug, are that drug's."""
    reading = draft.reading
    drugs = [t for t in reading.things if t.label == "Drug"]
    made = [t for t in drugs if draft.to(draft.ref(t), "DEVELOPS")]
    alone = drugs if len(drugs) == 1 else made if len(made) == 1 else []
    if not alone:
        return
    first = min(m.start for m in alone[0].mentions)
    ref = draft.ref(alone[0])
    for sentence, mask in enumerate(reading.masks):
        if (
            reading.of(sentence, "Drug")
            or not _ABOUT_IT.search(mask.text)
            or _SELF.search(mask.text)
        ):
            continue
        for found in re.finditer(r"<I(\d+)>", mask.text):
            one = reading.mentions[int(found.group(1))]
            if one.start < first or not _LINK.search(mask.text[: found.start()][-150:]):
                continue
            disease = draft.ref(one.thing)
            if not draft.edge(ref, "STUDIED_FOR", disease) and not draft.edge(
                ref, "APPROVED_FOR", disease
            ):
                draft.claim(ref, "STUDIED_FOR", reading.span_of(int(found.group(1))), to=disease,
                            basis="inferred", rule="the only drug of the text")  # fmt: skip


_BOTH = re.compile(r"(?i)\A\W*(?:both|they|each|the two)\b[^<;]{0,40}\b(?:for|treat|in|against)\b")
_IT = re.compile(r"(?i)\b(?:it|which)\b[^<;]{0,60}\b(?:for|treats?|in|against|working on)\b")


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
        if len(drugs) == 1 and re.match(r"(?i)\W*(?:it|patients|the (?:trial|study))\b", text)
        else []
    )
    found = re.search(r"<I(\d+)>", text)
    if found is None or not (both or (one and _LINK.search(text[: found.start()][-150:]))):
        return
    for drug in drugs if both else one:
        for disease in dict.fromkeys([int(found.group(1)), *listed(text, found.start(), "I")]):
            span = reading.span(sentence)
            draft.claim(draft.ref(reading.mentions[drug].thing), "STUDIED_FOR", span,
                        to=draft.ref(reading.mentions[disease].thing), rule="studied for")  # fmt: skip


def _drugs_before(reading: Reading, text: str, at: int) -> list[int]:
    """Return the drugs that a disease at an offset is said of: the nearest before it."""
    left = text[:at]
    named = list(re.finditer(r"<D(\d+)>", left))
    if not named or not (
        _LINK.search(left[-150:])
        or re.search(r"<[DIM]\d+>[,\s]*\Z|(?:patients|in|for)\s(?:[\w-]+\s){1,4}\Z", left)
    ):
        return _drugs_after(text, at)
    gap = left[named[-1].end() :]
    if len(gap) > 170 or _BETWEEN.search(gap) or ";" in gap:
        return []
    if re.search(r"<O\d+>", gap) and _SELF.search(gap):
        return []
    drugs = [int(named[-1].group(1))]
    for one, after in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        link = left[one.end() : after.start()]
        if not re.fullmatch(
            r"(?:['’]s)?,? ?(?:and|or|plus|,|in combination with|together with|with|alongside|combined with|/)(?: [\w-]+| <[CMTOA]\d+>(?:['’]s)?){0,4} ?",
            link,
        ):
            break
        drugs.append(int(one.group(1)))
    return drugs


def _drugs_after(text: str, at: int) -> list[int]:
    """Read `in NASH, X …` and `for breast cancer, X and Y`: a disease before its drug."""
    found = re.match(
        r"<I\d+>(?: (?:drug|candidate|medicine|treatment|therapy)s?)?,? (?:called |named |with |by |to )?(?:[\w-]+ ){0,2}<D(\d+)>",
        text[at:],
    )
    return [int(found.group(1))] if found else []


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


def stage_of(found: re.Match[str]) -> str:
    """Return the code of the stage that a match of the phase pattern names."""
    if found["n"]:
        number = found["n"].lower()
        if found["m"]:
            number = f"{number.rstrip('ab')}/{found['m'].lower()}"
        return _STAGE.get(number, "UNKNOWN")
    if found["w"]:
        return _WORDS[re.split(r"[- ]?stage", found["w"].lower())[0].strip("- ")]
    return "CLINICAL" if found["c"].lower().startswith("clinical") else "PRECLINICAL"


def find_stage(text: str) -> re.Match[str] | None:
    """Return the first words of a text that name a stage of development."""
    return _PHASE.search(text)


def _phases(draft: Draft, sentence: int, text: str) -> None:
    """Claim the stage that stands beside a drug: `midstage med X`, `X is in phase 1`."""
    reading = draft.reading
    for found in _PHASE.finditer(text):
        code = stage_of(found)
        if code in ("UNKNOWN", "CLINICAL"):
            continue
        after = re.match(r"(?:[\w-]+ |<[TMCI]\d+>[- ]?){0,6}?<D(\d+)>", text[found.end() + 1 :])
        before = re.search(r"<D(\d+)>(?:[^;<>]|<[LWTMI]\d+>){0,70}\Z", text[: found.start()])
        one = after or before
        if one is None or re.search(
            r"(?i)\bnext|\bplan|will|could|would|until",
            text[max(0, found.start() - 30) : found.start()],
        ):
            continue
        drug = reading.mentions[int(one.group(1))].thing
        raw = found.group()
        span = reading.found(sentence, found)
        if draft.of(draft.ref(drug), "highestPhase"):
            continue
        basis = "inferred" if found["w"] else "stated"
        draft.claim(draft.ref(drug), "highestPhase", span, value=code, basis=basis, rule="stage")
        draft.claim(draft.ref(drug), "highestPhaseRaw", span, value=raw, rule="stage")


_PRAISE = rule("treatment", "PRAISE")


def _opinions(draft: Draft) -> None:
    """Claim praise for a drug as an opinion on what it is studied for, never as a result."""
    for sentence, mask in enumerate(draft.reading.masks):
        for found in _PRAISE.finditer(mask.text):
            drug = draft.ref(draft.reading.mentions[int(found.group(1))].thing)
            for claim in draft.of(drug, "STUDIED_FOR"):
                draft.claim(drug, "STUDIED_FOR", draft.reading.found(sentence, found), to=claim.object,
                            modality="OPINION", rule="praise")  # fmt: skip


_MARKED = rule("treatment", "MARKED")
_SIGN = {"+": "POSITIVE", "positive": "POSITIVE", "negative": "NEGATIVE", "low": "LOW", "mutant": "MUTANT",
         "mutated": "MUTANT", "expressing": "POSITIVE", "": "NEGATIVE"}  # fmt: skip


def _biomarkers(draft: Draft) -> None:
    """Claim the marker in the name of a disease: HER2-positive breast cancer."""
    reading = draft.reading
    for at, mention in enumerate(reading.mentions):
        if mention.label != "Disease":
            continue
        words = reading.document.text[mention.start : mention.end]
        found = _MARKED.match(words)
        if not found:
            continue
        target = _target(reading, found["marker"])
        status = _SIGN.get(found["sign"].strip("- ").lower())
        if target is not None and status:
            span = reading.span(reading.sentence_of[at], mention.start, mention.start + found.end())
            draft.claim(draft.ref(mention.thing), "HAS_BIOMARKER", span, to=draft.ref(target),
                        status=status, rule="biomarker in the name")  # fmt: skip


def _target(reading: Reading, marker: str) -> Thing | None:
    for hit in reading.vocabulary.find(marker):
        for sense in hit.senses:
            entry = reading.vocabulary.entry(sense)
            if entry.label == "Target" and len(marker) > 2:
                for one in reading.things:
                    if one.label == "Target" and one.entry and one.entry.name == entry.name:
                        return one
                return Thing("Target", {marker: "SHORT"}, entry)
    return None


def _ancestors(draft: Draft) -> None:
    """Claim that one disease of the text is a kind of another, from the vocabulary."""
    reading = draft.reading
    diseases = [t for t in reading.things if t.label == "Disease" and t.entry and t.entry.keys]
    by_key = {k: t for t in diseases if t.entry for k in t.entry.keys}
    for one in diseases:
        for parent in _above(reading, one):
            other = by_key.get(parent)
            if other is not None and other is not one:
                origin = one.entry.origin if one.entry else ""
                draft.claim(draft.ref(one), "IS_A", first_mention(reading, one), to=draft.ref(other),
                            basis="vocabulary", origin=origin, rule="disease hierarchy")  # fmt: skip
                break


def _above(reading: Reading, one: Thing) -> list[str]:
    """Return the identifiers of all kinds above a disease, nearest first, three steps at most."""
    index = _index(reading)
    level = list(one.entry.parents) if one.entry else []
    found: list[str] = []
    for _step in range(3):
        found += level
        level = [p for k in level for p in index.get(k, ())]
    return found


_indexes: dict[str, dict[str, tuple[str, ...]]] = {}


def _index(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return the parents of every disease of the vocabulary by its identifiers, made once."""
    voc = reading.vocabulary
    if voc.version not in _indexes:
        rows = [Entry(*row) for row in voc.entries if row[0] == "Disease"]
        _indexes[voc.version] = {key: row.parents for row in rows for key in row.keys}
    return _indexes[voc.version]
