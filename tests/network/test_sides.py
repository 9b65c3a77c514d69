"""Roles, breadth, mixing and rich clubs of networks one can count by hand."""

from datetime import date

import networkx as nx
import pytest
from hypothesis import strategies as st

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph
from pharmagraph.network.directed import directed_alliances
from pharmagraph.network.mixing import BY, mixing
from pharmagraph.network.portfolios import portfolios
from pharmagraph.network.rich_club import clubs, rich_club
from pharmagraph.network.roles import roles
from pharmagraph.network.rules import Rules
from pharmagraph.network.structure import structure
from pharmagraph.network.walks import hubs_and_authorities, pagerank
from tests.network.test_measures import crowd, made
from tests.network.worlds import World, chain_of, holds_for, worlds


def licences() -> MultiGraph:
    world = World()
    for name, giver, taker, year in (("d1", "a", "b", 2018), ("d2", "a", "c", 2019)):
        sides = {giver: "LICENSOR", taker: "LICENSEE"}
        world.deal(name, sides, date(year, 1, 1), types=("LICENSE",))
    option = {"d": "OPTION_GRANTOR", "a": "OPTION_HOLDER"}
    world.deal("d3", option, date(2020, 1, 1), types=("OPTION_TO_LICENSE",))
    world.deal("d4", "b c", date(2020, 1, 1))
    world.deal("d5", "e", date(2020, 1, 1))
    return world.graph


def test_givers_and_takers_of_rights_and_who_changed_sides() -> None:
    result = roles(made(licences()))
    assert [tuple(row.values()) for row in result.rows] == [
        ("A", 2, 1, 0, 0.3333, 1, "giver", "taker", 1.0, 0.0),
        ("D", 1, 0, 0, 1.0, 1, "giver", "giver", 0.0, 0.0),
        ("B", 0, 1, 1, -1.0, 0, "taker", "taker", 0.0, 0.5),
        ("C", 0, 1, 1, -1.0, 0, "taker", "taker", 0.0, 0.5),
        ("E", 0, 0, 0, None, 0, None, None, 0.0, 0.0),
    ]
    assert result.figures == {
        "dealsWithDirection": 3,
        "dealsWithDirectionPct": 75.0,
        "companiesThatOnlyGive": 1,
        "companiesThatOnlyTake": 2,
        "changedSides": 1,
    }
    assert result.sentences[0] == ("d1#Sa", "d2#Sa", "d3#Sa")


def test_breadth_is_counted_over_partners_and_areas() -> None:
    world = World()
    world.company("b", "PHARMA", country="CH")
    world.company("c", "BIOTECH", country="CH")
    for name, parties, area in (("d1", "a b", "Oncology"), ("d2", "a c", "Immunology")):
        disease, above = world.thing("Disease", area.lower()), world.thing("TherapeuticArea", area)
        world.edge(world.deal(name, parties), "FOR_DISEASE", disease)
        world.edge(disease, "IS_A", above)
    result = portfolios(made(world.graph))
    assert [tuple(row.values()) for row in result.rows] == [
        ("A", 2, 2, 1.0, 0.0, 1.0, ["Immunology", "Oncology"], 100.0),
        ("B", 1, 1, 0.0, None, 0.0, ["Oncology"], 0.0),
        ("C", 1, 1, 0.0, None, 0.0, ["Immunology"], 0.0),
    ]


def test_a_company_without_a_partner_has_no_breadth() -> None:
    (row,) = portfolios(made(chain_of("a"))).rows
    assert tuple(row.values()) == ("A", 0, 1, None, None, None, [], None)


