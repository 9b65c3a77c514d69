"""Entries of lists of deals, without a verb: `X / Y, $1 billion`, `X again. $1 billion for Y`."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Hit, may_agree

_ENTRY = rule("roundups", "ENTRY")
_PRICE = rule("roundups", "PRICE")
_HEAD = rule("roundups", "HEAD")
_BOUGHT = rule("roundups", "BOUGHT")
_LICENSED = rule("roundups", "LICENSED")
_LINES = 5  # sentences of an entry that may tell what kind of deal it is


def find_entries(reading: Reading) -> Iterator[Hit]:
    """Yield the deals of entries without a verb."""
    for sentence, mask in enumerate(reading.masks):
        found = _ENTRY.match(mask.text)
        if found:
            yield from _hit(reading, sentence, found, thing(reading, found, "a"))
            continue
        found = _PRICE.match(mask.text)
        head = _HEAD.fullmatch(reading.masks[sentence - 1].text.strip()) if sentence else None
        if found and head:
            yield from _hit(reading, sentence, found, thing(reading, head, "a"))


def _hit(reading: Reading, sentence: int, found: re.Match[str], one: Thing) -> Iterator[Hit]:
    other = thing(reading, found, "b")
    kind = _kind(_entry(reading, sentence))
    if kind and one is not other and may_agree(one) and may_agree(other):
        span = reading.found(sentence, found)
        yield Hit(kind, one, other, sentence, found.start(), span, found.group())


def _entry(reading: Reading, sentence: int) -> str:
    """Return the sentences of an entry: those up to the end of its paragraph."""
    words = [reading.masks[sentence].text]
    for after in range(sentence + 1, min(sentence + _LINES, len(reading.masks))):
        if "\n" in reading.gap_before(after) or _ENTRY.match(reading.masks[after].text):
            break
        words.append(reading.masks[after].text)
    return " ".join(words)


def _kind(words: str) -> str:
    """Return what kind of deal an entry tells of, empty if it does not say."""
    if _BOUGHT.search(words):
        return "acquire"
    if "<X" not in words:
        return ""
    return "license" if _LICENSED.search(words) else "acquire"
