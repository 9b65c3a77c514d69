"""What the graph shows when claims agree, add to each other, or disagree."""

from datetime import date

from pharmagraph.assertions import Assertion
from pharmagraph.claims import Name
from pharmagraph.model import DateRange, Money, Scalar, Value
from pharmagraph.projection import name_order, project_edge, project_node, quote

OLD, NEW = date(2020, 1, 1), date(2020, 6, 1)


def said(
    claim: str,
    predicate: str,
    *,
    subject: str = "organization:a",
    target: str = "",
    value: Value | None = None,
    qualifiers: dict[str, Scalar] | None = None,
    rank: int = 4,
    reported: date | None = OLD,
    label: str = "Organization",
) -> Assertion:
    return Assertion(
        claim,
        f"url:{claim}",
        subject,
        label,
        predicate,
        target,
        "Organization",
        value,
        qualifiers or {},
        "stated",
        (f"url:{claim}#S1",),
        rank,
        reported,
    )


def node(*claims: Assertion, label: str = "Organization") -> dict[str, object]:
    return dict(project_node("x", label, [Name("A")], [], claims).props)


def test_the_more_formal_source_wins_and_the_other_stays_visible() -> None:
    props = node(
        said("news", "country", value="CN", reported=NEW),
        said("filing", "country", value="HK", rank=0),
    )
    assert props["country"] == "HK"
    assert props["contested"] == [
        "country: HK (url:filing, 2020-01-01) | CN (url:news, 2020-06-01)"
    ]


def test_of_equally_formal_sources_the_newer_wins() -> None:
    old, new = said("a", "country", value="CN"), said("b", "country", value="HK", reported=NEW)
    assert node(old, new)["country"] == "HK"
    assert node(new, old) == node(old, new)


def test_agreement_is_not_contested() -> None:
    assert "contested" not in node(
        said("a", "country", value="CN"), said("b", "country", value="CN")
    )


def test_a_narrower_date_that_agrees_is_shown() -> None:
    year = DateRange(date(2019, 1, 1), date(2019, 12, 31), "YEAR", "2019")
    month = DateRange(date(2019, 5, 1), date(2019, 5, 31), "MONTH", "May 2019")
    props = node(
        said("a", "occurred", value=year, reported=NEW, label="Deal"),
        said("b", "occurred", value=month, label="Deal"),
        label="Deal",
    )
    assert {k: props[k] for k in props if k.startswith("occurred")} == {
        "occurredFrom": date(2019, 5, 1),
        "occurredTo": date(2019, 5, 31),
        "occurredPrecision": "MONTH",
        "occurredRaw": "May 2019",
    }
    assert "contested" not in props


def test_an_unresolved_date_keeps_its_words_and_contests_nothing() -> None:
    vague = DateRange(None, None, "UNKNOWN", "last spring")
    props = node(said("a", "occurred", value=vague, label="Deal"), label="Deal")
    assert (props["occurredRaw"], props.get("occurredFrom")) == ("last spring", None)


def test_amounts_are_shown_whole_never_mixed_from_two_sources() -> None:
    dollars, yuan = Money(None, 60e6, "USD", "UP_TO", "up to $60m"), Money(400e6, 400e6, "CNY")
    props = node(
        said("a", "amount", value=dollars, label="FinancialTerm", rank=2),
        said("b", "amount", value=yuan, label="FinancialTerm"),
        label="FinancialTerm",
    )
    assert {k: v for k, v in props.items() if k.startswith("amount")} == {
        "amountMax": 60e6,
        "amountCurrency": "USD",
        "amountQualifier": "UP_TO",
        "amountRaw": "up to $60m",
    }
    assert len(props["contested"]) == 1  # type: ignore[arg-type]


