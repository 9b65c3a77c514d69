"""Reports of one agreement brought together: a case is one deal of one document."""

import re

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.corporate.families import brands, find_families
from pharmagraph_loaders.extraction.dealmaking.sharing import share_sentences
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case, Hit, Told, is_aside
from pharmagraph_loaders.extraction.referring.timing import conflict, date_near, past

_ANOTHER = rule("cases", "ANOTHER")
_OTHER_NOUN = rule("cases", "OTHER_NOUN")
_DATED = rule("cases", "DATED")
_OWN_NOUN = rule("cases", "OWN_NOUN")
_WORKED = rule("cases", "WORKED")
_MADE = rule("cases", "MADE")
_WAS_PART = re.compile(
    r"(?i)(?:the|that|this|its) (?:option|licen[sc]e|right)s? "
    r"(?:was|is|were|formed|came|comes|stems?|stemmed|dates?|goes|went) "
    r"(?:part of|from|back to|out of)\b"
)
_OF_ITSELF = re.compile(r"(?i)(?:this|it|that)(?: \w+)? (?:is|was|marks|makes)\b")
_WIDENED = re.compile(r"(?i)\b(?:widen|extend|expand|prolong|renew|broaden|amend|deepen)\w*")


def group_hits(draft: Draft, hits: list[Hit]) -> list[Case]:
    """Bring hits on the same pair together, apart where dates or words say it is another deal."""
    family = find_families(draft)
    cases: dict[frozenset[int], list[Case]] = {}
    told = Told(hits)
    for hit in sorted(hits, key=lambda h: (h.sentence, h.start, h.kind != "distribute")):
        pair = frozenset(
            (family.get(id(hit.one), id(hit.one)), family.get(id(hit.other), id(hit.other)))
        )
        if hit.kind != "acquire" and (len(pair) < _SIDES or _within(draft, hit)):
            continue
        here = told.between(hit.sentence, hit.sentence)
        others = [h for h in here if not _same_pair(h, hit)]
        when = hit.day or date_near(draft.reading, hit, others)
        _place_hit(draft.reading, cases.setdefault(pair, []), hit, when)
    found = [c for group in cases.values() for c in group]
    found.sort(key=lambda c: (c.hits[0].sentence, c.hits[0].start))
    if found:
        _main(found).main = True
    found += _dated(draft.reading, found)
    brands(draft, found, family)
    share_sentences(draft.reading, found)
    return found


_SIDES = 2


def _place_hit(reading: Reading, known: list[Case], hit: Hit, when: DateRange | None) -> None:
    """Give a hit to the case that it reports, or to a new one."""
    case = _of_day(known, when) if hit.apart else _match(reading, known, hit, when)
    made = when if hit.kind != "end" else None
    if case is None:
        case = Case(hit.one, hit.other, [], made, more=hit.more)
        known.append(case)
    elif case.when is None and made is not None and not _WIDENED.search(hit.text):
        case.when = made
    case.hits.append(hit)


def _same_pair(one: Hit, other: Hit) -> bool:
    return {id(one.one), id(one.other)} == {id(other.one), id(other.other)}


def _main(found: list[Case]) -> Case:
    """Return the deal told first, but not one that only says who a party of the next one is."""
    first = found[0]
    same = (c for c in found[1:] if c.sentences[0] == first.sentences[0])
    news = (c for c in same if not is_aside(c.hits[0]))
    return next(news, first) if is_aside(first.hits[0]) else first


def _within(draft: Draft, hit: Hit) -> bool:
    """Say whether a hit reports ownership, which is no deal."""
    one, other = draft.ref(hit.one), draft.ref(hit.other)
    return draft.joined(one, "PART_OF", other)


def _of_day(known: list[Case], when: DateRange | None) -> Case | None:
    """Return the case of the same date as a hit that tells a deal of its own."""
    dated = (c for c in known if c.when is not None and when is not None)
    return next((c for c in dated if not conflict(c.when, when)), None)


def _match(reading: Reading, known: list[Case], hit: Hit, when: DateRange | None) -> Case | None:
    """Return the case a hit belongs to, None for a new one."""
    text = reading.masks[hit.sentence].text
    known = [c for c in known if not _bought_or_licensed(c, hit, text)]
    if not known:
        return None
    here = (c for c in known if c.sentences[-1] == hit.sentence)
    same = [c for c in here if hit.kind == "end" or not conflict(c.when, when)]
    if same and (hit.kind != "distribute" or _overlap(same[-1], hit)):
        return same[-1]
    if hit.kind == "end" or _widens(hit, text) or _WAS_PART.match(text):
        return known[0]
    before = when is not None and past(reading, when)
    paid_for = _just_told(reading, known, hit) if hit.kind == "pay" and when is None else None
    if (same_news := paid_for or _of_the_news(known[0], hit, text, before)) is not None:
        return same_news
    if when is not None:
        fitting = [c for c in known if c.when is not None and not conflict(c.when, when)]
        if fitting or (past(reading, when) and not _ended(known)):
            return fitting[0] if fitting else None
    if _is_another(known, hit, text):
        return None
    return known[0] if when is None or not conflict(known[0].when, when) else None


