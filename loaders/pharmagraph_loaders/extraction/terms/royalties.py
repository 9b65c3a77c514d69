"""Rules on shares of later income: royalties with rate and wording, shared profits and costs."""

import re

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.rulebook import rule, rules, table
from pharmagraph_loaders.extraction.terms.owners import Made, owner

_ROYALTY = rule("money_terms", "ROYALTY")
_NO_ROYALTY = rule("money_terms", "NO_ROYALTY")
_RATE = rules("money_terms", "RATE")
_WORDING = rules("money_terms", "WORDING")
_SHARED = table("money_terms", "SHARED")
_SHARE = rule("money_terms", "SHARE")


def find_shares(draft: Draft, made: Made) -> None:
    """Claim the royalties, shared profits and shared costs that a text speaks of."""
    for sentence, mask in enumerate(draft.reading.masks):
        found = _ROYALTY.search(mask.text)
        if found and not _NO_ROYALTY.search(mask.text):
            case_deal = owner(draft.reading, sentence, found.start(), made)
            if case_deal is not None:
                _royalty(draft, sentence, found, case_deal[1])
        for kind, pattern in _SHARED:
            shared = pattern.search(mask.text)
            case_deal = shared and owner(draft.reading, sentence, shared.start(), made)
            if shared and case_deal:
                _shared(draft, sentence, kind, shared, case_deal[1])


def _royalty(draft: Draft, sentence: int, found: re.Match[str], deal: str) -> None:
    """Claim the royalties a sentence speaks of, with rates and wording."""
    reading = draft.reading
    text = reading.masks[sentence].text
    ref = _term(draft, sentence, "ROYALTY", "Royalties", found, deal)
    near = text[max(0, found.start() - 60) : found.end() + 70]
    rate = next((m for p in _RATE if (m := p.search(near))), None)
    span = reading.span(sentence)
    if rate and not draft.of(ref, "royaltyMin"):
        low, high = float(rate.group(1)), float(rate.group(rate.re.groups))
        draft.claim(ref, "royaltyMin", span, value=low, rule="royalty rate")
        draft.claim(ref, "royaltyMax", span, value=high, rule="royalty rate")
    words = next((m for p in _WORDING if (m := p.search(text))), None)
    if words and not draft.of(ref, "wording"):
        value = " ".join(words.group().split()).strip(" ,.")
        draft.claim(ref, "wording", span, value=value, rule="royalty rate")


def _shared(draft: Draft, sentence: int, kind: str, found: re.Match[str], deal: str) -> None:
    """Claim that profits or costs are shared, and the shares if the text has them."""
    reading = draft.reading
    name = kind.replace("_", " ").capitalize()
    ref = _term(draft, sentence, kind, name, found, deal)
    text = reading.masks[sentence].text
    share = _SHARE.search(text[max(0, found.start() - 40) : found.end() + 50])
    if share and not draft.of(ref, "wording"):
        span, words = reading.span(sentence), " ".join(share.group().split())
        draft.claim(ref, "wording", span, value=words, rule="share")


def _term(
    draft: Draft, sentence: int, kind: str, name: str, found: re.Match[str], deal: str
) -> str:
    span = draft.reading.found(sentence, found)
    ref = draft.anonymous("FinancialTerm", 0, name, deal, kind)
    draft.claim(deal, "HAS_TERM", span, to=ref, rule="share")
    draft.claim(ref, "kind", span, value=kind, rule="share")
    return ref
