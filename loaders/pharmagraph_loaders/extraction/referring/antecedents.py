"""What a description stands for: the companies and drugs named before it."""

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.organizations import country_of
from pharmagraph_loaders.extraction.referring.leading import led_by
from pharmagraph_loaders.extraction.text.sentences import sentence_at

_INVESTOR = rule("anaphora", "INVESTOR")


_LOOK_BACK = 200
_LOOK_AHEAD = 20  # characters of a sentence in which its subject begins


def mentions_before(reading: Reading, at: int) -> list[Mention]:
    """Return the mentions before an offset, the last two hundred at most."""
    stop = bisect_left(reading.starts, at)
    return reading.mentions[max(0, stop - _LOOK_BACK) : stop]


def party_like(thing: Thing) -> bool:
    """Say whether an organisation may be a party: no fund, no exchange."""
    return not any(map(_invests, thing.names))


@lru_cache(maxsize=4096)
def _invests(name: str) -> bool:
    return _INVESTOR.search(name) is not None


def choose_company(
    recent: list[Thing], code: str, kind: str, reading: Reading, at: int
) -> Thing | None:
    """Return the company a description fits, by country, kind and position."""
    if code:
        same = [t for t in recent if country_of(t) == code or t.facts.get("home") == code]
        return same[0] if same else _only([t for t in recent if not country_of(t)])
    led = led_by(reading, at)
    fitting = [t for t in _objects(reading, at, recent) if not _clashes(t, kind) and t is not led]
    if led is not None and fitting:
        return max(fitting, key=lambda t: len(t.mentions))
    if kind and (exact := [t for t in fitting if _kind(t) == kind]):
        return exact[0]
    return _subject_before(reading, at, fitting) or _topic(reading, at, fitting)


_AFTER_PREPOSITION = re.compile(r"(?i)\b(?:to|with|from|by|for)\s\Z")


def _objects(reading: Reading, at: int, recent: list[Thing]) -> list[Thing]:
    """Leave out the only company of a sentence for what stands after a preposition in it."""
    if not _AFTER_PREPOSITION.search(reading.document.text[max(0, at - 6) : at]):
        return recent
    sentence = sentence_at(reading.sentence_starts, at)
    here = {
        id(reading.mentions[i].thing)
        for i in reading.of(sentence, "Organization")
        if reading.mentions[i].start < at
    }
    others = [t for t in recent if id(t) not in here]
    return others if others and len(here) == 1 else recent


def _only(things: list[Thing]) -> Thing | None:
    """Return the one thing of a list that may name it several times."""
    return things[0] if things and all(t is things[0] for t in things) else None


def _topic(reading: Reading, at: int, recent: list[Thing]) -> Thing | None:
    """Return the company named last in the paragraph, else the one named most often so far."""
    text = reading.document.text
    begins = text.rfind("\n", 0, at)
    for one in recent:
        last = next((m for m in reversed(one.mentions) if m.start < at), None)
        if last is None or last.start <= begins:
            break
        if not _OWNING.match(text, last.end):
            return one
    counts = Counter(map(id, recent))
    return max(recent, key=lambda t: counts[id(t)], default=None)


_FOUND_AT = re.compile(r"\b(?:at|from|in|than|like|against|out of)\s(?:the\s)?\Z")


def _is_place(reading: Reading, one: Mention) -> bool:
    """Say whether a name is only where something was found: `discovered at X, from which Y …`."""
    return _FOUND_AT.search(reading.document.text[max(0, one.start - 20) : one.start]) is not None


def _subject_before(reading: Reading, at: int, fitting: list[Thing]) -> Thing | None:
    """Return the first company of the sentence, or of the one before it."""
    sentence = sentence_at(reading.sentence_starts, at)
    for back in (sentence, sentence - 1):
        if back < 0:
            continue
        for index in reading.of(back, "Organization"):
            mention = reading.mentions[index]
            if back < sentence and (
                _is_owner(reading, back, mention) or _is_place(reading, mention)
            ):
                continue
            if mention.start < at and any(mention.thing is t for t in fitting):
                return mention.thing
    return None


_OWNING = re.compile(r"['’]s?\s")


def _is_owner(reading: Reading, sentence: int, mention: Mention) -> bool:
    """Say whether a company is only the owner of a thing, not what a sentence begins with."""
    text, start = reading.document.text, reading.sentences[sentence].start
    return mention.start - start > _LOOK_AHEAD and bool(_OWNING.match(text, mention.end))


def _clashes(thing: Thing, kind: str) -> bool:
    known = _kind(thing)
    if "BIG_PHARMA" in thing.facts.get("sizeClass", "") and kind == "BIOTECH":
        return True
    return bool(kind and known and kind != known)


