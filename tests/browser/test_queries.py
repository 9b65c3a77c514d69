"""Every query of the kit runs on every store; a picture is made of things that can be drawn."""

import pytest

from pharmagraph.browser.parameters import example_values, expressions
from pharmagraph.browser.pictures import load_pictures
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, load_queries
from pharmagraph.store import Store
from tests.queries.corpus import fill

QUESTIONS = tuple(query for query in load_queries(cypher_dir()) if query.is_cypher)
PICTURES = load_pictures(QUESTIONS)
# The first articles speak of none of these.
EMPTY = {"introductions"}


def values_in(store: Store, query: Query) -> dict[str, object]:
    """Evaluate the `:param` lines of a question, as Browser does."""
    written = expressions(query, example_values(query))
    if not written:
        return {}
    columns = ", ".join(f"{value} AS `{name}`" for name, value in written.items())
    return store.read(f"RETURN {columns}")[0]


def is_drawn(value: object) -> bool:
    return value is None or (
        isinstance(value, dict) and ("relationships" in value or "properties" in value)
    )


def test_every_saved_query_runs_with_its_own_values_on_every_store(
    store: Store, subtests: pytest.Subtests
) -> None:
    fill(store)
    for query in QUESTIONS:
        with subtests.test(question=query.name):
            values = values_in(store, query)
            given = {name for name, value in example_values(query).items() if value is not None}
            assert {name for name, value in values.items() if value is not None} == given
            rows = store.read(query.text, values)
            assert all(set(row) == set(query.returns) for row in rows)
            if query.name in PICTURES:
                drawn = store.read(PICTURES[query.name].text, values)
                assert drawn or query.name in EMPTY
                assert all(is_drawn(value) for row in drawn for value in row.values())


def test_a_name_is_found_in_any_case_by_alias_and_by_id(embedded_store: Store) -> None:
    fill(embedded_store)
    (drugs,) = (query for query in QUESTIONS if query.name == "drugs")
    found = [
        embedded_store.read(
            "RETURN " + expressions(drugs, {"target": name})["target"] + " AS target"
        )[0]["target"]
        for name in ("her2", "HER-2", "hgnc:3430", "no such target", "' OR true //")
    ]
    assert found == ["hgnc:3430", "hgnc:3430", "hgnc:3430", None, None]
