"""Neo4j Browser itself, both generations, on every store: connect, import, ask, see."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pharmagraph.bolt import Login
from pharmagraph.browser.asking import PAGE, ask_page
from pharmagraph.browser.kit import GUIDE, QUERIES, STYLE
from pharmagraph.browser.links import classic_link, preview_link
from pharmagraph.browser.pictures import load_pictures
from pharmagraph.browser.site import Site
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, resolve_values
from pharmagraph.schema import NODES
from pharmagraph.store import Store
from tests.browser.drivers import Classic, Preview, Screen

Open = Callable[[str], Screen]

pytestmark = pytest.mark.slow

QUESTIONS = load_queries(cypher_dir())
VALUES = "partners 1 values: Partners of a company"
ROWS = "partners 2 rows: Partners of a company"
PICTURE = "partners 3 picture: Partners of a company"


def link(site: Site, login: Login, page: str) -> str:
    return classic_link(
        f"{site.address}/browser/",
        bolt=login.address,
        user=login.user,
        database=login.database,
        guide=f"{site.address}/{page}",
    )


def test_classic_browser_connects_imports_asks_and_draws(
    login: Login, site: Site, screen_of: Open
) -> None:
    browser = Classic(screen_of(link(site, login, GUIDE)).page)
    scheme, _, address = login.address.partition("://")
    assert browser.form() == [f"{scheme}://", address, login.user, login.database]
    browser.connect(login.password)
    browser.page.get_by_text("What is in here").first.wait_for()
    browser.picture("guide")

    browser.part("navigationFavorites").click()
    browser.drop(site.pages[QUERIES], QUERIES, "application/zip")
    browser.part("expandFolder-pharmagraph companies").click()
    browser.run_values(VALUES)
    browser.drop(site.pages[STYLE], STYLE, "text/plain")
    frame = browser.run_saved(PICTURE)
    # The deal between them has a name too long for its circle.
    names = browser.names_drawn(frame)
    assert {"AlphamabOncology", "Sanofi"} < set(names)
    assert len(names) == 3
    assert browser.colours_drawn(frame) == {NODES["Organization"].colour, NODES["Deal"].colour}
    browser.picture("classic-picture")
    (row,) = browser.cells(browser.run_saved(ROWS))
    assert row[:2] == ['"Alphamab Oncology"', "1"]
    browser.picture("classic-rows")


def test_a_question_on_the_command_line_waits_in_classic_browser(
    store: Store, login: Login, site: Site, screen_of: Open
) -> None:
    query = find_query(QUESTIONS, "why")
    values = resolve_values(store, query, {"about": "organization:sanofi", "limit": "20"})
    picture = load_pictures(QUESTIONS)["why"]
    page = ask_page(query, picture, values, style=f"{site.address}/{STYLE}")
    site.pages[PAGE] = page.encode()
    browser = Classic(screen_of(link(site, login, PAGE)).page)
    browser.form()
    browser.connect(login.password)
    blocks = browser.page.locator("pre.runnable")
    # A query that runs before its values are set finds nothing to draw.
    browser.wait_for_success(browser.take(blocks.nth(0), ":param about => 'organization:sanofi';"))
    browser.drop(site.pages[STYLE], STYLE, "text/plain")
    frame = browser.take(blocks.nth(1), "MATCH (said:Claim {id: $about})")
    assert len(browser.names_drawn(frame)) > 3
    browser.picture("why")


def test_the_new_browser_connects_imports_asks_and_draws(
    login: Login, site: Site, screen_of: Open, tmp_path: Path
) -> None:
    path = tmp_path / "saved-queries.csv"
    path.write_bytes(site.pages[path.name])
    address = preview_link(f"{site.address}/browser/", bolt=login.address, user=login.user)
    browser = Preview(screen_of(address).page)
    assert browser.form() == [login.address.partition("://")[2], login.user]
    browser.connect(login.password)
    browser.upload(path)
    browser.unfold("pharmagraph companies")
    browser.run_saved(VALUES)
    overview = browser.draw_saved(PICTURE)
    assert "Organization (2)" in overview
    assert "Deal (1)" in overview
    browser.page.wait_for_timeout(2000)
    browser.picture("new-picture")
    rows = browser.cells(browser.run_saved(ROWS))
    assert [row for row in rows if '"Alphamab Oncology"' in row]
    browser.picture("new-rows")
