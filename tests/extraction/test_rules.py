"""Rules by family: what a sentence says, and what it does not."""

# ruff: noqa: E501  # a sentence under test stands on one line

from datetime import date

import pytest

from pharmagraph.claims import Extraction
from pharmagraph.model import DateRange, Document, Money
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.extraction.text.dates import find_dates
from pharmagraph_loaders.extraction.text.money import find_amounts
from pharmagraph_loaders.extraction.text.sentences import split_sentences

DAY = date(2024, 5, 31)


def read(text: str) -> Extraction:
    return extract(Document("d", "NEWS", "", text, published=DAY), load_vocabulary())


def edges(text: str, *types: str) -> set[tuple[str, str, str]]:
    found = read(text)
    names = {r.id: r.id.rsplit("#", 1)[-1].split(":", 1)[1] for r in found.refs}
    return {
        (names[c.subject], c.predicate, names[c.object])
        for c in found.claims
        if c.object and c.predicate in types and c.modality == "FACT"
    }


def values(text: str, prop: str) -> set[object]:
    return {c.value for c in read(text).claims if c.predicate == prop and c.modality == "FACT"}


def roles(text: str) -> set[tuple[str, object]]:
    found = read(text)
    names = {r.id: r.id.rsplit("#", 1)[-1].split(":", 1)[1] for r in found.refs}
    return {
        (names[c.subject], c.qualifiers["role"]) for c in found.claims if c.predicate == "PARTY_TO"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nordvale Therapeutics is a subsidiary of Astor Pharma.", {("nordvale therapeutics", "PART_OF", "astor pharma")}),
        ("Nordvale Therapeutics, owned by Astor Pharma, makes drugs.", {("nordvale therapeutics", "PART_OF", "astor pharma")}),
        ("Astor Pharma's unit Nordvale Therapeutics signed.", {("nordvale therapeutics", "PART_OF", "astor pharma")}),
        ("Nordvale Therapeutics is a rival of Astor Pharma.", set()),
        ("Nordvale Therapeutics and Astor Pharma signed a pact.", set()),
    ],
)  # fmt: skip
def test_ownership(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert edges(text, "PART_OF") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Lind, Ph.D., chief executive officer of Nordvale Therapeutics, said so.", {("anna lind", "HOLDS_ROLE", "nordvale therapeutics")}),
        ("Nordvale Therapeutics CEO Anna Lind said so.", {("anna lind", "HOLDS_ROLE", "nordvale therapeutics")}),
        ("Nordvale Therapeutics is led by Anna Lind as CEO.", {("anna lind", "HOLDS_ROLE", "nordvale therapeutics")}),
        ("Anna Lind, a former director of Nordvale Therapeutics, said so.", set()),
    ],
)  # fmt: skip
def test_people_and_roles(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert edges(text, "HOLDS_ROLE") == expected


def test_a_short_name_means_the_company_it_begins() -> None:
    found = read(
        "Nordvale Therapeutics signed a deal with Astor Pharma. Nordvale pays $5 million upfront."
    )
    orgs = {n.text for r in found.refs if r.label == "Organization" for n in r.names}
    assert {r.id for r in found.refs if r.label == "Organization"} == {
        "d#Organization:nordvale therapeutics",
        "d#Organization:astor pharma",
    }
    assert "Nordvale" in orgs


def test_a_defined_abbreviation_is_no_second_company() -> None:
    found = read("Nordvale Cell Group Inc. (NCG) signed with Astor Pharma. NCG pays $5 million.")
    assert len([r for r in found.refs if r.label == "Organization"]) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ABX-1234, a CD19 antibody, is in phase 2 for asthma.", {("abx 1234", "TARGETS", "cd19")}),
        ("ABX-1234 is an antibody that targets CD19 and BCMA.", {("abx 1234", "TARGETS", "cd19"), ("abx 1234", "TARGETS", "tnfrsf17")}),
        ("ABX-1234 helps patients with CD19-positive lymphoma in trials.", set()),
    ],
)  # fmt: skip
def test_targets(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert edges(text, "TARGETS") == expected


@pytest.mark.parametrize(
    ("text", "studied", "approved"),
    [
        ("ABX-1234 is in a phase 2 trial for asthma.", {("abx 1234", "STUDIED_FOR", "asthma")}, set()),
        ("ABX-1234 is approved for asthma and psoriasis.", set(), {("abx 1234", "APPROVED_FOR", "asthma"), ("abx 1234", "APPROVED_FOR", "psoriasis")}),
        ("Nordvale Therapeutics, an asthma specialist, sells ABX-1234.", set(), set()),
    ],
)  # fmt: skip
def test_diseases(
    text: str, studied: set[tuple[str, str, str]], approved: set[tuple[str, str, str]]
) -> None:
    found = edges(text, "STUDIED_FOR", "APPROVED_FOR")
    assert {e for e in found if e[1] == "APPROVED_FOR"} == approved
    if studied or approved:
        assert {e for e in found if e[1] == "STUDIED_FOR"} == studied


def test_drugs_are_combined_once_whatever_the_order() -> None:
    text = "ABX-1234 is given in combination with docetaxel. Docetaxel plus ABX-1234 is studied."
    assert edges(text, "COMBINED_WITH") == {("abx 1234", "COMBINED_WITH", "docetaxel")}


@pytest.mark.parametrize(
    ("text", "primary", "sides"),
    [
        ("Astor Pharma licensed ABX-1234 from Nordvale Therapeutics.", "LICENSE", {("astor pharma", "LICENSEE"), ("nordvale therapeutics", "LICENSOR")}),
        ("Nordvale Therapeutics has granted Astor Pharma an exclusive license to ABX-1234.", "LICENSE", {("astor pharma", "LICENSEE"), ("nordvale therapeutics", "LICENSOR")}),
        ("Astor Pharma will acquire Nordvale Therapeutics for $2 billion.", "ACQUISITION", {("astor pharma", "ACQUIRER"), ("nordvale therapeutics", "ACQUIRED")}),
        ("Nordvale Therapeutics was bought by Astor Pharma.", "ACQUISITION", {("astor pharma", "ACQUIRER"), ("nordvale therapeutics", "ACQUIRED")}),
        ("Astor Pharma has an option to acquire Nordvale Therapeutics.", "OPTION_TO_ACQUIRE", {("astor pharma", "OPTION_HOLDER"), ("nordvale therapeutics", "OPTION_GRANTOR")}),
        ("Astor Pharma and Nordvale Therapeutics entered into a research collaboration.", "RESEARCH_COLLABORATION", {("astor pharma", "COLLABORATOR"), ("nordvale therapeutics", "COLLABORATOR")}),
        ("Astor Pharma formed a joint venture with Nordvale Therapeutics.", "JOINT_VENTURE", {("astor pharma", "COLLABORATOR"), ("nordvale therapeutics", "COLLABORATOR")}),
    ],
)  # fmt: skip
def test_deals(text: str, primary: str, sides: set[tuple[str, object]]) -> None:
    assert values(text, "primaryType") == {primary}
    assert roles(text) == sides


@pytest.mark.parametrize(
    "text",
    [
        "Astor Pharma is in talks to buy Nordvale Therapeutics, it is rumoured.",
        "Nordvale Therapeutics rejected the offer of Astor Pharma to buy the company.",
        "Astor Pharma competes with Nordvale Therapeutics in asthma.",
        "Astor Pharma will cut 300 jobs in Germany.",
        "Nordvale Therapeutics started a phase 3 trial of ABX-1234 in asthma.",
    ],
)
def test_what_is_no_deal(text: str) -> None:
    assert [r for r in read(text).refs if r.label == "Deal"] == []


def test_a_right_to_negotiate_is_no_licence() -> None:
    text = (
        "Astor Pharma and Nordvale Therapeutics signed a pact on studies of ABX-1234 plus docetaxel. "
        "Astor Pharma has an exclusive period to negotiate the in-licensing of ABX-1234."
    )
    assert values(text, "types") & {"LICENSE", "OPTION_TO_LICENSE"} == set()
    assert "EXCLUSIVE_NEGOTIATION" in values(text, "kind")


def test_two_deals_of_one_pair_stay_two() -> None:
    text = (
        "Astor Pharma has licensed ABX-1234 from Nordvale Therapeutics. "
        "Astor Pharma and Nordvale Therapeutics first teamed up on research in 2015."
    )
    assert len([r for r in read(text).refs if r.label == "Deal"]) == 2


def test_what_each_amount_is_for() -> None:
    text = (
        "Astor Pharma licensed ABX-1234 from Nordvale Therapeutics. Nordvale Therapeutics gets $40 million upfront "
        "and up to $500 million in milestones, and tiered royalties on sales."
    )
    found = read(text)
    kinds = {
        c.subject: c.value
        for c in found.claims
        if c.predicate == "kind" and "FinancialTerm" in c.subject
    }
    amounts = {
        kinds[c.subject]: c.value.high
        for c in found.claims
        if c.predicate == "amount" and isinstance(c.value, Money)
    }
    assert amounts == {"UPFRONT_CASH": 40_000_000.0, "MILESTONE_UNSPECIFIED": 500_000_000.0}
    assert "ROYALTY" in kinds.values()


def test_undisclosed_is_a_value() -> None:
    text = "Astor Pharma and Nordvale Therapeutics signed a collaboration. Financial terms were not disclosed."
    assert values(text, "financialDisclosure") == {"UNDISCLOSED"}


def test_a_round_has_its_issuer_amount_and_investors() -> None:
    text = "Nordvale Therapeutics raised $60 million in a series B round led by Keel Ventures."
    assert values(text, "roundLabel") == {"series B"}
    assert roles(text) == {("nordvale therapeutics", "ISSUER"), ("keel ventures", "LEAD_INVESTOR")}


def test_a_planned_listing_is_no_listing() -> None:
    assert values("Nordvale Therapeutics plans an initial public offering.", "primaryType") == set()


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "qualifier"),
    [
        ("$60 million", 60e6, 60e6, "USD", "EXACT"),
        ("up to HK$1.83 billion", None, 1.83e9, "HKD", "UP_TO"),
        ("more than €3.5bn", 3.5e9, 3.5e9, "EUR", "MORE_THAN"),
        ("RMB 400 million", 400e6, 400e6, "CNY", "EXACT"),
        ("$100 million to $150 million", 100e6, 150e6, "USD", "EXACT"),
        ("hands over USD245 million", 245e6, 245e6, "USD", "EXACT"),
        ("1.2 trillion won", 1.2e12, 1.2e12, "KRW", "EXACT"),
    ],
)
def test_amounts(text: str, low: float | None, high: float, currency: str, qualifier: str) -> None:
    found = [a.money for a in find_amounts(text)]
    assert [(m.low, m.high, m.currency, m.qualifier) for m in found] == [
        (low, high, currency, qualifier)
    ]


