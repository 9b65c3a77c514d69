"""What is exported comes back as it was, from every form that can be read back."""

import csv
import io
import json
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import strategies as st

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph, export_networkx, graphml, node_link
from pharmagraph.loading import load
from pharmagraph.network.alliances import alliances, exported
from pharmagraph.network.csv_files import BETWEEN
from pharmagraph.network.formats import gexf, read_graphml, read_node_link, write_folder
from pharmagraph.network.typed import DAY, LIST, kinds_of_edge, kinds_of_node, rebuilt
from pharmagraph.schema import EDGES, NODES
from pharmagraph.store_memory import MemoryStore
from tests.laws.worlds import extractions
from tests.network.worlds import chain_of, holds_for
from tests.queries.world import articles

# What XML can hold; a line is never ended by a carriage return alone.
TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=12,
)
PLAIN = st.one_of(TEXTS, st.integers(-(2**40), 2**40), st.booleans(), st.floats(-1e9, 1e9))
OF_KIND = {
    DAY: st.dates(),
    LIST: st.lists(st.text(st.characters(blacklist_categories=("Cs",)), max_size=6), max_size=3),
}


def props(draw: st.DrawFn, kinds: dict[str, str], plain: list[str]) -> dict[str, object]:
    found = {name: draw(OF_KIND[kind]) for name, kind in kinds.items() if draw(st.booleans())}
    return found | {
        name: draw(PLAIN) for name in plain if name not in kinds and draw(st.booleans())
    }


@st.composite
def graphs(draw: st.DrawFn) -> MultiGraph:
    """Draw a graph with any labels, types and values, several edges between two nodes included."""
    graph: MultiGraph = nx.MultiDiGraph()
    names = draw(st.lists(TEXTS, max_size=4, unique=True))
    for name in names:
        label = draw(st.sampled_from(sorted(NODES)))
        plain = [p.name for p in NODES[label].props]
        graph.add_node(
            name, label=label, name=draw(TEXTS), **props(draw, kinds_of_node(label), plain)
        )
    for number in range(draw(st.integers(0, 5)) if names else 0):
        kind = draw(st.sampled_from([*sorted(EDGES), "ALLIED_WITH"]))
        plain = [q.name for q in EDGES[kind].qualifiers] if kind in EDGES else ["weight"]
        given_props = props(draw, kinds_of_edge(kind), [*plain, "contested", "nSources"])
        ends = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        graph.add_edge(*ends, key=f"{draw(TEXTS)}|{number}", type=kind, **given_props)
    return graph


def content(graph: MultiGraph) -> tuple[object, object]:
    """Return everything in a graph, with the type of every value."""

    def exact(values: dict[str, object]) -> dict[str, tuple[str, object]]:
        return {name: (type(value).__name__, value) for name, value in values.items()}

    nodes = {node: exact(found) for node, found in graph.nodes(data=True)}
    edges = {(s, t, k): exact(found) for s, t, k, found in graph.edges(keys=True, data=True)}
    return nodes, edges


@holds_for(graphs())
def test_a_graph_comes_back_from_graphml(graph: MultiGraph) -> None:
    assert content(read_graphml("\n".join(graphml(graph)))) == content(graph)


@holds_for(graphs())
def test_a_graph_comes_back_from_json(graph: MultiGraph) -> None:
    text = json.dumps(node_link(graph))
    assert content(read_node_link(json.loads(text))) == content(graph)


@holds_for(st.lists(extractions(), min_size=1, max_size=3))
def test_nodes_and_edges_come_back_from_every_readable_form(found: list) -> None:  # type: ignore[type-arg]
    store = MemoryStore()
    load(store, found)
    graph = export_networkx(store)
    projection = (list(store.nodes()), list(store.edges()))
    assert rebuilt(graph) == projection
    assert rebuilt(read_graphml("\n".join(graphml(graph)))) == projection
    assert rebuilt(read_node_link(node_link(graph))) == projection


def test_the_progress_of_an_export_is_told() -> None:
    store, told = MemoryStore(), list[int]()
    load(store, articles())
    graph = export_networkx(store, progress=told.append)
    assert told == [2 * len(graph)]


def small() -> MultiGraph:
    """Return a graph of two nodes with all kinds of values."""
    graph: MultiGraph = nx.MultiDiGraph()
    graph.add_node(
        "drug:a", label="Drug", name='A, "the" drug', aliases=["x;y", "z"], nameKnown=True
    )
    graph.add_node(
        "deal:d", label="Deal", name="=cmd|' /C calc'!A0", types=["LICENSE"],
        announcedFrom=date(2020, 6, 9), contested=["class: A | B"],
    )  # fmt: skip
    graph.add_edge(
        "deal:d", "drug:a", key="k", type="CONCERNS", role="PLATFORM", nSources=2, contested=True
    )
    return graph


