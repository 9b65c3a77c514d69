"""Rules on the money of deals: what each amount is for, and royalties."""

import re

from pharmagraph.model import Money, Span
from pharmagraph_loaders.extraction.matching.draft import Draft, money
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case
from pharmagraph_loaders.extraction.terms.amounts import (
    beside,
    tight_kind,
)
from pharmagraph_loaders.extraction.terms.asides import Aside, aside_of
from pharmagraph_loaders.extraction.terms.conversions import restatements, without
from pharmagraph_loaders.extraction.terms.owners import Made, owner
from pharmagraph_loaders.extraction.terms.purposes import (
    BOUGHT,
    in_shares,
    is_no_term,
    is_of_deal,
    is_told_in_parts,
    loose_kind,
    of_whole,
    told_kind,
)
from pharmagraph_loaders.extraction.terms.royalties import find_shares
from pharmagraph_loaders.extraction.terms.settling import Term, settle

_CONTINGENT = rule("money_terms", "CONTINGENT")
_SETTLED = rule("money_terms", "SETTLED")
_PART = rule("money_terms", "PART")
_WHOLE = rule("money_terms", "WHOLE")
_OF_ANOTHER = rule("money_terms", "OF_ANOTHER")
_REST = rule("money_terms", "REST")
_SPLIT_CASH = rule("money_terms", "SPLIT_CASH")
_LEAST = 10_000  # what is less is a price of a share or a dose


def find_terms(draft: Draft, made: Made) -> None:
    """Claim the amounts and royalties of the deals found."""
    if not made:
        return
    reading = draft.reading
    repeated = restatements(reading)
    terms = _terms(draft, made, repeated)
    contingent = any(_CONTINGENT.search(m.text) for m in reading.masks)
    for case, deal in made:
        settled = settle(terms.get(deal, []), bool(case.kinds & BOUGHT), contingent)
        _claim(draft, deal, settled, repeated)
    find_shares(draft, made)


def _terms(draft: Draft, made: Made, repeated: dict[int, int]) -> dict[str, list[Term]]:
    """Return the amounts of each deal in the order of the text."""
    terms: dict[str, list[Term]] = {}
    for sentence, mask in enumerate(draft.reading.masks):
        told = [i for i in draft.reading.of(sentence, "Money") if i not in repeated]
        text = without(mask.text, repeated) if told else ""
        for index in told:
            _place(draft, sentence, text, index, made, terms)
    return terms


def _place(
    draft: Draft,
    sentence: int,
    text: str,
    index: int,
    made: Made,
    terms: dict[str, list[Term]],
) -> None:
    reading = draft.reading
    mention = reading.mentions[index]
    at = text.find(f"<X{index}>")
    amount = money(mention.value)
    if mention.how == "share" or _SETTLED.search(text) or (amount.high or 0) < _LEAST:
        return
    if at < 0:
        _in_brackets(draft, sentence, index, made, terms)
        return
    left, right = beside(text, at)
    cash = _SPLIT_CASH.search(left) is not None
    kind = "UPFRONT_CASH" if cash else told_kind(text, at, left, right)
    if is_told_in_parts(text, at):
        return
    if kind == "EACH" or _REST.search(left) or not is_of_deal(text, at, (left, right), kind):
        return
    case_deal = owner(reading, sentence, at, made)
    if case_deal is None:
        return
    case_deal = _of_option(draft, made, right) or case_deal
    told, kind = kind, kind or loose_kind(text, at, sentence, case_deal[0], amount)
    kind = of_whole(kind, left, case_deal[0])
    if kind is None:
        return
    whole = amount.qualifier == "UP_TO" or bool(_WHOLE.search(left[-40:] + " # " + right[:30]))
    part = not cash and bool(_PART.search(left) or _OF_ANOTHER.match(right))
    bare = told is None and kind == "UPFRONT_CASH"
    new = Term(in_shares(kind, part), amount, sentence, index, whole, part, bare)
    terms.setdefault(case_deal[1], []).append(new)