@pytest.mark.parametrize("text", ["5 million people", "phase 2", "$ABC", "2024", "AB-101"])
def test_what_is_no_amount(text: str) -> None:
    assert list(find_amounts(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on June 8, 2020", DateRange(date(2020, 6, 8), date(2020, 6, 8), "DAY", "June 8, 2020")),
        ("17 October 2018", DateRange(date(2018, 10, 17), date(2018, 10, 17), "DAY", "17 October 2018")),
        ("in February 2021", DateRange(date(2021, 2, 1), date(2021, 2, 28), "MONTH", "February 2021")),
        ("Q3 2021", DateRange(date(2021, 7, 1), date(2021, 9, 30), "QUARTER", "Q3 2021")),
        ("late last year", DateRange(date(2023, 10, 1), date(2023, 12, 31), "QUARTER", "late last year")),
        ("last spring", DateRange(date(2023, 3, 1), date(2023, 5, 31), "SEASON", "last spring")),
        ("yesterday", DateRange(date(2024, 5, 30), date(2024, 5, 30), "DAY", "yesterday")),
        ("in 2013", DateRange(date(2013, 1, 1), date(2013, 12, 31), "YEAR", "2013")),
    ],
)  # fmt: skip
def test_dates(text: str, expected: DateRange) -> None:
    assert [w.range for w in find_dates(text, DAY)] == [expected]


def test_without_a_day_of_publication_only_the_words_are_kept() -> None:
    assert [w.range for w in find_dates("yesterday", None)] == [
        DateRange(None, None, "UNKNOWN", "yesterday")
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Aster Inc. bought Boreal Ltd. for cash. It closed.", ["Aster Inc. bought Boreal Ltd. for cash.", "It closed."]),
        ("Ann Lee, Ph.D., said: “We won.” Bob left.", ["Ann Lee, Ph.D., said: “We won.”", "Bob left."]),
        ("A title\n\nA text.", ["A title", "A text."]),
        ("Points:\n- one thing\n- another", ["Points:", "- one thing", "- another"]),
        ("Sales rose 3.5 percent. Good.", ["Sales rose 3.5 percent.", "Good."]),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    abbreviations = load_vocabulary().group("abbreviation")
    assert [text[s.start : s.end] for s in split_sentences(text, abbreviations)] == sentences
