"""Headlines with a capital in every word, and devices: what is no part of a company's name."""

import pytest

from tests.extraction.flat_facts import facts


def companies(text: str) -> list[str]:
    return [c["name"] for c in facts(text)["companies"]]


@pytest.mark.parametrize(
    "headline",
    [
        "Astor Bio Enters Into Definitive Agreement To Be Acquired By Nordvale Pharma",
        "Nordvale Pharma Joins Astor Bio in Collaboration on Cell Therapy",
        "Nordvale Pharma to Acquire Astor Bio to Launch New Era of Cancer Detection",
        "Astor Bio Signs Exclusive License Agreement With Nordvale Pharma",
        "Astor Bio Raises New Funds From Nordvale Pharma And Will Expand Its Pipeline",
    ],
)
def test_no_verb_of_a_headline_is_part_of_a_name(headline: str) -> None:
    assert companies(f"{headline}\n\nThe news came on Monday.") == ["Astor Bio", "Nordvale Pharma"]


def test_a_company_may_be_called_and_company() -> None:
    text = (
        "Nordvale Pharma signed a license agreement with Brown and Company, which pays $5 million."
    )
    assert companies(text) == ["Brown and Company", "Nordvale Pharma"]


def test_a_device_is_no_company() -> None:
    text = (
        "Nordvale Pharma bought Graylon for $8 billion. The Galleria screening test is made by "
        "Graylon. Galleria is sold in Europe, and Graylon is developing more tests."
    )
    assert companies(text) == ["Graylon", "Nordvale Pharma"]
