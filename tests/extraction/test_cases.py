"""Which deal a text is about, when its first words only say who a party is."""

import pytest

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.flat import flatten
from tests.extraction.facets import PUBLISHED


def told(text: str) -> dict[frozenset[str], tuple[object, ...]]:
    """Return drugs, upfront and milestones of the deals of a text, by their parties."""
    found = extract(Document("d", "NEWS", "", text, published=PUBLISHED), load_vocabulary())
    deals: list[dict] = flatten(found)["deals"]  # type: ignore[assignment, type-arg]
    return {
        frozenset(party["name"] for party in deal["parties"]): (
            deal["drugs"],
            deal["upfront_usd"],
            deal["milestones_usd"],
        )
        for deal in deals
    }


NEWS, ASIDE = frozenset({"Acme Pharma", "Nadir Bio"}), frozenset({"Acme Pharma", "Boreal Pharma"})


@pytest.mark.parametrize(
    "aside",
    [
        "which Boreal Pharma acquired in 2021",
        "the vaccine business that Boreal Pharma bought in 2021",
    ],
)
def test_money_and_drug_go_to_the_news_and_not_to_the_deal_told_beside_it(aside: str) -> None:
    purchase = (
        f"Acme Pharma, {aside}, will take over all the equity of Nadir Bio, and with it AB-1234, an"
        " antibody for asthma.\nUp to $350 million may follow when milestones are reached.\n"
    )
    assert told(purchase) == {NEWS: (["AB-1234"], None, 350e6), ASIDE: ([], None, None)}
    licence = f"Acme Pharma, {aside}, has licensed AB-1234 from Nadir Bio for $20 million upfront."
    assert told(licence) == {NEWS: (["AB-1234"], 20e6, None), ASIDE: ([], None, None)}
