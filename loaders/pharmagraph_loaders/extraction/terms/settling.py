"""What the amounts of one deal are for, seen together: prices, sums and their parts."""

from typing import NamedTuple

from pharmagraph.model import Money

_MILESTONES = ("MILESTONE", "CVR")
_PRICES = ("PURCHASE_PRICE", "TOTAL_POTENTIAL")
_CLOSE = 0.02  # amounts this near each other are one amount, told more or less exactly


class Term(NamedTuple):
    """An amount, what it is for, where it stands; whether it is a whole, or part of one.

    `bare` says that it is paid, and that no word tells what for.
    """

    kind: str
    amount: Money
    sentence: int
    at: int
    whole: bool = False
    part: bool = False
    bare: bool = False


def settle(found: list[Term], bought: bool, contingent: bool) -> list[Term]:
    """Return the terms of a deal with what is due at once told from what is the whole.

    `bought` says that the deal is a purchase, `contingent` that its text speaks of payments
    that depend on something.
    """
    terms = _without_headline(_without_parts(_bare(found)))
    contingent = contingent or any(t.kind.startswith(_MILESTONES) for t in terms)
    if bought and contingent and not any(t.kind == "UPFRONT_CASH" for t in terms):
        return _split_price(terms)
    return terms


def _bare(terms: list[Term]) -> list[Term]:
    """Read an amount that is only paid as due at once, unless another is told to be that."""
    if not any(t.kind == "UPFRONT_CASH" and not t.bare for t in terms):
        return terms
    return [t for t in terms if not t.bare]


def _without_headline(terms: list[Term]) -> list[Term]:
    """Leave out a value of the whole that is no more than what is due at once: a headline's.

    The price of a purchase goes only where a higher one is told too.
    """
    first = {(t.amount.currency, t.amount.high) for t in terms if t.kind == "UPFRONT_CASH"}
    most = max((t.amount.high or 0 for t in terms if t.kind == "PURCHASE_PRICE"), default=0)
    return [
        t
        for t in terms
        if (t.amount.currency, t.amount.high) not in first
        or t.kind not in _PRICES
        or (t.kind == "PURCHASE_PRICE" and t.amount.high == most)
    ]


def _split_price(terms: list[Term]) -> list[Term]:
    """Read the lower of two prices, or a price beside contingent payments, as due at once."""
    prices = _comparable([t for t in terms if t.kind in _PRICES])
    later = any(t.kind.startswith(_MILESTONES) for t in terms)
    if not prices or prices[0].whole or not (later or _apart(prices[0], prices[-1])):
        return terms
    first = prices[0].amount.high
    return [
        t._replace(kind="UPFRONT_CASH") if t.kind in _PRICES and t.amount.high == first else t
        for t in terms
    ]


def _comparable(prices: list[Term]) -> list[Term]:
    """Return the prices in the currency that most of them are in, the lowest first."""
    told = [t.amount.currency for t in prices]
    most = max(told, key=told.count, default="")
    same = (t for t in prices if t.amount.currency == most)
    return sorted(same, key=lambda t: t.amount.high or 0)


def _apart(one: Term, other: Term) -> bool:
    low, high = one.amount.high or 0, other.amount.high or 0
    return one.amount.currency == other.amount.currency and high - low > _CLOSE * high


def _without_parts(found: list[Term]) -> list[Term]:
    """Leave out milestones that are some of those named just before: `…, including $20 million`."""
    kept: list[Term] = []
    whole: Term | None = None
    parts: list[Term] = []
    for term in found:
        if not term.kind.startswith(_MILESTONES):
            kept.append(term)
        elif whole is not None and term.sentence == whole.sentence and (term.part or parts):
            parts.append(term)
        else:
            kept += _all_of(whole, parts)
            whole, parts = term, []
            kept.append(term)
    return kept + _all_of(whole, parts)


def _all_of(whole: Term | None, parts: list[Term]) -> list[Term]:
    """Return the parts if they add up to the whole, or to more than it: they are none then."""
    if whole is None or not whole.amount.high:
        return parts
    total = sum(t.amount.high or 0 for t in parts)
    return parts if total >= (1 - _CLOSE) * whole.amount.high else []
