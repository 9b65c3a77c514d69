"""The scorer on small made-up texts; the last tests damage the annotated ones."""

import copy
from pathlib import Path

import pytest

from pharmagraph_loaders.evaluation import Record, Tally, TextScore, summarise
from pharmagraph_loaders.evaluation.scoring import DEAL_PAIRS, DEALS, MICRO
from pharmagraph_loaders.evaluation.sets import read_gold
from pharmagraph_loaders.evaluation.summary import deduplication, format_errors
from pharmagraph_loaders.evaluation.tallies import normalise

GOLD = Path(__file__).parent / "dev" / "gold"


def node(name: str, *aliases: str) -> Record:
    return {"name": name, "aliases": list(aliases)}


def deal(**changes: object) -> Record:
    """A licence of Nadir's drug Zelumab to Acme."""
    parties = [{"name": "Acme", "role": "licensee"}, {"name": "Nadir", "role": "licensor"}]
    values: Record = {
        "key": "acme-nadir",
        "type": "licence",
        "alt_types": ["option"],
        "parties": parties,
        "drugs": ["Zelumab"],
        "targets": ["QRS1"],
        "indications": [],
        "announced": "2020-05-04",
        "upfront_usd": 100_000_000,
        "milestones_usd": None,
        "equity_usd": None,
        "total_usd": None,
        "royalties": True,
        "territory": None,
        "financials_undisclosed": False,
        "amount_note": None,
    }
    return values | changes


def text(**changes: object) -> Record:
    """Gold of one text: Acme licenses Zelumab from Nadir; Acme Japan is a unit of Acme."""
    values: Record = {
        "id": "001",
        "kind": "deal",
        "companies": [node("Acme", "Acme Inc."), node("Acme Japan"), node("Nadir")],
        "drugs": [node("Zelumab", "NDR-1"), node("Oldumab")],
        "targets": [node("QRS1")],
        "indications": [node("gout")],
        "people": [node("Ann Lee")],
        "deals": [deal()],
        "financings": [],
        "optional": ["FDA", "BigBank"],
        "relations": [
            ["Acme Japan", "PART_OF", "Acme"],
            ["Acme", "LICENSED_FROM", "Nadir"],
            ["Acme", "PARTNERED_WITH", "Nadir"],
            ["Nadir", "DEVELOPS", "Zelumab"],
            ["Zelumab", "COMBINED_WITH", "Oldumab"],
            ["Zelumab", "TREATS", "gout"],
        ],
    }
    return values | changes


def counts(row: str, predicted: Record, gold: Record | None = None) -> tuple[int, int, int, int]:
    """Hits, missed, duplicates and false of one row."""
    tally = TextScore(predicted, gold or text()).tallies[row]
    return tally.hits, len(tally.missed), len(tally.duplicates), len(tally.false)


def only(*relations: list[str]) -> Record:
    return text(relations=list(relations))


def test_gold_against_itself_is_perfect() -> None:
    for tally in TextScore(text(), text()).tallies.values():
        assert (tally.missed, tally.duplicates, tally.false) == ([], [], [])


def test_empty_prediction_misses_everything() -> None:
    assert counts("companies", {}) == (0, 3, 0, 0)
    assert counts(DEALS, {}) == (0, 1, 0, 0)


@pytest.mark.parametrize("written", ["acme", "ACME Inc", "“Acme”,", "Acme®", " Acme  Inc. "])
def test_names_ignore_case_marks_and_surrounding_punctuation(written: str) -> None:
    assert counts("companies", {"companies": [{"name": written}]}) == (1, 2, 0, 0)


@pytest.mark.parametrize("written", ["Acme Incorporated", "Ac-me", "Acm"])
def test_other_names_do_not_match(written: str) -> None:
    assert counts("companies", {"companies": [{"name": written}]}) == (0, 3, 0, 1)


def test_plus_sign_is_part_of_a_name() -> None:
    assert normalise("QRS1+") != normalise("QRS1")


def test_predicted_alias_matches_gold_alias() -> None:
    assert counts("drugs", {"drugs": [node("zelumab-abcd", "NDR-1")]}) == (1, 1, 0, 0)


def test_second_node_on_one_gold_node_is_a_duplicate() -> None:
    assert counts("drugs", {"drugs": [node("NDR-1"), node("Zelumab")]}) == (1, 1, 1, 0)


def test_node_matches_one_gold_node_only() -> None:
    tally = TextScore({"drugs": [node("Zelumab", "Oldumab")]}, text()).tallies["drugs"]
    assert (tally.hits, tally.missed) == (1, ["Oldumab"])


