"""What a text says in passing of an organisation: its country and what sort of company it is."""

import re

from pharmagraph_loaders.extraction.matching.reading import LETTERS, Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule

_BIG = re.compile(r"(?i)\bbig pharma\b|\bpharma(?:ceutical)? giant\b")
_BEFORE = rule("profile", "BEFORE")
_AFTER = rule("profile", "AFTER")
_IN = rule("profile", "IN")


def find_profiles(reading: Reading) -> None:
    """Write country, kind and size, as stated beside a name, into the facts of its thing."""
    for sentence in range(len(reading.sentences)):
        if not reading.of(sentence, "Organization"):
            continue
        mask = reading.mask(sentence)
        for pattern in (_BEFORE, _AFTER, _IN):
            for found in pattern.finditer(mask.text):
                groups = found.groupdict()
                thing = reading.mentions[int(groups["org"])].thing
                span = f"{sentence}:{mask.offsets[found.start()]}:{_end(mask.offsets, found.end())}"
                if groups.get("place") and (
                    pattern is _AFTER or _tells(reading, mask.text, found, groups)
                ):
                    _country(reading, thing, int(groups["place"]), span)
                if groups.get("kind") and pattern is not _IN:
                    _kind(reading, thing, groups["kind"], pattern is _BEFORE, span)


def _tells(reading: Reading, text: str, found: re.Match[str], groups: dict[str, str]) -> bool:
    """Say whether a place before a name is its home: Swiss X, US-based X, China biotech X."""
    if "kind" not in groups:
        return True
    words = groups["kind"].lower().split()
    tails = {" ".join(words[-n:]) for n in (1, 2, 3)}
    described = bool(tails & set(reading.vocabulary.words["descriptor"])) and len(words) < 6
    adjective = reading.mentions[int(groups["place"])].how == "demonym"
    based = text.startswith("-", found.end("place") + 1)
    return described if words else adjective or based


def _end(offsets: tuple[int, ...], at: int) -> int:
    return offsets[min(at, len(offsets) - 1)]


def _country(reading: Reading, thing: Thing, index: int, span: str) -> None:
    entry = reading.mentions[index].thing.entry
    if entry is None or LETTERS[reading.mentions[index].label] != "L":
        return
    code = (
        entry.sort
        if entry.label == "City"
        else (entry.keys[0].split(":")[-1] if entry.keys else "")
    )
    if len(code) == 2 and "country" not in thing.facts:
        thing.facts["country"] = code
        thing.facts["country span"] = span


def _kind(reading: Reading, thing: Thing, words: str, before: bool, span: str) -> None:
    descriptors = reading.vocabulary.words["descriptor"]
    text = " ".join(words.lower().split())
    parts = text.split()
    tails = (
        [" ".join(parts[-n:]) for n in (3, 2, 1)]
        if before
        else [" ".join(parts[a : a + n]) for n in (3, 2, 1) for a in range(len(parts))]
    )
    for tail in tails:
        kind = descriptors.get(tail)
        if kind:
            thing.facts.setdefault("kind", kind)
            thing.facts.setdefault("kind span", span)
            break
    if _BIG.search(words):
        thing.facts.setdefault("sizeClass", "BIG_PHARMA")
        thing.facts.setdefault("sizeClass span", span)
        thing.facts.setdefault("kind", "PHARMA")
        thing.facts.setdefault("kind span", span)
