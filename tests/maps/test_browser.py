"""The map in a real browser, without a network: drawn, searched, filtered, and unharmed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pharmagraph.maps import render_map
from tests.maps.test_pages import HOSTILE, graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 20_000  # milliseconds; a drawn page takes about one second on an idle machine


Open = Callable[..., "Page"]


@pytest.fixture
def page_of(chromium: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a map; at the end, nothing was asked for or complained of."""
    context = chromium.new_context(offline=True, viewport={"width": 1200, "height": 800})
    asked: list[str] = []
    said: list[str] = []

    def open_map(html: str, script: bool = True) -> "Page":
        target = tmp_path / "map.html"
        target.write_text(html, encoding="utf-8")
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(target.as_uri())
        if script:
            page.locator("html[data-ready='1']").wait_for(state="attached", timeout=WAIT)
        return page

    yield open_map
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []


def test_the_map_is_drawn(page_of: Open) -> None:
    page = page_of(render_map(graph(), "Map"))
    colours = page.evaluate(
        """() => {
            const canvas = document.querySelector("#network canvas");
            const context = canvas.getContext("2d");
            const data = context.getImageData(0, 0, canvas.width, canvas.height).data;
            const seen = new Set();
            for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 3).join());
            return seen.size;
        }"""
    )
    assert colours > 8
    assert page.evaluate("map.state()") == {"nodes": 4, "edges": 5, "focus": None}


def test_a_click_shows_the_sentence_and_a_link_to_the_article(page_of: Open) -> None:
    page = page_of(render_map(graph("signs"), "Map"))
    x, y = page.evaluate("map.place('org:b')")
    page.mouse.click(x, y)
    details = page.locator("#details")
    assert details.locator("h2").text_content() == "Boreal"
    details.locator("summary").first.click()
    assert "signs" in (details.locator("blockquote").first.text_content() or "")
    link = details.locator("blockquote a").first
    assert link.get_attribute("href") == "https://news.example/a"
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"


def test_a_name_is_found_by_typing(page_of: Open) -> None:
    page = page_of(render_map(graph(), "Map"))
    page.locator("#q").fill("zx")
    page.keyboard.press("Enter")
    assert page.evaluate("map.state().focus") == "drug:z"
    assert page.locator("#details h2").text_content() == "ZX-1"
    page.locator("#q").press("Escape")
    assert page.evaluate("map.state().focus") is None


def test_the_legend_switches_things_and_relations_off(page_of: Open) -> None:
    page = page_of(render_map(graph(), "Map"))
    page.locator("[data-type=DEVELOPS]").uncheck()
    assert page.evaluate("map.state()") == {"nodes": 4, "edges": 3, "focus": None}
    page.locator("[data-label=Deal]").uncheck()
    assert page.evaluate("map.state()") == {"nodes": 0, "edges": 0, "focus": None}
    page.locator("#reset").click()
    assert page.locator("#shown").text_content() == "Shown: 4 of 4 entities, 5 of 5 relations"


def test_the_picture_can_be_saved(page_of: Open) -> None:
    page = page_of(render_map(graph(), "Map"))
    with page.expect_download() as download:
        page.locator("#png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_a_link_to_one_thing_opens_on_it(page_of: Open) -> None:
    page = page_of(render_map(graph(), "Map"))
    page.goto(f"{page.url.partition('#')[0]}#n=drug%3Az")
    page.reload()
    page.locator("html[data-ready='1']").wait_for(state="attached", timeout=WAIT)
    assert page.evaluate("map.state().focus") == "drug:z"


def test_light_and_dark(page_of: Open) -> None:
    page = page_of(render_map(graph(), "Map"))
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_an_article_runs(page_of: Open, text: str) -> None:
    page = page_of(render_map(graph(text), text))
    for node in ("org:a", "org:b", "deal:1", "drug:z"):
        page.evaluate("id => map.select(id, false)", node)
    page.locator("#q").fill("a")
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3
    assert page.locator("a[href^='javascript']").count() == 0


def test_without_javascript_the_table_is_there(chromium: "Browser", tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    target.write_text(render_map(graph(), "Map"), encoding="utf-8")
    context = chromium.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(target.as_uri())
    page.locator("#table summary").click()
    assert page.locator("#table tbody tr").count() == 5
    context.close()
