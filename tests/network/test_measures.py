"""Measures of networks small enough to be worked out by hand; the values are written out."""

import math
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from pharmagraph.errors import NameNotFoundError, PharmagraphError
from pharmagraph.export import MultiGraph
from pharmagraph.network import figures
from pharmagraph.network.alliances import Network, network
from pharmagraph.network.brokers import brokers
from pharmagraph.network.chains import chain
from pharmagraph.network.communities import communities
from pharmagraph.network.core import core
from pharmagraph.network.directed import directed_alliances
from pharmagraph.network.evolution import evolution
from pharmagraph.network.holes import constraint, effective_size
from pharmagraph.network.hubs import hubs
from pharmagraph.network.mixing import mixing
from pharmagraph.network.nulls import null_networks, p_values
from pharmagraph.network.portfolios import portfolios
from pharmagraph.network.repeats import consortia, repeats
from pharmagraph.network.results import Result
from pharmagraph.network.roles import roles
from pharmagraph.network.rules import Rules
from pharmagraph.network.selection import read
from pharmagraph.network.structure import structure
from pharmagraph.network.suggestions import suggestions
from tests.network.worlds import AS_OF, World, chain_of, holds_for, ids, worlds

BOW_TIE = ("a b", "a x", "b x", "x c", "c d", "x d")


def made(graph: MultiGraph, **rules: object) -> Network:
    return network(read(graph), replace(Rules(), **rules))  # type: ignore[arg-type]


def values(result: Result, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in result.rows]


def crowd(*deals: str, of: int = 30) -> MultiGraph:
    """Return a graph of some deals, and companies that stand alone until there are `of`."""
    world = World()
    for number, parties in enumerate(deals):
        world.deal(f"d{number}", parties)
    for number in range(
        of - sum(p["label"] == "Organization" for _, p in world.graph.nodes(data=True))
    ):
        world.deal(f"alone{number}", f"alone{number}")
    return world.graph


def test_hubs_of_a_star() -> None:
    result = hubs(made(chain_of("h a", "h a", "h b", "h c")))
    assert [tuple(row.values()) for row in result.rows] == [
        (1, "H", 3, 4.0, 1.0, 1, 0.375, 4, 1.3333, 0.7071, 0.4797),
        (2, "A", 1, 2.0, 0.0, 1, 1.0, 2, 1.1111, 0.5774, 0.2414),
        (3, "B", 1, 1.0, 0.0, 1, 1.0, 1, 0.7222, 0.2887, 0.1394),
        (3, "C", 1, 1.0, 0.0, 1, 1.0, 1, 0.7222, 0.2887, 0.1394),
    ]


def test_strong_ties_are_short_ways() -> None:
    strong = made(chain_of(*["a b"] * 3, *["b c"] * 3, "a c"))
    found = dict(values(hubs(strong), "organisation", "betweenness"))
    assert found == {"A": 0.0, "B": 1.0, "C": 0.0}


def test_a_company_alone_has_no_constraint_and_no_place_in_the_largest_component() -> None:
    result = hubs(made(chain_of("a b", "e")))
    assert values(result, "rank", "organisation", "partners", "constraint", "eigenvector")[-1] == (
        3, "E", 0, None, None,
    )  # fmt: skip


def test_the_middle_of_a_bow_tie_is_its_broker() -> None:
    result = brokers(made(chain_of(*BOW_TIE)))
    outer = (0.9531, 1.0, 0.0, False, 1, None)
    assert [tuple(row.values()) for row in result.rows] == [
        ("X", 0.5625, 3.0, 0.6667, True, 2, None),
        *((name, *outer) for name in "ABCD"),
    ]
    assert result.figures == {"cutPoints": 1, "bridges": 0}
    assert result.notes[-1] == "betweennessP needs 30 companies; this network has 5."


def test_core_and_periphery_of_a_triangle_with_a_tail() -> None:
    result = core(made(chain_of("a b", "b c", "a c", "c d", "e")))
    assert [tuple(row.values()) for row in result.rows] == [
        ("C", 2, 3, 3, 2),
        ("A", 2, 3, 2, 2),
        ("B", 2, 3, 2, 2),
        ("D", 1, 2, 1, 1),
        ("E", 0, 1, 0, 0),
    ]
    assert result.figures == {"maxCore": 2, "coreSize": 3, "coreSharePct": 60.0}