def test_gexf_shows_names_and_keeps_label_and_type() -> None:
    text = "\n".join(gexf(small()))
    assert text == "\n".join(gexf(small()))
    space = {"g": "http://www.gexf.net/1.2draft"}
    root = ET.fromstring(text)
    nodes = {n.get("id"): n.get("label") for n in root.findall(".//g:node", space)}
    assert nodes == {"drug:a": 'A, "the" drug', "deal:d": "=cmd|' /C calc'!A0"}
    (edge,) = root.findall(".//g:edge", space)
    assert [edge.get(a) for a in ("source", "target", "id", "label")] == [
        "deal:d", "drug:a", "k", "CONCERNS",
    ]  # fmt: skip
    back = nx.read_gexf(io.BytesIO(text.encode()), version="1.2draft")
    assert back.nodes["deal:d"]["entity"] == "Deal"
    assert back.nodes["deal:d"]["announcedFrom"] == "2020-06-09"
    assert [data["relation"] for _, _, data in back.edges(data=True)] == ["CONCERNS"]


def test_derived_ties_come_back_from_graphml() -> None:
    graph = exported(alliances(chain_of("a b c", "a b")))
    assert graph.number_of_edges() == 3
    assert content(read_graphml("\n".join(graphml(graph)))) == content(graph)


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def test_csv_is_a_table_of_nodes_and_one_of_edges(tmp_path: Path) -> None:
    nodes, edges = write_folder(small(), "csv", tmp_path / "out")
    assert rows(nodes) == [
        ["id", "label", "name", "aliases", "announcedFrom", "contested", "nameKnown", "types"],
        [
            "deal:d", "Deal", "=cmd|' /C calc'!A0", "", "2020-06-09", '["class: A | B"]', "",
            '["LICENSE"]',
        ],
        ["drug:a", "Drug", 'A, "the" drug', '["x;y", "z"]', "", "", "true", ""],
    ]  # fmt: skip
    assert rows(edges) == [
        ["source", "type", "target", "key", "contested", "nSources", "role"],
        ["deal:d", "CONCERNS", "drug:a", "k", "true", "2", "PLATFORM"],
    ]


def test_the_files_of_neo4js_import_have_typed_headers(tmp_path: Path) -> None:
    files = {file.name: file for file in write_folder(small(), "neo4j", tmp_path)}
    assert list(files) == [
        "nodes-Deal.csv", "nodes-Drug.csv", "edges-Deal-CONCERNS-Drug.csv", "import.txt",
    ]  # fmt: skip
    assert rows(files["nodes-Drug.csv"]) == [
        ["id:ID(Drug)", "aliases:string[]", "name:string", "nameKnown:boolean"],
        ["drug:a", f"x;y{BETWEEN}z", 'A, "the" drug', "true"],
    ]
    assert rows(files["nodes-Deal.csv"])[0] == [
        "id:ID(Deal)", "announcedFrom:date", "contested:string[]", "name:string", "types:string[]",
    ]  # fmt: skip
    assert rows(files["edges-Deal-CONCERNS-Drug.csv"]) == [
        [
            ":START_ID(Deal)", ":END_ID(Drug)", "contested:boolean", "key:string", "nSources:long",
            "role:string",
        ],
        ["deal:d", "drug:a", "true", "k", "2", "PLATFORM"],
    ]  # fmt: skip
    assert files["import.txt"].read_text("utf-8") == (
        "neo4j-admin database import full neo4j \\\n"
        "  --array-delimiter=U+001F --multiline-fields=true --overwrite-destination=true \\\n"
        "  --nodes=Deal=nodes-Deal.csv \\\n"
        "  --nodes=Drug=nodes-Drug.csv \\\n"
        "  --relationships=CONCERNS=edges-Deal-CONCERNS-Drug.csv\n"
    )


def test_a_text_with_neo4js_separator_is_refused(tmp_path: Path) -> None:
    graph = small()
    graph.nodes["drug:a"]["aliases"] = [f"a{BETWEEN}b"]
    with pytest.raises(PharmagraphError, match=r"the separator U\+001F of Neo4j's files"):
        write_folder(graph, "neo4j", tmp_path)


def test_parquet_keeps_types(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="PyArrow is not installed")
    graph = small()
    graph.nodes["drug:a"]["royaltyMin"], graph.nodes["deal:d"]["royaltyMin"] = 5, 5.5
    nodes, edges = write_folder(graph, "parquet", tmp_path)
    deal, drug = parquet.read_table(nodes).to_pylist()
    assert (deal["announcedFrom"], deal["types"], deal["royaltyMin"]) == (
        date(2020, 6, 9), ["LICENSE"], 5.5,
    )  # fmt: skip
    assert (drug["aliases"], drug["nameKnown"], drug["royaltyMin"]) == (["x;y", "z"], True, 5.0)
    assert parquet.read_table(edges).to_pylist() == [
        {
            "source": "deal:d", "type": "CONCERNS", "target": "drug:a", "key": "k",
            "contested": True, "nSources": 2, "role": "PLATFORM",
        }
    ]  # fmt: skip


def test_without_pyarrow_parquet_says_what_to_install_and_leaves_nothing(tmp_path: Path) -> None:
    if find_spec("pyarrow"):
        pytest.skip("PyArrow is installed")
    with pytest.raises(PharmagraphError, match=r"pip install 'pharmagraph\[analysis\]'"):
        write_folder(small(), "parquet", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
