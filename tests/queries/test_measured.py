"""Questions that NetworkX answers are questions like all others."""

import pytest

from pharmagraph.errors import NameNotFoundError, PharmagraphError, QueryError
from pharmagraph.loading import load
from pharmagraph.measured import EVIDENCE, MEASURES
from pharmagraph.network.rules import ROLLUPS
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import ask_query, find_query, load_queries, run_query
from pharmagraph.store import Store
from tests.queries.crowd import COMPANIES, crowd
from tests.queries.landscape import load_landscape

QUESTIONS = load_queries(cypher_dir())
MEASURED = [query for query in QUESTIONS if not query.is_cypher]


def test_every_measure_has_a_question_and_every_such_question_a_measure() -> None:
    assert [query.name for query in MEASURED] == sorted(MEASURES)


@pytest.mark.parametrize("query", MEASURED, ids=lambda q: q.name)
def test_they_end_in_evidence_and_share_the_rules_of_a_network(query) -> None:  # type: ignore[no-untyped-def]
    assert query.returns[-1] == EVIDENCE
    rules = {"life", "cumulative", "layer", "rollup", "dealClass", "area", "limit"}
    assert rules <= {param.name for param in query.params}
    (rollup,) = (param for param in query.params if param.name == "rollup")
    assert rollup.choices == ROLLUPS


def test_communities_have_their_members_and_the_sentences_of_their_deals(
    embedded_store: Store,
) -> None:
    load(embedded_store, [crowd()])
    query = find_query(QUESTIONS, "communities")
    rows, remarks = ask_query(embedded_store, query, {"limit": "100"})
    assert sum(int(str(row["size"])) for row in rows) == len(COMPANIES)
    assert all(row["evidence"] == ["https://news.example/crowd#S0"] for row in rows)
    assert any(remark.startswith("The method depends on chance") for remark in remarks)
    more = run_query(embedded_store, query, {"limit": "100", "resolution": "4"})
    assert len(more) > len(rows)
    assert run_query(embedded_store, query, {"limit": "2"}) == rows[:2]


def test_too_few_companies_are_said_to_be_too_few(embedded_store: Store) -> None:
    load_landscape(embedded_store)
    with pytest.raises(PharmagraphError, match="communities mean nothing in a network of 4"):
        run_query(embedded_store, find_query(QUESTIONS, "communities"), {})


@pytest.mark.parametrize("query", MEASURED, ids=lambda q: q.name)
def test_an_empty_graph_says_to_load_first(embedded_store: Store, query) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PharmagraphError, match="the graph is empty"):
        run_query(embedded_store, query, {})


def test_an_area_is_found_by_name_like_any_other_thing(embedded_store: Store) -> None:
    load_landscape(embedded_store)
    hubs = find_query(QUESTIONS, "hubs")
    rows = run_query(embedded_store, hubs, {"area": "Lung Cancer", "cumulative": True})
    assert [row["organisation"] for row in rows] == ["Cedar Bio", "Elm Pharma"]
    with pytest.raises(NameNotFoundError, match="Did you mean 'lung cancer'"):
        run_query(embedded_store, hubs, {"area": "lung cancr"})


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("hubs", {"life": "0"}, "--life: 0 is too small; give at least 1"),
        ("hubs", {"limit": "0"}, "--limit: 0 is too small; give at least 1"),
        ("evolution", {"step": "-1"}, "--step: -1 is too small; give at least 1"),
        ("evolution", {"from": "0"}, "--from: 0 is no year; write it like 2020"),
        ("evolution", {"to": "9999"}, "--to: 9999 is no year; write it like 2020"),
        ("communities", {"resolution": "0"}, "--resolution: 0.0 is too small; give more than 0"),
        ("communities", {"resolution": "nan"}, "--resolution: 'nan' is no number that can be"),
    ],
)
def test_a_value_that_means_nothing_is_refused(
    embedded_store: Store, name: str, values: dict[str, str], sentence: str
) -> None:
    load_landscape(embedded_store)
    with pytest.raises(QueryError) as caught:
        run_query(embedded_store, find_query(QUESTIONS, name), values)
    assert str(caught.value).startswith(sentence)


def test_a_measure_nobody_knows_is_refused(tmp_path, embedded_store: Store) -> None:  # type: ignore[no-untyped-def]
    own = tmp_path / "mine" / "guesses.networkx"
    own.parent.mkdir()
    own.write_text(
        "// Guesses\n// @param limit int = 5 Most rows\n// @returns rank\n"
        "// @example pharmagraph ask guesses\n",
        encoding="utf-8",
    )
    (query,) = load_queries(tmp_path)
    with pytest.raises(QueryError, match="guesses is no measure of NetworkX that can be asked"):
        run_query(embedded_store, query, {})
