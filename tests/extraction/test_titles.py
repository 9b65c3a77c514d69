"""Titles and the companies they are in, where another company stands near."""

import pytest

from tests.extraction.flat_facts import facts

NEWS = "Astor Bio has licensed AB-101 from Nordvale Pharma. Astor pays $5 million upfront. "


@pytest.mark.parametrize(
    ("words", "company"),
    [
        (
            "Ann Lee, Astor’s chief executive, sees a fit with Nordvale’s other medicines.",
            "Astor Bio",
        ),
        (
            "Ann Lee, president and chief executive of Nordvale Pharma, spoke of a new chapter.",
            "Nordvale Pharma",
        ),
        (
            "Ann Lee, Ph.D., Vice President of Human Genetics at Nordvale, called it useful.",
            "Nordvale Pharma",
        ),
        (
            "“It suits us,” said Ann Lee, chair and CEO of the Cambridge, Massachusetts company.",
            None,
        ),
        (
            "Ann Lee, founder and chief executive, once led research at Boreal Therapeutics.",
            "Astor Bio",
        ),
    ],
)
def test_a_title_is_in_the_company_that_the_words_name(words: str, company: str | None) -> None:
    found = [end for start, kind, end in facts(NEWS + words)["relations"] if kind == "WORKS_FOR"]
    assert found == ([company] if company else [])


def test_a_unit_or_department_is_no_person_and_no_company() -> None:
    found = facts(
        NEWS + "Ann Lee, Vice President of Human Genetics at Astor Bio, and Bo Ek, president of "
        "Nordvale Serono, spoke of a new chapter."
    )
    assert [p["name"] for p in found["people"]] == ["Ann Lee", "Bo Ek"]
    assert "Human Genetics" not in [c["name"] for c in found["companies"]]


def test_a_trial_with_a_number_is_no_drug() -> None:
    text = (
        NEWS + "In PILOT-09, a phase 3 trial in gout, and PILOT-10, a phase 2 study, AB-101 failed."
    )
    assert [d["name"] for d in facts(text)["drugs"]] == ["AB-101"]


def test_a_name_ends_with_its_sentence_whatever_its_last_letter() -> None:
    text = "Boreal Sciences is a unit of Nestré. In January it bought Astor Bio for $5 million."
    assert "Nestré. In" not in [c["name"] for c in facts(text)["companies"]]


def test_who_gives_money_for_rights_takes_them() -> None:
    text = "Astor Bio gave Nordvale Pharma $120m upfront for the rights outside Europe to AB-101."
    assert ["Astor Bio", "LICENSED_FROM", "Nordvale Pharma"] in facts(text)["relations"]
