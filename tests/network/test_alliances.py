"""Deals become ties by the conventions, each written out on a network one can check by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import strategies as st

from pharmagraph.errors import NameNotFoundError, PharmagraphError
from pharmagraph.export import MultiGraph
from pharmagraph.network.alliances import TieGraph, alliances, network
from pharmagraph.network.rules import LAYERS, ROLLUPS, Rules
from pharmagraph.network.selection import read
from tests.network.worlds import AS_OF, World, chain_of, holds_for, ids, worlds

CUMULATIVE = Rules(life=None)


def weights(ties: TieGraph, prop: str = "weight") -> dict[str, float]:
    """Return the ties by the last letters of their ends."""
    return {f"{a[-1]}{b[-1]}": value for a, b, value in ties.edges(data=prop)}


def companies(ties: TieGraph) -> set[str]:
    return {node.partition(":")[2] for node in ties}


def test_a_deal_of_three_and_a_deal_of_two_weigh_as_agreed() -> None:
    graph = chain_of("a b c", "a b")
    assert weights(alliances(graph)) == {"ab": 2, "ac": 1, "bc": 1}
    assert weights(alliances(graph, Rules(weight="newman"))) == {"ab": 1.5, "ac": 0.5, "bc": 0.5}


def test_a_tie_carries_its_deals_and_the_rules_it_was_made_by() -> None:
    world = World()
    late = world.deal("late", "a b", date(2020, 6, 1), types=("LICENSE",))
    disease, area = world.thing("Disease", "lung cancer"), world.thing("TherapeuticArea", "cancer")
    world.edge(late, "FOR_DISEASE", disease)
    world.edge(disease, "IS_A", area)
    world.deal("early", "a b", date(2019, 1, 1), types=("CLINICAL_SUPPLY",))
    (tie,) = (p for _, _, p in alliances(world.graph, Rules(as_of=AS_OF)).edges(data=True))
    assert tie == {
        "type": "ALLIED_WITH",
        "derived": True,
        "dealCount": 2,
        "dealIds": ["deal:early", "deal:late"],
        "count": 2.0,
        "newman": 2.0,
        "weight": 2.0,
        "distance": 0.5,
        "firstOn": date(2019, 1, 1),
        "lastOn": date(2020, 6, 1),
        "types": ["CLINICAL_SUPPLY", "LICENSE"],
        "layers": ["clinical", "licence"],
        "multiplex": True,
        "areas": ["therapeuticarea:cancer"],
        "evidence": ["early#Sa", "early#Sb", "late#Sa", "late#Sb"],
        "window": "alive on 2021-01-01",
        "asOf": "2021-01-01",
        "life": "5 years",
        "rollup": "brand",
        "weightScheme": "count",
        "dealFilter": "class ALLIANCE; status not RUMOURED or WITHDRAWN; companies of kind PHARMA"
        " or BIOTECH or unknown",
    }


@pytest.mark.parametrize(
    ("family", "types"),
    [
        ("FINANCING", "IPO"),
        ("SERVICE", "CRO_SERVICES"),
        ("LEGAL", "SETTLEMENT"),
        ("M_AND_A", "MERGER"),
    ],
)
def test_only_alliances_count_unless_asked(family: str, types: str) -> None:
    world = World()
    world.deal("d", {"a": None, "b": None}, family=family, types=(types,))
    assert companies(alliances(world.graph)) == set()
    assert weights(alliances(world.graph, Rules(classes=(family,)))) == {"ab": 1}


@pytest.mark.parametrize("status", ["RUMOURED", "WITHDRAWN"])
def test_rumoured_and_withdrawn_deals_do_not_count(status: str) -> None:
    world = World()
    world.deal("d", "a b", status=status)
    made = network(read(world.graph), Rules())
    assert (list(made.ties), made.selection.left_out) == ([], {f"deals of status {status}": 1})
    assert weights(alliances(world.graph, Rules(without_status=()))) == {"ab": 1}


def test_a_party_without_an_alliance_role_is_no_partner() -> None:
    world = World()
    world.deal("d", {"a": "LICENSOR", "b": "LICENSEE", "c": "INVESTOR", "d": "LISTING_VENUE"})
    assert weights(alliances(world.graph)) == {"ab": 1}


def test_only_companies_are_in_and_units_and_those_of_unknown_kind() -> None:
    world = World()
    for name, kind in (
        ("a", "PHARMA"),
        ("b", None),
        ("c", "UNIT"),
        ("d", "ACADEMIC"),
        ("e", "CRO"),
    ):
        world.company(name, kind)
    world.deal("d", "a b c d e")
    assert companies(alliances(world.graph)) == {"a", "b", "c"}
    assert companies(alliances(world.graph, Rules(unknown_kind=False))) == {"a", "c"}
    academic = Rules(kinds=("PHARMA", "BIOTECH", "ACADEMIC"))
    assert companies(alliances(world.graph, academic)) == {"a", "b", "c", "d"}


def test_a_company_whose_partner_nobody_knows_stands_alone() -> None:
    ties = alliances(chain_of("a", "b c"))
    assert (companies(ties), weights(ties)) == ({"a", "b", "c"}, {"bc": 1})


@pytest.mark.parametrize(
    ("as_of", "alive"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2024, 12, 31), True),
        (date(2025, 1, 1), False),
    ],
)
def test_a_tie_lives_five_years_from_its_announcement(as_of: date, alive: bool) -> None:
    ties = alliances(chain_of("a b"), Rules(as_of=as_of))
    assert bool(ties.edges) == alive


@pytest.mark.parametrize(("life", "alive"), [(3, False), (5, True), (10, True), (None, True)])
def test_the_life_of_a_tie_can_be_chosen(life: int | None, alive: bool) -> None:
    ties = alliances(chain_of("a b"), Rules(as_of=date(2024, 1, 1), life=life))
    assert bool(ties.edges) == alive


def test_a_known_termination_ends_a_tie_and_only_that() -> None:
    world = World()
    deal = world.deal("d", "a b")
    event = world.thing("DealEvent", "end", kind="TERMINATED", occurredFrom=date(2021, 3, 1))
    world.edge(deal, "HAS_EVENT", event)
    before, after = Rules(as_of=date(2021, 2, 28)), Rules(as_of=date(2021, 3, 1))
    assert [bool(alliances(world.graph, r).edges) for r in (before, after)] == [True, False]
    assert alliances(world.graph, replace(after, life=None)).edges
    world.graph.nodes[event]["kind"] = "AMENDED"
    assert alliances(world.graph, after).edges


def test_a_termination_after_the_usual_life_is_believed() -> None:
    world = World()
    deal = world.deal("d", "a b")
    event = world.thing("DealEvent", "end", kind="TERMINATED")
    world.edge(deal, "HAS_EVENT", event, firstReportedOn=date(2029, 1, 1))
    assert alliances(world.graph, Rules(as_of=date(2028, 1, 1))).edges


def test_a_vague_announcement_counts_from_its_middle() -> None:
    world = World()
    vague = {"announcedFrom": date(2020, 1, 1), "announcedTo": date(2020, 12, 31)}
    world.deal("d", "a b", None, **vague)
    days = (date(2020, 6, 30), date(2020, 7, 1))
    assert [bool(alliances(world.graph, Rules(as_of=d)).edges) for d in days] == [False, True]


def test_a_deal_without_a_day_starts_when_it_was_reported_or_is_left_out() -> None:
    world = World()
    world.deal("d", "a b", None)
    made = network(read(world.graph), Rules(as_of=AS_OF))
    assert (list(made.ties), made.selection.left_out) == ([], {"deals without a day": 1})
    assert weights(alliances(world.graph, CUMULATIVE)) == {"ab": 1}
    for _, _, props in world.graph.edges(data=True):
        props["firstReportedOn"] = date(2020, 5, 1)
    (tie,) = alliances(world.graph, Rules(as_of=AS_OF)).edges(data="firstOn")
    assert tie[2] == date(2020, 5, 1)


def test_a_window_keeps_ties_alive_on_some_day_of_it() -> None:
    world = World()
    for name, year in (("a b", 2010), ("c d", 2014), ("e f", 2019), ("g h", 2021)):
        world.deal(name, name, date(year, 1, 1))
    window = Rules(since=date(2016, 1, 1), as_of=date(2020, 1, 1))
    assert weights(alliances(world.graph, window)) == {"cd": 1, "ef": 1}


def test_the_last_day_of_the_graph_is_the_day_it_is_seen_at() -> None:
    world = World()
    world.deal("old", "a b", date(2010, 1, 1))
    world.deal("new", "c d", date(2020, 1, 1))
    made = network(read(world.graph), Rules())
    assert (made.rules.as_of, weights(made.ties)) == (date(2020, 1, 1), {"cd": 1})


def test_older_deals_count_less_with_a_half_life() -> None:
    world = World()
    world.deal("d", "a b", date(2017, 1, 1))
    ties = alliances(world.graph, Rules(as_of=date(2021, 1, 1), half_life=2))
    assert weights(ties)["ab"] == pytest.approx(0.25, abs=1e-3)


def test_a_layer_or_an_area_keeps_its_deals() -> None:
    world = World()
    licence = world.deal("licence", "a b", types=("LICENSE",))
    world.deal("trial", "a c", types=("CLINICAL_COLLABORATION",))
    lung, cancer, area = (
        world.thing("Disease", "lung"),
        world.thing("Disease", "cancer"),
        world.thing("TherapeuticArea", "Oncology"),
    )
    world.edge(licence, "FOR_DISEASE", lung)
    world.edge(lung, "IS_A", cancer)
    world.edge(cancer, "IS_A", area)
    found = {layer: weights(alliances(world.graph, Rules(layer=layer))) for layer in LAYERS}
    assert found == {"research": {}, "licence": {"ab": 1}, "clinical": {"ac": 1}, "commercial": {}}
    assert weights(alliances(world.graph, Rules(area="oncology"))) == {"ab": 1}
    assert weights(alliances(world.graph, Rules(area="Cancer"))) == {"ab": 1}
    with pytest.raises(NameNotFoundError, match="there is no therapeutic area or disease called"):
        alliances(world.graph, Rules(area="heart"))


def owned(kind: str = "SUBSIDIARY") -> World:
    world = World()
    world.deal("d", "lab x")
    for child, parent, how in (("lab", "brand", "DIVISION"), ("brand", "group", kind)):
        world.edge(world.company(child), "PART_OF", world.company(parent), kind=how)
    return world


@pytest.mark.parametrize(
    ("rollup", "kind", "company"),
    [
        ("entity", "SUBSIDIARY", "lab"),
        ("brand", "UNSPECIFIED", "brand"),
        ("brand", "SUBSIDIARY", "group"),
        ("ultimateParent", "UNSPECIFIED", "group"),
        ("ultimateParent", "JOINT_VENTURE", "brand"),
    ],
)
def test_units_count_as_the_company_above_them(rollup: str, kind: str, company: str) -> None:
    ties = alliances(owned(kind).graph, Rules(rollup=rollup))
    assert set(ties) == set(ids(company, "x"))


def test_a_deal_within_a_group_ties_nobody() -> None:
    world = owned()
    world.deal("inner", "lab brand")
    ties = alliances(world.graph, Rules(rollup="ultimateParent"))
    assert weights(ties) == {"px": 1}


def test_owners_in_a_circle_count_as_one() -> None:
    world = World()
    world.deal("d", "a x")
    world.deal("e", "b x")
    for child, parent in (("a", "b"), ("b", "c"), ("c", "a")):
        world.edge(world.company(child), "PART_OF", world.company(parent), kind="SUBSIDIARY")
    assert weights(alliances(world.graph)) == {"ax": 2}


def takeover(**props: date) -> MultiGraph:
    world = World()
    world.deal("d", "small x", date(2019, 1, 1))
    world.deal(
        "buy",
        {"big": "ACQUIRER", "small": "ACQUIRED"},
        date(2020, 1, 1),
        family="M_AND_A",
        types=("ACQUISITION",),
        **props,
    )
    return world.graph


@pytest.mark.parametrize(
    ("as_of", "company"), [(date(2020, 5, 31), "small"), (date(2020, 6, 1), "big")]
)
def test_a_buyer_takes_over_ties_from_the_closing_day(as_of: date, company: str) -> None:
    graph = takeover(closedFrom=date(2020, 6, 1), closedTo=date(2020, 6, 1))
    graph.add_edge(
        *ids("small", "big"), key="p", type="PART_OF", kind="SUBSIDIARY",
        firstReportedOn=date(2020, 1, 2),
    )  # fmt: skip
    assert set(alliances(graph, Rules(as_of=as_of))) == set(ids(company, "x"))


def test_a_purchase_that_nobody_saw_closed_moves_no_tie() -> None:
    assert set(alliances(takeover())) == set(ids("small", "x"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rollup": "group"}, "'group' is no rollup; use one of entity, brand, ultimateParent"),
        ({"weight": "sum"}, "'sum' is no weight; use one of count, newman"),
        ({"layer": "x"}, "'x' is no layer; use one of research, licence, clinical, commercial"),
        ({"life": 0}, "a tie lives at least 1 year, not 0; leave life out"),
        ({"half_life": float("nan")}, "a half-life is a number of years above 0: nan"),
        (
            {"since": AS_OF, "as_of": date(2020, 1, 1)},
            "the window ends before it starts (2021-01-01 to 2020-01-01); swap the days",
        ),
    ],
)
def test_rules_that_mean_nothing_are_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(PharmagraphError) as refused:
        Rules(**wrong)  # type: ignore[arg-type]
    assert str(refused.value) == said


RULES = st.builds(
    Rules,
    as_of=st.one_of(st.none(), st.dates(date(2010, 1, 1), date(2030, 1, 1))),
    life=st.sampled_from((None, 2, 5)),
    rollup=st.sampled_from(ROLLUPS),
    unknown_kind=st.booleans(),
)


@holds_for(worlds(), RULES)
def test_each_company_hands_out_one_unit_for_each_deal_with_others(
    graph: MultiGraph, rules: Rules
) -> None:
    made = network(read(graph), replace(rules, weight="newman"))
    strength = dict(made.ties.degree(weight="weight"))
    shared = {
        company: sum(company in c.members and len(c.members) > 1 for c in made.selection.selected)
        for company in made.ties
    }
    assert strength == pytest.approx(shared)


@holds_for(worlds(), RULES)
def test_ties_are_the_projection_of_companies_and_deals(graph: MultiGraph, rules: Rules) -> None:
    made = network(read(graph), rules)
    pairs = {
        frozenset((a, b))
        for a in made.ties
        for b in made.ties
        if a != b and set(made.memberships[a]) & set(made.memberships[b])
    }
    assert {frozenset(edge) for edge in made.ties.edges} == pairs
    for a, b, tie in made.ties.edges(data=True):
        common = set(made.memberships[a]) & set(made.memberships[b])
        assert (tie["dealCount"], set(tie["dealIds"])) == (len(common), common)


@holds_for(worlds(), RULES)
def test_the_order_in_which_a_graph_was_filled_does_not_matter(
    graph: MultiGraph, rules: Rules
) -> None:
    turned = graph.__class__()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    first, second = alliances(graph, rules), alliances(turned, rules)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(data=True)) == list(second.edges(data=True))


@holds_for(worlds(), RULES)
def test_a_longer_life_never_loses_a_tie(graph: MultiGraph, rules: Rules) -> None:
    lives = [set(alliances(graph, replace(rules, life=life)).edges) for life in (2, 5, None)]
    assert lives[0] <= lives[1] <= lives[2]


@holds_for(worlds(), RULES)
def test_every_deal_is_in_or_counted_as_left_out(graph: MultiGraph, rules: Rules) -> None:
    made = network(read(graph), rules)
    out = sum(n for reason, n in made.selection.left_out.items() if reason.startswith("deals"))
    assert len(made.selection.selected) + out == len(made.source.deals)