def test_the_shortest_chain_is_named_step_by_step() -> None:
    result = chain(made(chain_of("a b", "b c", "c d", "a e", "e d")), "a", "D")
    assert [tuple(row.values()) for row in result.rows] == [
        (1, "A", "d3", "E", date(2020, 1, 1), ["d3#Sa", "d3#Se"]),
        (2, "E", "d4", "D", date(2020, 1, 1), ["d4#Sd", "d4#Se"]),
    ]
    assert result.figures == {"steps": 2, "independentWays": 2}
    assert chain(made(chain_of("a b", "a c", "b c")), "a", "b").figures["independentWays"] == 2


def test_a_window_that_begins_after_the_last_known_day_is_empty_and_no_mistake() -> None:
    late = made(chain_of("a b"), since=date(2030, 1, 1))
    assert (late.rules.as_of, late.selection.left_out) == (
        date(2030, 1, 1),
        {"deals whose ties have ended": 1},
    )


def test_companies_that_nothing_joins_have_no_chain() -> None:
    result = chain(made(chain_of("a b", "c d")), "a", "d")
    assert (result.rows, result.figures) == ((), {"steps": None, "independentWays": 0})
    assert result.notes == ("No chain of deals joins A and D in this network.",)


def test_an_unknown_company_brings_near_misses_and_one_without_a_deal_says_so() -> None:
    world = World()
    world.deal("d", "aster boreal")
    world.company("cinder")
    with pytest.raises(
        NameNotFoundError, match=r"no organisation called 'Astor'\. Did you mean 'Aster'"
    ):
        chain(made(world.graph), "Astor", "Boreal")
    with pytest.raises(NameNotFoundError, match=r"Cinder has no deal in this network \(alive on"):
        chain(made(world.graph), "Aster", "Cinder")
    with pytest.raises(PharmagraphError, match="'Aster' and 'aster' count as one company, Aster"):
        chain(made(world.graph), "Aster", "aster")


def test_repeats_are_counted_on_deals() -> None:
    world = World()
    for name, parties, year in (("d1", "a b", 2018), ("d2", "a b c", 2019), ("d3", "b c", 2020)):
        world.deal(name, parties, date(year, 1, 1), types=("LICENSE",))
    network_ = made(world.graph)
    assert [tuple(row.values()) for row in repeats(network_).rows] == [
        (
            *("A", "B", 2, date(2018, 1, 1), date(2019, 1, 1)),
            *(["LICENSE"], ["d1#Sa", "d1#Sb", "d2#Sa", "d2#Sb"]),
        ),
        (
            *("B", "C", 2, date(2019, 1, 1), date(2020, 1, 1)),
            *(["LICENSE"], ["d2#Sb", "d2#Sc", "d3#Sb", "d3#Sc"]),
        ),
    ]
    assert repeats(network_, min_deals=3).rows == ()
    assert [tuple(row.values()) for row in consortia(network_).rows] == [
        ("d2", ["A", "B", "C"], date(2019, 1, 1), ["LICENSE"], ["d2#Sa", "d2#Sb", "d2#Sc"])
    ]
    assert repeats(network_).figures == {
        "pairs": 3,
        "repeatPairs": 2,
        "repeatPairsPct": 66.7,
        "dealsByNumberOfCompanies": {"2": 2, "3": 1},
    }


def history() -> MultiGraph:
    world = World()
    for name, parties, year in (
        ("d1", "a b", 2018), ("d2", "c d", 2018), ("d3", "a b", 2019), ("d4", "a e", 2019),
        ("d5", "c a", 2020),
    ):  # fmt: skip
        world.deal(name, parties, date(year, 6, 1))
    return world.graph


def test_the_network_is_followed_year_by_year() -> None:
    result = evolution(read(history()), Rules())
    columns = (
        "period",
        "nodes",
        "edges",
        "density",
        "giantSharePct",
        "maxCore",
        "newTiesRepeatPct",
    )
    assert values(result, *columns, "newNew", "newKnown", "knownKnown") == [
        ("2018", 4, 2, 0.3333, 50.0, 1, 0.0, 2, 0, 0),
        ("2019", 5, 3, 0.3, 60.0, 1, 50.0, 0, 1, 1),
        ("2020", 5, 4, 0.4, 100.0, 1, 0.0, 0, 0, 1),
    ]
    assert (
        values(result, "clustering", "assortativity", "dealClustering") == [(None, None, None)] * 3
    )


