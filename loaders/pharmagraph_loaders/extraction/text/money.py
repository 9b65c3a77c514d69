"""Amounts of money as stated: currency, magnitude, and the word that limits them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.model import Money
from pharmagraph_loaders.extraction.text.tokens import fold

_SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "USD": "USD",
    "USD$": "USD",
    "HK$": "HKD",
    "HKD": "HKD",
    "C$": "CAD",
    "CA$": "CAD",
    "CAD": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD": "AUD",
    "S$": "SGD",
    "SGD": "SGD",
    "NT$": "TWD",
    "TWD": "TWD",
    "R$": "BRL",
    "€": "EUR",
    "EUR": "EUR",
    "£": "GBP",
    "GBP": "GBP",
    "¥": "JPY",
    "JPY": "JPY",
    "CN¥": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "₩": "KRW",
    "KRW": "KRW",
    "CHF": "CHF",
    "DKK": "DKK",
    "SEK": "SEK",
    "NOK": "NOK",
    "₹": "INR",
    "INR": "INR",
    "Rs": "INR",
    "ILS": "ILS",
    "NIS": "ILS",
}
_WORDS = {
    "us dollars": "USD",
    "u.s. dollars": "USD",
    "dollars": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds": "GBP",
    "yen": "JPY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "won": "KRW",
    "swiss francs": "CHF",
    "francs": "CHF",
    "danish kroner": "DKK",
    "swedish kronor": "SEK",
    "rupees": "INR",
    "hong kong dollars": "HKD",
    "canadian dollars": "CAD",
    "australian dollars": "AUD",
    "usd": "USD",
    "eur": "EUR",
}
_SIZES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mio": 1e6,
    "mm": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
    "crore": 1e7,
}
_QUALIFIERS = (
    ("UP_TO", r"up to|as much as|as many as|potentially|a maximum of|maximum|(?:can|could) reach"),
    (
        "MORE_THAN",
        r"more than|(?<!hand )(?<!hands )(?<!handing )(?<!handed )over|above|in excess of|"
        r"exceeding|upwards of|north of|exceed",
    ),
    ("AT_LEAST", r"at least|a minimum of|no less than"),
    ("ABOUT", r"about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|circa|~"),
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SIZE = r"(?:\s?-?\s?(?:million|billion|trillion|thousand|crore|mln|bln|mio|mn|bn|tn|mm|m|b|k)\b)"
_MONEY = re.compile(
    rf"(?P<code>(?:USD ?\$|US\$|HK\$|CA\$|C\$|AU\$|A\$|S\$|NT\$|R\$|CN¥|[$€£¥₩₹]|"
    rf"\b(?:USD|HKD|CAD|AUD|SGD|TWD|EUR|GBP|JPY|RMB|CNY|KRW|CHF|DKK|SEK|NOK|INR|Rs|ILS|NIS)\b"
    rf"|\b(?:USD|EUR|GBP|RMB|CNY|CHF|HKD|DKK|SEK|JPY|KRW)(?=\d)))\s?"
    rf"(?P<n>{_NUMBER})(?P<size>{_SIZE})?"
    rf"(?:\s?(?:-|–|to)\s?[$€£]?(?P<n2>{_NUMBER})(?P<size2>{_SIZE}))?"
    rf"|\b(?P<m>{_NUMBER})(?P<msize>{_SIZE})?\s(?P<word>(?:US|U\.S\.|Hong Kong|Canadian|Swiss|"
    rf"Danish|Swedish|Australian)?\s?(?:[Dd]ollars|[Ff]rancs|[Kk]roner|[Kk]ronor)|euros?|pounds|"
    rf"yen|yuan|renminbi|won|rupees|USD|EUR)\b",
    re.IGNORECASE,
)
_PER_SHARE = re.compile(
    r"\s?(?:(?:in cash )?(?:per|a|an|for each|apiece)\s(?:ordinary |common )?"
    r"(?:share|ADS|ADR)|apiece|/share)",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """Words that state an amount, and the amount; `per_share` prices are no totals."""

    start: int
    end: int
    money: Money
    per_share: bool


def find_amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of money of a text from left to right."""
    for found in _candidates(text):
        amount = _amount(found)
        if amount is None:
            continue
        low, high, currency = amount
        start, qualifier = _qualifier(text, found.start())
        if low != high:
            qualifier = "EXACT"
        elif qualifier == "UP_TO":
            low = None
        money = Money(low, high, currency, qualifier, " ".join(text[start : found.end()].split()))
        per_share = _PER_SHARE.match(text, found.end()) is not None
        yield Amount(found.start(), found.end(), money, per_share)


_DIGITS = re.compile(r"(?<![\d.,])\d")
_REACH = 7  # characters that a currency may take before its number


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """Yield matches around numbers; trying at each number is faster than at each character."""
    done = 0
    for digit in _DIGITS.finditer(text):
        for at in range(max(done, digit.start() - _REACH), digit.start() + 1):
            found = _MONEY.match(text, at)
            if found:
                done = found.end()
                yield found
                break


def _amount(found: re.Match[str]) -> tuple[float | None, float, str] | None:
    if found["word"]:
        words = " ".join(found["word"].lower().split())
        currency = _WORDS.get(words)
        value = _value(found["m"], found["msize"])
        return (value, value, currency) if currency and value is not None else None
    code = found["code"].replace(" ", "")
    currency = _SYMBOLS.get(code.upper() if code != "Rs" else code)
    value = _value(found["n"], found["size"] or found["size2"])
    if currency is None or value is None:
        return None
    high = _value(found["n2"], found["size2"]) if found["n2"] else value
    return value, high if high is not None and high >= value else value, currency


def _value(number: str, size: str | None) -> float | None:
    digits = number.replace(",", "")
    if len(digits) > 15:
        return None
    factor = _SIZES[fold(size.strip().strip("-").strip())] if size else 1.0
    return round(float(digits) * factor, 2)


def _qualifier(text: str, start: int) -> tuple[int, str]:
    before = text[max(0, start - 32) : start]
    for code, words in _QUALIFIERS:
        found = re.search(rf"(?i)\b(?:{words})\s+(?:a |an |the |to )?(?:total of )?\Z", before)
        if found:
            return start - len(before) + found.start(), code
    return start, "EXACT"
