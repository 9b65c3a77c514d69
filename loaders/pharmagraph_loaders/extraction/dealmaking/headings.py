"""Entries headed by two companies: `A / B.` and then terms, with no sentence that names both."""

from pharmagraph_loaders.extraction.dealmaking.implied import sides_by_signs
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Hit, barred

_HEADED = rule("headings", "HEADED")
_TERMS = rule("headings", "TERMS")
_BOUGHT = rule("headings", "BOUGHT")
_MOST = 8  # sentences of an entry


def find_headed(reading: Reading, found: list[Hit]) -> list[Hit]:
    """Return a hit for each pair of a heading whose entry tells of terms and has no hit on both."""
    heads = [(s, m) for s, mask in enumerate(reading.masks) if (m := _HEADED.match(mask.text))]
    made: list[Hit] = []
    for sentence, match in heads:
        pair = [thing(reading, match, name) for name in ("a", "b")]
        stop = _stop(reading, sentence, [s for s, _m in heads])
        body = " ".join(m.text for m in reading.masks[sentence + 1 : stop])
        if pair[0] is pair[1] or any(barred(t) for t in pair) or not _TERMS.search(body):
            continue
        if not any({h.one, h.other} == {*pair} and sentence <= h.sentence < stop for h in found):
            made.append(_hit(reading, sentence, pair, body, match.start()))
    return made


def _stop(reading: Reading, sentence: int, heads: list[int]) -> int:
    """Return the sentence after the last of an entry: where the next or a new paragraph begins."""
    text = reading.document.text
    for later in range(sentence + 1, min(sentence + _MOST, len(reading.sentences))):
        between = text[reading.sentences[later - 1].end - 1 : reading.sentences[later].start + 1]
        if later in heads or (later > sentence + 1 and "\n\n" in between):
            return later
    return min(sentence + _MOST, len(reading.sentences))


def _hit(reading: Reading, sentence: int, pair: list[Thing], body: str, start: int) -> Hit:
    """Return the report: a purchase or a licence, the first the taker unless the words differ."""
    kind = "acquire" if _BOUGHT.search(body) else "license"
    one, other = (sides_by_signs(reading, body, pair) or [(pair[0], pair[1])])[0]
    if kind == "acquire":
        one, other = pair
    text = reading.masks[sentence].text
    return Hit(kind, one, other, sentence, start, reading.span(sentence), text)
