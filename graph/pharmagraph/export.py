"""A store as a NetworkX graph, and that as GraphML or node-link JSON."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from pharmagraph.store import Store

QUOTES = ("none", "short", "full")
SHORT = 120
_STEP = 1000
MultiGraph: TypeAlias = "nx.MultiDiGraph[str]"
Props: TypeAlias = dict[str, Any]
_XML_TYPES = {bool: "boolean", int: "long", float: "double"}
# Readers of XML make other blanks of these.
_LINE_ENDS = {"\r": "&#13;"}
_BLANKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export_networkx(
    store: Store, *, quotes: str = "full", progress: Callable[[int], None] | None = None
) -> MultiGraph:
    """Return the graph with all its properties.

    A node is known by its id and has `label`; an edge by its key and has `type`. Days are `date`,
    lists are lists. `quotes` is none, short (one, at most 120 characters) or full (as stored).
    `progress` is called after every thousand nodes and edges and at the end: with the number of
    nodes read, and then with that and the number of nodes whose edges are read, which comes to
    twice the number of nodes. The store is read in pages of a thousand; the graph is held in
    memory: about 2 kB for each node and edge with its quotes, 1.5 kB without.
    """
    graph: MultiGraph = nx.MultiDiGraph()
    tell = progress or _silent
    for number, node in enumerate(store.nodes(), 1):
        graph.add_node(node.id, label=node.label, **_props(node.props, quotes))
        if not number % _STEP:
            tell(number)
    # Edges come in the order of their sources, which is that of the nodes.
    place = {node: number for number, node in enumerate(graph, 1)}
    for number, edge in enumerate(store.edges(), 1):
        props = _props(edge.props, quotes)
        graph.add_edge(edge.source, edge.target, key=edge.key, type=edge.type, **props)
        if not number % _STEP:
            tell(len(place) + place[edge.source])
    tell(2 * len(place))
    return graph


def graphml(graph: MultiGraph) -> Iterator[str]:
    """Yield the lines of a GraphML file; lists are JSON texts, days ISO texts.

    The writer of NetworkX holds the whole file in memory before its first line; this one a line.
    """
    nodes, edges = node_rows(graph), edge_rows(graph)
    keys = _keys({"node": (p for *_, p in nodes), "edge": (p for *_, p in edges)})
    yield "<?xml version='1.0' encoding='utf-8'?>"
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for (scope, name, kind), key in keys.items():
        said = f'for="{scope}" attr.name={_attribute(name)} attr.type="{kind}"'
        yield f'  <key id="{key}" {said}/>'
    yield '  <graph edgedefault="directed">'
    for node, props in nodes:
        yield f"    <node id={_attribute(node)}>{_data('node', props, keys)}</node>"
    for source, target, key, props in edges:
        ends = f"source={_attribute(source)} target={_attribute(target)} id={_attribute(key)}"
        yield f"    <edge {ends}>{_data('edge', props, keys)}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def node_link(graph: MultiGraph) -> dict[str, object]:
    """Return the node-link form that NetworkX and D3 read; days are ISO texts."""
    data = nx.node_link_data(graph, edges="edges")
    body: dict[str, object] = json.loads(json.dumps(data, default=_iso))
    return body


def node_rows(graph: MultiGraph) -> list[tuple[str, Props]]:
    """Return ids and properties of the nodes, in the order of ids."""
    return [(node, graph.nodes[node]) for node in sorted(graph.nodes)]


def edge_rows(graph: MultiGraph) -> list[tuple[str, str, str, Props]]:
    """Return source, target, key and properties of the edges, in the order of type and key."""
    found = [(s, t, str(k), graph.edges[s, t, k]) for s, t, k in graph.edges(keys=True)]
    return sorted(found, key=lambda e: (str(e[3].get("type", "")), e[2], e[0], e[1]))


def _keys(found: Mapping[str, Iterable[Props]]) -> dict[tuple[str, str, str], str]:
    """Number the properties; one of two types is two, as readers know one type for each."""
    keys: dict[tuple[str, str, str], str] = {}
    for scope, things in found.items():
        for props in things:
            for name, value in props.items():
                if value is not None:
                    keys.setdefault((scope, name, _xml_type(value)), f"d{len(keys)}")
    return keys


def _data(scope: str, props: Props, keys: Mapping[tuple[str, str, str], str]) -> str:
    return "".join(
        f'<data key="{keys[scope, name, _xml_type(value)]}">'
        f"{escape(str(_scalar(value)), _LINE_ENDS)}</data>"
        for name, value in props.items()
        if value is not None
    )


def _xml_type(value: object) -> str:
    return _XML_TYPES.get(type(value), "string")


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text), _BLANKS)


def _silent(_done: int) -> None:
    """Tell nobody how far it is."""


def _props(props: Mapping[str, object], quotes: str) -> dict[str, object]:
    kept = {name: value for name, value in props.items() if value is not None and name != "id"}
    said = kept.get("quotes")
    if quotes == "none":
        kept.pop("quotes", None)
    elif quotes == "short" and isinstance(said, list | tuple):
        kept["quotes"] = [_cut(str(quote)) for quote in said[:1]]
    return kept


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"


def flat(props: Mapping[str, object]) -> dict[str, str | int | float | bool]:
    """Return properties as XML forms hold them: lists as JSON texts, days as ISO texts."""
    return {name: _scalar(value) for name, value in props.items() if value is not None}


def _scalar(value: object) -> str | int | float | bool:
    match value:
        case bool() | int() | float():
            return value
        case str():
            return xml_text(value)
        case date():
            return value.isoformat()
        case _:
            return xml_text(json.dumps(value, ensure_ascii=False, default=_iso))


def xml_text(text: str) -> str:
    """Leave out what XML 1.0 cannot hold at all."""
    return _NOT_XML.sub("", text)


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
