"""Who takes and who gives is told by money, rights and work, and left open when signs disagree."""

import pytest

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary
from tests.extraction.facets import PUBLISHED, facts


def told(text: str) -> set[str]:
    """Return the roles, amounts and financings of a text, each as `kind=shortest value`."""
    found = extract(Document("d", "NEWS", "", text, published=PUBLISHED), load_vocabulary())
    return {f"{f.kind}={min(f.values, key=len)}" for f in facts("terms", found)}


LICENCE = "Nadir Bio and Acme Pharma have signed a licence agreement on NDR-1. "
SIDES = {"licensor=nadir bio", "licensee=acme pharma"}


@pytest.mark.parametrize(
    "words",
    [
        "Acme Pharma hands over $12 million at signing.",
        "Nadir Bio pockets a double-digit royalty.",
        "Nadir Bio keeps the rest of the world.",
        "Acme Pharma bears all development costs.",
        "Acme Pharma's territory is Japan.",
        "Nadir Bio is rewarded with milestones.",
        "The former invented the drug, the latter pays for the trials.",
        "The drug came out of Nadir Bio's laboratories.",
    ],
)
def test_one_sign_tells_both_sides_of_a_licence(words: str) -> None:
    roles = {f for f in told(LICENCE + words) if f.startswith("licens")}
    assert roles == SIDES


@pytest.mark.parametrize(
    "words",
    [
        "Acme Pharma and Nadir Bio have a licence.",
        "Acme Pharma and Nadir Bio will pay $5 million each.",
        "Acme Pharma pays $5 million upfront. Nadir Bio pays $5 million upfront.",
    ],
)
def test_what_both_do_or_signs_that_disagree_leave_the_sides_open(words: str) -> None:
    assert {f for f in told(LICENCE + words) if f.startswith("licens")} == set()


def test_money_paid_to_another_company_is_no_money_of_the_deal() -> None:
    text = (
        "Acme Pharma licensed NDR-1 from Nadir Bio for $20 million upfront. "
        "Acme Pharma acquired Quorvia Therapeutics in 2021. "
        "It paid Quorvia Therapeutics $90 million for a plant."
    )
    assert {f for f in told(text) if f.startswith("upfront")} == {"upfront=20"}


def test_a_company_and_its_investor_have_a_financing_and_no_deal() -> None:
    text = "Nadir Bio gets $20 million in a series A from Forbion and Gimv."
    assert told(text) == {
        "round=nadir bio series a",
        "amount=20",
        "investor=forbion",
        "investor=gimv",
    }


def test_a_loan_that_is_repaid_is_no_new_financing() -> None:
    assert told("Nadir Bio repaid its term loan with Hercules Capital.") == set()


def test_who_lends_is_the_investor_and_who_is_lent_to_the_issuer() -> None:
    assert told("Hercules Capital has lent Nadir Bio a $40 million term loan.") == {
        "round=nadir bio debt",
        "amount=40",
        "investor=hercules capital",
    }
