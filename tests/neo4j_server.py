"""A real Neo4j for the tests: one that is given, one in a container, or one from Maven Central.

`start` tries them in this order. Servers listen on 127.0.0.1 only, with free ports and a random
password; what was started here, and nothing else, is stopped at the end.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import neo4j
import pytest

from tests.neo4j_maven import NoNeo4jError, run_server, wait_until_it_answers

# Fixture ids and the versions behind them; the only place that pins them.
VERSIONS = {"neo4j5": "5.26.30", "neo4j2026": "2026.08.1"}
GIVEN = "PHARMAGRAPH_TEST_NEO4J_URI"


@dataclass(frozen=True)
class Neo4jServer:
    """A server that answers, and how it was come by."""

    address: str
    user: str
    password: str = field(repr=False)
    origin: str = ""

    def environment(self) -> dict[str, str]:
        """Return the variables with which the product reaches it."""
        return {"NEO4J_USERNAME": self.user, "NEO4J_PASSWORD": self.password}

    def run(self, cypher: str) -> list[dict[str, object]]:
        """Run one statement, past all of the product's code."""
        with neo4j.GraphDatabase.driver(self.address, auth=(self.user, self.password)) as driver:
            return [record.data() for record in driver.execute_query(cypher).records]

    def wipe(self) -> None:
        """Delete all nodes; constraints stay, they take long to make."""
        self.run("MATCH (n) DETACH DELETE n")


@contextmanager
def start(engine: str, folder: Path) -> Iterator[Neo4jServer]:
    """Give a server of the version behind an id; raises `NoNeo4jError` with all reasons."""
    version, reasons = VERSIONS[engine], []
    for way in (_given, _in_container, _from_maven):
        try:
            running = way(version, folder)
            server = next(running)
        except NoNeo4jError as reason:
            reasons.append(str(reason))
            continue
        try:
            yield server
        finally:
            running.close()
        return
    raise NoNeo4jError(f"no Neo4j {version}: " + "; ".join(reasons))


def _given(version: str, folder: Path) -> Iterator[Neo4jServer]:
    """Use the server that the environment names, if it has this major version and is empty."""
    del folder
    address = os.environ.get(GIVEN)
    if not address:
        raise NoNeo4jError(f"{GIVEN} is not set")
    user = os.environ.get("NEO4J_USERNAME", "neo4j")
    server = Neo4jServer(address, user, os.environ.get("NEO4J_PASSWORD", ""), "given")
    found = server.run("CALL dbms.components() YIELD versions RETURN versions[0] AS version")
    major = version.partition(".")[0]
    if not str(found[0]["version"]).startswith(f"{major}."):
        raise NoNeo4jError(f"{address} is {found[0]['version']}")
    if server.run("MATCH (n) RETURN count(n) AS nodes")[0]["nodes"]:
        pytest.exit(f"{GIVEN}: the database at {address} is not empty, tests would wipe it", 4)
    yield server
    server.wipe()


def _in_container(version: str, folder: Path) -> Iterator[Neo4jServer]:
    """Start the official image, where a Docker engine answers."""
    del folder
    import docker
    from testcontainers.core.container import DockerContainer

    try:
        docker.from_env(timeout=5).ping()
    except docker.errors.DockerException:
        raise NoNeo4jError("no Docker engine answers") from None
    password = secrets.token_hex(16)
    container = DockerContainer(f"neo4j:{version}-community")
    container.with_env("NEO4J_AUTH", f"neo4j/{password}")
    # A tuple binds the free port on loopback only; the helper for ports would open it to all.
    container.ports["7687/tcp"] = ("127.0.0.1", None)  # type: ignore[assignment]
    try:
        container.start()
    except docker.errors.DockerException as error:
        raise NoNeo4jError(f"no container of {container.image}: {error}") from None
    try:
        port = int(container.get_exposed_port(7687))
        wait_until_it_answers(port, lambda: None)
        yield Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", password, "container")
    finally:
        container.stop()


def _from_maven(version: str, folder: Path) -> Iterator[Neo4jServer]:
    """Start a server assembled from Maven Central."""
    for address, password in run_server(version, folder):
        yield Neo4jServer(address, "neo4j", password, "Maven Central")
