"""The page of a map: the same bytes twice, nothing from the network, text stays text."""

import json
import re
import subprocess
import sys
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph
from pharmagraph.maps import Article, Map, render_map
from pharmagraph.maps.sources import safe_link, sources_of
from pharmagraph.maps.style import PATHS, SHAPES, edge_colour, edge_dash
from pharmagraph.maps.ties import TIES
from pharmagraph.schema import EDGES, NODES
from tests.maps.graphs import HOSTILE, drawn, graph, large

VIS = "f3c1229464749a6f5a80c80867189edfdc0198be0d015c3d770aff196cb6c0a1"


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))


def data_of(page: str) -> dict[str, Any]:
    """Return the data that the scripts of a page read."""
    (text,) = re.findall(r'<script type="application/json" id="graph">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(text)
    return found


def test_equal_graphs_give_equal_pages() -> None:
    backwards: MultiGraph = nx.MultiDiGraph()
    backwards.add_nodes_from(reversed(list(graph().nodes(data=True))))
    for edge in reversed(list(graph().edges(keys=True, data=True))):
        backwards.add_edge(edge[0], edge[1], key=edge[2], **edge[3])
    assert render_map(graph(), drawn()) == render_map(backwards, drawn())


def test_another_process_writes_the_same_bytes() -> None:
    code = (
        "from tests.maps.graphs import large; from pharmagraph.maps import Map, render_map;"
        "from hashlib import sha256;"
        "print(sha256(render_map(large(60), Map('x')).encode()).hexdigest())"
    )
    seeds = ("1", "2")
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "graph:loaders:."},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in seeds
    }
    assert len(digests) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_articles_makes_no_element(text: str) -> None:
    harmless = Elements(render_map(graph("https:x"), drawn("Map", "https:x")))
    page = Elements(render_map(graph(text), drawn(text, text)))
    assert sorted(tag for tag, _ in page.found) == sorted(tag for tag, _ in harmless.found)
    assert not [a for _, attrs in page.found for a in attrs if a.startswith("on")]


def test_nothing_is_loaded_from_anywhere() -> None:
    page = Elements(render_map(graph(), drawn()))
    assert not [a for _, attrs in page.found for a in attrs if a in ("src", "srcset", "action")]
    assert {attrs["href"] for tag, attrs in page.found if tag != "a" and "href" in attrs} == set()
    links = {str(attrs["href"]) for tag, attrs in page.found if tag == "a"}
    assert links == {"https://news.example/a", "#s0", "#s1"}


def test_the_policy_allows_the_two_scripts_and_the_style_of_the_page_and_nothing_else() -> None:
    page = render_map(graph(), drawn())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert re.sub(r"'sha256-[^']+'", "HASH", policy.replace("&#39;", "'")) == (
        "default-src 'none'; script-src HASH HASH; style-src HASH;"
        " img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_the_drawing_library_is_the_known_file() -> None:
    text = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_bytes()
    assert sha256(text.replace(b"\r\n", b"\n")).hexdigest() == VIS


def test_the_data_is_json_that_no_text_can_leave() -> None:
    nodes = {n["id"]: n for n in data_of(render_map(graph(HOSTILE[1]), drawn()))["nodes"]}
    assert nodes["org:a"]["also"] == [HOSTILE[1]]
    assert sorted(nodes) == ["deal:1", "drug:z", "org:a", "org:b"]


def test_things_without_relations_are_counted_and_not_drawn() -> None:
    page = render_map(graph(), drawn())
    assert "4 entities, 5 relations; 1 without relations not drawn" in page


def test_things_without_relations_are_drawn_if_there_is_nothing_else() -> None:
    lone: MultiGraph = nx.MultiDiGraph()
    lone.add_node("org:a", label="Organization", name="Aster")
    lone.add_node("org:b", label="Organization", name="Boreal")
    assert [n["id"] for n in data_of(render_map(lone, Map("x")))["nodes"]] == ["org:a", "org:b"]


def test_too_many_things_are_refused_with_three_ways_out() -> None:
    words = r"4 entities .*at most 3\).*--view companies  or  --around NAME,.*--max-nodes 4"
    with pytest.raises(PharmagraphError, match=words):
        render_map(graph(), Map("Map", max_nodes=3))


def test_five_hundred_things_with_their_sentences_stay_below_the_limit_of_size() -> None:
    assert len(render_map(large(500), Map("Large")).encode()) < 1_200_000


def test_a_table_that_is_too_long_is_left_out_and_says_so() -> None:
    page = render_map(large(60, per_node=40), Map("Large"))
    assert "The table is left out: 2400 relations are more than 2000." in page
    assert "<tbody>" not in page


def test_a_sentence_is_printed_once_with_its_article() -> None:
    url = "https://news.example/a"
    article = Article(url, "Aster signs", "News", "2020-06-09", url)
    page = render_map(graph("signed a pact"), Map("Map", articles={url: article}))
    assert page.count("<q><bdi>signed a pact</bdi></q>") == 1
    assert ">Aster signs</bdi></a>, <bdi>News, 2020-06-09</bdi></cite>" in page


def test_a_quote_goes_with_the_first_sentence_whose_words_are_stored() -> None:
    g: MultiGraph = nx.MultiDiGraph()
    g.add_node("a", label="Drug", name="A", evidence=["x#S1", "y#S2"], quotes=["words of y"])
    assert sources_of(g, {"x": Article("x", has_text=False)}).words == {"y#S2": "words of y"}


def test_every_label_has_a_shape_and_every_shape_a_path() -> None:
    assert set(SHAPES) == set(NODES)
    assert set(SHAPES.values()) <= set(PATHS)


def test_no_two_labels_look_alike() -> None:
    looks = [(SHAPES[label], NODES[label].colour) for label in NODES]
    assert len(set(looks)) == len(looks)


def test_relations_of_one_colour_differ_in_their_dashes_while_dashes_last() -> None:
    looks = [(edge_colour(kind), edge_dash(kind)) for kind in EDGES]
    assert len(set(looks)) >= len(EDGES) / 2
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour, _ in looks)
    ties = [(edge_colour(tie.type), edge_dash(tie.type)) for tie in TIES]
    assert len(set(ties)) == len(ties)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://news.example/a?b=1", "https://news.example/a?b=1"),
        ("http://news.example", "http://news.example"),
        ("javascript:alert(1)", ""),
        ("javascript://x/%0aalert(1)", ""),
        ("ftp://news.example/a", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("https://[bad", ""),
        ("sha256:00", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(address: str, link: str) -> None:
    assert safe_link(address) == link
