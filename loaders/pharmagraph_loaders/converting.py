"""Amounts in US dollars at the reference rate of the day, beside what the text states.

Rates are the euro foreign exchange reference rates of the European Central Bank: units of a
currency for one euro, on business days. A rate between two others is the ratio of theirs.
"""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from pharmagraph.claims import Claim, Extraction
from pharmagraph.model import DateRange, Money
from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.extraction.lexicon.table_files import read_table

TABLE = "exchange_rates_ecb.tsv.gz"
SOURCE = "European Central Bank, euro foreign exchange reference rates"
# The longest row of days without trading at New Year and Easter, with a margin.
STALE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Rate:
    """US dollars for one unit of a currency, and the day the rate is of."""

    dollars: float
    day: date


def with_dollars(extraction: Extraction) -> Extraction:
    """Return the extraction with amounts in other currencies given in US dollars as well.

    The day is that of the deal's announcement where the text has it, else that of publication.
    Without a day, or for a currency the bank does not quote, nothing is added.
    """
    stated = {c.subject for c in extraction.claims if _in_dollars(c)}
    amounts = [c for c in extraction.claims if c.predicate == "amount" and c.subject not in stated]
    owners = {ref.id: ref.owner for ref in extraction.refs}
    days = _announced(extraction)
    added: list[Claim] = []
    for claim in amounts:
        day = days.get(owners.get(claim.subject, "")) or extraction.document.published
        added += _converted(claim, day)
    return replace(extraction, claims=(*extraction.claims, *added))


def dollar_rate(currency: str, day: date) -> Rate | None:
    """Return the rate of a currency (ISO 4217) on a day, or the last one before it."""
    days, rates = _rates()
    at = bisect_right(days, day) - 1
    if at < 0 or day - days[at] > STALE:
        return None
    quoted = rates[at]
    units = 1.0 if currency == "EUR" else quoted.get(currency)
    return Rate(quoted["USD"] / units, days[at]) if units and "USD" in quoted else None


def _in_dollars(claim: Claim) -> bool:
    value = claim.value
    return isinstance(value, Money) and value.currency == "USD"


def _announced(extraction: Extraction) -> dict[str, date]:
    """Return the day each deal was announced on, where the text gives the day."""
    return {
        c.subject: c.value.start
        for c in extraction.claims
        if c.predicate == "announced" and isinstance(c.value, DateRange)
        if c.value.start is not None and c.value.start == c.value.end
    }


def _converted(claim: Claim, day: date | None) -> list[Claim]:
    money = claim.value
    rate = dollar_rate(money.currency, day) if isinstance(money, Money) and day else None
    if rate is None or not isinstance(money, Money):
        return []
    low, high = (None if n is None else round(n * rate.dollars) for n in (money.low, money.high))
    told = replace(claim, basis="vocabulary", origin=f"{SOURCE}, {rate.day}", rule="exchange rate")
    dollars = replace(money, low=low, high=high, currency="USD")
    return [
        replace(told, predicate="converted", value=dollars),
        replace(told, predicate="fxRate", value=round(rate.dollars, 6)),
        replace(told, predicate="fxOn", value=rate.day),
    ]


@cache
def _rates() -> tuple[list[date], list[dict[str, float]]]:
    """Read the table: its days in order, and the rates of each."""
    header, *rows = read_table(seeds_dir() / "vocabulary", TABLE, header=True)
    days = [date.fromisoformat(row[0]) for row in rows]
    rates = [
        {code: float(cell) for code, cell in zip(header[1:], row[1:], strict=True) if cell}
        for row in rows
    ]
    return days, rates
