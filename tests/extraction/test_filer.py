"""`The Company`: who reports, or somebody whom an excerpt of a filing never names."""

import pytest

from tests.extraction.flat_facts import facts

FILING = """Note 7. License agreements

In May 2016, the Company signed a license agreement (the “Nordvale Agreement”) with Nordvale Pharma
plc (“Nordvale”), by which Nordvale granted the Company an exclusive license to its patents on
certain compounds. The Company paid Nordvale $0.8 million at signing.

In May 2018, the Company and Astor Biologics, Inc. entered into an agreement for the discovery of
antibodies. The Company raised $40 million in a Series B round led by Elm Ventures.
"""
RELEASE = """Nordvale Pharma licenses eye drug from Astor

BASEL, May 2, 2019 – Nordvale Pharma plc (LSE: NVP) announced today that it has licensed NVP-101, an
eye drug, from Astor Biologics. The Company will pay Astor $5 million upfront. “This suits the
Company,” said Ann Lee, chief executive of Nordvale. The Company also markets Zelora in Europe.
"""


def test_deals_of_a_company_without_a_name_are_nobody_elses() -> None:
    found = facts(FILING)
    names = [c["name"] for c in found["companies"]]
    assert names == ["Astor Biologics, Inc.", "Elm Ventures", "Nordvale Pharma plc"]
    assert (found["deals"], found["financings"], found["relations"]) == ([], [], [])


def test_where_the_company_reports_it_is_named() -> None:
    found = facts(RELEASE)
    (deal,) = found["deals"]
    assert (deal["type"], deal["upfront_usd"]) == ("licence", 5e6)
    assert ["Nordvale Pharma plc", "DEVELOPS", "Zelora"] in found["relations"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 the Company acquired Nordvale Pharma, and Astor Biologics supplies the Company.",
        "The Registrant and Nordvale Pharma ended a pact; Astor Biologics pays the Registrant.",
        "Nordvale Pharma licensed AB-1 to the Company. The Company sublicensed it to Astor Bio.",
    ],
)
def test_no_deal_joins_two_partners_of_a_nameless_company(text: str) -> None:
    assert facts(text)["deals"] == []
