"""The page of a map: the same bytes twice, nothing from the network, text stays text."""

import json
import re
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import networkx as nx
import pytest

from pharmagraph.errors import NameNotFoundError, PharmagraphError
from pharmagraph.export import MultiGraph
from pharmagraph.map_items import safe_link
from pharmagraph.map_layout import layout
from pharmagraph.map_style import PATHS, SHAPES, edge_colour, edge_dash
from pharmagraph.map_views import view_of
from pharmagraph.maps import render_map
from pharmagraph.schema import EDGES, NODES

VIS = "f3c1229464749a6f5a80c80867189edfdc0198be0d015c3d770aff196cb6c0a1"
HOSTILE = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "javascript:window.hit=1",
    "{{ 7*7 }}{% for x in y %}",
    "href=x \u2028 \u2029 </title><b>",
    "<!--<script>",
)


def graph(text: str = "signs") -> MultiGraph:
    """Return a small graph in which every text is `text`."""
    g: MultiGraph = nx.MultiDiGraph()
    g.add_node("org:a", label="Organization", name=f"Aster {text}", aliases=[text], country=text)
    g.add_node("org:b", label="Organization", name="Boreal")
    g.add_node("org:c", label="Organization", name="Alone")
    g.add_node("drug:z", label="Drug", name="ZX-1", highestPhase="PHASE_2")
    g.add_node("deal:1", label="Deal", name=text, types=[text], **{"class": "ALLIANCE"})
    said = {"quotes": [text], "evidence": ["https://news.example/a#S1"], "basis": text}
    for key, source in enumerate(("org:a", "org:b")):
        g.add_edge(source, "deal:1", key=f"p{key}", type="PARTY_TO", role=text, **said)
    g.add_edge("deal:1", "drug:z", key="c", type="CONCERNS", firstReportedOn=date(2020, 6, 9))
    g.add_edge("org:a", "drug:z", key="d1", type="DEVELOPS", evidence=[f"{text}#S0"])
    g.add_edge("org:a", "drug:z", key=text, type="DEVELOPS", quotes=[text])
    return g