def test_own_name_decides_before_an_alias() -> None:
    predicted = {"drugs": [node("Oldumab", "Zelumab"), node("Zelumab")]}
    assert counts("drugs", predicted) == (2, 0, 0, 0)
    relation = {"drugs": predicted["drugs"][:1], "relations": [["Nadir", "DEVELOPS", "Zelumab"]]}
    assert counts("DEVELOPS", relation) == (1, 0, 0, 0)


def test_relation_end_is_read_through_the_predicted_node() -> None:
    predicted: Record = {
        "drugs": [node("zelumab-abcd", "NDR-1")],
        "relations": [["Nadir", "DEVELOPS", "zelumab-abcd"]],
    }
    assert counts("DEVELOPS", predicted) == (1, 0, 0, 0)
    assert counts("DEVELOPS", {"relations": predicted["relations"]}) == (0, 1, 0, 1)
    predicted["drugs"].append(node("Zelumab"))  # makes the other one a duplicate
    assert counts("DEVELOPS", predicted) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    "ends", [("Acme", "LICENSED_FROM", "Nadir"), ("Acme Japan", "PART_OF", "Acme")]
)
def test_swapped_direction_is_wrong(ends: tuple[str, str, str]) -> None:
    assert counts(ends[1], only(list(ends))) == (1, 0, 0, 0)
    assert counts(ends[1], only(list(ends[::-1]))) == (0, 1, 0, 1)


@pytest.mark.parametrize(
    "ends", [("Nadir", "PARTNERED_WITH", "Acme"), ("Oldumab", "COMBINED_WITH", "Zelumab")]
)
def test_undirected_relations_match_both_ways(ends: tuple[str, str, str]) -> None:
    assert counts(ends[1], only(list(ends))) == (1, 0, 0, 0)
    assert counts(ends[1], only(list(ends), list(ends[::-1]))) == (1, 0, 1, 0)


def test_relation_end_matches_through_part_of() -> None:
    unit, owner = ["Acme Japan", "LICENSED_FROM", "Nadir"], ["Acme", "LICENSED_FROM", "Nadir"]
    assert counts("LICENSED_FROM", only(unit)) == (1, 0, 0, 0)
    assert counts("LICENSED_FROM", only(unit, owner)) == (1, 0, 1, 0)
    gold = text(relations=[unit, ["Acme Japan", "PART_OF", "Acme"]])
    assert counts("LICENSED_FROM", only(owner), gold) == (1, 0, 0, 0)


def test_part_of_does_not_excuse_a_swap_between_owner_and_unit() -> None:
    gold = text(
        relations=[["Acme Japan", "PART_OF", "Acme"], ["Acme Japan", "LICENSED_FROM", "Acme"]]
    )
    assert counts("LICENSED_FROM", only(["Acme", "LICENSED_FROM", "Acme Japan"]), gold) == (
        0,
        1,
        0,
        1,
    )


def test_part_of_itself_does_not_match_through_part_of() -> None:
    owners = [["Acme Japan", "PART_OF", "Acme"], ["Acme Japan", "PART_OF", "Nadir"]]
    assert counts("PART_OF", only(["Acme", "PART_OF", "Nadir"]), text(relations=owners)) == (
        0,
        2,
        0,
        1,
    )


def test_unknown_relation_names_are_not_scored() -> None:
    assert counts(MICRO, text(relations=[*text()["relations"], ["Acme", "SUED", "Nadir"]])) == (
        6,
        0,
        0,
        0,
    )


def test_optional_names_are_neutral() -> None:
    predicted = text(
        companies=[*text()["companies"], node("fda"), node("Big Bank Group", "BigBank")],
        relations=[["FDA", "DEVELOPS", "Oldumab"], ["Acme", "PARTNERED_WITH", "Big Bank Group"]],
        deals=[
            deal(),
            deal(parties=[{"name": "Acme", "role": "client"}, {"name": "FDA", "role": "partner"}]),
        ],
        financings=[{"company": "BigBank", "round": "IPO"}],
    )
    assert counts("companies", predicted) == (3, 0, 0, 0)
    assert counts("DEVELOPS", predicted) == (0, 1, 0, 0)
    assert counts("PARTNERED_WITH", predicted) == (0, 1, 0, 0)
    assert counts(DEALS, predicted) == (1, 0, 0, 0)
    assert counts("financings", predicted) == (0, 0, 0, 0)


def test_party_developing_the_drug_of_its_deal_is_neutral() -> None:
    assert counts("DEVELOPS", only(["Acme", "DEVELOPS", "Zelumab"])) == (0, 1, 0, 0)
    assert counts("DEVELOPS", only(["Acme Japan", "DEVELOPS", "NDR-1"])) == (0, 1, 0, 0)
    assert counts("DEVELOPS", only(["Acme", "DEVELOPS", "Oldumab"])) == (0, 1, 0, 1)
    assert counts("ACQUIRED", only(["Acme", "ACQUIRED", "Zelumab"])) == (0, 0, 0, 1)


