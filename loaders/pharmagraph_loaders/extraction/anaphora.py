"""Descriptions that stand for a company, a pair of companies or a drug: "the Chinese biotech"."""

import re
from bisect import bisect_left, bisect_right

from pharmagraph_loaders.extraction.organizations import country_of
from pharmagraph_loaders.extraction.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule
from pharmagraph_loaders.extraction.selecting import Taken

_GROUP = rule("anaphora", "GROUP")
_DRUG = rule("anaphora", "DRUG")


def resolve_anaphora(reading: Reading) -> list[Mention]:
    """Return the mentions with those of descriptions added, in order."""
    text = reading.document.text
    taken = Taken(
        len(text),
        ((m.start, m.end) for m in reading.mentions if m.label not in ("Place", "Modality")),
    )
    added: list[Mention] = []
    for mention in _defined(reading):
        if not taken.covers(mention.start, mention.end):
            added.append(mention)
            taken.add([(mention.start, mention.end)])
    for found in _IT.finditer(text):
        one = _it(reading, found.start())
        if one is not None and not taken.covers(found.start(), found.end()):
            added.append(Mention(found.start(), found.end(), "Organization", (one,), "anaphor"))
    for found in _company_pattern(reading).finditer(text):
        mention = _company(reading, found, added)
        if mention and not taken.covers(mention.start, mention.end):
            added.append(mention)
    for found in _GROUP.finditer(text):
        pair = _last_two(reading, found.start())
        if len(pair) == 2:
            added.append(Mention(found.start(), found.end(), "Group", pair, "anaphor"))
    for found in _DRUG.finditer(text):
        drug = _last(reading, found.start(), "Drug")
        if found["noun"] in ("inhibitor", "agonist", "antagonist", "vaccine") and _open(
            text, found
        ):
            continue
        start = found.start("noun")
        mention = Mention(start, found.end(), "Drug", (drug,) if drug else (), "anaphor")
        if drug and not taken.covers(mention.start, mention.end):
            added.append(mention)
    return _sorted([*reading.mentions, *added])


_IT = rule("anaphora", "IT")


def _it(reading: Reading, at: int) -> Thing | None:
    """Return the company that `it` stands for: the subject of this sentence or the one before."""
    sentence = bisect_right(reading.sentence_starts, at) - 1
    for back in (sentence, sentence - 1, sentence - 2):
        if back < 0:
            continue
        for index in reading.by_sentence[back]:
            mention = reading.mentions[index]
            if (
                mention.start < at
                and mention.label == "Organization"
                and _party_like(mention.thing)
            ):
                return mention.thing
    return None


_DEFINED = re.compile(r"\bthe (?:Company|Group)\b")


def _defined(reading: Reading) -> list[Mention]:
    """Return where `the Company` stands for the one that a document defines so."""
    named = [t for t in reading.things if "the company" in t.facts]
    if not named:
        return []
    return [
        Mention(m.start(), m.end(), "Organization", (named[0],), "anaphor")
        for m in _DEFINED.finditer(reading.document.text)
    ]


def _open(text: str, found: re.Match[str]) -> bool:
    """Say whether what follows says what is inhibited, which describes rather than refers."""
    return text.startswith((" of", " to"), found.end())


def _company_pattern(reading: Reading) -> re.Pattern[str]:
    voc = reading.vocabulary
    if voc.version not in _patterns:
        words = sorted(voc.group("descriptor"), key=len, reverse=True)
        nouns = "|".join(map(re.escape, words))
        places = r"(?P<place>[A-Z][\w.-]+(?:\s[A-Z]\w+)?)(?:-based|-headquartered)?"
        _patterns[voc.version] = re.compile(
            rf"\b(?:[Tt]he|[Ff]ellow)\s(?:{places}\s)?(?:[a-z-]+\s)?(?P<noun>{nouns})\b"
            r"(?!\s(?:of|that|which|named|behind|has been)\b|-|\s[A-Z])"
        )
    return _patterns[voc.version]


_patterns: dict[str, re.Pattern[str]] = {}