class Elements(HTMLParser):
    """Collects the elements of a page with their attributes, and the text outside of scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))


def test_equal_graphs_give_equal_pages() -> None:
    backwards: MultiGraph = nx.MultiDiGraph()
    backwards.add_nodes_from(reversed(list(graph().nodes(data=True))))
    for edge in reversed(list(graph().edges(keys=True, data=True))):
        backwards.add_edge(edge[0], edge[1], key=edge[2], **edge[3])
    assert render_map(graph(), "Map") == render_map(backwards, "Map")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_articles_makes_no_element(text: str) -> None:
    harmless, page = Elements(render_map(graph(), "Map")), Elements(render_map(graph(text), text))
    assert sorted(tag for tag, _ in page.found) == sorted(tag for tag, _ in harmless.found)
    assert not [a for _, attrs in page.found for a in attrs if a.startswith("on")]


def test_nothing_is_loaded_from_anywhere() -> None:
    page = Elements(render_map(graph(), "Map"))
    assert not [a for _, attrs in page.found for a in attrs if a in ("src", "srcset", "action")]
    links = {attrs["href"] for tag, attrs in page.found if tag != "a" and "href" in attrs}
    assert links == set()
    assert {attrs["href"] for tag, attrs in page.found if tag == "a"} == {"https://news.example/a"}


def test_the_policy_allows_the_two_scripts_and_the_style_of_the_page_and_nothing_else() -> None:
    page = render_map(graph(), "Map")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert re.sub(r"'sha256-[^']+'", "HASH", policy.replace("&#39;", "'")) == (
        "default-src 'none'; script-src HASH HASH; style-src HASH;"
        " img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_the_drawing_library_is_the_known_file() -> None:
    text = (files("pyvis") / "templates/lib/vis-9.1.2/vis-network.min.js").read_bytes()
    assert sha256(text.replace(b"\r\n", b"\n")).hexdigest() == VIS


def test_the_data_is_json_that_no_text_can_leave() -> None:
    page = render_map(graph(HOSTILE[1]), "Map")
    (data,) = re.findall(r'<script type="application/json" id="graph">(.*?)</script>', page)
    nodes = {node["id"]: node for node in json.loads(data)["nodes"]}
    assert nodes["org:a"]["also"] == [HOSTILE[1]]
    assert sorted(nodes) == ["deal:1", "drug:z", "org:a", "org:b"]


def test_things_without_relations_are_counted_and_not_drawn() -> None:
    assert "4 entities, 5 relations; 1 without relations not drawn" in render_map(graph(), "Map")


def test_too_many_things_are_refused_with_the_next_step() -> None:
    with pytest.raises(PharmagraphError, match="--view companies  or  --around NAME"):
        render_map(graph(), "Map", max_nodes=3)


def test_every_label_has_a_shape_and_every_shape_a_path() -> None:
    assert set(SHAPES) == set(NODES)
    assert set(SHAPES.values()) <= set(PATHS)


def test_relations_of_one_colour_differ_in_their_dashes_while_dashes_last() -> None:
    looks = [(edge_colour(kind), edge_dash(kind)) for kind in EDGES]
    assert len(set(looks)) >= len(EDGES) / 2
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour, _ in looks)


@pytest.mark.parametrize(
    ("sentence", "link"),
    [
        ("https://news.example/a?b=1#S12", "https://news.example/a?b=1"),
        ("http://news.example#S0", "http://news.example"),
        ("javascript:alert(1)#S0", ""),
        ("javascript://x/%0aalert(1)#S0", ""),
        ("ftp://news.example/a#S0", ""),
        ("data:text/html,x#S0", ""),
        ("file:///etc/passwd#S0", ""),
        ("https://[bad#S0", ""),
        ("sha256:00#S3", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(sentence: str, link: str) -> None:
    assert safe_link(sentence) == link


def test_companies_are_joined_by_a_line_for_each_deal() -> None:
    shown = view_of(graph(), "companies")
    assert sorted(shown.nodes) == ["org:a", "org:b", "org:c"]
    assert [(s, t, d["type"], d["deal"]) for s, t, d in shown.edges(data=True)] == [
        ("org:a", "org:b", "ALLIED_WITH", "signs")
    ]


def test_an_exchange_is_no_partner() -> None:
    listed = graph()
    listed.edges["org:b", "deal:1", "p1"]["role"] = "LISTING_VENUE"
    assert view_of(listed, "companies").number_of_edges() == 0


def test_a_financing_makes_no_partners() -> None:
    money = graph()
    money.nodes["deal:1"]["class"] = "FINANCING"
    assert view_of(money, "companies").number_of_edges() == 0


def test_a_view_around_one_thing_ends_after_its_hops() -> None:
    assert sorted(view_of(graph(), "entity", "org:b", 1).nodes) == ["deal:1", "org:b"]
    assert sorted(view_of(graph(), "entity", "org:b", 2).nodes) == [
        "deal:1",
        "drug:z",
        "org:a",
        "org:b",
    ]
    with pytest.raises(NameNotFoundError, match="there is no node 'org:x'"):
        view_of(graph(), "entity", "org:x", 1)


def test_labels_have_room_beside_each_other() -> None:
    names = [f"n{i}" for i in range(60)]
    edges = [(names[i], names[(i * 7 + 1) % 60]) for i in range(60)]
    place = layout(names, edges, dict.fromkeys(names, 80.0))
    assert place == layout(list(reversed(names)), edges[::-1], dict.fromkeys(names, 80.0))
    near = [
        (a, b)
        for a in names
        for b in names
        if a < b and abs(place[a][0] - place[b][0]) < 79 and abs(place[a][1] - place[b][1]) < 45
    ]
    assert len(near) <= 2


def test_one_node_and_no_node_have_a_layout() -> None:
    assert set(layout(["a"], [], {})) == {"a"}
    assert layout([], [], {}) == {}
