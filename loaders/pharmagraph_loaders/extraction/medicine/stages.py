"""Rules on drugs: the stage of development."""

import re

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.rulebook import rule

_PHASE = rule("treatment", "PHASE")


_STAGE = {
    "1": "PHASE_1",
    "i": "PHASE_1",
    "1a": "PHASE_1",
    "1b": "PHASE_1",
    "one": "PHASE_1",
    "1/2": "PHASE_1_2",
    "i/ii": "PHASE_1_2",
    "1b/2": "PHASE_1_2",
    "2": "PHASE_2",
    "ii": "PHASE_2",
    "2a": "PHASE_2",
    "2b": "PHASE_2",
    "two": "PHASE_2",
    "2/3": "PHASE_2_3",
    "ii/iii": "PHASE_2_3",
    "3": "PHASE_3",
    "iii": "PHASE_3",
    "three": "PHASE_3",
    "4": "MARKETED",
    "iv": "MARKETED",
}


_WORDS = {"early": "PHASE_1", "mid": "PHASE_2", "late": "PHASE_3"}


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


def phases(draft: Draft, sentence: int, text: str) -> None:
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
