"""Reading over Bolt: values as Python's own, nothing written whatever slips through, in time."""

import math
import time
from collections.abc import Callable
from datetime import date, datetime

import pytest

from pharmagraph.bolt_transaction import BoltTransaction
from pharmagraph.connect import open_store
from pharmagraph.errors import QueryError, ReadOnlyError, StoreError
from pharmagraph.model import Edge, Node
from pharmagraph.store import Store, Transaction
from pharmagraph.store_bolt import BoltStore
from tests.conftest import EMBEDDED

SLOW = (
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c "
    "WITH a, b, c WHERE a + b = c + 90000 RETURN count(*) AS n"
)


@pytest.fixture
def deal(store: Store) -> Store:
    nodes = [
        Node("deal:1", "Deal", {"name": "d", "announcedFrom": date(2020, 1, 2)}),
        Node("drug:1", "Drug", {"name": "x", "aliases": ["y", "z"]}),
    ]
    edge = Edge("CONCERNS", "k", "deal:1", "drug:1", "Deal", "Drug", {"nSources": 1})
    store.write(lambda tx: (tx.put_nodes(nodes), tx.put_edges([edge], [])))
    return store


def test_rows_hold_scalars_lists_maps_and_days(deal: Store) -> None:
    rows = deal.read(
        "MATCH (d:Deal)-[r]->(x:Drug) RETURN d.announcedFrom AS day, x.aliases AS aliases, "
        "{n: r.nSources, none: null} AS map, $given AS given",
        {"given": {"day": date(2021, 1, 1), "list": [1, 2.5, "a", None, True]}},
    )
    assert rows == [
        {
            "day": date(2020, 1, 2),
            "aliases": ["y", "z"],
            "map": {"n": 1, "none": None},
            "given": {"day": date(2021, 1, 1), "list": [1, 2.5, "a", None, True]},
        }
    ]


def test_nodes_relationships_and_paths_become_plain(deal: Store) -> None:
    source = {
        "id": "deal:1",
        "label": "Deal",
        "properties": {"announcedFrom": date(2020, 1, 2), "id": "deal:1", "name": "d"},
    }
    target = {
        "id": "drug:1",
        "label": "Drug",
        "properties": {"aliases": ["y", "z"], "id": "drug:1", "name": "x"},
    }
    edge = {
        "key": "k",
        "type": "CONCERNS",
        "source": "deal:1",
        "target": "drug:1",
        "properties": {"key": "k", "nSources": 1},
    }
    rows = deal.read("MATCH p = (d:Deal)-[r]->(x) RETURN d, x, r, p")
    assert rows == [
        {
            "d": source,
            "x": target,
            "r": edge,
            "p": {"nodes": [source, target], "relationships": [edge]},
        }
    ]


def test_moments_and_durations_become_text(store: Store) -> None:
    rows = store.read("RETURN duration('P1M2DT3S') AS d, localdatetime('2020-01-02T03:04:05') AS t")
    assert rows == [{"d": "P1M2DT3S", "t": "2020-01-02T03:04:05.000000000"}]


def test_a_writing_query_is_refused_and_writes_nothing(store: Store) -> None:
    with pytest.raises(ReadOnlyError):
        store.read("CREATE (:Deal {id: 'x'})")
    assert list(store.nodes()) == []


def test_what_slips_through_is_rolled_back(engine: str, store: Store) -> None:
    """Send a writing statement past the check, as if the check had a hole."""
    bolt = store if isinstance(store, BoltStore) else store._current()  # type: ignore[attr-defined]
    create = "CREATE (n:Deal {id: 'x'}) RETURN n.id AS id"
    if engine == EMBEDDED:
        # The engine takes it, and forgets it.
        assert bolt.fetch(create, {}) == [{"id": "x"}]
    else:
        with pytest.raises(StoreError, match="read access mode"):
            bolt.fetch(create, {})
    assert list(store.nodes()) == []


@pytest.mark.parametrize(
    ("cypher", "parameters"),
    [
        ("MATCH (n RETURN n", {}),
        ("RETURN $missing AS x", {}),
        ("RETURN nothing", {}),
        ("RETURN 1/0 AS x", {}),
        ("RETURN date('no day') AS x", {}),
        ("RETURN $x AS x", {"x": object()}),
        ("RETURN $x AS x", {"x": datetime(2020, 1, 1)}),
        ("RETURN $x AS x", {"x": {1, 2}}),
        ("RETURN $x AS x", {"x": 2**63}),
        ("RETURN $x AS x", {"x": math.nan}),
        ("RETURN $x AS x", {"x": "\ud800"}),
    ],
)
def test_a_bad_query_is_one_sentence(
    store: Store, cypher: str, parameters: dict[str, object]
) -> None:
    with pytest.raises(QueryError) as refused:
        store.read(cypher, parameters)
    assert "\n" not in str(refused.value)
    assert store.read("RETURN 1 AS x") == [{"x": 1}]


def test_a_query_that_takes_too_long_is_given_up(
    store_address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHARMAGRAPH_TIMEOUT", "1")
    store = open_store(store_address())
    started = time.monotonic()
    with pytest.raises(QueryError, match="longer than"):
        store.read(SLOW)
    assert time.monotonic() - started < 10
    assert store.read("RETURN 1 AS x") == [{"x": 1}]
    started = time.monotonic()
    store.close()
    assert time.monotonic() - started < 10


def test_a_store_opened_for_reading_refuses_to_write(store_address: Callable[[], str]) -> None:
    address = store_address()
    open_store(address).close()
    store = open_store(address, read_only=True)
    with pytest.raises(ReadOnlyError):
        store.write(lambda tx: tx.put_nodes([Node("deal:1", "Deal")]))
    assert store.read("MATCH (n:Deal) RETURN n.id AS id") == []
    store.close()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.read("RETURN 1 AS x")
    with pytest.raises(StoreError, match="closed"):
        list(store.rows("Article"))
    with pytest.raises(StoreError, match="closed"):
        store.write(lambda tx: tx.lock())


def test_every_write_is_inside_an_explicit_transaction(engine: str, store: Store) -> None:
    """One statement that fails half way, over rows that are fine before it."""

    def work(tx: Transaction) -> None:
        assert isinstance(tx, BoltTransaction)
        tx.create("Article", [{"id": "a"}, {"id": "b"}, {"id": "a"}])

    with pytest.raises(StoreError):
        store.write(work)
    assert list(store.rows("Article")) == []


def test_the_engine_is_not_needed_to_name_a_store() -> None:
    import subprocess
    import sys

    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pharmagraph.connect, pharmagraph.settings\n"
            "print([m for m in ('neo4j', 'arcadedb') if m in sys.modules])",
        ],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert said.stdout == "[]\n"
