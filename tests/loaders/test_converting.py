"""Amounts in other currencies get US dollars beside them, from a table and a day, or not at all."""

from datetime import date

import pytest

from pharmagraph.loading import load
from pharmagraph.model import Document, Money
from pharmagraph.store_memory import MemoryStore
from pharmagraph_loaders.converting import dollar_rate
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims

TEXT = """Vexora licenses a kinase inhibitor from Bralin

Vexora Therapeutics has licensed the kinase inhibitor VXR-101 from Bralin Pharma. \
Bralin Pharma receives an upfront payment of {amount} from Vexora Therapeutics.
"""


def term(amount: str, published: date | None) -> dict[str, object]:
    """Return what the graph holds of the upfront payment of a text."""
    document = Document("url:x", "NEWS", "t", TEXT.format(amount=amount), published=published)
    store = MemoryStore()
    load(store, [read_claims(document, load_vocabulary())])
    (node,) = (n for n in store.nodes() if n.label == "FinancialTerm")
    return {k: v for k, v in node.props.items() if k.startswith(("amount", "converted", "fx"))}


def test_an_amount_in_euros_has_dollars_beside_it_and_says_by_which_rate() -> None:
    # 15 June 2020: one euro is 1.1253 US dollars.
    found = term("EUR 40 million", date(2020, 6, 15))
    assert found["amountMax"] == 40e6
    assert found["amountCurrency"] == "EUR"
    assert found["convertedMax"] == pytest.approx(40e6 * 1.1253)
    assert found["convertedCurrency"] == "USD"
    assert (found["fxRate"], found["fxOn"]) == (1.1253, date(2020, 6, 15))


@pytest.mark.parametrize(
    ("amount", "published"),
    [
        ("$40 million", date(2020, 6, 15)),
        ("EUR 40 million ($45 million)", date(2020, 6, 15)),
        ("EUR 40 million", None),
        ("EUR 40 million", date(1990, 6, 15)),
    ],
)
def test_nothing_is_computed_where_the_text_says_it_or_the_day_is_not_known(
    amount: str, published: date | None
) -> None:
    assert not {k for k in term(amount, published) if k.startswith(("converted", "fx"))}


def test_a_day_without_trading_takes_the_rate_of_the_last_day_with_it() -> None:
    saturday = dollar_rate("EUR", date(2020, 6, 13))
    assert saturday == dollar_rate("EUR", date(2020, 6, 12))
    assert saturday is not None
    assert saturday.day == date(2020, 6, 12)


def test_other_currencies_go_through_the_euro() -> None:
    # 15 June 2020: one euro is 1.1253 US dollars and 120.83 yen.
    yen = dollar_rate("JPY", date(2020, 6, 15))
    assert yen is not None
    assert yen.dollars == pytest.approx(1.1253 / 120.83)


def test_a_currency_that_is_not_quoted_and_a_day_outside_the_table_have_no_rate() -> None:
    assert dollar_rate("XXX", date(2020, 6, 15)) is None
    assert dollar_rate("EUR", date(2100, 1, 1)) is None


def test_rates_of_two_days_contest_nothing() -> None:
    vocabulary, store = load_vocabulary(), MemoryStore()
    days = (date(2020, 6, 15), date(2020, 6, 17))
    for number, day in enumerate(days):
        text = TEXT.format(amount="EUR 40 million")
        document = Document(f"url:{number}", "NEWS", "t", text, published=day)
        load(store, [read_claims(document, vocabulary)])
    (node,) = (n for n in store.nodes() if n.label == "FinancialTerm")
    assert "contested" not in node.props
    assert node.props["fxOn"] == days[1]
    assert node.props["amountMax"] == Money(None, 40e6, "EUR").high