def test_deal_needs_two_parties_and_a_fitting_type() -> None:
    strangers = [{"name": "Acme", "role": "licensee"}, {"name": "Other", "role": "licensor"}]
    assert counts(DEALS, {"deals": [deal(parties=strangers)]}) == (0, 1, 0, 1)
    assert counts(DEALS, {"deals": [deal(type="option")]}) == (1, 0, 0, 0)
    assert counts(DEALS, {"deals": [deal(type="supply")]}) == (0, 1, 0, 1)
    assert counts(DEAL_PAIRS, {"deals": [deal(type="supply")]}) == (1, 0, 0, 0)


def test_deal_party_matches_through_part_of() -> None:
    parties = [{"name": "Acme Japan", "role": "licensee"}, {"name": "Nadir", "role": "licensor"}]
    assert counts(DEALS, {"deals": [deal(parties=parties)]}) == (1, 0, 0, 0)
    assert counts("deal: roles", {"deals": [deal(parties=parties)]}) == (2, 0, 0, 0)


def test_owner_and_unit_are_not_two_parties() -> None:
    parties = [{"name": "Acme Japan", "role": "licensee"}, {"name": "Acme", "role": "licensor"}]
    assert counts(DEAL_PAIRS, {"deals": [deal(parties=parties)]}) == (0, 1, 0, 1)


def test_repeated_deal_is_a_duplicate() -> None:
    predicted = {"deals": [deal(upfront_usd=None), deal()]}
    assert counts(DEALS, predicted) == (1, 0, 1, 0)
    assert counts("deal: upfront_usd", predicted) == (1, 0, 0, 0)


def test_sequels_are_told_apart_by_their_attributes() -> None:
    gold = text(deals=[deal(announced="2018", upfront_usd=None), deal(key="second", drugs=[])])
    predicted = {"deals": copy.deepcopy(gold["deals"][::-1])}
    assert TextScore(predicted, gold).keys == [("second", "second"), ("acme-nadir", "acme-nadir")]


def test_more_parties_and_the_exact_type_decide_between_deals() -> None:
    third = {"name": "Acme Japan", "role": "vehicle"}
    venture = deal(key="venture", parties=[*deal()["parties"], third], drugs=[], targets=[])
    option = deal(key="option", type="option", alt_types=["licence"])
    predicted = {"deals": [deal(key="3", parties=venture["parties"]), deal(key="2", type="option")]}
    keys = TextScore(predicted, text(deals=[deal(), option, venture])).keys
    assert sorted(keys) == [("option", "2"), ("venture", "3")]


@pytest.mark.parametrize(
    ("row", "changes", "expected"),
    [
        ("announced", {"announced": "2"}, (0, 1, 0, 1)),
        ("announced", {"announced": "2020"}, (1, 0, 0, 0)),
        ("announced", {"announced": "2020-05"}, (1, 0, 0, 0)),
        ("announced", {"announced": "2020-06-04"}, (0, 1, 0, 1)),
        ("announced", {"announced": None}, (0, 1, 0, 0)),
        ("upfront_usd", {"upfront_usd": 100_900_000}, (1, 0, 0, 0)),
        ("upfront_usd", {"upfront_usd": 102_000_000}, (0, 1, 0, 1)),
        ("total_usd", {"total_usd": 5}, (0, 0, 0, 1)),
        ("royalties", {"royalties": False}, (0, 1, 0, 0)),
        ("financials_undisclosed", {"financials_undisclosed": True}, (0, 0, 0, 1)),
        ("drugs", {"drugs": ["NDR-1", "FDA", "Oldumab"]}, (1, 0, 0, 1)),
        (
            "roles",
            {"parties": [{"name": "Acme", "role": "licensor"}, {"name": "Nadir"}]},
            (0, 2, 0, 1),
        ),
        ("upfront_usd", {"type": "supply"}, (0, 0, 0, 0)),
    ],
)
def test_deal_attributes(row: str, changes: Record, expected: tuple[int, int, int, int]) -> None:
    assert counts(f"deal: {row}", {"deals": [deal(**changes)]}) == expected


def test_amount_left_out_with_a_note_is_not_scored() -> None:
    gold = text(deals=[deal(upfront_usd=None, amount_note="EUR 90M upfront")])
    assert counts("deal: upfront_usd", {"deals": [deal()]}, gold) == (0, 0, 0, 0)


