"""Questions on a small industry give the rows that are known to be right on every store."""

import pytest

from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from pharmagraph.store import Store
from tests.queries.landscape import landscape
from tests.queries.landscape_answers import LANDSCAPE_ANSWERS

QUESTIONS = load_queries(cypher_dir())


def test_the_answers_are_right_and_the_same_on_every_store(
    store: Store, subtests: pytest.Subtests
) -> None:
    load(store, landscape())
    for name, values, expected in LANDSCAPE_ANSWERS:
        with subtests.test(question=name, values=values):
            query = find_query(QUESTIONS, name)
            rows = run_query(store, query, values)
            assert [tuple(row[column] for column in query.returns) for row in rows] == expected
