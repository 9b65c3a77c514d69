"""Which of the deals of a text a sentence on money speaks of."""

from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.reading import Reading

Made = list[tuple[Case, str]]


def owner(reading: Reading, sentence: int, at: int, made: Made) -> tuple[Case, str] | None:
    """Return the deal that the words at an offset of a masked sentence speak of."""
    here = [cd for cd in made if sentence in cd[0].sentences]
    if here:
        live = [cd for cd in here if "end" not in cd[0].kinds] or here
        return live[0] if len(live) == 1 else _nearest(reading, sentence, at, live)
    if len(made) == 1:
        return made[0]
    return _by_parties(reading, sentence, made)


def _nearest(reading: Reading, sentence: int, at: int, here: Made) -> tuple[Case, str]:
    """Return the deal reported last before the amount, else the one named first after it."""
    text = reading.masks[sentence].text
    starts = [(min(_starts(cd[0], sentence)), n) for n, cd in enumerate(here)]
    before = [s for s in starts if s[0] <= at]
    if not before:
        return here[min(starts)[1]]
    latest = max(before)[0]
    tied = [n for start, n in before if start == latest]
    if len(tied) > 1 or not _stop_between(text, latest, at):
        return here[tied[0]]
    after = [s for s in starts if s[0] > at]
    return here[min(after)[1]] if after else here[tied[0]]


def _starts(case: Case, sentence: int) -> list[int]:
    return [h.start for h in case.hits if h.sentence == sentence]


def _stop_between(text: str, start: int, end: int) -> bool:
    return ";" in text[start:end]


def _by_parties(reading: Reading, sentence: int, made: Made) -> tuple[Case, str] | None:
    """Return the main deal, or the one reported last whose parties the sentence names."""
    main = next((cd for cd in made if cd[0].main), made[0])
    orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    before = [cd for cd in made if cd[0].sentences[0] < sentence]
    last = max(before, key=lambda cd: max(s for s in cd[0].sentences if s < sentence), default=main)
    if orgs and not orgs & _sides(main):
        return last if orgs & _sides(last) else _only(made, orgs)
    if last[0] is main[0] or _sides(last) == _sides(main):
        return main
    apart = _sides(last) - _sides(main)
    if orgs & apart or (not orgs and _is_list(made) and _follows(reading, last, sentence)):
        return last
    return main


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