def test_periods_can_be_longer_and_ties_die_in_them() -> None:
    result = evolution(read(history()), Rules(life=1), first=2017, last=2020, step=2)
    assert values(result, "period", "nodes", "edges", "newTiesRepeatPct") == [
        ("2017-2018", 4, 2, 0.0),
        ("2019-2020", 2, 1, 33.3),
    ]
    with pytest.raises(PharmagraphError, match=r"the years run backwards \(2021 to 2020\)"):
        evolution(read(history()), Rules(), first=2021, last=2020)


def test_pairs_with_a_common_partner_or_theme_are_suggested() -> None:
    world = World()
    for name, parties in (("d1", "a x"), ("d2", "b x"), ("d3", "c d")):
        world.deal(name, parties)
    target = world.thing("Target", "HER2")
    for company in ("a", "c"):
        drug = world.thing("Drug", f"drug of {company}")
        world.edge(f"organization:{company}", "DEVELOPS", drug)
        world.edge(drug, "TARGETS", target)
    everyone = suggestions(made(world.graph))
    score = round(1 / math.log(2), 4)
    assert [tuple(row.values()) for row in everyone.rows] == [
        ("A", "B", score, 0.5, ["X"], [], [], False),
        ("A", "C", 0, 0, [], ["HER2"], [], False),
    ]
    ours = suggestions(made(world.graph), company="c")
    assert values(ours, "organisationA", "organisationB") == [("C", "A")]


def test_a_suggested_pair_that_was_allied_before_says_so() -> None:
    world = World()
    world.deal("old", "a b", date(2010, 1, 1))
    for name, parties in (("d1", "a x"), ("d2", "b x")):
        world.deal(name, parties)
    assert values(suggestions(made(world.graph)), "organisationA", "alliedBefore") == [("A", True)]


def test_two_large_deals_and_a_bridge_are_two_communities() -> None:
    names = [f"{side}{i:02}" for side in "pq" for i in range(15)]
    world = World()
    first = world.deal("p", " ".join(names[:15]))
    world.deal("q", " ".join(names[15:]))
    world.deal("bridge", f"{names[0]} {names[15]}")
    world.edge(first, "FOR_DISEASE", world.thing("Disease", "lung cancer"))
    result = communities(made(world.graph), nulls=20)
    assert [tuple(row.values()) for row in result.rows] == [
        (1, 15, ["P00", "P01", "P02", "P03", "P04"], ["lung cancer"], [], 99.5),
        (2, 15, ["Q00", "Q01", "Q02", "Q03", "Q04"], [], [], 99.5),
    ]
    assert (result.figures["modularity"], result.figures["communities"]) == (0.4953, 2)
    assert result == communities(made(world.graph), nulls=20)


@pytest.mark.parametrize("number", [1, 2, 29])
def test_communities_of_a_small_network_are_refused(number: int) -> None:
    with pytest.raises(
        PharmagraphError, match=f"communities mean nothing in a network of {number} "
    ):
        communities(made(crowd(of=number)))


def test_figures_of_thirty_companies() -> None:
    star = made(crowd(*(f"h l{i}" for i in range(29)))).ties
    assert figures.assortativity(star) == pytest.approx(-1)
    assert figures.clustering(star) == 0
    assert figures.mean_distance(star) == pytest.approx(841 / 435)
    assert figures.nestedness(star) == 0
    triangles = made(crowd(*(f"a{i} b{i} c{i}" for i in range(10))))
    assert figures.clustering(triangles.ties) == 1
    assert figures.deal_clustering(triangles.memberships) == 0
    assert figures.assortativity(triangles.ties) is None
    assert figures.giant_share(triangles.ties) == 10


def test_partners_of_the_few_among_those_of_the_many_are_nested() -> None:
    deals = ["h g", *(f"h a{i}" for i in range(14)), *(f"g a{i}" for i in range(14))]
    ties = made(crowd(*deals, *(f"h b{i}" for i in range(14)))).ties
    # 14 × 14 pairs b-a, 14 pairs b-g, halves for 14 pairs a-g and a-h, 14/15 for g-h
    assert figures.nestedness(ties) == pytest.approx(100 * (196 + 14 + 7 + 7 + 14 / 15) / 435)


def test_mixing_compares_like_with_like() -> None:
    world = World()
    for number in range(15):
        for side in "ab":
            pharma = side == "a" and number < 10
            world.company(f"{side}{number}", "PHARMA" if pharma else "BIOTECH")
        world.deal(f"d{number}", f"a{number} b{number}")
    assert figures.mixing(made(world.graph).ties, "kind") == (pytest.approx(-0.5), 15)
    assert figures.mixing(made(world.graph).ties, "country") == (None, 0)


