"""Who says what: claims in a quotation or a statement get their speaker."""

from dataclasses import replace

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.rulebook import rule

_BY = rule("attribution", "BY")


def attribute(draft: Draft) -> None:
    """Set the speaker of claims that a quotation or an attributed sentence makes."""
    speakers = _speakers(draft)
    if not speakers:
        return
    for key, claim in list(draft.claims.items()):
        first = claim.spans[0]
        speaker = next((s for a, b, s in speakers if a <= first.start < b), "")
        if speaker and not claim.speaker and speaker != claim.subject and claim.basis == "stated":
            del draft.claims[key]
            draft.claims[f"{key}\x1f{speaker}"] = replace(claim, speaker=speaker)


def _speakers(draft: Draft) -> list[tuple[int, int, str]]:
    """Return ranges of the text and who speaks there."""
    reading = draft.reading
    found: list[tuple[int, int, str]] = []
    inside = ""
    for sentence, mask in enumerate(reading.masks):
        one = reading.sentences[sentence]
        words = reading.document.text[one.start : one.end]
        by = _BY.search(mask.text)
        speaker = inside
        if by:
            index = next(by[g] for g in ("i", "i2", "i3") if by[g])
            speaker = draft.ref(reading.mentions[int(index)].thing)
        opened, closed = words.rfind("“"), words.rfind("”")
        if inside:
            end = one.start + closed if closed >= 0 and opened < closed else one.end
            found.append((one.start, end, inside))
        elif speaker and "“" in words:
            found.append((one.start + words.index("“"), one.end, speaker))
        elif by and "statement" in mask.text:
            found.append((one.start, one.end, speaker))
        if opened > closed:
            inside = speaker
        elif closed >= 0:
            inside = ""
    return found
