"""Companies that a sentence begins with and is not about: `With X the firm looks for …`."""

import re
from bisect import bisect_right

from pharmagraph_loaders.extraction.reading import Reading, Thing

_LED = re.compile(r"(?:Together with|With|For|From|Like|Unlike|Besides|To|At) (?:the )?\Z")


def led_by(reading: Reading, at: int) -> Thing | None:
    """Return a company that a sentence begins with, not as its subject: `With X the firm`."""
    sentence = bisect_right(reading.sentence_starts, at) - 1
    first = next(iter(reading.of(sentence, "Organization")), None)
    if first is None or reading.mentions[first].start >= at:
        return None
    before = reading.document.text[
        reading.sentences[sentence].start : reading.mentions[first].start
    ]
    return reading.mentions[first].thing if _LED.fullmatch(before) else None
