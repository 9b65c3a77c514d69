"""Descriptions that stand for a company, a pair of companies or a drug: "the Chinese biotech"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.selecting import Taken
from pharmagraph_loaders.extraction.referring.antecedents import (
    choose_company,
    country_code,
    drug_before,
    goes_on,
    last_two,
    mentions_before,
    party_like,
)
from pharmagraph_loaders.extraction.referring.filer import find_filer
from pharmagraph_loaders.extraction.referring.interview import speak
from pharmagraph_loaders.extraction.referring.leading import titled
from pharmagraph_loaders.extraction.referring.same_disease import same_diseases
from pharmagraph_loaders.extraction.referring.unit_names import find_units
from pharmagraph_loaders.extraction.text.sentences import sentence_at

_GROUP = rule("anaphora", "GROUP")
_DRUG = rule("anaphora", "DRUG")
_ANOTHER = rule("anaphora", "ANOTHER")


def resolve_anaphora(reading: Reading) -> list[Mention]:
    """Return the mentions with those of descriptions added, in order."""
    text = reading.document.text
    taken = Taken(
        len(text),
        (
            (m.start, m.end)
            for m in reading.mentions
            if m.label not in ("Place", "City", "Modality")
        ),
    )
    added: list[Mention] = []
    for mention in (
        *find_filer(reading),
        *speak(reading),
        *_its(reading),
        *_companies(reading),
        *_drugs(reading),
        *same_diseases(reading),
    ):
        if not taken.covers(mention.start, mention.end):
            added.append(mention)
            taken.add([(mention.start, mention.end)])
    return _sorted([*reading.mentions, *added, *_pairs(reading), *find_units(reading)])


def _its(reading: Reading) -> Iterator[Mention]:
    last: tuple[int, Thing | None] = (-1, None)
    for found in _IT.finditer(reading.document.text):
        sentence = sentence_at(reading.sentence_starts, found.start())
        # A second `it` of a sentence is the first again: `it bought Y from X and it hired Z`.
        one = last[1] if last[0] == sentence else _it(reading, found.start())
        last = (sentence, one)
        if one is not None:
            yield Mention(found.start(), found.end(), "Organization", (one,), "anaphor")


def _companies(reading: Reading) -> Iterator[Mention]:
    for found in _company_pattern(reading).finditer(reading.document.text):
        mention = _company(reading, found)
        if mention is not None:
            yield mention


def _pairs(reading: Reading) -> Iterator[Mention]:
    for found in _GROUP.finditer(reading.document.text):
        pair = last_two(reading, found.start())
        if len(pair) > 1 and not _of_people(reading, found):
            yield Mention(found.start(), found.end(), "Group", pair, "anaphor")


_PEOPLE = rule("anaphora", "PEOPLE")


def _of_people(reading: Reading, found: re.Match[str]) -> bool:
    """Say whether `they` stands for people or drugs named in its sentence, not for companies."""
    if found.group().lower() != "they":
        return False
    sentence = reading.sentences[sentence_at(reading.sentence_starts, found.start())]
    last = max(
        (m.end for m in mentions_before(reading, found.start())[-20:] if m.label == "Organization"),
        default=0,
    )
    words = reading.document.text[max(sentence.start, last) : found.start()]
    return _PEOPLE.search(words) is not None


_DESCRIBES = ("inhibitor", "agonist", "antagonist", "vaccine")


def _drugs(reading: Reading) -> Iterator[Mention]:
    text = reading.document.text
    for found in _DRUG.finditer(text):
        if _ANOTHER.search(found.group()):
            continue
        drug = drug_before(reading, found.start(), found["noun"], found.group().startswith("That"))
        if drug is None or (found["noun"] in _DESCRIBES and _open(text, found)):
            continue
        if _named_next(reading, found.end()) or _named_before(reading, found.start()):
            continue
        if _IS.search(text[max(0, found.start() - 12) : found.start()]):
            continue
        yield Mention(found.start("noun"), found.end(), "Drug", (drug,), "anaphor")


# `X is the bispecific of the three` says what X is; it refers to no drug before.
_IS = re.compile(r"\b(?:is|was|are|were|remains|becomes) \Z")
_NAMED = re.compile(
    r",? (?:(?:now |that is |which is |later )?"
    r"(?:called|named|known as|dubbed|sold as|marketed as|approved as) )?"
)


def _named_before(reading: Reading, at: int) -> bool:
    """Say whether a drug's name stands before: `KN-1, its candidate` refers to no drug before."""
    index = bisect_left(reading.starts, at) - 1
    if index < 0 or reading.mentions[index].label != "Drug":
        return False
    return reading.document.text[reading.mentions[index].end : at] == ", "


