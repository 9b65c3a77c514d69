"""What works for programs written with py2neo, on the embedded store and on both Neo4j versions."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from pharmagraph.connect import open_store
from pharmagraph.errors import PharmagraphError, StoreUnavailableError
from pharmagraph.export import export_networkx
from pharmagraph.loading import load
from pharmagraph.py2neo_view import as_subgraph, open_py2neo
from pharmagraph.store_memory import MemoryStore
from tests.conftest import EMBEDDED
from tests.network.worlds import chain_of
from tests.queries.world import articles

py2neo = pytest.importorskip("py2neo", reason="py2neo is not installed")

COMPANIES = (
    "MATCH (o:Organization)-[p:PARTY_TO]->(d:Deal) WHERE d.class = $class "
    "RETURN o.name AS name, p.role AS role ORDER BY name"
)
PARTIES = [
    {"name": "Aster Bio", "role": "COLLABORATOR"},
    {"name": "Boreal Pharma", "role": "COLLABORATOR"},
]


@pytest.fixture
def address(store_address: Callable[[], str]) -> str:
    """Return the address of a store that holds the two invented articles."""
    found = store_address()
    store = open_store(found)
    load(store, articles())
    store.close()
    return found


@pytest.fixture
def graph(address: str) -> Iterator[Any]:
    """Open it as py2neo does."""
    with open_py2neo(address) as opened:
        yield opened


def test_queries_take_parameters_and_give_rows_tables_and_days(graph: Any) -> None:
    assert graph.run(COMPANIES, {"class": "ALLIANCE"}).data() == PARTIES
    table = graph.run(COMPANIES, {"class": "ALLIANCE"}).to_table()
    assert (table.keys(), list(table)) == (["name", "role"], [tuple(p.values()) for p in PARTIES])
    said = "MATCH (:Organization {name: 'Aster Bio'})-[p:PARTY_TO]->(:Deal {class: 'ALLIANCE'}) "
    assert graph.evaluate(f"{said} RETURN p.firstReportedOn").to_native() == date(2020, 6, 9)


def test_nodes_and_relationships_are_matched_by_label_and_type(graph: Any) -> None:
    (aster,) = py2neo.NodeMatcher(graph).match("Organization", name="Aster Bio")
    assert (set(aster.labels), aster["id"]) == ({"Organization"}, "organization:aster-bio")
    parties = py2neo.RelationshipMatcher(graph).match((aster, None), "PARTY_TO")
    assert {edge.end_node["class"] for edge in parties} == {"ALLIANCE", "FINANCING"}


def test_a_path_is_a_subgraph(graph: Any) -> None:
    said = "MATCH p = (:Organization)-[:PARTY_TO]->(:Deal {class: 'ALLIANCE'}) RETURN p"
    found = graph.run(said).to_subgraph()
    assert (len(found.nodes), len(found.relationships), found.types()) == (3, 2, {"PARTY_TO"})


def test_a_row_set_is_a_data_frame(graph: Any, engine: str) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    if engine == EMBEDDED:
        pytest.skip("the embedded engine sends no types that py2neo's data frames ask for")
    frame = graph.run(COMPANIES, {"class": "ALLIANCE"}).to_data_frame()
    assert frame.to_dict("records") == PARTIES


def test_its_calls_for_constraints_do_not_work_any_more(graph: Any) -> None:
    with pytest.raises(Exception, match=r".+"):
        graph.schema.create_uniqueness_constraint("Example", "id")


def test_an_export_is_a_subgraph_without_a_database() -> None:
    store = MemoryStore()
    load(store, articles())
    exported = export_networkx(store)
    found = as_subgraph(exported)
    assert {n["id"]: set(n.labels) for n in found.nodes} == {
        node: {label} for node, label in exported.nodes(data="label")
    }
    assert {
        (r.start_node["id"], type(r).__name__, r.end_node["id"]) for r in found.relationships
    } == {(s, p["type"], t) for s, t, p in exported.edges(data=True)}


def test_without_py2neo_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py2neo", None)
    with pytest.raises(PharmagraphError) as refused:
        as_subgraph(chain_of("a b"))
    assert str(refused.value) == (
        "py2neo is not installed:  pip install 'pharmagraph[py2neo]'. It is no longer maintained;"
        " new programs use pharmagraph.open or the official driver neo4j"
    )


def test_a_server_that_is_not_there_is_said_in_our_words() -> None:
    with (
        pytest.raises(
            StoreUnavailableError, match=r"no database answers at bolt://127\.0\.0\.1:1;"
        ),
        open_py2neo("bolt://127.0.0.1:1"),
    ):
        pass