def test_ties_are_counted_by_the_sorts_of_their_ends() -> None:
    world = World()
    for number in range(15):
        world.company(f"a{number}", "PHARMA" if number < 10 else "BIOTECH")
        world.company(f"b{number}", "BIOTECH")
        world.deal(f"d{number}", f"a{number} b{number}")
    result = mixing(made(world.graph), nulls=0)
    assert [tuple(row.values()) for row in result.rows] == [
        ("BIOTECH", "PHARMA", 10, 66.7, None, None),
        ("BIOTECH", "BIOTECH", 5, 33.3, None, None),
    ]
    assert result.figures == {"tiesWithBothKnown": 15, "ties": 15, "mixing": -0.5}
    drawn = mixing(made(world.graph), nulls=9)
    assert all(0.1 <= row["p"] <= 1 and row["chanceMean"] > 0 for row in drawn.rows)  # type: ignore[operator]
    assert drawn == mixing(made(world.graph), nulls=9)


@pytest.mark.parametrize("by", BY)
def test_ties_of_unknown_sorts_do_not_count(by: str) -> None:
    world = World()
    world.company("a", None)
    world.deal("d", "a b")
    result = mixing(made(world.graph), by=by)
    assert (result.rows, result.figures["tiesWithBothKnown"]) == ((), 0)
    assert result.notes == ("chanceMean and p need 30 companies; this network has 2.",)


def club_of_six() -> MultiGraph:
    """Six companies that all ally with each other and one outsider each, and 36 pairs besides."""
    inner = [f"{a} {b}" for a in "abcdef" for b in "abcdef" if a < b]
    outer = [f"{a} leaf{a}" for a in "abcdef"]
    return crowd(*inner, *outer, *(f"p{i} q{i}" for i in range(36)), of=84)


def test_hubs_that_ally_with_each_other_are_a_club_beyond_chance() -> None:
    first, second = rich_club(made(club_of_six()), nulls=19).rows
    assert [first[c] for c in ("moreThan", "companies", "ties", "density", "p")] == [
        1, 6, 15, 1.0, 0.05,
    ]  # fmt: skip
    assert first["ratio"] > 2  # type: ignore[operator]
    assert first["topMembers"] == ["A", "B", "C", "D", "E"]
    assert [second[c] for c in ("moreThan", "companies", "ties")] == [0, 84, 57]


def test_a_club_that_its_deals_alone_explain_is_none() -> None:
    (row,) = rich_club(made(crowd(*(f"a{i} b{i} c{i}" for i in range(10)))), nulls=19).rows
    assert (row["density"], row["ratio"], row["p"]) == (0.069, 1.0, 1.0)


def test_a_rich_club_of_a_small_network_is_refused() -> None:
    with pytest.raises(PharmagraphError, match="rich clubs mean nothing in a network of 29 comp"):
        rich_club(made(crowd(of=29)))


@holds_for(worlds())
def test_clubs_are_those_of_networkx(graph: MultiGraph) -> None:
    ties = made(graph, life=None).ties
    known = nx.rich_club_coefficient(ties, normalized=False) if ties.edges else {}
    for more, club in clubs(ties):
        inside = ties.subgraph(club).number_of_edges()
        if more in known:
            assert 2 * inside / (len(club) * (len(club) - 1)) == pytest.approx(known[more])


@holds_for(worlds())
def test_walks_along_ties_are_those_of_networkx(graph: MultiGraph) -> None:
    pytest.importorskip("scipy", reason="SciPy is not installed")
    ties = made(graph, life=None, weight="newman").ties
    assert pagerank(ties) == pytest.approx(nx.pagerank(ties, tol=1e-12, max_iter=1000), abs=1e-8)


@holds_for(worlds(), st.sampled_from((None, 5)))
def test_givers_and_takers_share_out_one_unit_each(graph: MultiGraph, life: int | None) -> None:
    arcs = directed_alliances(graph, Rules(life=life))
    for scores in hubs_and_authorities(arcs):
        assert sum(scores.values()) == pytest.approx(1 if arcs.edges else 0)


def test_circles_in_few_steps_are_a_small_world_only_beside_chance() -> None:
    result = structure(made(crowd(*(f"a{i} b{i} c{i}" for i in range(10)))), nulls=9)
    found = {row["figure"]: row["value"] for row in result.rows}
    assert (found["smallWorld"], found["transitivity"]) == (1.0, 1.0)