def _kind(thing: Thing) -> str:
    """Return what kind of organisation a thing is, of a university by its name."""
    academic = any(_ACADEMIC.search(n) for n in thing.names)
    return thing.facts.get("kind", "ACADEMIC" if academic else "")


_ACADEMIC = re.compile(r"\b(?:Universit\w+|Institut\w*|College|Hospital)\b")


def country_code(reading: Reading, place: str) -> str:
    """Return the ISO code of a place or nationality, empty for none."""
    voc = reading.vocabulary
    name = place.lower().removesuffix("-based").removesuffix("-headquartered")
    for sense in voc.phrases.get(" ".join(re.findall(r"[^\W\d_]+|\d+", name)), ()):
        entry = voc.entry_of(sense)
        if entry.label == "City":
            return entry.sort
        if entry.label == "Place" and entry.keys:
            return entry.keys[0].split(":")[-1]
    return ""


def last_two(reading: Reading, at: int) -> tuple[Thing, ...]:
    """Return the two companies named just before, else those a text is about so far."""
    for back in (0, 1):
        near = _just_before(reading, at, back)
        if len(near) == 2:
            return near
    counts: dict[int, tuple[Thing, int]] = {}
    for mention in mentions_before(reading, at):
        if mention.label == "Organization" and party_like(mention.thing):
            thing = mention.thing
            if "whole" in thing.facts:
                continue
            counts[id(thing)] = (thing, counts.get(id(thing), (thing, 0))[1] + 1)
    ranked = sorted(counts.values(), key=lambda c: -c[1])
    return tuple(t for t, _n in ranked[:2])


def _just_before(reading: Reading, at: int, back: int) -> tuple[Thing, ...]:
    """Return the companies of this sentence and of so many before, in their order."""
    sentence = sentence_at(reading.sentence_starts, at)
    start = reading.sentences[max(0, sentence - back)].start if reading.sentences else 0
    things = {
        id(m.thing): m.thing
        for m in mentions_before(reading, at)
        if m.label == "Organization"
        and m.start >= start
        and party_like(m.thing)
        and not _is_example(reading, m)
    }
    return tuple(things.values())


def goes_on(sentence: str) -> bool:
    """Say whether the subject of a sentence is a pronoun: no name in it is that of the next one."""
    return _GOES_ON.match(sentence) is not None


_GOES_ON = rule("anaphora", "GOES_ON")
_EXAMPLES = rule("anaphora", "EXAMPLES")


def _is_example(reading: Reading, one: Mention) -> bool:
    """Say whether a company is only one that others are measured against: `drugs such as X's`."""
    sentence = reading.sentences[sentence_at(reading.sentence_starts, one.start)]
    words = reading.document.text[max(sentence.start, one.start - 90) : one.start]
    return _EXAMPLES.search(words) is not None


_ASIDE = rule("anaphora", "ASIDE")
_WITH = rule("makers", "WITH")
_SORTS = (
    (
        re.compile(r"antibody|bispecific|ADC|conjugate|nanobody|vaccine"),
        re.compile(r"(?:nib|tide|statin|sartan|gliflozin|rasib|parib|ciclib)\b"),
    ),
    (
        re.compile(r"pill|tablet|capsule|compound|cream"),
        re.compile(r"(?:mab|cept|tecan|vedotin|leucel)\b"),
    ),
)
_FAR = 4  # sentences after which a drug is no longer spoken of


def drug_before(reading: Reading, at: int, noun: str, last: bool = False) -> Thing | None:
    """Return the drug that `the antibody` stands for: the last one named.

    Comparators and drugs of another sort than the noun are passed over.
    """
    here = sentence_at(reading.sentence_starts, at)
    for sentence in range(here, max(here - _FAR, -1), -1):
        for index in reversed(reading.of(sentence, "Drug")):
            one = reading.mentions[index]
            if (
                one.start < at
                and (last or not beside_another(reading, one))
                and not _of_other_sort(one.thing, noun)
            ):
                return one.thing
    named = reversed(mentions_before(reading, at))
    return next((m.thing for m in named if m.label == "Drug"), None)


def beside_another(reading: Reading, one: Mention) -> bool:
    """Say whether a drug is only what another is measured against, or given with."""
    words = reading.document.text[max(0, one.start - 60) : one.start]
    return bool(_ASIDE.search(words) or _WITH.search(words))


def _of_other_sort(drug: Thing, noun: str) -> bool:
    """Say whether the names of a drug end like those of another sort."""
    return any(
        noun_of.fullmatch(noun) and any(ends.search(name) for name in drug.names)
        for noun_of, ends in _SORTS
    )