def _named_next(reading: Reading, at: int) -> bool:
    """Say whether a drug's name follows: `its candidate KN-1` refers to no drug before."""
    gap = _NAMED.match(reading.document.text, at)
    after = bisect_left(reading.starts, at)
    names = reading.mentions[after : after + 1]
    return bool(gap) and any(m.label == "Drug" and m.start == gap.end() for m in names if gap)


_IT = rule("anaphora", "IT")


def _it(reading: Reading, at: int) -> Thing | None:
    """Return the company that `it` stands for: the subject of this sentence or the one before."""
    sentence = sentence_at(reading.sentence_starts, at)
    for back in (sentence, sentence - 1, sentence - 2):
        if back < 0 or (back < sentence and _goes_on(reading, back)):
            continue
        for index in reading.by_sentence[back]:
            mention = reading.mentions[index]
            if mention.start < at and mention.label == "Organization" and party_like(mention.thing):
                return mention.thing
    return None


def _goes_on(reading: Reading, sentence: int) -> bool:
    found = reading.sentences[sentence]
    return goes_on(reading.document.text[found.start : found.end])


def _open(text: str, found: re.Match[str]) -> bool:
    """Say whether what follows says what is inhibited, which describes rather than refers."""
    return text.startswith((" of", " to"), found.end())


def _company_pattern(reading: Reading) -> re.Pattern[str]:
    voc = reading.vocabulary
    if voc.version not in _patterns:
        words = sorted(voc.group("descriptor"), key=len, reverse=True)
        nouns = "|".join(map(re.escape, words))
        nations = "|".join(sorted(n.title() for n in voc.group("nationals")))
        places = r"(?P<place>[A-Z][\w.-]+(?:\s[A-Z]\w+)?)(?:-based|-headquartered)?"
        _patterns[voc.version] = re.compile(
            rf"\b(?:[Tt]he|[Ff]ellow)\s(?:(?:{places}\s)?{_KIND}(?P<noun>{nouns})"
            rf"|(?:[a-z-]+\s)?(?P<nation>{nations})(?:(?<=[^s]s)|(?={_ALONE})))\b"
            r"(?!\s(?:of|that|which|named|behind|has been|between)\b|-|\s[A-Z])"
            r"(?!\s(?:fund|arm|capital|owned)\b)"
        )
    return _patterns[voc.version]


# Words between `the` and `company`, of which the whole and the new one are none of those before.
_NO_KIND = "same|whole|entire|combined|new|joint|first|second|third|next|only|latest|largest"
_KIND = rf"(?:(?!{_NO_KIND})[a-z-]+\s|[a-z]+\s[a-z]+\s(?:\([A-Z]+\)\s)?)?"


# After a nation's name that is an adjective too: no noun follows, as it would in `the Swiss firm`.
_ALONE = r"[,.;]|\s(?:will|have|had|are|were|get|got|pay|paid|own|keep|took|take|plan|want)\b"
_patterns: dict[str, re.Pattern[str]] = {}


_LONG = 3  # words: `the artificial intelligence specialist` has more
_SORTS_OF_FIRMS = frozenset(("specialist", "company", "firm", "group", "developer"))
_BUYERS = frozenset(("buyer", "acquirer", "purchaser", "suitor", "bidder"))


def _company(reading: Reading, found: re.Match[str]) -> Mention | None:
    place = found["place"] or ""
    noun = (found["noun"] or "").lower()
    if len(found.group().split()) > _LONG and noun not in _SORTS_OF_FIRMS:
        return None
    kind = reading.vocabulary.words["descriptor"].get(noun, "")
    before = [
        m
        for m in mentions_before(reading, found.start())
        if m.label == "Organization" and party_like(m.thing)
    ]
    recent = [m.thing for m in reversed(before)]
    code = country_code(reading, place) if place else ""
    if found["nation"]:
        code = reading.vocabulary.words["nationals"][found["nation"].lower()]
    if place and not code and not re.search(r"-(?:based|headquartered)", found.group()):
        return None
    latter = re.search(r"\blatter\b", found.group()) and recent
    buys = titled(reading) if noun in _BUYERS else None
    chosen = (
        buys
        or (recent[0] if latter else None)
        or choose_company(recent, code, kind, reading, found.start())
    )
    if chosen is None:
        return None
    if code and "country" not in chosen.facts:
        sentence = sentence_at(reading.sentence_starts, found.start())
        chosen.facts["country"] = code
        chosen.facts["country span"] = f"{sentence}:{found.start()}:{found.end()}"
    return Mention(found.start(), found.end(), "Organization", (chosen,), "anaphor")


def _sorted(mentions: list[Mention]) -> list[Mention]:
    drugs = Taken(
        max((m.end for m in mentions), default=0),
        ((m.start, m.end) for m in mentions if m.label == "Drug" and m.how == "anaphor"),
    )
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