def _in_brackets(
    draft: Draft, sentence: int, index: int, made: Made, terms: dict[str, list[Term]]
) -> None:
    """Read an amount of `X ($5 million upfront, up to $90 million in milestones)`."""
    aside = aside_of(draft.reading, sentence, index)
    if aside is None or is_no_term(aside.text):
        return
    case_deal = owner(draft.reading, sentence, aside.place, made)
    kind = tight_kind(*beside(aside.text, aside.at))
    if case_deal is None or kind == "EACH":
        return
    kind = kind or _price_of(draft.reading, sentence, aside, case_deal[0])
    if kind is not None:
        amount = money(draft.reading.mentions[index].value)
        terms.setdefault(case_deal[1], []).append(Term(kind, amount, sentence, index))


def _price_of(reading: Reading, sentence: int, aside: Aside, case: Case) -> str | None:
    """Return that an amount alone in brackets is the price, after the name of who is bought."""
    named = reading.masks[sentence].text[: aside.place]
    bought = case.kinds & BOUGHT and sentence in case.sentences and aside.alone
    return "PURCHASE_PRICE" if bought and _NAME_BEFORE.search(named) else None


_NAME_BEFORE = re.compile(r"<[OD]\d+>\Z")


def _of_option(draft: Draft, made: Made, right: str) -> tuple[Case, str] | None:
    """Return the deal with an option, if there are several and the words after speak of it."""
    if len(made) < 2 or not re.search(r"(?i)\boption", right[:50]):
        return None
    return next((cd for cd in reversed(made) if _has_option(draft, cd[1])), None)


def _has_option(draft: Draft, deal: str) -> bool:
    return any(c.value == "OPTION_TO_LICENSE" for c in draft.of(deal, "types"))


def _claim(draft: Draft, deal: str, found: list[Term], repeated: dict[int, int]) -> None:
    reading = draft.reading
    done: dict[str, list[Term]] = {}
    for term in found:
        same = done.setdefault(term.kind, [])
        span = reading.span_of(term.at)
        equal = next((t for t in same if _equal(term.amount, t.amount)), None)
        if equal is not None:
            _write(draft, deal, _slot(equal, same), equal, span, again=True)
            _restate(draft, deal, _slot(equal, same), term, repeated)
        elif not same or term.kind not in _ONCE:
            same.append(term)
            _write(draft, deal, _slot(term, same), term, span)
            _restate(draft, deal, _slot(term, same), term, repeated)
        elif _is_new_currency(term, same):
            _again(draft, deal, _slot(same[0], same), term)


_ONCE = ("UPFRONT_CASH", "TOTAL_POTENTIAL", "PURCHASE_PRICE", "UPFRONT_EQUITY")


def _slot(term: Term, same: list[Term]) -> str:
    at = same.index(term)
    return f"{term.kind}/{at}" if at else term.kind


def _restate(draft: Draft, deal: str, slot: str, term: Term, repeated: dict[int, int]) -> None:
    """Claim the same amount in another currency, as the text has it."""
    for index in (i for i, first in repeated.items() if first == term.at):
        ref = draft.anonymous("FinancialTerm", 0, term.kind, deal, slot)
        span = draft.reading.span_of(index)
        value = money(draft.reading.mentions[index].value)
        draft.claim(ref, "restated", span, value=value, rule="restated amount")


def _is_new_currency(term: Term, same: list[Term]) -> bool:
    return all(t.amount.currency != term.amount.currency for t in same)


def _again(draft: Draft, deal: str, slot: str, term: Term) -> None:
    """Claim an amount that a deal has once, told in another currency elsewhere in the text."""
    ref = draft.anonymous("FinancialTerm", 0, term.kind, deal, slot)
    span = draft.reading.span_of(term.at)
    if not draft.of(ref, "restated"):
        draft.claim(ref, "restated", span, value=term.amount, rule="restated amount")


def _equal(one: Money, other: Money) -> bool:
    return one.currency == other.currency and one.high == other.high


def _write(draft: Draft, deal: str, slot: str, term: Term, span: Span, again: bool = False) -> None:
    ref = draft.anonymous("FinancialTerm", 0, term.kind, deal, slot)
    draft.claim(deal, "HAS_TERM", span, to=ref, rule="amount")
    draft.claim(ref, "kind", span, value=term.kind, rule="amount")
    if not again:
        draft.claim(ref, "amount", span, value=term.amount, rule="amount")
