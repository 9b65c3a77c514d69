"""Every shipped question gives the rows that are known to be right, the same on every store."""

import pytest

from pharmagraph.errors import NameNotFoundError
from pharmagraph.explain import explain, explain_between
from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from pharmagraph.store import Store
from tests.queries.answers import ANSWERS
from tests.queries.landscape_answers import LANDSCAPE_ANSWERS
from tests.queries.world import articles

QUESTIONS = load_queries(cypher_dir())


def test_the_answers_are_right_and_the_same_on_every_store(
    store: Store, subtests: pytest.Subtests
) -> None:
    load(store, articles())
    for name, values, expected in ANSWERS:
        with subtests.test(question=name, values=values):
            query = find_query(QUESTIONS, name)
            rows = run_query(store, query, values)
            assert [tuple(row[column] for column in query.returns) for row in rows] == expected


def test_articles_are_listed_with_the_number_of_their_claims(embedded_store: Store) -> None:
    load(embedded_store, articles())
    rows = run_query(embedded_store, find_query(QUESTIONS, "articles"), {"since": "2020-07-01"})
    assert [(row["id"], row["title"], row["claims"]) for row in rows] == [
        ("https://news.example/boreal-fund", "Aster's money", 19)
    ]


def test_every_shipped_question_has_a_known_answer() -> None:
    asked = {name for name, _, _ in (*ANSWERS, *LANDSCAPE_ANSWERS)}
    # The time of loading is in the one, the other needs more companies: test_measured.
    assert asked | {"articles", "communities"} == {query.name for query in QUESTIONS}


def test_a_name_is_explained_by_its_claims_and_their_words(embedded_store: Store) -> None:
    load(embedded_store, articles())
    (found,) = explain(embedded_store, "her-2")
    assert found.key == "hgnc:3430"
    assert [(c["claim"], c["attributedTo"], c["modality"]) for c in found.claims] == [
        ('Aster Bio FOCUSES_ON HER2 {"direction": "TOWARD"}', None, "INTENTION"),
        ('ZX-1 TARGETS HER2 {"action": "BLOCKER"}', "Ann Lee", "FACT"),
    ]


def test_two_names_are_explained_by_what_links_them(embedded_store: Store) -> None:
    load(embedded_store, articles())
    found = explain_between(embedded_store, "Aster Bio", "Boreal Pharma")
    assert [explanation.about for explanation in found] == [
        "Aster Bio PARTY_TO pact",
        "Boreal Pharma PARTY_TO pact",
    ]
    assert all(explanation.claims for explanation in found)


def test_things_without_a_link_are_said_to_have_none(embedded_store: Store) -> None:
    load(embedded_store, articles())
    with pytest.raises(NameNotFoundError, match="nothing links 'Ann Lee' and 'Hill Exchange'"):
        explain_between(embedded_store, "Ann Lee", "Hill Exchange")
