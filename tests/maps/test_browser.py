"""The map in a real browser, without a network: drawn, clicked, focused, and for everybody."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from axe_playwright_python.sync_playwright import Axe

from pharmagraph.export import MultiGraph
from pharmagraph.maps import Map, render_map, view_of
from tests.maps.conftest import Open
from tests.maps.graphs import HOSTILE, deals, drawn, graph, large

if TYPE_CHECKING:
    from playwright.sync_api import Page

COLOURS = """() => {
    const canvas = document.querySelector("#network canvas");
    const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 3).join());
    return seen.size;
}"""
OVERLAPS = """() => {
    const boxes = map.drawn.boxes;
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
        a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1])).length;
}"""


def timeline() -> str:
    """Return the page of a timeline."""
    return render_map(view_of(deals(), "timeline"), Map("Deals along time", timeline=True))


def companies() -> str:
    """Return the page of companies."""
    return render_map(view_of(deals(), "companies"), Map("Companies"))


def test_the_map_is_drawn_with_every_name(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    assert page.evaluate(COLOURS) > 8
    assert page.evaluate("map.state()") == {"nodes": 4, "edges": 5, "focus": None}
    assert sorted(page.evaluate("map.drawn.names")) == ["deal:1", "drug:z", "org:a", "org:b"]


@pytest.mark.parametrize("size", [(1200, 800), (1900, 1000), (420, 800)])
def test_names_never_lie_on_each_other(open_map: Open, size: tuple[int, int]) -> None:
    page = open_map(render_map(large(120), Map("Large")), size=size)
    assert page.evaluate("map.drawn.names.length") >= 15
    assert page.evaluate(OVERLAPS) == 0


def test_a_timeline_names_its_years(open_map: Open) -> None:
    page = open_map(timeline())
    assert page.evaluate(COLOURS) > 8
    lefts = page.evaluate(
        "['deal:1','deal:6','deal:2','deal:3','deal:4'].map((d) => map.place(d)[0])"
    )
    assert lefts == sorted(lefts)


def test_a_click_shows_the_sentence_and_a_link_to_the_article(open_map: Open) -> None:
    page = open_map(render_map(graph("signs"), drawn(text="signs")))
    page.mouse.click(*page.evaluate("map.place('org:b')"))
    details = page.locator("#details")
    assert details.locator("h2").text_content() == "Boreal"
    details.locator("summary").first.click()
    assert "signs" in (details.locator("blockquote q").first.text_content() or "")
    link = details.locator("blockquote a").first
    assert link.get_attribute("href") == "https://news.example/a"
    assert link.get_attribute("rel") == "noopener noreferrer nofollow"


def test_relations_of_one_kind_between_two_things_are_a_line_with_a_count(open_map: Open) -> None:
    page = open_map(companies())
    counts = page.evaluate("[...map.strands.values()].map((s) => [s.type, s.edges.length])")
    assert sorted(counts)[:4] == [
        ["ACQUIRES", 1],
        ["BUYS_FROM", 1],
        ["FINANCES", 1],
        ["FINANCES", 1],
    ]
    assert ["LICENSES_TO", 2] in counts
    page.evaluate("map.showStrand([...map.strands.values()].find((s) => s.edges.length > 1).id)")
    items = page.locator("#details li")
    assert items.count() == 2
    assert "Deal 1, 2018-03-01" in (items.first.text_content() or "")
    assert "Deal 2, 2021-05-01" in (items.last.text_content() or "")


def test_a_thousand_relations_between_two_things_are_few_lines(open_map: Open) -> None:
    g = graph()
    for i in range(1000):
        kind = ("DEVELOPS", "TARGETS", "PARTY_TO", "CONCERNS", "COVERS", "TESTS", "GRANTS")[i % 7]
        g.add_edge("org:b", "drug:z", key=f"many{i:04}", type=kind)
    page = open_map(render_map(g, drawn()))
    between = "[...map.strands.values()].filter((s) => s.from === 'org:b' && s.to === 'drug:z')"
    assert page.evaluate(f"{between}.map((s) => s.edges.length)") == [143] * 5 + [285]
    page.evaluate(f"map.showStrand({between}[5].id)")
    assert page.locator("#details li").last.text_content() == "85 more are in the table"


def test_a_link_to_one_thing_opens_on_it(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()), at="#drug%3Az")
    assert page.evaluate("map.state().focus") == "drug:z"
    page.evaluate("location.hash = 'org%3Ab'")
    page.locator("#details h2", has_text="Boreal").wait_for()
    assert page.evaluate("map.state().focus") == "org:b"


@pytest.mark.parametrize("at", ["#nothing", "#%E0%A4%A", "#s0", "#<img>"])
def test_a_link_to_nothing_opens_the_whole_map(open_map: Open, at: str) -> None:
    assert open_map(render_map(graph(), drawn()), at=at).evaluate("map.state().focus") is None


def test_focus_leads_to_neo4j_browser_with_the_id_as_a_literal(open_map: Open) -> None:
    g: MultiGraph = nx.relabel_nodes(graph(), {"org:b": "org:b'})//\\é"})
    page = open_map(render_map(g, drawn(browser="http://localhost:7474/browser/?dbms=x")))
    page.evaluate("id => map.select(id, false)", "org:b'})//\\é")
    href = page.locator("#details a", has_text="Open in Neo4j Browser").get_attribute("href")
    assert href == (
        "http://localhost:7474/browser/?dbms=x&cmd=edit&arg=MATCH%20path%20%3D%20(n%20%7Bid%3A%20'"
        "org%3Ab%5Cu0027%5Cu007d%5Cu0029%2F%2F%5Cu005c%5Cu00e9'%7D)--()%20RETURN%20path%20LIMIT%20100"
    )


def test_without_a_server_nothing_leads_to_neo4j_browser(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()))
    page.evaluate("map.select('org:b', false)")
    assert page.locator("#details a", has_text="Neo4j").count() == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_an_article_runs(open_map: Open, text: str) -> None:
    page = open_map(render_map(graph(text), drawn(text, text, browser=text)))
    for node in ("org:a", "org:b", "deal:1", "drug:z"):
        page.evaluate("id => map.select(id, false)", node)
    for strand in page.evaluate("[...map.strands.keys()]"):
        page.evaluate("id => map.showStrand(id)", strand)
    page.locator("#find").fill("a")
    page.mouse.move(*page.evaluate("map.place('org:a')"))
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.title() == re.sub("[ \t\n]+", " ", text)


def test_names_of_every_script_and_length_are_drawn(open_map: Open) -> None:
    names = (
        "恒瑞医药股份有限公司",
        "شركة تبوك للصناعات الدوائية",
        "Ж" * 300,
        "e\u0301" * 40,
        "🧬 Bio",
    )
    g: MultiGraph = nx.MultiDiGraph()
    for i, name in enumerate(names):
        g.add_node(f"org:{i}", label="Organization", name=name)
        g.add_edge(f"org:{i}", "org:0", key=f"e{i}", type="PART_OF")
    page = open_map(render_map(g, Map(names[1])))
    assert page.evaluate("map.drawn.names.length") == len(names)
    page.evaluate("map.select('org:2', true)")
    assert page.locator("#details h2").text_content() == names[2]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("count", [0, 1])
def test_an_empty_graph_and_a_single_thing_have_a_page(open_map: Open, count: int) -> None:
    g: MultiGraph = nx.MultiDiGraph()
    if count:
        g.add_node("org:a", label="Organization", name="Aster")
    page = open_map(render_map(g, Map("Small")))
    assert page.evaluate("map.state().nodes") == count
    assert page.locator("#nothing").is_visible() == (count == 0)


def test_two_thousand_things_open_when_asked_for(open_map: Open) -> None:
    page = open_map(render_map(large(2000, per_node=2), Map("Large", max_nodes=2000)))
    assert page.evaluate("map.state().nodes") == 2000
    assert page.evaluate("map.drawn.names.length") > 20


def test_without_javascript_the_table_and_the_sentences_are_there(open_map: Open) -> None:
    page = open_map(render_map(graph(), drawn()), script=False)
    assert not page.locator("main").is_visible()
    page.locator("#table summary").click()
    assert page.locator("#table tbody tr").count() == 5
    page.locator("#sources summary").click()
    assert page.locator("#sources li").first.is_visible()


def findings(page: "Page") -> list[str]:
    """Return what axe finds serious or worse."""
    results = Axe().run(page).response["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html']}" for v in results if v["impact"] in _BAD]


_BAD = ("serious", "critical")


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_serious_keeps_anybody_from_using_the_page(
    open_map: Open, tmp_path: Path, dark: bool
) -> None:
    page = open_map(timeline())
    if dark:
        page.locator("#theme").click()
    page.evaluate("map.select('deal:1', false)")
    page.locator("#table summary").click()
    page.locator("#sources summary").click()
    page.locator("#path-box summary").click()
    page.locator("#find").fill("a")
    assert findings(page) == []