def test_an_edge_says_who_says_so() -> None:
    a = said("a", "DEVELOPS", target="drug:x", qualifiers={"role": "DEVELOPER"})
    b = said("b", "DEVELOPS", target="drug:x", reported=NEW)
    edge = project_edge("k", [a, b])
    assert edge is not None
    assert edge.props == {
        "role": "DEVELOPER",
        "evidence": ["url:b#S1", "url:a#S1"],
        "nSources": 2,
        "basis": "stated",
        "firstReportedOn": OLD,
        "lastReportedOn": NEW,
    }


def test_a_qualifier_that_sources_give_differently_is_contested() -> None:
    a = said("a", "DEVELOPS", target="drug:x", qualifiers={"role": "ORIGINATOR"}, rank=2)
    b = said("b", "DEVELOPS", target="drug:x", qualifiers={"role": "MARKETER"})
    edge = project_edge("k", [a, b])
    assert edge is not None
    assert (edge.props["role"], edge.props["contested"]) == ("ORIGINATOR", True)
    assert edge.props["alternatives"] == ["role: MARKETER (url:b, 2020-01-01)"]


def test_ownership_told_both_ways_round_is_one_contested_edge() -> None:
    up = said("release", "PART_OF", subject="organization:b", target="organization:a", rank=2)
    down = said("news", "PART_OF", subject="organization:a", target="organization:b")
    edge = project_edge("k", [down, up])
    assert edge is not None
    assert (edge.source, edge.target, edge.props["nSources"]) == (
        "organization:b",
        "organization:a",
        1,
    )
    assert edge.props["alternatives"] == [
        "organization:a PART_OF organization:b (url:news, 2020-01-01)"
    ]


def test_a_symmetric_edge_leads_from_the_smaller_id() -> None:
    edge = project_edge("k", [said("a", "COMBINED_WITH", subject="drug:z", target="drug:b")])
    assert edge is not None
    assert (edge.source, edge.target, "contested" in edge.props) == ("drug:b", "drug:z", False)


def test_ends_that_became_one_thing_have_no_edge() -> None:
    assert project_edge("k", [said("a", "PART_OF", target="organization:a")]) is None


def test_a_drug_is_called_by_its_inn_before_its_code_before_its_brand() -> None:
    names = [Name("Zelvo", "BRAND"), Name("NDR-1", "CODE"), Name("zelumab", "INN")]
    assert name_order("Drug", names) == ["zelumab", "NDR-1", "Zelvo"]


def test_a_quote_is_cut_to_300_characters() -> None:
    assert quote("x" * 400) == "x" * 299 + "…"
    assert quote("a\n b") == "a b"


def test_a_name_in_capitals_gives_way_to_the_same_name_as_it_is_written() -> None:
    names = [Name("ZELUMAB", "INN"), Name("zelumab", "INN"), Name("NDR-1", "CODE")]
    assert name_order("Drug", names) == ["zelumab", "ZELUMAB", "NDR-1"]


def test_of_what_changes_in_time_the_newest_report_wins_and_the_older_does_not_contest_it() -> None:
    props = node(
        said("release", "status", value="ACTIVE", rank=2),
        said("news", "status", value="TERMINATED", reported=NEW),
        label="Deal",
    )
    assert props["status"] == "TERMINATED"
    assert "contested" not in props


def test_reports_of_one_day_disagree_on_what_changes_in_time() -> None:
    props = node(
        said("release", "status", value="ACTIVE", rank=2),
        said("news", "status", value="TERMINATED"),
        label="Deal",
    )
    assert props["status"] == "ACTIVE"
    assert props["contested"] == [
        "status: ACTIVE (url:release, 2020-01-01) | TERMINATED (url:news, 2020-01-01)"
    ]


def test_how_a_fact_was_found_is_no_disagreement() -> None:
    def held(claim: str, note: str) -> Assertion:
        return said(
            claim,
            "HOLDS_ROLE",
            target="organization:b",
            qualifiers={"roleCode": "CEO", "title": note},
        )

    edge = project_edge("k", [held("a", "CEO"), held("b", "chief executive officer")])
    assert edge is not None
    assert (edge.props["title"], "contested" in edge.props) == ("CEO", False)