def test_role_of_an_alternative_type_counts_by_side() -> None:
    gold = text(deals=[deal(alt_types=["asset_purchase"])])
    parties = [{"name": "Acme", "role": "buyer"}, {"name": "Nadir", "role": "buyer"}]
    assert counts(
        "deal: roles", {"deals": [deal(type="asset_purchase", parties=parties)]}, gold
    ) == (1, 1, 0, 1)
    assert counts("deal: roles", {"deals": [deal(parties=parties)]}, gold) == (0, 2, 0, 2)


def test_partner_roles_are_not_scored() -> None:
    gold = text(
        deals=[
            deal(
                parties=[{"name": "Acme", "role": "partner"}, {"name": "Nadir", "role": "partner"}]
            )
        ]
    )
    assert counts("deal: roles", {"deals": [deal()]}, gold) == (0, 0, 0, 0)


def test_figures_count_duplicates_against_precision() -> None:
    figures = Tally(hits=2, missed=["a", "b"], duplicates=["c"], false=["d"]).figures()
    assert (figures["gold"], figures["predicted"], figures["duplicates"]) == (4, 4, 1)
    assert (figures["precision"], figures["recall"], figures["f1"]) == (0.5, 0.5, 0.5)
    assert Tally().figures()["precision"] is None


def test_financing_needs_company_and_round() -> None:
    item = {
        "company": "Acme",
        "round": "series A",
        "amount_usd": 5e7,
        "investors": ["Nadir"],
        "amount_note": None,
    }
    gold = text(financings=[item])
    assert counts("financings", {"financings": [item | {"round": "Series A"}]}, gold) == (
        1,
        0,
        0,
        0,
    )
    assert counts("financings", {"financings": [item | {"round": "IPO"}]}, gold) == (0, 1, 0, 1)
    assert counts(
        "financing: investors", {"financings": [item | {"investors": ["Acme"]}]}, gold
    ) == (0, 1, 0, 1)


def test_deal_in_a_negative_text_is_false_unless_between_known_partners() -> None:
    gold = text(kind="negative", deals=[])
    assert counts(DEALS, {"deals": [deal()]}, gold) == (0, 0, 0, 0)
    gold["relations"] = []
    assert counts(DEALS, {"deals": [deal()]}, gold) == (0, 0, 0, 1)
    summary = summarise({"001": TextScore({"deals": [deal()]}, gold)})
    assert summary.negatives == {"texts": 1, "with_false_deals": ["001"]}


def test_deduplication_counts_pairs_of_matched_deals() -> None:
    perfect = deduplication([("a", "1"), ("a", "1"), ("b", "2")])
    assert (perfect["precision"], perfect["recall"]) == (1, 1)
    merged = deduplication([("a", "1"), ("a", "1"), ("b", "1")])
    assert (merged["precision"], merged["recall"]) == (1 / 3, 1)
    split = deduplication([("a", "1"), ("a", "2"), ("a", None), ("a", None)])
    assert (split["precision"], split["recall"]) == (None, 0)


@pytest.fixture(scope="module")
def annotated() -> dict[str, Record]:
    return {path.stem: read_gold(path) for path in sorted(GOLD.glob("*.json"))}


def test_annotations_against_themselves_are_perfect(annotated: dict[str, Record]) -> None:
    texts = {name: TextScore(gold, gold) for name, gold in annotated.items()}
    summary = summarise(texts)
    assert all(row["gold"] == row["predicted"] == row["hits"] > 0 for row in summary.rows.values())
    assert summary.deduplication["precision"] == summary.deduplication["recall"] == 1
    assert summary.negatives == {"texts": 3, "with_false_deals": []}
    assert format_errors(texts) == "\n".join(f"== {name}" for name in annotated)


def test_dropped_items_lower_recall_only(annotated: dict[str, Record]) -> None:
    dropped, texts = 0, {}
    for name, gold in annotated.items():
        kept = [item for place, item in enumerate(gold["relations"]) if (place + 1) % 5]
        dropped += len(gold["relations"]) - len(kept)
        texts[name] = TextScore(gold | {"relations": kept}, gold)
    rows = summarise(texts).rows
    assert rows[MICRO]["recall"] == pytest.approx(1 - dropped / rows[MICRO]["gold"])
    assert rows[MICRO]["precision"] == rows[DEALS]["f1"] == rows["companies"]["f1"] == 1


def test_an_empty_prediction_is_nothing_found(annotated: dict[str, Record]) -> None:
    rows = summarise({name: TextScore({}, gold) for name, gold in annotated.items()}).rows
    assert {row["predicted"] for row in rows.values()} == {0}
    assert rows["companies"]["recall"] == 0
