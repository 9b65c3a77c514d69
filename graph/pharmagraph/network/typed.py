"""What a property of an exported graph is in Python, by the schema: a day, a list, or as it is."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import networkx as nx

from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.model import Edge, Node
from pharmagraph.schema import EDGES, NODES, Property

DAY, LIST, PLAIN = "day", "list", "plain"
_EVERY_NODE = dict.fromkeys(("aliases", "xrefs", "evidence", "quotes", "contested"), LIST)
_EVERY_EDGE = {
    **dict.fromkeys(("evidence", "quotes", "alternatives"), LIST),
    **dict.fromkeys(("firstReportedOn", "lastReportedOn"), DAY),
}
# The derived tie is in no schema of the database.
_DERIVED = {
    **dict.fromkeys(("dealIds", "types", "layers", "areas", "evidence"), LIST),
    **dict.fromkeys(("firstOn", "lastOn"), DAY),
}


def kinds_of_node(label: str) -> dict[str, str]:
    """Return the properties of a label that are no plain values."""
    known = NODES.get(label)
    return {**(_kinds(known.props) if known else {}), **_EVERY_NODE}


def kinds_of_edge(type_: str) -> dict[str, str]:
    """Return the properties of a relation that are no plain values."""
    if type_ == "ALLIED_WITH":
        return _DERIVED
    known = EDGES.get(type_)
    return {**(_kinds(known.qualifiers) if known else {}), **_EVERY_EDGE}


def restored(props: Mapping[str, object], kinds: Mapping[str, str]) -> dict[str, Any]:
    """Return properties read from a file with days and lists as they were."""
    return {name: _value(value, kinds.get(name, PLAIN)) for name, value in props.items()}


def typed(graph: MultiGraph) -> MultiGraph:
    """Return a graph read from a file with all properties as they were before it was written."""
    found: MultiGraph = nx.MultiDiGraph()
    for node, props in graph.nodes(data=True):
        found.add_node(node, **restored(props, kinds_of_node(str(props.get("label", "")))))
    for source, target, key, props in graph.edges(keys=True, data=True):
        kinds = kinds_of_edge(str(props.get("type", "")))
        found.add_edge(source, target, key=key, **restored(props, kinds))
    return found


def rebuilt(graph: MultiGraph) -> tuple[list[Node], list[Edge]]:
    """Return the nodes and edges an exported graph was made of, in the order of a store.

    They equal the store's own if the quotes were exported in full.
    """
    labels = {node: str(props["label"]) for node, props in graph.nodes(data=True)}
    nodes = [
        Node(node, labels[node], {"id": node, **_without(props, "label")})
        for node, props in node_rows(graph)
    ]
    edges = [
        Edge(
            str(props["type"]), key, source, target, labels[source], labels[target],
            _without(props, "type"),
        )
        for source, target, key, props in edge_rows(graph)
    ]  # fmt: skip
    return sorted(nodes, key=lambda n: (n.label, n.id)), sorted(edges, key=lambda e: e.place)


def _without(props: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in props.items() if key != name}


def _kinds(props: tuple[Property, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for prop in props:
        if prop.type == "range":
            found |= {f"{prop.name}From": DAY, f"{prop.name}To": DAY}
        elif prop.many:
            found[prop.name] = LIST
        elif prop.type == "date":
            found[prop.name] = DAY
    return found


def _value(value: object, kind: str) -> object:
    if kind == DAY and isinstance(value, str):
        return date.fromisoformat(value)
    if kind == LIST and isinstance(value, str):
        return json.loads(value)
    return value
