"""The annotated texts in `tests/texts` are valid, and as varied as their README promises."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from pharmagraph_loaders.frontmatter import Metadata, split_front_matter

Gold = dict[str, Any]

FOLDER = Path(__file__).parents[1] / "texts"
IDS = sorted(path.stem for path in (FOLDER / "gold").glob("*.json"))
NODES = ("companies", "drugs", "targets", "indications", "people")
SUBJECTS = ("drugs", "targets", "indications")
KINDS = {"deal", "acquisition", "termination", "financing", "analysis", "negative"}
DEAL_TYPES = {
    "licence", "option", "co_development", "clinical_collaboration", "supply",
    "research_collaboration", "acquisition", "asset_purchase", "joint_venture", "manufacturing",
    "distribution", "termination", "other",
}  # fmt: skip
ROLES = {
    "licensee", "licensor", "acquirer", "target", "buyer", "seller", "acquirer_option",
    "target_option", "client", "manufacturer", "distributor", "bidder", "vehicle", "partner",
}  # fmt: skip
ROUND = re.compile(r"seed|series [A-Z]|IPO|private placement|public offering|debt")
ENDS = {
    "DEVELOPS": ("companies", ("drugs",)),
    "TARGETS": ("drugs", ("targets",)),
    "TREATS": ("drugs", ("indications",)),
    "PART_OF": ("companies", ("companies",)),
    "WORKS_FOR": ("people", ("companies",)),
    "COMBINED_WITH": ("drugs", ("drugs",)),
    "LICENSED_FROM": ("companies", ("companies",)),
    "ACQUIRED": ("companies", ("companies", "drugs")),
    "PARTNERED_WITH": ("companies", ("companies",)),
}
ONCOLOGY = re.compile(r"cancer|tumor|carcinoma|lymphoma|leukemia|sarcoma|myelo|oncology")
BOILERPLATE = re.compile(r"(?im)^about [A-Z]|forward-looking|^share this|^follow us|^© |^tags:")
AMOUNTS = {
    "in yuan": r"RMB ?\d",
    "in euros": r"(?:EUR |€)\d",
    "in yen": r"(?:JPY |¥)\d",
    "converted in brackets": r"\((?:EUR |€|¥|\$)[\d.]+ (?:m|b)illion\)",
}
LEAST = {
    "texts": 42,
    "without a deal": 10,
    "with two deals or more": 10,
    "outside oncology": 10,
    "with boilerplate": 8,
    "deals told in several texts": 5,
    "pairs of companies with two deals": 1,
    "headlines in capitals": 1,
    "with a contingent value right": 2,
    "with an unnamed asset": 1,
    "financings series A": 1,
    "financings series B": 1,
    "financings series C": 1,
    "financings IPO": 1,
    **{f"amounts {name}": 1 for name in AMOUNTS},
    **{f"deals {name}": 1 for name in DEAL_TYPES},
    "deals licence": 10,
    "deals acquisition": 5,
    "deals option": 2,
}


@cache
def gold(name: str) -> Gold:
    record: Gold = json.loads((FOLDER / "gold" / f"{name}.json").read_text("utf-8"))
    return record


@cache
def read(name: str) -> tuple[Metadata, str]:
    path = FOLDER / "gold" / str(gold(name).get("text", f"../texts/{name}.md"))
    return split_front_matter(path.read_text("utf-8"), str(path))


def names(record: Gold, kind: str) -> set[str]:
    return {node["name"] for node in record[kind]}


def cited(record: Gold) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each name that deals and financings refer to, and the kinds of node it may be."""
    for deal in record["deals"]:
        yield from ((party["name"], ("companies",)) for party in deal["parties"])
        yield from ((name, (kind,)) for kind in SUBJECTS for name in deal[kind])
    for financing in record["financings"]:
        yield financing["company"], ("companies",)
        yield from ((name, ("companies",)) for name in financing["investors"])


def test_every_text_has_gold_and_the_other_way_round() -> None:
    texts = {path.stem for path in (FOLDER / "texts").iterdir()}
    shipped = {name for name in IDS if "text" in gold(name)}
    assert texts | shipped == set(IDS) == {gold(name)["id"] for name in IDS}
    assert not texts & shipped


@pytest.mark.parametrize("name", IDS)
def test_the_front_matter_agrees_with_the_gold(name: str) -> None:
    known, body = read(name)
    assert str(known.published) == gold(name)["published"]
    assert (known.title, known.publisher) == (body.split("\n", 1)[0], "pharmagraph")
    assert 90 <= len(body.split()) <= 260


@pytest.mark.parametrize("name", IDS)
def test_every_name_and_alias_stands_in_the_text(name: str) -> None:
    record, body = gold(name), read(name)[1]
    forms = [f for kind in NODES for n in record[kind] for f in (n["name"], *n["aliases"])]
    assert [form for form in (*forms, *record["optional"]) if form not in body] == []


@pytest.mark.parametrize("name", IDS)
def test_no_node_is_listed_twice(name: str) -> None:
    for kind in NODES:
        forms = Counter(f for n in gold(name)[kind] for f in {n["name"], *n["aliases"]})
        assert [form for form, count in forms.items() if count > 1] == []


