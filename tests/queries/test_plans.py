"""A question that names a thing starts at that thing, by an index, on real Neo4j."""

import os
from collections.abc import Iterator, Mapping
from typing import Any

import neo4j
import pytest

from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, bind, load_queries
from pharmagraph.store import Store
from tests.queries.corpus import example_values
from tests.queries.landscape import load_landscape

SEEKS = {"NodeUniqueIndexSeek", "NodeIndexSeek", "MultiNodeIndexSeek"}
# Where a branch goes on from rows it is given, or yields none: no way into the graph.
PASSING = {"Argument", "EmptyRow", "Projection"}


def anchors(query: Query) -> list[str]:
    """Return the parameters without which a question means nothing: a thing or its id."""
    return [p.name for p in query.params if p.required and (p.labels or p.name == "about")]


ANCHORED = [query for query in load_queries(cypher_dir()) if query.is_cypher and anchors(query)]


def operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the operators of a plan, the one that rows come from first."""
    for child in plan.get("children", ()):
        yield from operators(child)
    yield plan


def leaves(plan: Mapping[str, Any]) -> list[str]:
    """Return the operators by which a plan comes into the graph, in their order."""
    names = [
        str(found["operatorType"]).partition("@")[0]
        for found in operators(plan)
        if not found.get("children")
    ]
    return [name for name in names if name not in PASSING]


@pytest.mark.parametrize("engine", ["neo4j5", "neo4j2026"], indirect=True)
def test_a_question_on_a_thing_starts_at_that_thing_by_an_index(
    store: Store, subtests: pytest.Subtests
) -> None:
    load_landscape(store)
    auth = (os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(store.address, auth=auth) as driver:
        for query in ANCHORED:
            with subtests.test(question=query.name):
                values = bind(query, example_values(query))
                plan = driver.execute_query(f"EXPLAIN {query.text}", values).summary.plan
                assert plan is not None
                ways = leaves(plan)
                assert ways[0] in SEEKS
                # Beside it a planner may scan the few nodes of a label that this graph has.
                assert "AllNodesScan" not in ways


def test_most_questions_on_a_thing_are_held_to_it() -> None:
    assert len(ANCHORED) >= 20


def test_a_plan_that_scans_is_told_from_one_that_seeks() -> None:
    seek = {"operatorType": "NodeUniqueIndexSeek@neo4j", "children": []}
    scan = {"operatorType": "AllNodesScan@neo4j", "children": []}
    given = {"operatorType": "Argument@neo4j"}
    join = {"operatorType": "Apply@neo4j", "children": [scan, given, seek]}
    assert leaves(join) == ["AllNodesScan", "NodeUniqueIndexSeek"]
