"""What a person types is a value and nothing else, whatever it holds; for every question."""

import pytest

from pharmagraph.browser.parameters import statements
from pharmagraph.errors import NameNotFoundError, PharmagraphError, QueryError
from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, bind, find_query, load_queries, run_query
from pharmagraph.query_header import Query as Header
from pharmagraph.query_values import Param
from pharmagraph.store import Store
from tests.browser.params import params_on
from tests.queries.corpus import example_values
from tests.queries.world import articles

QUESTIONS = load_queries(cypher_dir())
HOSTILE = [
    "' OR true RETURN 1 AS x //",
    '"}) DETACH DELETE n //',
    "x'}) MATCH (n) DETACH DELETE n WITH 1 AS a RETURN a; //",
    "\\",
    "\\' + $limit + '",
    "\\u0027 OR 1=1",
    "`; DROP CONSTRAINT pharmagraph_deal_id; `",
    "$company",
    "{company}",
    ":param company => 'x'",
    "a\x00b",
    "line\nbreak\r\n\ttab\x1b[31m\x7f",
    "\u202eevil\u2066\u2028\u2029",
    "Ærøskøbing 株式会社 🧬 e\u0301",
    "/* x */ // y",
    "' /* '",
    "",
    "   ",
    "x" * 10_000,
    "'\"\\`" * 2_500,
]
IDS = [f"{number}" for number in range(len(HOSTILE))]


def counted(store: Store) -> object:
    return store.read("MATCH (n) RETURN count(n) AS nodes, count(n.id) AS ids")[0]


def ask_with(store: Store, query: Query, param: Param, value: str) -> None:
    """Ask with a hostile value in one place; it is found nowhere, or refused in a sentence."""
    sentence = ""
    try:
        run_query(store, query, example_values(query) | {param.name: value})
    except (NameNotFoundError, QueryError) as refusal:
        sentence = str(refusal)
    assert len(sentence) < 500
    assert "the database refused" not in sentence


def test_a_hostile_value_of_any_parameter_of_any_question_changes_nothing(
    embedded_store: Store, subtests: pytest.Subtests
) -> None:
    load(embedded_store, articles())
    before = counted(embedded_store)
    for query in QUESTIONS:
        with subtests.test(question=query.name):
            # Measures read the whole graph each time: names and words go one way for all.
            values = HOSTILE if query.is_cypher else HOSTILE[:2]
            for param in query.params:
                plain = param.type == "text" or bool(param.labels)
                for value in values if plain else values[:3]:
                    ask_with(embedded_store, query, param, value)
    assert counted(embedded_store) == before


@pytest.mark.parametrize("name", ["why", "partners", "between", "neighbourhood", "resolution"])
def test_a_hostile_value_is_only_a_value_on_every_store(store: Store, name: str) -> None:
    load(store, articles())
    before = counted(store)
    query = find_query(QUESTIONS, name)
    for param in query.params:
        for value in HOSTILE:
            ask_with(store, query, param, value)
    assert counted(store) == before


def test_half_a_character_is_refused_in_a_sentence(embedded_store: Store) -> None:
    load(embedded_store, articles())
    for name, param in (("why", "about"), ("partners", "company")):
        with pytest.raises(PharmagraphError, match="half a character"):
            run_query(embedded_store, find_query(QUESTIONS, name), {param: "a\ud800"})


def test_values_written_for_browser_are_read_back_unchanged_on_every_store(store: Store) -> None:
    typed = Param("typed", "text"), Param("limit", "int", "", 5, False)
    query = Header(
        "echo",
        "t",
        "Echo",
        "",
        typed,
        ("typed", "n"),
        "",
        "",
        "RETURN $typed AS typed",
        cypher_dir() / "echo.cypher",
    )
    for value in HOSTILE:
        lines = statements(query, bind(query, {"typed": value}))
        assert lines.count("\n") == 1, "each value stands on one line"
        assert params_on(store, lines) == {"typed": value, "limit": 5}
