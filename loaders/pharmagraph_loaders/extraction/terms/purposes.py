"""Whether an amount is one of a deal, and what it is for, as its sentence tells it."""

import re

from pharmagraph.model import Money
from pharmagraph_loaders.extraction.matching.gated import Pattern
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case
from pharmagraph_loaders.extraction.terms.amounts import (
    clause,
    is_bare,
    is_cash,
    is_price,
    kind_of,
    tight_kind,
)

_FOREIGN = rule("money_terms", "FOREIGN")
_NOT_DEAL = rule("money_terms", "NOT_DEAL")
_RECEIVED = rule("money_terms", "RECEIVED")
_OF_DEAL = rule("money_terms", "OF_DEAL")
_SPLIT = rule("money_terms", "SPLIT")
_STAGED = rule("money_terms", "STAGED")
_NO_TERM = rule("money_terms", "NO_TERM")
_OUTLAY = rule("money_terms", "OUTLAY")
_SHARES_AT = rule("money_terms", "SHARES_AT")
_VALUATION = rule("money_terms", "VALUATION")
_ALONE = rule("money_terms", "ALONE")
_LABEL = re.compile(r"\s[A-Z][a-z]+(?: [a-z]+){0,2}:\s")  # of the next line of a list
_REACH = 160  # characters in which a number of shares and their price are told
_FOR_COMPANY = re.compile(r"(?:\sin cash)?\sfor (?:the )?(?:[\w-]+ ){0,3}<O")
BOUGHT = frozenset(["acquire", "merger", "asset"])


def told_kind(text: str, at: int, left: str, right: str) -> str | None:
    """Return what the words that touch an amount say it is for."""
    shares = _SHARES_AT.search(text[max(0, at - _REACH) : at])
    return "UPFRONT_EQUITY" if shares else tight_kind(left, right)


def of_whole(kind: str | None, left: str, case: Case) -> str | None:
    """Return an outlay as a sum, the sum of a purchase as its price, no value of a company."""
    if kind == "UPFRONT_CASH" and _OUTLAY.search(left[-40:]):
        kind = "TOTAL_POTENTIAL"
    if kind == "TOTAL_POTENTIAL" and case.kinds & {"acquire", "merger"}:
        return "PURCHASE_PRICE"
    if kind == "TOTAL_POTENTIAL" and not case.kinds & BOUGHT and _VALUATION.search(left):
        return None
    return kind


def is_no_term(words: str) -> bool:
    """Say whether words beside an amount tell that it is no term of a deal: sales, a round."""
    return _NOT_DEAL.search(words) is not None


def is_told_in_parts(text: str, at: int) -> bool:
    """Say whether an amount is the sum of those that follow, or part of one that stands before.

    `$175 million upfront, consisting of $136 million in cash and …`; `in two instalments: …`.
    """
    return _SPLIT.match(text, at) is not None or _STAGED.search(text[:at]) is not None


def in_shares(kind: str, part: bool) -> str:
    """Tell shares that are some of an amount already told from those that come on top of it."""
    return "EQUITY_INVESTMENT" if part and kind == "UPFRONT_EQUITY" else kind


def is_of_deal(text: str, at: int, near: tuple[str, str], kind: str | None) -> bool:
    """Say whether an amount may be one of a deal: no sales, no round, nothing received before."""
    if kind is None:
        near = clause(text, at)
    left, right = near[0], _LABEL.split(near[1])[0]
    if _NO_TERM.search(left[-60:] + " # " + text[at:].split(">", 1)[-1][:110]):
        return False
    wide = 25 if kind else 70
    words = left[-wide:] + " # " + right[:wide]
    received = kind != "UPFRONT_CASH" and _RECEIVED.search(left[-60:] + right[:25])
    if _NOT_DEAL.search(words) or received:
        return False
    return _gap(_FOREIGN, text, at) >= _gap(_OF_DEAL, text, at)


def _gap(pattern: Pattern, text: str, at: int) -> int:
    """Return how far the nearest match is from an offset."""
    gaps = (max(m.start() - at, at - m.end()) for m in pattern.finditer(text))
    return min(gaps, default=len(text))


def loose_kind(text: str, at: int, sentence: int, case: Case, amount: Money) -> str | None:
    """Return what an amount is for by its clause and the kind of its deal."""
    left, right = clause(text, at)
    bought = case.kinds & BOUGHT
    licensed = case.kinds & {"license", "option"}
    if case.kinds == {"manufacture"} and sentence in case.sentences:
        return kind_of(left, right, text) or "TOTAL_POTENTIAL"  # what the order is worth
    if not bought and (is_cash(left, right) or (licensed and is_price(left))):
        return "UPFRONT_CASH"
    if not bought and amount.qualifier != "UP_TO" and is_bare(left):
        return "UPFRONT_CASH"
    if bought and (_FOR_COMPANY.match(right) or _ALONE.fullmatch(text)):
        return "TOTAL_POTENTIAL"
    price = bought and sentence in case.sentences
    return kind_of(left, right, text) or ("TOTAL_POTENTIAL" if price else None)
