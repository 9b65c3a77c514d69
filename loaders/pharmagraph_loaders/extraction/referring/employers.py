"""Which company a bare title refers to, and which companies a text is about."""

import re
from bisect import bisect_left
from functools import lru_cache

from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule


def employer(reading: Reading, sentence: int, at: int) -> Thing | None:
    """Return the company a bare title refers to.

    The one for whom the sentence says they speak, else the last one named before if it is one of
    the two that the text is about, else the one it is most about.
    """
    mask = reading.masks[sentence]
    spoke = _SPOKE_FOR.search(mask.text, max(at, 0))
    if spoke:
        return reading.mentions[int(spoke.group(1))].thing
    about = topics(reading)
    if not about:
        return None
    has = _HAS.search(mask.text[: max(at, 0)])
    if has:
        return reading.mentions[int(has.group(1))].thing
    if not reading.of(sentence, "Organization") and _ARRIVED.search(mask.text):
        return about[0]
    last = _last_named(reading, mask.offsets[min(max(at, 0), len(mask.offsets) - 1)])
    near = [
        *reading.of(sentence, "Organization"),
        *(reading.of(sentence - 1, "Organization")[:1] if _goes_on(reading, sentence) else []),
    ]
    fresh = any(reading.mentions[i].thing is last for i in near)
    if (
        last is None
        or not fresh
        or not any(last is t for t in about[:2])
        or _ARRIVED.search(mask.text)
    ):
        return _paragraph_topic(reading, sentence, about[:2]) or about[0]
    return last


def _goes_on(reading: Reading, sentence: int) -> bool:
    """Say whether a sentence stands in the paragraph of the one before."""
    return sentence > 0 and "\n\n" not in reading.gap_before(sentence)


def _paragraph_topic(reading: Reading, sentence: int, about: tuple[Thing, ...]) -> Thing | None:
    """Return the only company of the sentences before in the paragraph, None if there is no one.

    None for a sentence that names companies itself, or is the first of its paragraph.
    """
    text = reading.document.text
    begins = text.rfind("\n", 0, reading.sentences[sentence].start)
    first = bisect_left(reading.sentence_starts, begins + 1)
    if reading.of(sentence, "Organization"):
        return None
    orgs = (i for back in range(first, sentence) for i in reading.of(back, "Organization"))
    named = {id(t): t for i in orgs for t in (reading.mentions[i].thing,)}
    only = next(iter(named.values())) if len(named) == 1 else None
    return next((t for t in about if t is only), None)


_HIRED = rule("roles", "HIRED")
# "X works from there, and has NAME as its head": the one company named before.
_HAS = re.compile(r"\A[^<]*<O(\d+)>(?:[^<]|<[^OP])*\b(?:has|have|had)\s<P\d+>[^<;.]{0,24}\Z")
_SOMEWHERE = rule("roles", "SOMEWHERE")


def employer_told(reading: Reading, sentence: int, at: int, words: str) -> Thing | None:
    """Return the company that a title after a name is in: the one that hires, else `employer`.

    None if the words describe a company that the text does not name.
    """
    if tells_of_another(words):
        return None
    text = reading.masks[sentence].text
    hired = _HIRED.search(text[: text.rfind("<P", 0, max(at, 0))][-200:])
    if hired:
        return reading.mentions[int(hired.group(1))].thing
    return employer(reading, sentence, at)


def tells_of_another(words: str) -> bool:
    """Say whether a title is in a company that is described and could not be resolved."""
    return _SOMEWHERE.search(words) is not None


_SPOKE_FOR = re.compile(r"(?i)\b(?:commented|spoke|speaking|said|both)\b[^<;.]{0,20}\bfor <O(\d+)>")


_ARRIVED = rule("roles", "ARRIVED")


def companies_in(reading: Reading, sentence: int) -> list[Thing]:
    """Return the companies that a sentence names, each once, in order."""
    named = (reading.mentions[i].thing for i in reading.of(sentence, "Organization"))
    return list(dict.fromkeys(named))


@lru_cache(maxsize=4)
def topics(reading: Reading) -> tuple[Thing, ...]:
    """Return the companies of a text, the one it is most about first."""
    scores: dict[int, tuple[Thing, int]] = {}
    led = False
    for index, mention in enumerate(reading.mentions):
        if mention.label != "Organization":
            continue
        sentence = reading.sentence_of[index]
        first = sentence > 0 and not led
        led = led or sentence > 0
        former = (
            reading.document.text[max(0, mention.start - 8) : mention.start]
            .lower()
            .endswith(("former ", "ex-"))
        )
        bonus = 0 if former else 2 if sentence == 0 else 5 if first else 0
        thing = mention.thing
        scores[id(thing)] = (thing, scores.get(id(thing), (thing, 0))[1] + 1 + bonus)
    return tuple([t for t, _s in sorted(scores.values(), key=lambda s: -s[1])])


def _last_named(reading: Reading, offset: int) -> Thing | None:
    for index in range(bisect_left(reading.starts, offset) - 1, -1, -1):
        if reading.mentions[index].label == "Organization":
            return reading.mentions[index].thing
    return None
