"""Purchases that hits do not call so, and with whom older deals were in a text on a purchase."""

from itertools import pairwise

from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Hit

_OFFERED = rule("agreements", "OFFERED")
_BEATEN = rule("frames", "BEATEN")
_OUT = rule("mergers", "OUT")
_PARTNER = rule("mergers", "PARTNER")
_OLDER = frozenset(("license", "collaborate", "option", "supply", "pay"))


def with_purchases(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """Read a merger whose one side's shareholders are paid as a purchase; return all hits."""
    offered = {id(thing(reading, m, "b")) for k in reading.masks for m in _OFFERED.finditer(k.text)}
    found = [_purchase(h, offered) if h.kind == "merger" else h for h in hits]
    return [_of_partner(reading, h) for h in found if not _is_beaten(reading, h)]


def _is_beaten(reading: Reading, hit: Hit) -> bool:
    """Say whether who is said to act is only who lost: `A outbids B to get C`."""
    found = _BEATEN.finditer(reading.masks[hit.sentence].text)
    return any(reading.mentions[int(m["b"])].thing is hit.one for m in found)


def _of_partner(reading: Reading, hit: Hit) -> Hit:
    """Read the purchase of a partner's part in common work as one of assets, not of the partner."""
    if hit.kind != "acquire" or not _OUT.search(hit.text):
        return hit
    around = reading.masks[max(0, hit.sentence - 1) : hit.sentence + 2]
    told = " ".join(m.text for m in around)
    return hit._replace(kind="asset") if _PARTNER.search(told) else hit


def _purchase(hit: Hit, offered: set[int]) -> Hit:
    for one, other in pairwise((hit.other, hit.one, hit.other)):
        if id(other) in offered and id(one) not in offered:
            return hit._replace(kind="acquire", one=one, other=other)
    return hit


def of_bought(reading: Reading, hits: list[Hit]) -> list[Hit]:
    """Give older deals that a sentence tells of one company alone to the company bought.

    In a text on a purchase, `Partners watch closely. Roche has had a licence since 2004` speaks of
    a licence from the company that is bought, not from the buyer.
    """
    bought = next((h for h in hits if h.kind == "acquire" and not h.unsure), None)
    if bought is None:
        return hits
    return [_of_bought(reading, h, bought.one, bought.other) for h in hits]


def _of_bought(reading: Reading, hit: Hit, buyer: Thing, bought: Thing) -> Hit:
    here = {id(t) for i in reading.by_sentence[hit.sentence] for t in reading.mentions[i].things}
    if hit.kind not in _OLDER or id(buyer) in here or bought in (hit.one, hit.other):
        return hit
    if hit.other is buyer:
        return hit._replace(other=bought)
    return hit._replace(one=bought) if hit.one is buyer else hit
