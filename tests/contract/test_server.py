"""A server: what it takes to be let in, and what of others' in it is left alone."""

import socket
from collections.abc import Callable
from contextlib import suppress

import neo4j
import pytest

from pharmagraph.bolt import Connection, Login
from pharmagraph.connect import open_store, split_address
from pharmagraph.errors import StoreError, StoreUnavailableError, StoreVersionError
from pharmagraph.preparing import check_product
from tests.conftest import Servers
from tests.contract.writers import add_document, contents, expected
from tests.neo4j_server import VERSIONS, Neo4jServer

STRANGERS = "MATCH (n:Stranger) OPTIONAL MATCH (n)-[r:PARTY_TO]->(m) RETURN n.id, r.key, m.id"


@pytest.fixture(params=VERSIONS)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(engine: str, neo4j_servers: Servers, store_address: Callable[[], str]) -> Neo4jServer:
    store_address()
    return neo4j_servers.get(engine)


def test_a_wrong_password_is_one_sentence(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-password")
    with pytest.raises(StoreUnavailableError, match="refuses the user 'neo4j'") as refused:
        open_store(server.address)
    assert "NEO4J_PASSWORD" in str(refused.value)
    assert "not-the-password" not in str(refused.value)


def test_what_comes_after_a_failure_still_says_what_the_database_said(server: Neo4jServer) -> None:
    """The driver then only says that something failed before; a deadlock would not be retried."""
    values = server.environment()
    login = Login(server.address, values["NEO4J_USERNAME"], values["NEO4J_PASSWORD"])
    connection = Connection(login)

    def fail_twice() -> None:
        with connection.transaction(write=True) as run:
            with suppress(neo4j.exceptions.Neo4jError):
                run("UNWIND [1, 0] AS n RETURN 1 / n", {})
            run("RETURN 1", {})

    with pytest.raises(StoreError, match="by zero"):
        fail_twice()
    connection.close()


@pytest.mark.parametrize("name", ["nothere", "no such name!"])
def test_a_database_that_is_not_there_is_named(server: Neo4jServer, name: str) -> None:
    with pytest.raises(StoreUnavailableError, match=name):
        open_store(f"{server.address}/{name}")


def test_a_database_is_named_by_the_path_or_the_environment(
    server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"{server.address}/neo4j") as store:  # type: ignore[attr-defined]
        assert store.address == server.address
    monkeypatch.setenv("PHARMAGRAPH_DATABASE", "nothere")
    with pytest.raises(StoreUnavailableError, match="'nothere'"):
        open_store(server.address)


def test_a_store_of_a_newer_program_is_refused_untouched(server: Neo4jServer) -> None:
    open_store(server.address).close()
    server.run("MATCH (m:Meta) SET m.schemaVersion = 99")
    for read_only in (False, True):
        with pytest.raises(StoreVersionError, match="schemaVersion 99"):
            open_store(server.address, read_only=read_only)
    assert server.run("MATCH (n) RETURN n.schemaVersion AS v") == [{"v": 99}]


def test_nodes_of_others_are_left_alone(server: Neo4jServer) -> None:
    server.run("CREATE (:Stranger {id: 's'})-[:PARTY_TO {key: 'theirs'}]->(:Other {id: 'o'})")
    before = server.run(STRANGERS)
    with open_store(server.address) as store:  # type: ignore[attr-defined]
        store.write(lambda tx: add_document(tx, "a"))
        assert contents(store) == expected(["a"])
        store.clear_graph()
        store.write(lambda tx: tx.drop("Article", ["a"]))
    assert server.run(STRANGERS) == before


def test_a_database_that_uses_our_labels_is_refused_untouched(server: Neo4jServer) -> None:
    server.run("CREATE (:Person {name: 'somebody'}), (:Deal {id: 'theirs'})")
    with pytest.raises(StoreError, match="already holds nodes labelled Deal, Person"):
        open_store(server.address)
    assert server.run("MATCH (n) RETURN count(n) AS n") == [{"n": 2}]


def test_opening_again_makes_nothing_again(server: Neo4jServer) -> None:
    open_store(server.address).close()
    before = server.run("SHOW CONSTRAINTS YIELD id, name RETURN id, name ORDER BY id")
    open_store(server.address).close()
    assert server.run("SHOW CONSTRAINTS YIELD id, name RETURN id, name ORDER BY id") == before
    assert len(before) > 50


def test_no_server_is_one_sentence_at_once() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(StoreUnavailableError, match=f"no database answers at .*{port}"):
        open_store(f"bolt://127.0.0.1:{port}")


def test_a_server_that_speaks_something_else_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"bolt://127.0.0.1:{other.getsockname()[1]}"
        import threading

        def answer() -> None:
            connection, _ = other.accept()
            connection.recv(100)
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.close()

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(StoreError) as refused:
            open_store(address)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost:7474",
        "https://localhost",
        "file:///tmp/x",
        "postgres://localhost",
        "bolt://neo4j:secret@localhost:7687",
        "bolt://localhost:notaport",
        "bolt://",
    ],
)
def test_an_address_that_leads_nowhere_is_refused(address: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(address)
    assert "secret" not in str(refused.value)


def test_the_path_of_an_address_is_the_database() -> None:
    assert split_address("bolt://h:1") == ("bolt://h:1", None)
    assert split_address("neo4j+s://h/deals") == ("neo4j+s://h", "deals")


@pytest.mark.parametrize(
    ("agent", "embedded"),
    [
        ("Neo4j/5.26.0", False),
        ("Neo4j/2026.08.1", False),
        ("Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", True),
    ],
)
def test_products_that_fit_are_told_apart(agent: str, embedded: bool) -> None:
    assert check_product(agent) is embedded


@pytest.mark.parametrize("agent", ["Neo4j/5.25.1", "Neo4j/4.4.40", "Neo4j/v5.11.0 x", "Other"])
def test_an_old_server_is_refused(agent: str) -> None:
    with pytest.raises(StoreVersionError, match=r"5\.26 or newer"):
        check_product(agent)
