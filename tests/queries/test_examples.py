"""The example of every question, asked about the shipped articles, on every store."""

import shlex

import pytest

from pharmagraph.cli.demo import shipped_articles
from pharmagraph.loading import load
from pharmagraph.model import Row
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, load_queries, run_query
from pharmagraph.store import Store
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.readers import read_document
from tests.queries.crowd import crowd

QUESTIONS = load_queries(cypher_dir())
# What the shipped articles say something about; the others ask for what is not in them yet.
TELLING = {
    "between",
    "brokers",
    "communities",
    "connected",
    "drugs",
    "financing",
    "history",
    "hubs",
    "missing",
    "names",
    "partners",
    "pipeline",
    "rights",
    "why",
}


def fill(store: Store) -> None:
    """Load the shipped articles, and companies enough for what needs many."""
    load(store, [extract(read_document(path), load_vocabulary()) for path in shipped_articles()])
    load(store, [crowd()])


def example_values(query: Query) -> dict[str, object]:
    """Return the values that the example of a question gives."""
    words = shlex.split(query.example)[3:]
    typed = dict(zip(words[::2], words[1::2], strict=True))
    return {p.name: typed[p.option] for p in query.params if p.option in typed}


def ask_example(store: Store, query: Query) -> list[Row]:
    """Ask a question with the options of its example."""
    rows = run_query(store, query, example_values(query))
    # When a document came in is told by the clock.
    return [{name: value for name, value in row.items() if name != "recordedAt"} for row in rows]


def test_every_example_has_rows_the_same_on_every_store(
    store: Store, embedded_store: Store, subtests: pytest.Subtests
) -> None:
    fill(store)
    fill(embedded_store)
    for query in QUESTIONS:
        with subtests.test(question=query.name):
            rows = ask_example(store, query)
            assert rows == ask_example(embedded_store, query)
            assert rows or query.name not in TELLING
