"""Rules on the money of deals: what each amount is for, and royalties."""

import re
from typing import NamedTuple

from pharmagraph.model import Money, Span
from pharmagraph_loaders.extraction.amounts import clause, kind_of
from pharmagraph_loaders.extraction.draft import Draft, money
from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.reading import Reading
from pharmagraph_loaders.extraction.royalties import NO_ROYALTY, ROYALTY, royalty
from pharmagraph_loaders.extraction.rulebook import rule

_FOREIGN = rule("money_terms", "FOREIGN")
_NOT_DEAL = rule("money_terms", "NOT_DEAL")
_RECEIVED = rule("money_terms", "RECEIVED")


class Term(NamedTuple):
    """An amount, what it is for, and where it stands."""

    kind: str
    amount: Money
    sentence: int
    at: int


def find_terms(draft: Draft, made: list[tuple[Case, str]]) -> None:
    """Claim the amounts and royalties of the deals found."""
    if not made:
        return
    reading = draft.reading
    terms: dict[str, list[Term]] = {}
    for sentence, mask in enumerate(reading.masks):
        if "<X" in mask.text and not _foreign(mask.text):
            for index in reading.of(sentence, "Money"):
                _place(draft, sentence, index, made, terms)
        if ROYALTY.search(mask.text) and not NO_ROYALTY.search(mask.text):
            case_deal = _owner(reading, sentence, made)
            if case_deal is not None:
                royalty(draft, sentence, case_deal[1])
    for deal, found in terms.items():
        _claim(draft, deal, found)


def _foreign(text: str) -> bool:
    return bool(_FOREIGN.search(text)) and not re.search(r"(?i)up-?front|mileston", text)


def _place(
    draft: Draft,
    sentence: int,
    index: int,
    made: list[tuple[Case, str]],
    terms: dict[str, list[Term]],
) -> None:
    reading = draft.reading
    mention, text = reading.mentions[index], reading.masks[sentence].text
    at = text.find(f"<X{index}>")
    if mention.how == "share" or at < 0 or money(mention.value).high in (None, 0):
        return
    left, right = clause(text, at)
    if _NOT_DEAL.search(left[-70:] + right[:70]) or _RECEIVED.search(left[-60:] + right[:25]):
        return
    owner = _owner(reading, sentence, made)
    bought = owner is not None and owner[0].kinds & {"acquire", "merger"}
    price = bought and owner is not None and sentence in owner[0].sentences
    kind = kind_of(left, right, text) or ("TOTAL_POTENTIAL" if price else None)
    if kind is None or owner is None:
        return
    owner = _of_option(draft, made, right) or owner
    if kind == "TOTAL_POTENTIAL" and bought:
        kind = "PURCHASE_PRICE"
    terms.setdefault(owner[1], []).append(Term(kind, money(mention.value), sentence, index))


def _of_option(draft: Draft, made: list[tuple[Case, str]], right: str) -> tuple[Case, str] | None:
    """Return the deal with an option, if there are several and the words after speak of it."""
    if len(made) < 2 or not re.search(r"(?i)\boption", right[:50]):
        return None
    return next((cd for cd in reversed(made) if _has_option(draft, cd[1])), None)


def _has_option(draft: Draft, deal: str) -> bool:
    return any(c.value == "OPTION_TO_LICENSE" for c in draft.of(deal, "types"))


def _owner(
    reading: Reading, sentence: int, made: list[tuple[Case, str]]
) -> tuple[Case, str] | None:
    """Return the deal whose report this sentence is, or follows."""
    here = [cd for cd in made if sentence in cd[0].sentences]
    if here:
        live = [cd for cd in here if "end" not in cd[0].kinds] or here
        return live[0]
    main = next((cd for cd in made if cd[0].main), made[0])
    if len(made) == 1:
        return main
    orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    parties = {id(main[0].one), id(main[0].other)}
    if orgs and not orgs & parties:
        return None
    return main


def _claim(draft: Draft, deal: str, found: list[Term]) -> None:
    done: dict[str, list[Term]] = {}
    for term in found:
        same = done.setdefault(term.kind, [])
        span = draft.reading.span_of(term.at)
        equal = next((t for t in same if _equal(term.amount, t.amount)), None)
        restated = next((t for t in same if _restates(draft.reading, term, t)), None)
        if equal is not None:
            _write(draft, deal, _slot(equal, same), equal, span, again=True)
        elif restated is not None:
            ref = draft.anonymous("FinancialTerm", 0, term.kind, deal, _slot(restated, same))
            draft.claim(ref, "restated", span, value=term.amount, rule="restated amount")
        elif not same or term.kind not in _ONCE:
            same.append(term)
            _write(draft, deal, _slot(term, same), term, span)
    if found and not draft.of(deal, "financialDisclosure"):
        code = "DISCLOSED" if len(found) > 1 else "PARTIAL"
        span = draft.reading.span_of(found[0].at)
        draft.claim(
            deal, "financialDisclosure", span, value=code, basis="inferred", rule="disclosure"
        )


_ONCE = ("UPFRONT_CASH", "TOTAL_POTENTIAL", "PURCHASE_PRICE", "UPFRONT_EQUITY")


def _slot(term: Term, same: list[Term]) -> str:
    at = same.index(term)
    return f"{term.kind}/{at}" if at else term.kind


def _restates(reading: Reading, term: Term, other: Term) -> bool:
    """Say whether an amount in brackets repeats another in its own currency."""
    apart = term.amount.currency != other.amount.currency
    return apart and term.sentence == other.sentence and _bracketed(reading, term.at)


def _bracketed(reading: Reading, index: int) -> bool:
    mention = reading.mentions[index]
    before = reading.document.text[max(0, mention.start - 12) : mention.start]
    return "(" in before


def _equal(one: Money, other: Money) -> bool:
    return one.currency == other.currency and one.high == other.high


def _write(draft: Draft, deal: str, slot: str, term: Term, span: Span, again: bool = False) -> None:
    ref = draft.anonymous("FinancialTerm", 0, term.kind, deal, slot)
    draft.claim(deal, "HAS_TERM", span, to=ref, rule="amount")
    draft.claim(ref, "kind", span, value=term.kind, rule="amount")
    if not again:
        draft.claim(ref, "amount", span, value=term.amount, rule="amount")
