"""Deals easily taken for more than they are: halves shared, rivals beaten, partners left."""

import pytest

from tests.extraction.flat_facts import facts


def told(text: str) -> set[tuple[str, frozenset[tuple[str, str]]]]:
    deals = facts(text)["deals"]
    return {(d["type"], frozenset((p["name"], p["role"]) for p in d["parties"])) for d in deals}


@pytest.mark.parametrize(
    "text",
    [
        "Nordvale Pharma pays Astor Bio $250m for half of pain drug AB-101. It then shares the "
        "proceeds equally with Astor around the globe, and the development costs as well.",
        "Astor Bio and Nordvale Pharma will develop and sell AB-101 together. Nordvale pays $850 "
        "million upfront; both bear one half of all costs and receive one half of the revenue.",
        "Nordvale Pharma has teamed up with Astor Bio to develop AB-101. Profits and losses will "
        "be split 50/50, and Nordvale pays Astor $40 million at the start.",
    ],
)
def test_who_shares_half_of_everything_is_a_partner(text: str) -> None:
    both = frozenset({("Astor Bio", "partner"), ("Nordvale Pharma", "partner")})
    assert told(text) == {("co_development", both)}


def test_a_licence_with_shared_profits_is_a_licence() -> None:
    text = (
        "Nordvale Pharma has licensed AB-101 from Astor Bio for $40 million upfront. In the US the "
        "two will share profits equally."
    )
    sides = frozenset({("Astor Bio", "licensor"), ("Nordvale Pharma", "licensee")})
    assert told(text) == {("licence", sides)}


def test_who_is_outbid_buys_nothing() -> None:
    text = "Nordvale Pharma outbids Astor Bio to get Boreal Therapeutics for $2.7 billion in cash."
    sides = frozenset({("Nordvale Pharma", "acquirer"), ("Boreal Therapeutics", "target")})
    assert told(text) == {("acquisition", sides)}


def test_to_buy_out_a_partner_is_not_to_buy_the_partner() -> None:
    text = (
        "Six years after they became partners in diabetes, Nordvale Pharma is to buy out Astor "
        "Bio. For the 50% of the business that it does not own, Nordvale will pay $2.7 billion."
    )
    sides = frozenset({("Nordvale Pharma", "buyer"), ("Astor Bio", "seller")})
    assert told(text) == {("asset_purchase", sides)}
    whole = "Nordvale Pharma is to buy out the shareholders of Astor Bio and acquire the company."
    assert {kind for kind, _sides in told(whole)} == {"acquisition"}


def test_what_is_obtained_under_a_licence_with_somebody_is_theirs() -> None:
    text = "Nordvale Pharma obtained AB-101 in 2011 under a licence agreement with Astor Bio."
    sides = frozenset({("Astor Bio", "licensor"), ("Nordvale Pharma", "licensee")})
    assert told(text) == {("licence", sides)}


def test_a_company_may_be_called_by_a_number() -> None:
    text = "12andYou Holding Co. today announced a data licensing agreement with Nordvale Pharma."
    ((_kind, sides),) = told(text)
    assert {name for name, _role in sides} == {"12andYou Holding Co.", "Nordvale Pharma"}


def test_the_price_of_one_purchase_pays_for_no_licence_told_after_it() -> None:
    text = (
        "Nordvale Pharma bought Boreal Therapeutics for $2.7 billion last December, and Astor Bio "
        "licensed AB-101 from Zephyr Bio."
    )
    assert told(text) == {
        (
            "acquisition",
            frozenset({("Nordvale Pharma", "acquirer"), ("Boreal Therapeutics", "target")}),
        ),
        ("licence", frozenset({("Astor Bio", "licensee"), ("Zephyr Bio", "licensor")})),
    }


def test_a_right_to_sell_with_supply_is_a_licence() -> None:
    text = (
        "Nordvale Pharma and Astor Bio sign license and supply agreement for AB-101\n\nNordvale "
        "Pharma has granted Astor Bio the exclusive right to register, market and sell AB-101 in "
        "Japan, and will supply the finished product."
    )
    sides = frozenset({("Nordvale Pharma", "licensor"), ("Astor Bio", "licensee")})
    assert told(text) == {("licence", sides)}


def test_what_somebody_of_the_buyer_calls_ours_is_not_bought() -> None:
    text = (
        "Nordvale Pharma will acquire Boreal Therapeutics, which develops BRL-101, for $1 billion. "
        "Nordvale CEO Ann Lee said: “BRL-101 complements our franchise, which includes NVP-202.”"
    )
    found = facts(text)
    assert ["Nordvale Pharma", "DEVELOPS", "NVP-202"] in found["relations"]
    assert ["Boreal Therapeutics", "DEVELOPS", "NVP-202"] not in found["relations"]
    assert [d["drugs"] for d in found["deals"]] == [["BRL-101"]]


@pytest.mark.parametrize(
    "text",
    [
        "Nordvale Pharma has entered a research collaboration with Astor Bio and pays $75 million. "
        "Nordvale has options on exclusive licences for as many as six targets.",
        "Nordvale Pharma commits $261 million to options on Astor Bio's cancer antibodies. Astor "
        "is getting $225 million from Nordvale upfront. If the "
        "option on AB-101 is exercised, Nordvale receives the rights to all countries.",
    ],
)
def test_an_option_is_no_licence(text: str) -> None:
    found = facts(text)
    assert "LICENSED_FROM" not in {kind for _one, kind, _other in found["relations"]}
    assert len(found["deals"]) == 1


def test_who_has_an_excepted_country_has_it_from_nobody_named() -> None:
    text = (
        "Boreal Therapeutics has licensed AB-101 to Nordvale Pharma. Elsewhere Nordvale holds "
        "exclusive rights, except for Greater China, which belongs to Astor Bio under an agreement "
        "of 2018."
    )
    pairs = {frozenset(name for name, _role in sides) for _kind, sides in told(text)}
    assert frozenset({"Astor Bio", "Nordvale Pharma"}) not in pairs
    assert frozenset({"Boreal Therapeutics", "Nordvale Pharma"}) in pairs


def test_cash_and_a_stake_are_told_from_their_sum() -> None:
    text = (
        "Nordvale Pharma has licensed AB-101 from Astor Bio. It hands over $105 million to begin "
        "with: $75 million in cash, plus $30 million for a stake in Astor."
    )
    (deal,) = facts(text)["deals"]
    assert (deal["upfront_usd"], deal["equity_usd"]) == (7.5e7, 3e7)
