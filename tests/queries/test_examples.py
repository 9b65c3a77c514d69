"""The example of every question, asked about the shipped articles: the same rows on every store."""

import pytest

from pharmagraph.store import Store
from tests.queries.corpus import ANSWERS, QUESTIONS, ask_example, expected, fill

# What the shipped articles have nothing on.
SILENT = {"candidates", "hidden"}


def test_every_example_gives_the_rows_that_were_looked_at(
    store: Store, subtests: pytest.Subtests
) -> None:
    fill(store)
    for query in QUESTIONS:
        with subtests.test(question=query.name):
            assert ask_example(store, query) == expected(query)


def test_every_question_has_rows_and_no_rows_are_left_over() -> None:
    assert {path.stem for path in ANSWERS.glob("*.json")} == {query.name for query in QUESTIONS}
    assert {query.name for query in QUESTIONS if not expected(query)} == SILENT
