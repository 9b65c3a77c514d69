"""`The X unit` as the company named before it, which belongs to X."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.referring.antecedents import mentions_before, party_like

_THE = re.compile(r"\b[Tt]he \Z")
_UNIT = re.compile(
    r" (?:unit|subsidiary|arm|company|affiliate)\b(?! (?:called|named|of|[A-Z])|, [A-Z])"
)


def find_units(reading: Reading) -> Iterator[Mention]:
    """Yield `the X unit` as the company named last before it."""
    text = reading.document.text
    for mention in [m for m in reading.mentions if m.label == "Organization"]:
        found = _UNIT.match(text, mention.end)
        opens = _THE.search(text[max(0, mention.start - 5) : mention.start])
        if found is None or opens is None:
            continue
        start = mention.start - len(opens.group())
        one = _last_other(reading, start, mention.thing)
        if one is not None:
            one.facts.setdefault("owner", mention.thing.name)
            one.facts.setdefault("owner at", f"{start}:{found.end()}")
            both = (one, mention.thing)  # the owner is named here, perhaps nowhere else
            yield Mention(start, found.end(), "Organization", both, "anaphor")


def _last_other(reading: Reading, at: int, owner: Thing) -> Thing | None:
    """Return the company named last before an offset, in its sentence or the one before."""
    first = max(0, bisect_right(reading.sentence_starts, at) - 2)
    for one in reversed(mentions_before(reading, at)):
        if one.start < reading.sentence_starts[first]:
            return None
        if one.label == "Organization" and party_like(one.thing):
            return None if one.thing is owner or "whole" in owner.facts else one.thing
    return None