@pytest.mark.parametrize("name", IDS)
def test_deals_and_financings_refer_to_listed_names(name: str) -> None:
    record = gold(name)
    listed = {kind: names(record, kind) for kind in NODES}
    assert [x for x, kinds in cited(record) if not any(x in listed[k] for k in kinds)] == []


@pytest.mark.parametrize("name", IDS)
def test_relations_join_listed_names_of_the_right_kind(name: str) -> None:
    record = gold(name)
    for start, relation, end in record["relations"]:
        first, others = ENDS[relation]
        assert start in names(record, first)
        assert any(end in names(record, kind) for kind in others)


@pytest.mark.parametrize("name", IDS)
def test_types_roles_and_rounds_are_those_of_the_guideline(name: str) -> None:
    record = gold(name)
    types = {t for deal in record["deals"] for t in (deal["type"], *deal["alt_types"])}
    roles = {party["role"] for deal in record["deals"] for party in deal["parties"]}
    assert record["kind"] in KINDS
    assert types - DEAL_TYPES == roles - ROLES == set()
    assert all(ROUND.fullmatch(item["round"]) for item in record["financings"])


@pytest.mark.parametrize("name", IDS)
def test_a_deal_joins_companies_that_are_partners_or_buyer_and_bought(name: str) -> None:
    record = gold(name)
    joined = {frozenset((start, end)) for start, _, end in record["relations"]}
    for deal in record["deals"]:
        parties = [p["name"] for p in deal["parties"] if p["role"] not in ("vehicle", "seller")]
        pairs = {frozenset(pair) for pair in combinations(parties, 2)}
        assert pairs <= joined


@pytest.mark.parametrize("name", IDS)
def test_keys_are_unique_within_a_text_and_negatives_have_none(name: str) -> None:
    keys = [deal["key"] for deal in gold(name)["deals"]]
    assert len(keys) == len(set(keys))
    assert not (gold(name)["kind"] == "negative" and keys)


def test_two_reports_of_one_deal_disagree_in_a_figure_and_two_in_a_day() -> None:
    upfront = [deal("merck-daiichi-2023", name)["upfront_usd"] for name in ("003", "004")]
    days = [deal("summit-akeso-2022", name)["announced"] for name in ("001", "002")]
    assert upfront == [4_000_000_000, 5_500_000_000]
    assert days == ["2022-12-06", "2022-12-05"]


def test_an_option_and_its_exercise_are_one_deal() -> None:
    told = [deal("alexion-caelum-2019", name)["type"] for name in ("007", "008")]
    told += [deal("novartis-ionis-2017", name)["type"] for name in ("009", "010")]
    assert told == ["option"] * 4


def test_the_collection_is_as_varied_as_promised() -> None:
    have = counts()
    assert {name: have[name] for name, least in LEAST.items() if have[name] < least} == {}


def test_the_readme_names_every_text_with_its_title_and_source() -> None:
    table = (FOLDER / "README.md").read_text("utf-8")
    rows = [f"| {name} | {read(name)[0].title.replace('|', '/')} |" for name in IDS]
    assert [row for row in rows if row not in table] == []


def deal(key: str, name: str) -> Gold:
    found: list[Gold] = [d for d in gold(name)["deals"] if d["key"] == key]
    return found[0]


def counts() -> Counter[str]:
    """Count what `LEAST` asks for."""
    have = Counter({"texts": len(IDS)})
    for name in IDS:
        have.update(traits(gold(name), read(name)[1]))
    told = Counter(d["key"] for name in IDS for d in gold(name)["deals"])
    have["deals told in several texts"] = sum(count > 1 for count in told.values())
    have["pairs of companies with two deals"] = sum(map(pairs_twice, map(gold, IDS)))
    return have


def traits(record: Gold, body: str) -> Iterator[str]:
    fields = " ".join(node["name"] for node in record["indications"]).lower()
    known = {
        "without a deal": not record["deals"],
        "with two deals or more": len(record["deals"]) > 1,
        "outside oncology": bool(fields) and not ONCOLOGY.search(fields),
        "with boilerplate": bool(BOILERPLATE.search(body)),
        "headlines in capitals": body.split("\n", 1)[0].isupper(),
        "with a contingent value right": "contingent value right" in body,
        "with an unnamed asset": any(unnamed(d) for d in record["deals"]),
        **{f"amounts {name}": bool(re.search(p, body)) for name, p in AMOUNTS.items()},
    }
    yield from (trait for trait, present in known.items() if present)
    yield from (f"deals {d['type']}" for d in record["deals"])
    yield from (f"financings {f['round']}" for f in record["financings"])


def unnamed(deal: Gold) -> bool:
    return deal["type"] == "licence" and not deal["drugs"]


def pairs_twice(record: Gold) -> int:
    pairs = Counter(frozenset(p["name"] for p in d["parties"]) for d in record["deals"])
    return sum(count > 1 for count in pairs.values())
