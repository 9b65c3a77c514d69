"""Questions on a small industry give the rows that are known to be right on every store."""

import pytest

from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from pharmagraph.schema import NODES
from pharmagraph.store import Store
from tests.queries.landscape import load_landscape
from tests.queries.landscape_answers import LANDSCAPE_ANSWERS

QUESTIONS = load_queries(cypher_dir())


def test_the_answers_are_right_and_the_same_on_every_store(
    store: Store, subtests: pytest.Subtests
) -> None:
    load_landscape(store)
    for name, values, expected in LANDSCAPE_ANSWERS:
        with subtests.test(question=name, values=values):
            query = find_query(QUESTIONS, name)
            rows = run_query(store, query, values)
            assert [tuple(row[column] for column in query.returns) for row in rows] == expected


@pytest.mark.parametrize("name", ["neighbourhood", "disagreements"])
def test_a_question_on_any_thing_knows_every_label(name: str) -> None:
    assert f":{'|'.join(NODES)}" in find_query(QUESTIONS, name).text


def test_every_question_is_asked_more_than_once_with_answers_of_different_length() -> None:
    lengths: dict[str, set[int]] = {}
    for name, _, expected in LANDSCAPE_ANSWERS:
        lengths.setdefault(name, set()).add(len(expected))
    assert [name for name, found in lengths.items() if len(found) < 2] == []
