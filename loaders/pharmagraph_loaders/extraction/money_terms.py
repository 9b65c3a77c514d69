"""Rules on the money of deals: what each amount is for, and royalties."""

import re

from pharmagraph.model import Money, Span
from pharmagraph_loaders.extraction.amounts import (
    beside,
    clause,
    is_bare,
    is_cash,
    is_price,
    kind_of,
    tight_kind,
)
from pharmagraph_loaders.extraction.conversions import restatements, without
from pharmagraph_loaders.extraction.draft import Draft, money
from pharmagraph_loaders.extraction.gated import Pattern
from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.owners import Made, owner
from pharmagraph_loaders.extraction.royalties import find_shares
from pharmagraph_loaders.extraction.rulebook import rule
from pharmagraph_loaders.extraction.settling import Term, settle

_FOREIGN = rule("money_terms", "FOREIGN")
_NOT_DEAL = rule("money_terms", "NOT_DEAL")
_RECEIVED = rule("money_terms", "RECEIVED")
_CONTINGENT = rule("money_terms", "CONTINGENT")
_OF_DEAL = rule("money_terms", "OF_DEAL")
_SETTLED = rule("money_terms", "SETTLED")
_PART = rule("money_terms", "PART")
_WHOLE = rule("money_terms", "WHOLE")
_OF_ANOTHER = rule("money_terms", "OF_ANOTHER")
_REST = rule("money_terms", "REST")
_SPLIT = rule("money_terms", "SPLIT")
_SPLIT_CASH = rule("money_terms", "SPLIT_CASH")
_STAGED = rule("money_terms", "STAGED")
_NO_TERM = rule("money_terms", "NO_TERM")
_OUTLAY = rule("money_terms", "OUTLAY")
_LABEL = re.compile(r"\s[A-Z][a-z]+(?: [a-z]+){0,2}:\s")  # of the next line of a list
_LEAST = 10_000  # what is less is a price of a share or a dose
_BOUGHT = frozenset(["acquire", "merger", "asset"])


def find_terms(draft: Draft, made: Made) -> None:
    """Claim the amounts and royalties of the deals found."""
    if not made:
        return
    reading = draft.reading
    repeated = restatements(reading)
    terms = _terms(draft, made, repeated)
    contingent = any(_CONTINGENT.search(m.text) for m in reading.masks)
    for case, deal in made:
        settled = settle(terms.get(deal, []), bool(case.kinds & _BOUGHT), contingent)
        _claim(draft, deal, settled, repeated)
    find_shares(draft, made)


def _terms(draft: Draft, made: Made, repeated: dict[int, int]) -> dict[str, list[Term]]:
    """Return the amounts of each deal in the order of the text."""
    terms: dict[str, list[Term]] = {}
    for sentence, mask in enumerate(draft.reading.masks):
        if "<X" in mask.text:
            text = without(mask.text, repeated)
            for index in draft.reading.of(sentence, "Money"):
                if index not in repeated:
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
    if mention.how == "share" or _SETTLED.search(text) or at < 0 or (amount.high or 0) < _LEAST:
        return
    left, right = beside(text, at)
    cash = _SPLIT_CASH.search(left) is not None
    kind = "UPFRONT_CASH" if cash else tight_kind(left, right)
    if _is_told_in_parts(text, at):
        return
    if kind == "EACH" or _REST.search(left) or not _is_of_deal(text, at, (left, right), kind):
        return
    case_deal = owner(reading, sentence, at, made)
    if case_deal is None:
        return
    case_deal = _of_option(draft, made, right) or case_deal
    told, kind = kind, kind or _loose_kind(text, at, sentence, case_deal[0], amount)
    if kind is None:
        return
    if kind == "UPFRONT_CASH" and _OUTLAY.search(left[-40:]):
        kind = "TOTAL_POTENTIAL"
    if kind == "TOTAL_POTENTIAL" and case_deal[0].kinds & {"acquire", "merger"}:
        kind = "PURCHASE_PRICE"
    whole = amount.qualifier == "UP_TO" or bool(_WHOLE.search(left[-40:] + " # " + right[:30]))
    part = not cash and bool(_PART.search(left) or _OF_ANOTHER.match(right))
    bare = told is None and kind == "UPFRONT_CASH"
    new = Term(_in_shares(kind, part), amount, sentence, index, whole, part, bare)
    terms.setdefault(case_deal[1], []).append(new)


def _is_told_in_parts(text: str, at: int) -> bool:
    """Say whether an amount is the sum of those that follow, or part of one that stands before.

    `$175 million upfront, consisting of $136 million in cash and …`; `in two instalments: …`.
    """
    return _SPLIT.match(text, at) is not None or _STAGED.search(text[:at]) is not None


def _in_shares(kind: str, part: bool) -> str:
    """Tell shares that are some of an amount already told from those that come on top of it."""
    return "EQUITY_INVESTMENT" if part and kind == "UPFRONT_EQUITY" else kind


def _is_of_deal(text: str, at: int, near: tuple[str, str], kind: str | None) -> bool:
    """Say whether an amount may be one of a deal: no sales, no round, nothing received before."""
    if kind is None:
        near = clause(text, at)
    left, right = near[0], _LABEL.split(near[1])[0]
    if _NO_TERM.search(left[-60:] + " # " + text[at:].split(">", 1)[-1][:110]):
        return False
    wide = 25 if kind else 70
    words = left[-wide:] + " # " + right[:wide]
    if _NOT_DEAL.search(words) or _RECEIVED.search(left[-60:] + right[:25]):
        return False
    return _gap(_FOREIGN, text, at) >= _gap(_OF_DEAL, text, at)


def _gap(pattern: Pattern, text: str, at: int) -> int:
    """Return how far the nearest match is from an offset."""
    gaps = (max(m.start() - at, at - m.end()) for m in pattern.finditer(text))
    return min(gaps, default=len(text))


def _loose_kind(text: str, at: int, sentence: int, case: Case, amount: Money) -> str | None:
    left, right = clause(text, at)
    bought = case.kinds & _BOUGHT
    licensed = case.kinds & {"license", "option"}
    if case.kinds == {"manufacture"} and sentence in case.sentences:
        return kind_of(left, right, text) or "TOTAL_POTENTIAL"  # what the order is worth
    if not bought and (is_cash(left, right) or (licensed and is_price(left))):
        return "UPFRONT_CASH"
    if not bought and amount.qualifier != "UP_TO" and is_bare(left):
        return "UPFRONT_CASH"
    if bought and _FOR_COMPANY.match(right):
        return "TOTAL_POTENTIAL"
    price = bought and sentence in case.sentences
    return kind_of(left, right, text) or ("TOTAL_POTENTIAL" if price else None)


_FOR_COMPANY = re.compile(r"(?:\sin cash)?\sfor (?:the )?(?:[\w-]+ ){0,3}<O")


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
