"""Which of the deals of a text a sentence on money speaks of."""

from bisect import bisect_left

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case
from pharmagraph_loaders.extraction.referring.timing import past

Made = list[tuple[Case, str]]

_BARE = rule("owners", "BARE")
_DEALING = rule("owners", "DEALING")
_LONG_AGO = 60  # days before publication; a deal in the news is younger


def owner(reading: Reading, sentence: int, at: int, made: Made) -> tuple[Case, str] | None:
    """Return the deal that the words at an offset of a masked sentence speak of."""
    here = [cd for cd in made if sentence in cd[0].sentences]
    payee = _payee(reading, sentence, at)
    if payee is not None:
        paid = [cd for cd in (here or made) if _is_party(reading, payee, cd)]
        if len(paid) < 2 and (paid or len(made) > 1):
            return paid[0] if paid else None
    if here:
        live = [cd for cd in here if "end" not in cd[0].kinds] or here
        return live[0] if len(live) == 1 else _nearest(reading, sentence, at, live)
    bare = _before(reading, sentence, made)
    if bare is not None and _BARE.search(reading.masks[sentence].text):
        return bare
    main = next((cd for cd in made if cd[0].main), made[0])
    if _elsewhen(reading, sentence, main[0]) or _about_others(reading, sentence, at, made):
        return None
    return main if len(made) == 1 else _by_parties(reading, sentence, main, made)


def _payee(reading: Reading, sentence: int, at: int) -> Thing | None:
    """Return who is paid an amount, if that stands beside it: `paid X $5 million`."""
    text = reading.masks[sentence].text
    found = _PAYEE.search(text[max(0, at - 80) : at]) or _PAID_TO.match(
        text, text.find(">", at) + 1
    )
    return thing(reading, found, "payee") if found else None


_PAYEE = rule("owners", "PAYEE")
_PAID_TO = rule("owners", "PAID_TO")


def _is_party(reading: Reading, one: Thing, made: tuple[Case, str]) -> bool:
    sides = (made[0].one, made[0].other, *made[0].more)
    return any(t is one for side in sides for t in _kin(reading, side))


def _nearest(reading: Reading, sentence: int, at: int, here: Made) -> tuple[Case, str]:
    """Return the deal reported last before the amount, else the one named first after it."""
    text = reading.masks[sentence].text
    starts = [(min(_starts(cd[0], sentence)), n) for n, cd in enumerate(here)]
    before = [s for s in starts if s[0] <= at]
    if not before:
        return here[min(starts)[1]]
    latest = max(before)[0]
    last = [here[n] for start, n in before if start == latest]
    first = next((cd for cd in last if cd[0].main), last[0])
    if ";" not in text[latest:at]:
        return first
    after = [s for s in starts if s[0] > at]
    return here[min(after)[1]] if after else first


def _starts(case: Case, sentence: int) -> list[int]:
    return [h.start for h in case.hits if h.sentence == sentence]


def _before(reading: Reading, sentence: int, made: Made) -> tuple[Case, str] | None:
    """Return the deal of the sentence just before, on the same line."""
    found = [cd for cd in made if sentence - 1 in cd[0].sentences]
    return found[-1] if found and "\n" not in reading.gap_before(sentence) else None


def _elsewhen(reading: Reading, sentence: int, main: Case) -> bool:
    """Say whether a sentence tells of long ago, and the main deal is of today."""
    published = reading.document.published
    if published is None or (main.when is not None and _is_old(main.when, published.toordinal())):
        return False
    values = [reading.mentions[i].value for i in reading.of(sentence, "When")]
    return any(isinstance(v, DateRange) and _is_old(v, published.toordinal()) for v in values)


def _is_old(when: DateRange, today: int) -> bool:
    return when.end is not None and today - when.end.toordinal() > _LONG_AGO


def _about_others(reading: Reading, sentence: int, at: int, made: Made) -> bool:
    """Say whether a sentence tells of a deal of companies that no deal found is of."""
    text = reading.masks[sentence].text
    if not _DEALING.search(text):
        return False
    sides = {id(t) for cd in made for one in (cd[0].one, cd[0].other) for t in _kin(reading, one)}
    orgs = [(text.find(f"<O{i}>"), i) for i in reading.of(sentence, "Organization")]
    named = [id(reading.mentions[i].thing) for _at, i in orgs]
    return any(0 <= where < at for where, _i in orgs) and not any(o in sides for o in named)


def _kin(reading: Reading, one: Thing) -> list[Thing]:
    """Return a company and those that the text names as its units or its owner."""
    return [one, *reading.groups.get(one.facts.get("whole", one.name), ())]


def _by_parties(
    reading: Reading, sentence: int, main: tuple[Case, str], made: Made
) -> tuple[Case, str] | None:
    """Return the main deal, or the one reported last whose parties the sentence names."""
    orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    before = [cd for cd in made if cd[0].sentences[0] < sentence]
    last = max(before, key=lambda cd: _last(cd[0].sentences, sentence), default=main)
    if orgs and not orgs & _sides(main):
        return last if orgs & _sides(last) else _only(made, orgs)
    if last[0] is not main[0] and _sides(last) == _sides(main):
        return last if _goes_on(reading, last, main, sentence) else main
    if last[0] is main[0]:
        return main
    apart = _sides(last) - _sides(main)
    if orgs & apart or (not orgs and _is_list(made) and _follows(reading, last, sentence)):
        return last
    return main


def _goes_on(
    reading: Reading, last: tuple[Case, str], main: tuple[Case, str], sentence: int
) -> bool:
    """Say whether a paragraph on a former deal of a pair goes on without the main one."""
    if last[0].when is None or not past(reading, last[0].when):
        return False
    between = range(_last(last[0].sentences, sentence) + 1, sentence)
    told = not any(s in main[0].sentences for s in between)
    return told and _follows(reading, last, sentence)


def _last(sentences: list[int], before: int) -> int:
    return sentences[bisect_left(sentences, before) - 1]


def _only(made: Made, orgs: set[int]) -> tuple[Case, str] | None:
    """Return the one deal with any of the companies, None if there are several."""
    found = [cd for cd in made if orgs & _sides(cd)]
    return found[0] if len(found) == 1 else None


def _sides(one: tuple[Case, str]) -> set[int]:
    return {id(one[0].one), id(one[0].other)}


def _is_list(made: Made) -> bool:
    """Say whether a text goes from deal to deal, with no company in most of them."""
    sides = [_sides(cd) for cd in made]
    return len(made) > _FEW and not any(
        sum(s in x for x in sides) > len(made) / 2 for s in sides[0]
    )


_FEW = 2


def _follows(reading: Reading, last: tuple[Case, str], sentence: int) -> bool:
    """Say whether no paragraph ends between the report of a deal and a sentence."""
    reported = max(s for s in last[0].sentences if s < sentence)
    gap = reading.document.text[reading.sentences[reported].end : reading.sentences[sentence].start]
    return "\n\n" not in gap
