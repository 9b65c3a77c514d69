"""The six views: what each shows, and what a deal makes of two companies."""

from datetime import date

import pytest

from pharmagraph.cli.map import TITLES
from pharmagraph.codes import DEAL_TYPES
from pharmagraph.errors import NameNotFoundError
from pharmagraph.maps.ties import TIES
from pharmagraph.maps.views import NAMES, undated, view_of
from tests.maps.graphs import deals, graph


def test_the_command_offers_every_view() -> None:
    assert tuple(TITLES) == NAMES


def test_companies_are_joined_by_what_their_deals_make_of_them() -> None:
    lines = view_of(deals(), "companies").edges(data=True)
    assert sorted((s[-1], d["type"], t[-1], d["deal"]) for s, t, d in lines) == [
        ("a", "FINANCES", "c", "Deal 5"),
        ("a", "LICENSES_TO", "b", "Deal 1"),
        ("a", "LICENSES_TO", "b", "Deal 2"),
        ("a", "TRIALS_WITH", "e", "Deal 7"),
        ("b", "MAY_LICENSE_TO", "a", "Deal 3"),
        ("c", "ACQUIRES", "d", "Deal 4"),
        ("c", "BUYS_FROM", "e", "Deal 4"),
        ("f", "FINANCES", "c", "Deal 5"),
    ]


def test_a_line_has_the_day_of_its_deal() -> None:
    shown = view_of(deals(), "companies")
    days = {d["deal"]: d["day"] for _, _, d in shown.edges(data=True)}
    assert (days["Deal 1"], days["Deal 5"]) == (date(2018, 3, 1), None)


def test_a_deal_without_known_type_still_joins_its_parties() -> None:
    shown = view_of(graph(), "companies")
    assert sorted(shown.nodes) == ["org:a", "org:b", "org:c"]
    assert [(s, t, d["type"], d["deal"]) for s, t, d in shown.edges(data=True)] == [
        ("org:a", "org:b", "ALLIED_WITH", "signs")
    ]


def test_a_right_to_negotiate_is_never_drawn_as_a_licence() -> None:
    kinds = {kind: [t.type for t in TIES if kind in t.deals] for kind in DEAL_TYPES}
    assert kinds["NEGOTIATION_RIGHT"] == kinds["OPTION_TO_LICENSE"] == ["MAY_LICENSE_TO"]
    assert kinds["LICENSE"] == ["LICENSES_TO"]


def test_the_view_of_drugs_has_what_they_are_and_do_and_who_develops_them() -> None:
    shown = view_of(graph(), "drugs")
    assert sorted(shown.nodes) == ["drug:z", "org:a"]
    assert {d["type"] for _, _, d in shown.edges(data=True)} == {"DEVELOPS"}


def test_the_timeline_has_what_has_a_day_and_who_took_part() -> None:
    shown = view_of(deals(), "timeline")
    assert sorted(n for n in shown if n.startswith("deal")) == [
        "deal:1",
        "deal:2",
        "deal:3",
        "deal:4",
        "deal:6",
    ]
    assert "org:f" not in shown
    assert undated(deals()) == 3


def test_a_view_around_one_thing_ends_after_its_hops() -> None:
    assert sorted(view_of(graph(), "entity", "org:b", 1).nodes) == ["deal:1", "org:b"]
    assert sorted(view_of(graph(), "entity", "org:b", 2).nodes) == [
        "deal:1",
        "drug:z",
        "org:a",
        "org:b",
    ]


@pytest.mark.parametrize("view", ["entity", "deal"])
def test_a_view_around_nothing_is_refused(view: str) -> None:
    with pytest.raises(NameNotFoundError, match="there is no node 'org:x'"):
        view_of(graph(), view, "org:x")


def test_the_view_of_a_deal_leaves_other_deals_out() -> None:
    g = graph()
    g.add_node("deal:2", label="Deal", name="second", types=["LICENSE"], **{"class": "ALLIANCE"})
    g.add_edge("deal:2", "deal:1", key="f", type="FOLLOWS")
    g.add_node("right:1", label="Right", name="Licence", kind="LICENSE_GRANT")
    g.add_node("place:x", label="Place", name="Europe")
    g.add_edge("deal:1", "right:1", key="g", type="GRANTS")
    g.add_edge("right:1", "place:x", key="t", type="IN_TERRITORY")
    shown = view_of(g, "deal", "deal:1")
    assert sorted(shown.nodes) == ["deal:1", "drug:z", "org:a", "org:b", "place:x", "right:1"]
