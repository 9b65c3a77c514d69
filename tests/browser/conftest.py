"""Chromium, a jar of Neo4j Browser, and a filled store of each kind that it can be pointed at."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pharmagraph.bolt import Login
from pharmagraph.browser.jar import BrowserFiles, find_jar
from pharmagraph.browser.kit import make_kit
from pharmagraph.browser.site import Site
from pharmagraph.claims import Extraction
from pharmagraph.errors import PharmagraphError
from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir, seeds_dir
from pharmagraph.queries import load_queries
from pharmagraph.store import Store
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from pharmagraph_loaders.readers import read_document
from tests.browser.drivers import Screen
from tests.browser.params import login_of
from tests.chromium import missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

JAR = "PHARMAGRAPH_TEST_BROWSER_JAR"
WAIT = 120_000  # milliseconds; on an idle machine nothing takes more than three seconds
LOOPBACK = ("http://127.0.0.1:", "http://localhost:", "data:", "blob:")


@pytest.fixture(scope="session")
def browser_files() -> Iterator[BrowserFiles]:
    """Open the jar that is named, was fetched before, or can be fetched."""
    named = os.environ.get(JAR)
    try:
        files = BrowserFiles(find_jar(Path(named) if named else None, fetch=True))
    except PharmagraphError as reason:
        missing(f"no jar of Neo4j Browser: {reason}")
    yield files
    files.close()


@pytest.fixture(scope="session")
def shipped() -> list[Extraction]:
    """Read the one article whose graph the tests look at on the screen."""
    article = read_document(seeds_dir() / "sanofi_alphamab.txt")
    return [read_claims(article, load_vocabulary())]


@pytest.fixture
def login(store: Store, shipped: list[Extraction]) -> Login:
    """Load the article into a store and return how Browser reaches it."""
    load(store, shipped)
    return login_of(store)


@pytest.fixture
def site(login: Login, browser_files: BrowserFiles) -> Iterator[Site]:
    """Serve the kit and Browser."""
    with Site(browser_files, bolt=login.address) as served:
        served.pages.update(make_kit(load_queries(cypher_dir()), address=served.address))
        yield served


@pytest.fixture
def screen_of(chromium: "Browser", site: Site, tmp_path: Path) -> Iterator[Callable[[str], Screen]]:
    """Return a function that opens an address; what is not on loopback is not let through."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000})
    context.set_default_timeout(WAIT)
    outside: list[str] = []

    def turn_away(route: "Route") -> None:
        outside.append(route.request.url)
        route.abort()

    context.route(lambda url: not url.startswith(LOOPBACK), turn_away)

    def open_page(address: str) -> Screen:
        page = context.new_page()
        page.goto(address, wait_until="domcontentloaded")
        return Screen(page)

    yield open_page
    for number, page in enumerate(context.pages):
        page.screenshot(path=tmp_path / f"last-{number}.png")  # to be looked at after a failure
    context.close()
    # Browser itself asks for fonts and statistics; our pages never appear there.
    assert [url for url in outside if "pharmagraph" in url] == []