def test_our_coefficients_are_those_of_networkx() -> None:
    pytest.importorskip("numpy", reason="NumPy is not installed")
    ties = made(crowd(*BOW_TIE, "x e", "e f g", "f h")).ties
    assert figures.assortativity(ties) == pytest.approx(nx.degree_assortativity_coefficient(ties))
    nx.set_node_attributes(ties, {n: n[-1] < "d" for n in ties}, "side")
    assert figures.mixing(ties, "side")[0] == pytest.approx(
        nx.attribute_assortativity_coefficient(ties, "side")
    )


@holds_for(worlds())
def test_structural_holes_are_those_of_networkx(graph: MultiGraph) -> None:
    ties = made(graph, life=None, weight="newman").ties
    theirs = (
        nx.constraint(ties, list(ties), weight="weight"),
        nx.effective_size(ties, list(ties), weight="weight"),
    )
    for ours, known in zip((constraint(ties), effective_size(ties)), theirs, strict=True):
        assert ours == pytest.approx(known, nan_ok=True)


def test_the_shape_of_a_small_network_leaves_out_what_means_nothing() -> None:
    result = structure(made(chain_of(*BOW_TIE)))
    known = {row["figure"]: row["value"] for row in result.rows if row["value"] is not None}
    assert known == {"density": 0.6, "components": 1, "giantSharePct": 100.0, "maxCore": 2}


def test_the_shape_of_a_network_stands_beside_chance() -> None:
    result = structure(made(crowd(*(f"a{i} b{i} c{i}" for i in range(10)))), nulls=19)
    rows = {row["figure"]: row for row in result.rows}
    # Every random network of separate deals of three is the same.
    assert [rows["clustering"][c] for c in ("value", "chanceMean", "p")] == [1.0, 1.0, 1.0]


@holds_for(worlds())
def test_random_networks_keep_the_number_of_deals_of_each_company(graph: MultiGraph) -> None:
    observed = made(graph, life=None, weight="newman")
    strength = dict(observed.ties.degree(weight="weight"))
    for random_network in null_networks(observed, 2, 7):
        assert dict(random_network.degree(weight="weight")) == pytest.approx(strength)


def test_random_networks_differ_and_are_the_same_for_a_seed() -> None:
    observed = made(chain_of(*BOW_TIE, "e f", "g h", "i j"))
    runs = [[sorted(g.edges) for g in null_networks(observed, 3, seed)] for seed in (1, 1, 2)]
    assert runs[0] == runs[1] != runs[2]
    assert len({str(edges) for edges in runs[0]}) == 3


def test_a_p_value_counts_the_observed_network_as_one_of_chance() -> None:
    assert p_values([2.0, 5.0], iter([[1.0, 1.0], [2.0, 1.0], [3.0, 1.0]])) == [0.75, 0.25]


@pytest.mark.parametrize(
    "measure",
    [
        hubs,
        brokers,
        core,
        repeats,
        consortia,
        suggestions,
        structure,
        roles,
        portfolios,
        mixing,
    ],
)
def test_a_network_without_a_company_is_refused(measure: object) -> None:
    with pytest.raises(PharmagraphError, match=r"the graph is empty\. Load articles first"):
        measure(made(chain_of()))  # type: ignore[operator]
    with pytest.raises(PharmagraphError) as refused:
        measure(made(chain_of("a b"), as_of=date(2010, 1, 1)))  # type: ignore[operator]
    assert str(refused.value) == (
        "no deal is left to make a network of (deals after the window: 1). Widen it with"
        "  --cumulative,  --class,  --layer  or  --as-of"
    )


