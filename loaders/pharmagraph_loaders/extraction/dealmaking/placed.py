"""Partners told by place: `A sells it in Japan, B has the rights for China, and C distributes it`.

None of them has a deal with another: each has one with the company whose partners they are.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pharmagraph_loaders.extraction.dealmaking.evidence import host
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.referring.hits import Hit, may_agree

_PLACED = rule("placed", "PLACED")
_KINDS = table("placed", "KINDS")
_NOT_SO = rule("allies", "NOT_SO")
_ORG = re.compile(r"<O(\d+)>")
_SEVERAL = 2


def with_placed(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """Add the deals of partners told by place, and leave out any between two of them."""
    found: list[Hit] = []
    for sentence, mask in enumerate(reading.masks):
        if mask.text.count("<O") < _SEVERAL or mask.text.count("<L") < _SEVERAL:
            continue
        owner = host(reading, sentence)
        if owner is not None and not _NOT_SO.search(mask.text):
            found += _rows(reading, sentence, owner)
    rows = {h.sentence: {id(r.one) for r in found if r.sentence == h.sentence} for h in found}
    kept = [h for h in hits if not {id(h.one), id(h.other)} <= rows.get(h.sentence, set())]
    return [*kept, *found]


def _rows(reading: Reading, sentence: int, owner: Thing) -> list[Hit]:
    """Return a hit for each company of a sentence that has a place of its own, if several do."""
    text = reading.masks[sentence].text
    hits = list(_each(reading, sentence, text, owner))
    return hits if len({id(h.one) for h in hits}) >= _SEVERAL else []


def _each(reading: Reading, sentence: int, text: str, owner: Thing) -> Iterator[Hit]:
    names = [*_ORG.finditer(text), None]
    last, kind = 0, ""
    for name, after in pairwise(names):
        assert name is not None  # noqa: S101
        one = reading.mentions[int(name[1])].thing
        stop = after.start() if after else len(text)
        placed = _PLACED.match(text, name.end(), stop)
        words = text[last : placed.end() if placed else name.end()]
        kind = next((k for k, p in _KINDS if p.search(words)), kind)
        if placed and kind and one is not owner and may_agree(one):
            last = placed.end()
            span = reading.span(sentence)
            yield Hit(kind, one, owner, sentence, name.start(), span, text[name.start() : last])
