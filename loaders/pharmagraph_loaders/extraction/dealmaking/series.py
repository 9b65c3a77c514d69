"""Reports in a row: sentences that each tell a deal of what the sentence before them announces.

`X signed three distribution contracts. A takes the vaccines. B takes the creams.` names X once, and
`The two had met twice: In May, rights to … In July, …` names nobody again.
"""

from collections.abc import Iterator

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.dealmaking.implied import sides_by_signs
from pharmagraph_loaders.extraction.dealmaking.partners import parties_in
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.referring.employers import topics
from pharmagraph_loaders.extraction.referring.hits import Hit, Told, may_agree
from pharmagraph_loaders.extraction.referring.timing import in_its_year

_COUNTED = rule("series", "COUNTED")
_SINGLE = rule("series", "SINGLE")
_SHARED = table("series", "SHARED")
_AGAIN = rule("series", "AGAIN")
_BEGINS = rule("series", "BEGINS")
_DATED = rule("series", "DATED")
_TELLS = rule("series", "TELLS")
_ORDERS = rule("series", "ORDERS")
_KINDS = table("series", "KINDS")
_NOT_THE_DATE = rule("cases", "NOT_THE_DATE")
_NOT_SO = rule("series", "NOT_SO")
_LONGEST = 8  # entries of a row
_PAIR = 2


def with_series(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """Add the deals that entries of rows tell, and leave out what entry would be with entry."""
    counted = list(_counted(reading, hits))
    entries = {h.sentence: _row(h) for h in counted}
    kept = [h for h in hits if _row(h) == entries.get(h.sentence, _row(h)) or _both(reading, h)]
    told = {_row(h) for h in kept}
    more = (h for h in (*counted, *_again(reading, kept)) if _row(h) not in told)
    return [*kept, *more, *_shared(reading)]


def _both(reading: Reading, hit: Hit) -> bool:
    """Say whether a sentence names both sides of what it tells."""
    named = _named(reading, hit.sentence)
    return all(any(t is one for t in named) for one in (hit.one, hit.other))


def _row(hit: Hit) -> tuple[int, frozenset[int]]:
    return hit.sentence, frozenset((id(hit.one), id(hit.other)))


def _counted(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Read what follows `signed three contracts.`, `met twice:` or `signed a new contract.`."""
    for sentence, mask in enumerate(reading.masks):
        if _NOT_SO.search(mask.text):
            continue
        if _COUNTED.search(mask.text):
            most = _LONGEST
        elif _SINGLE.search(mask.text) and len(_named(reading, sentence)) == 1:
            most = 1
        else:
            continue
        for entry in _entries(reading, sentence, most):
            hit = _hit(reading, sentence, entry, hits)
            if hit is not None:
                yield hit


def _again(reading: Reading, hits: list[Hit]) -> Iterator[Hit]:
    """Read `In May it also took KN-2` after a report as another deal of the same two."""
    told = Told(hits)
    for sentence, mask in enumerate(reading.masks):
        before = told.between(sentence - 1, sentence - 1)
        if not before or not _AGAIN.match(mask.text) or _NOT_SO.search(mask.text):
            continue
        hit, day = before[0], _day(reading, sentence)
        if day and all(t is hit.one or t is hit.other for t in _named(reading, sentence)):
            span = reading.span(sentence)
            yield Hit(
                hit.kind, hit.one, hit.other, sentence, 0, span, mask.text, day=day, apart=True
            )


def _shared(reading: Reading) -> Iterator[Hit]:
    """Read `which the two have shared since 2020`, `on this trial the two had agreed in May`."""
    for sentence, mask in enumerate(reading.masks):
        for kind, pattern in _SHARED:
            for found in pattern.finditer(mask.text):
                one, other = reading.mentions[int(found["pair"])].things[:_PAIR]
                day = reading.mentions[int(found["w"][1:])].value
                if not isinstance(day, DateRange):
                    continue
                words, span = found.group(), reading.found(sentence, found)
                yield Hit(
                    kind, one, other, sentence, found.start(), span, words, apart=True, day=day
                )


def _parties(reading: Reading, sentence: int) -> list[Thing]:
    """Return whom an announcement is about: those it names, else whom the text is about."""
    about = [t for t in topics(reading) if may_agree(t)]
    return _named(reading, sentence) or about[:1]


def _named(reading: Reading, sentence: int) -> list[Thing]:
    return [t for t in dict.fromkeys(parties_in(reading, sentence)) if may_agree(t)]


def _entries(reading: Reading, sentence: int, most: int) -> Iterator[int]:
    """Yield the sentences after an announcement that go on like a row of its parts."""
    listed = reading.masks[sentence].text.rstrip().endswith(":")
    for after in range(sentence + 1, min(sentence + 1 + most, len(reading.masks))):
        if not listed and "\n" in reading.gap_before(after):
            return
        if not (_DATED if listed else _BEGINS).match(reading.masks[after].text):
            return
        yield after


def _hit(reading: Reading, lead: int, entry: int, hits: list[Hit]) -> Hit | None:
    text = reading.masks[entry].text
    day = _day(reading, entry)
    pair = _pair(_parties(reading, lead), _named(reading, entry), dated=day is not None)
    if pair is None or _NOT_SO.search(text) or not _TELLS.search(text):
        return None
    words = text + " " + reading.masks[lead].text
    like = next((h for h in hits if {id(h.one), id(h.other)} == set(map(id, pair))), None)
    if like is not None:
        pair = (like.one, like.other)
    plain = like.kind if like else "collaborate"
    kind = next((k for k, pattern in _KINDS if pattern.search(words)), plain)
    sides = [] if like else sides_by_signs(reading, text, list(pair))
    one, other = sides[0] if sides else pair
    if kind == "manufacture" and _ORDERS.search(text):
        one, other = pair[1], pair[0]
    span, day = reading.span(entry), day or _day(reading, lead)
    return Hit(kind, one, other, entry, 0, span, text, day=day, apart=True)


def _pair(parties: list[Thing], own: list[Thing], *, dated: bool) -> tuple[Thing, Thing] | None:
    """Return whom an entry is about: one that it names and who announced it, or the pair."""
    if len(parties) == _PAIR and all(any(t is p for p in parties) for t in own):
        return (parties[0], parties[1]) if dated else None
    news = [t for t in own if all(t is not p for p in parties)]
    return (news[0], parties[0]) if len(parties) == 1 and news else None


def _day(reading: Reading, sentence: int) -> DateRange | None:
    """Return the first date of a sentence that is no end of something."""
    text = reading.masks[sentence].text
    for index in reading.of(sentence, "When"):
        day, at = reading.mentions[index].value, text.find(f"<W{index}>")
        if isinstance(day, DateRange) and day.start and not _NOT_THE_DATE.search(text[:at]):
            return in_its_year(reading, index, day)
    return None
