"""Deals that no single pattern reports: a text on two companies and the terms between them."""

from pharmagraph_loaders.extraction.employers import topics
from pharmagraph_loaders.extraction.hits import Hit
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule

_TERMS = rule("implied", "TERMS")
_LEAST = 3


def find_implied(reading: Reading) -> list[Hit]:
    """Return one hit for the two companies a text is most about, if it speaks of terms.

    Both must stand together in a sentence that has a word of an agreement, and the text must
    speak of terms at least three times.
    """
    about = [t for t in topics(reading) if "whole" not in t.facts][:2]
    text = " ".join(m.text for m in reading.masks)
    words = {m.group().lower() for m in _TERMS.finditer(text)}
    if len(about) < 2 or len(words) < _LEAST:
        return []
    for sentence, mask in enumerate(reading.masks):
        found = _TERMS.search(mask.text)
        if found and _both(reading, sentence, about):
            return [
                Hit(
                    "collaborate",
                    about[0],
                    about[1],
                    sentence,
                    found.start(),
                    reading.span(sentence),
                    mask.text,
                )
            ]
    return []


def _both(reading: Reading, sentence: int, about: list[Thing]) -> bool:
    here = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    return all(id(t) in here for t in about)
