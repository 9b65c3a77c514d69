"""Rules on royalties: rates and wording."""

import re

from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.rulebook import rule

ROYALTY = re.compile(r"(?i)\broyalt\w+")


_RATE = rule("money_terms", "RATE")


_WORDING = rule("money_terms", "WORDING")


NO_ROYALTY = re.compile(r"(?i)\bno (?:\w+ )?royalt|royalty-free")


def royalty(draft: Draft, sentence: int, deal: str) -> None:
    """Claim the royalties a sentence speaks of."""
    reading = draft.reading
    text = reading.masks[sentence].text
    found = ROYALTY.search(text)
    if found is None:
        return
    span = reading.found(sentence, found)
    ref = draft.anonymous("FinancialTerm", 0, "Royalties", deal, "ROYALTY")
    draft.claim(deal, "HAS_TERM", span, to=ref, rule="royalty")
    draft.claim(ref, "kind", span, value="ROYALTY", rule="royalty")
    near = text[max(0, found.start() - 60) : found.end() + 70]
    rate = _RATE.search(near)
    if rate:
        low = float(rate.group(1))
        high = float(rate.group(2) or rate.group(1))
        draft.claim(ref, "royaltyMin", reading.span(sentence), value=low, rule="royalty rate")
        draft.claim(ref, "royaltyMax", reading.span(sentence), value=high, rule="royalty rate")
    words = _WORDING.search(near)
    if words and words.group().strip():
        draft.claim(
            ref,
            "wording",
            reading.span(sentence),
            value=" ".join(words.group().split()),
            rule="royalty rate",
        )