def _company(reading: Reading, found: re.Match[str], _added: list[Mention]) -> Mention | None:
    noun, place = found["noun"].lower(), found["place"] or ""
    kind = reading.vocabulary.words["descriptor"].get(noun, "")
    before = [
        m
        for m in _before(reading, found.start())
        if m.label == "Organization" and _party_like(m.thing)
    ]
    recent = [m.thing for m in reversed(before)]
    code = _code(reading, place) if place else ""
    if place and not code:
        return None
    chosen = _choose(recent, code, kind, reading, found.start())
    if chosen is None:
        return None
    if code and "country" not in chosen.facts:
        sentence = bisect_right(reading.sentence_starts, found.start()) - 1
        chosen.facts["country"] = code
        chosen.facts["country span"] = f"{sentence}:{found.start()}:{found.end()}"
    return Mention(found.start(), found.end(), "Organization", (chosen,), "anaphor")


_INVESTOR = rule("anaphora", "INVESTOR")
_LOOK_BACK = 200


def _before(reading: Reading, at: int) -> list[Mention]:
    """Return the mentions before an offset, the last two hundred at most."""
    stop = bisect_left(reading.starts, at)
    return reading.mentions[max(0, stop - _LOOK_BACK) : stop]


def _party_like(thing: Thing) -> bool:
    return not any(_INVESTOR.search(n) for n in thing.names)


def _choose(recent: list[Thing], code: str, kind: str, reading: Reading, at: int) -> Thing | None:
    if code:
        same = [t for t in recent if country_of(t) == code or t.facts.get("home") == code]
        return same[0] if same else next((t for t in recent if not country_of(t)), None)
    fitting = [t for t in recent if not _clashes(t, kind)]
    if kind and (exact := [t for t in fitting if t.facts.get("kind") == kind]):
        return exact[0]
    return _subject_before(reading, at, fitting) or (fitting[0] if fitting else None)


def _subject_before(reading: Reading, at: int, fitting: list[Thing]) -> Thing | None:
    """Return the first company of the sentence, or of the one before it."""
    sentence = bisect_right(reading.sentence_starts, at) - 1
    for back in (sentence, sentence - 1):
        if back < 0:
            continue
        for index in reading.of(back, "Organization"):
            mention = reading.mentions[index]
            if mention.start < at and any(mention.thing is t for t in fitting):
                return mention.thing
    return None


def _clashes(thing: Thing, kind: str) -> bool:
    known = thing.facts.get("kind", "")
    if "BIG_PHARMA" in thing.facts.get("sizeClass", "") and kind == "BIOTECH":
        return True
    return bool(kind and known and kind != known)


def _code(reading: Reading, place: str) -> str:
    voc = reading.vocabulary
    name = place.lower().removesuffix("-based").removesuffix("-headquartered")
    for sense in voc.phrases.get(" ".join(re.findall(r"[^\W\d_]+|\d+", name)), ()):
        entry = voc.entry_of(sense)
        if entry.label == "City":
            return entry.sort
        if entry.label == "Place" and entry.keys:
            return entry.keys[0].split(":")[-1]
    return ""


def _last_two(reading: Reading, at: int) -> tuple[Thing, ...]:
    """Return the two companies a text is about so far: the ones named most, in their order."""
    counts: dict[int, tuple[Thing, int]] = {}
    for mention in _before(reading, at):
        if mention.label == "Organization" and _party_like(mention.thing):
            thing = mention.thing
            if "whole" in thing.facts:
                continue
            counts[id(thing)] = (thing, counts.get(id(thing), (thing, 0))[1] + 1)
    ranked = sorted(counts.values(), key=lambda c: -c[1])
    return tuple(t for t, _n in ranked[:2])


def _last(reading: Reading, at: int, label: str) -> Thing | None:
    return next((m.thing for m in reversed(_before(reading, at)) if m.label == label), None)


def _sorted(mentions: list[Mention]) -> list[Mention]:
    drugs = Taken(max((m.end for m in mentions), default=0),
                  ((m.start, m.end) for m in mentions if m.label == "Drug" and m.how == "anaphor"))  # fmt: skip
    mentions = [_cut(m, drugs) for m in mentions]
    kept: list[Mention] = []
    for mention in sorted(
        (m for m in mentions if m.start < m.end), key=lambda m: (m.start, -m.end)
    ):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _cut(mention: Mention, drugs: Taken) -> Mention:
    """Drop a modality whose noun stands for a drug: the bispecific antibody."""
    if mention.label == "Modality" and drugs.covers(mention.start, mention.end):
        return mention._replace(end=mention.start)
    return mention