def _just_told(reading: Reading, known: list[Case], hit: Hit) -> Case | None:
    """Return the deal that the sentence before reports, in the same paragraph."""
    if not hit.sentence or "\n\n" in reading.gap_before(hit.sentence):
        return None
    return next((c for c in known if hit.sentence - 1 in c.sentences), None)


def _of_the_news(case: Case, hit: Hit, text: str, before: bool) -> Case | None:
    """Return a deal that a hit goes on about: the title's, in the lead, or a purchase of the pair.

    Who buys a company may have worked with it before, but then a word for that work says so.
    """
    lead = case.sentences == [0] and hit.sentence == 1 and case.when is None
    alike = ("acquire" in case.kinds) == (hit.kind == "acquire")
    if lead and alike and not _WIDENED.search(case.hits[0].text) and not _ANOTHER.search(text):
        return case
    bought = "acquire" in case.kinds and hit.kind == "collaborate"
    words = text[hit.start :][: len(hit.text) + _NEXT] if before else hit.text
    return case if bought and not _OWN_NOUN.search(words) else None


_NEXT = 60  # characters after a dated report in which a word may say what work it is on


def _bought_or_licensed(case: Case, hit: Hit, text: str) -> bool:
    """Say whether one is on a drug or on work and the other buys the company: two deals."""
    apart = {"acquire": "license", "license": "acquire"}.get(hit.kind, "")
    if hit.kind == "collaborate" and _WORKED.search(text) and _MADE.search(hit.text):
        apart = "acquire"
    return apart in case.kinds and hit.kind not in case.kinds and not _overlap(case, hit)


def _overlap(case: Case, hit: Hit) -> bool:
    """Say whether a hit shares words with one of a case."""
    stop = hit.start + len(hit.text)
    same = (h for h in case.hits if h.sentence == hit.sentence)
    return any(h.start < stop and hit.start < h.start + len(h.text) for h in same)


def _widens(hit: Hit, text: str) -> bool:
    widened = _WIDENED.search(hit.text + text[hit.start :][:160])
    return bool(widened) and not re.search(r"(?i)\bfirst\b(?! amend)", text)


def _ended(known: list[Case]) -> bool:
    return any(h.kind == "end" for c in known for h in c.hits)


def _is_another(known: list[Case], hit: Hit, text: str) -> bool:
    """Say whether words or kind make a hit another deal of the same pair."""
    if hit.kind == "distribute" and not any("distribute" in c.kinds for c in known):
        return True
    another = _OTHER_NOUN.search(text) is not None and not _OF_ITSELF.match(text)
    return another and hit.sentence > known[-1].sentences[-1]


def _dated(reading: Reading, found: list[Case]) -> list[Case]:
    """Read sentences that name no partners: `the alliance began with X in 2013`."""
    pairs = {frozenset((id(c.one), id(c.other))) for c in found}
    if not found or len(pairs) > _MOST_PAIRS:
        return []
    more = _second_contracts(reading, found)
    ended = _ended(found[:1])
    taken = {s for c in found for s in c.sentences}
    for sentence, mask in enumerate(reading.masks):
        if (sentence in taken and not ended) or _of_others(reading, sentence, found[0]):
            continue
        for match in _DATED.finditer(mask.text):
            value = reading.mentions[int(match.group(1))].value
            if isinstance(value, DateRange) and value.start and past(reading, value):
                span = reading.found(sentence, match)
                hit = Hit(
                    "collaborate",
                    found[0].one,
                    found[0].other,
                    sentence,
                    match.start(),
                    span,
                    match.group(),
                )
                _place(found, more, hit, value, ended)
    return more


_MOST_PAIRS = 3


def _of_others(reading: Reading, sentence: int, case: Case) -> bool:
    """Say whether a sentence names a company that a case is not about."""
    named = (reading.mentions[i].thing for i in reading.of(sentence, "Organization"))
    return any(one is not case.one and one is not case.other for one in named)


def _place(found: list[Case], more: list[Case], hit: Hit, when: DateRange, ended: bool) -> None:
    """Give a dated sentence to the deal of that date, to the one that ended, or to a new one."""
    same = [c for c in [*found, *more] if c.when is not None and not conflict(c.when, when)]
    if same:
        same[0].hits.append(hit)
    elif ended and found[0].when is None:
        found[0].when = when
        found[0].hits.append(hit)
    elif not ended:
        more.append(Case(hit.one, hit.other, [hit], when))


def _second_contracts(reading: Reading, found: list[Case]) -> list[Case]:
    """Read `A second contract, an option agreement, covers …` as another deal of the main pair."""
    main, more = found[0], []
    taken = {s for c in found[1:] for s in c.sentences}
    for sentence, mask in enumerate(reading.masks):
        match = None if _OF_ITSELF.match(mask.text) else _SECOND.search(mask.text)
        if (
            match
            and sentence not in taken
            and sentence > main.sentences[0]
            and "<W" not in mask.text
        ):
            hit = Hit(
                "collaborate",
                main.one,
                main.other,
                sentence,
                match.start(),
                reading.found(sentence, match),
                mask.text,
            )
            more.append(Case(main.one, main.other, [hit]))
    return more


_SECOND = rule("cases", "SECOND")
