"""Companies with which a sentence begins: `With X the firm …` is not about X, a title may be."""

import re

from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.text.sentences import sentence_at

_LED = re.compile(r"(?:Together with|With|For|From|Like|Unlike|Besides|To|At) (?:the )?\Z")


def led_by(reading: Reading, at: int) -> Thing | None:
    """Return a company that a sentence begins with, not as its subject: `With X the firm`."""
    sentence = sentence_at(reading.sentence_starts, at)
    first = next(iter(reading.of(sentence, "Organization")), None)
    if first is None or reading.mentions[first].start >= at:
        return None
    before = reading.document.text[
        reading.sentences[sentence].start : reading.mentions[first].start
    ]
    return reading.mentions[first].thing if _LED.fullmatch(before) else None


def titled(reading: Reading) -> Thing | None:
    """Return the company that a title on several begins with: who buys, in one on a purchase."""
    named = [reading.mentions[i].thing for i in reading.of(0, "Organization")]
    return named[0] if len({id(t) for t in named}) > 1 else None