def test_the_sentences_of_a_row_say_who_is_in_its_deals_or_what_a_pair_has_in_common() -> None:
    world = World()
    for name, parties, year in (("d1", "a b", 2018), ("d2", "a b", 2019), ("d3", "b c", 2019)):
        world.deal(name, parties, date(year, 1, 1))
    world.deal("d4", "a b x", date(2019, 1, 1))
    target = world.thing("Target", "HER2")
    for company in ("a", "c"):
        drug = world.thing("Drug", f"drug of {company}")
        world.edge(f"organization:{company}", "DEVELOPS", drug, evidence=[f"{company}#S1"])
        world.edge(drug, "TARGETS", target, evidence=[f"{company}#S2"])
        world.edge(drug, "STUDIED_FOR", world.thing("Disease", company), evidence=["other#S3"])
    network_ = made(world.graph)
    assert repeats(network_).sentences == (("d1#Sa", "d1#Sb", "d2#Sa", "d2#Sb", "d4#Sa", "d4#Sb"),)
    assert consortia(network_).sentences == (("d4#Sa", "d4#Sb", "d4#Sx"),)
    assert chain(network_, "a", "c").sentences == (("d4#Sa", "d4#Sb"), ("d3#Sb", "d3#Sc"))
    assert core(network_, nulls=0).sentences[-1] == ("d3#Sc",)
    assert suggestions(network_).sentences[0] == (
        *("d1#Sa", "d1#Sb", "d2#Sa", "d2#Sb", "d4#Sa", "d4#Sb", "d3#Sb", "d3#Sc"),
        *("a#S1", "a#S2", "c#S1", "c#S2"),
    )


@pytest.mark.parametrize("measure", [hubs, brokers, core, structure, roles, portfolios, mixing])
def test_one_company_alone_is_a_network(measure: object) -> None:
    result = measure(made(chain_of("a")))  # type: ignore[operator]
    assert (result.network.nodes, result.network.edges, result.network.isolates) == (1, 0, 1)


def test_the_small_print_says_what_the_network_rests_on() -> None:
    world = World()
    world.deal("d1", {"a": "LICENSOR", "b": None})
    world.deal("d2", "a c", None, **{"signedFrom": date(2017, 1, 1), "signedTo": date(2017, 1, 1)})
    world.deal("rumour", "a d", status="RUMOURED")
    found = hubs(made(world.graph, as_of=AS_OF)).network
    assert found.as_dict() == {
        "nodes": 3,
        "edges": 2,
        "isolates": 0,
        "deals": 2,
        "rolesKnownPct": 50.0,
        "datesKnownPct": 100.0,
        "leftOut": {"deals of status RUMOURED": 1},
        "rules": {
            "window": "alive on 2021-01-01",
            "asOf": "2021-01-01",
            "life": "5 years",
            "rollup": "brand",
            "weightScheme": "count",
            "dealFilter": "class ALLIANCE; status not RUMOURED or WITHDRAWN; companies of kind"
            " PHARMA or BIOTECH or unknown",
        },
        "otherLives": {
            "3 years": {"nodes": 2, "edges": 1},
            "10 years": {"nodes": 3, "edges": 2},
            "no end": {"nodes": 3, "edges": 2},
        },
        "sample": "A network built from news is a sample: large and well-covered companies look"
        " better connected than they are, and a tie that nobody reported is missing.",
    }


MUTUAL = {("a", "b", False, True), ("b", "a", False, True)}


def arcs(world: World) -> set[tuple[str, str, bool, bool]]:
    found = directed_alliances(world.graph).edges(data=True)
    return {(a[-1], b[-1], p["prospective"], p["mutual"]) for a, b, p in found}


@pytest.mark.parametrize(
    ("roles", "types", "expected"),
    [
        (("LICENSOR", "LICENSEE"), ("LICENSE",), {("a", "b", False, False)}),
        (("OPTION_HOLDER", "OPTION_GRANTOR"), ("OPTION_TO_LICENSE",), {("b", "a", True, False)}),
        (("COLLABORATOR", "COLLABORATOR"), ("CO_DEVELOPMENT",), MUTUAL),
        (("LICENSOR", None), ("LICENSE",), MUTUAL),
    ],
)
def test_rights_point_from_giver_to_taker(
    roles: tuple[str, ...], types: tuple[str, ...], expected: set[tuple[str, str, bool, bool]]
) -> None:
    world = World()
    world.deal("d", dict(zip("ab", roles, strict=True)), types=types)
    assert arcs(world) == expected


def test_a_right_to_negotiate_points_to_its_holder_and_is_no_licence_yet() -> None:
    world = World()
    deal = world.deal("d", "a b", types=("CLINICAL_COLLABORATION", "NEGOTIATION_RIGHT"))
    right = world.thing("Right", "r", kind="EXCLUSIVE_NEGOTIATION")
    world.edge(deal, "GRANTS", right)
    world.edge(right, "HELD_BY", *ids("b"))
    assert arcs(world) == {("a", "b", True, False)}
    world.graph.nodes[right]["kind"] = "LICENSE_GRANT"
    assert arcs(world) == {("a", "b", False, False)}
