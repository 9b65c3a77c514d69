"""Real stores for the tests: the embedded engine and two versions of Neo4j.

`store` and `store_factory` run a test once for each of them, or for one with `pytest -k embedded`,
`-k neo4j5` or `-k neo4j2026`. Where no Neo4j can be had the tests are skipped and say why; with
CI=true they fail.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pharmagraph.connect import open_store
from pharmagraph.store import Store
from pharmagraph.store_memory import MemoryStore
from tests.chromium import started_chromium
from tests.neo4j_server import VERSIONS, Neo4jServer, NoNeo4jError, start

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MEMORY, EMBEDDED = "memory", "embedded"
ENGINES = (EMBEDDED, *VERSIONS)

StoreFactory = Callable[[], Store]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one server, and those of one port, in one process of `pytest -n`."""
    for item in items:
        shared = next((v for v in VERSIONS if v in item.nodeid), None)
        if shared is None and "tests/browser" in item.nodeid:
            shared = "browser"
        if shared:
            item.add_marker(pytest.mark.xdist_group(shared))


class Servers:
    """The Neo4j servers of this session, each started when the first test asks for it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._started = folder, ExitStack()
        self._servers: dict[str, Neo4jServer | str] = {}

    def get(self, engine: str) -> Neo4jServer:
        """Return the server; skip the test, or fail it in CI, if there is none to be had."""
        if engine not in self._servers:
            try:
                server = self._started.enter_context(start(engine, self._folder))
                self._servers[engine] = server
            except NoNeo4jError as reason:
                self._servers[engine] = str(reason)
        found = self._servers[engine]
        if isinstance(found, Neo4jServer):
            return found
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(found)
        pytest.skip(found)

    def close(self) -> None:
        """Stop what was started."""
        self._started.close()


@pytest.fixture(scope="session")
def neo4j_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    servers = Servers(tmp_path_factory.mktemp("neo4j"))
    yield servers
    servers.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Start the one Chromium of this session."""
    with started_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an embedded store with nothing in it, to be copied: a new one takes a second."""
    path = tmp_path_factory.mktemp("embedded") / "empty.db"
    open_store(str(path)).close()
    return path


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Run the test once for each engine."""
    return str(request.param)


@pytest.fixture
def store_address(
    engine: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[], str]:
    """Return a function that gives the address of an empty database each time it is called."""
    if engine == EMBEDDED:
        empty, numbers = request.getfixturevalue("empty_folder"), itertools.count()
        return lambda: str(shutil.copytree(empty, tmp_path / f"store-{next(numbers)}.db"))
    server: Neo4jServer = request.getfixturevalue("neo4j_servers").get(engine)
    for name, value in server.environment().items():
        monkeypatch.setenv(name, value)

    def wiped() -> str:
        server.wipe()
        return server.address

    return wiped


@pytest.fixture
def store_factory(engine: str, request: pytest.FixtureRequest) -> Iterator[StoreFactory]:
    """Return a function that opens an empty store; on a server each call empties the last one."""
    if engine == MEMORY:
        yield MemoryStore
        return
    opened: list[Store] = []
    store_address: Callable[[], str] = request.getfixturevalue("store_address")

    def open_empty() -> Store:
        store = open_store(store_address())
        opened.append(store)
        return store

    yield open_empty
    for store in opened:
        store.close()


@pytest.fixture
def store(store_factory: StoreFactory) -> Store:
    """Return an empty store."""
    return store_factory()


@pytest.fixture
def embedded_store(tmp_path: Path, empty_folder: Path) -> Iterator[Store]:
    """Return an empty embedded store, for tests that need any store with Cypher."""
    with open_store(str(shutil.copytree(empty_folder, tmp_path / "embedded.db"))) as store:  # type: ignore[attr-defined]
        yield store
