"""Sentences on several deals: each deal gets its own words of them."""

from datetime import date

from tests.extraction.flat_facts import facts

TEXT = """Nordvale and Astor sign deal for antibody-drug conjugates

Nordvale Pharma is paying Astor Bio $60 million upfront for rights to as many as three antibody-drug
conjugates, the companies said Sunday. The pact could be worth as much as $1.1 billion if all
regulatory and sales milestones are hit.

Last March it bought rights to a Claudin 18.2 ADC from Boreal Therapeutics for $25 million upfront,
and in October it teamed up with Zephyr Bio on linker technology.
"""


def test_each_deal_has_its_own_type_target_and_money() -> None:
    deals = facts(TEXT, date(2023, 2, 12))["deals"]
    assert {
        tuple(sorted(p["name"] for p in d["parties"])): (
            d["type"],
            d["targets"],
            d["upfront_usd"],
            d["milestones_usd"],
            d["total_usd"],
        )
        for d in deals
    } == {
        ("Astor Bio", "Nordvale Pharma"): ("licence", [], 6e7, None, 1.1e9),
        ("Boreal Therapeutics", "Nordvale Pharma"): (
            "asset_purchase",
            ["Claudin 18.2"],
            2.5e7,
            None,
            None,
        ),
        ("Nordvale Pharma", "Zephyr Bio"): ("research_collaboration", [], None, None, None),
    }


def test_what_is_paid_in_parts_is_told_once() -> None:
    text = (
        "Astor Bio licensed AB-101 to Nordvale Pharma. Nordvale will pay Astor $1bn upfront in "
        "staged payments: $350m is due at closing, with $325m after a year and as much after two."
    )
    (deal,) = facts(text)["deals"]
    assert (deal["upfront_usd"], deal["milestones_usd"], deal["total_usd"]) == (1e9, None, None)
