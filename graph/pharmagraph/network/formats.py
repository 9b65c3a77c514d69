"""An exported graph in files for other programs, and back; one function writes any form."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

import networkx as nx

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph, edge_rows, flat, node_rows, xml_text
from pharmagraph.network import csv_files, parquet_files
from pharmagraph.network.typed import typed

# Forms that are several files in a folder.
FOLDERS = ("csv", "neo4j", "parquet")
FORMS = ("gexf", *FOLDERS)
_WRITERS = {
    "csv": csv_files.write_tables,
    "neo4j": csv_files.write_import,
    "parquet": parquet_files.write,
}
_MODIFIED = re.compile(r' lastmodifieddate="[^"]*"')


def write_folder(graph: MultiGraph, form: str, folder: Path) -> tuple[Path, ...]:
    """Write a graph as one of FOLDERS and return the files, in their order.

    `csv` is nodes.csv and edges.csv; `neo4j` one file a label and a type as `neo4j-admin database
    import full` takes them, with the command in `import.txt`; `parquet` needs the extra `analysis`.
    Raises `PharmagraphError` without it, or for a folder that cannot be made or written.
    """
    if form == "parquet":
        parquet_files.require_pyarrow()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _WRITERS[form](graph, folder)
    except OSError as error:
        raise PharmagraphError(
            f"{folder}: cannot be written ({error.strerror}); name a folder, old or new"
        ) from error


def gexf(graph: MultiGraph) -> Iterator[str]:
    """Yield the lines of a GEXF file for Gephi: lists are JSON texts, days ISO texts.

    Gephi shows names, so `label` is the name, and a node's label is in `entity`; an edge's type is
    in `relation`, as GEXF keeps the word for its own. The same graph gives the same text.
    """
    shown: MultiGraph = nx.MultiDiGraph()
    for node, props in node_rows(graph):
        rest = flat(_without(props, "label"))
        label = xml_text(str(props.get("name", node)))
        shown.add_node(xml_text(node), label=label, entity=str(props.get("label", "")), **rest)
    for source, target, key, props in edge_rows(graph):
        kind = str(props.get("type", ""))
        ends = xml_text(source), xml_text(target), xml_text(key)
        shown.add_edge(*ends[:2], key=ends[2])
        said = flat(_without(props, "type"))
        shown.edges[ends].update(said, id=ends[2], relation=kind, label=kind)
    for line in nx.generate_gexf(shown, version="1.2draft"):
        yield _MODIFIED.sub("", line)


def read_graphml(text: str) -> MultiGraph:
    """Return the graph that `export.graphml` wrote, with days, lists and numbers as they were.

    What XML cannot hold (control characters in a plain text) was left out when it was written.
    """
    read = nx.parse_graphml(text, node_type=str, edge_key_type=str, force_multigraph=True)
    return typed(cast("MultiGraph", read))


def read_node_link(data: Mapping[str, Any]) -> MultiGraph:
    """Return the graph that `export.node_link` made, with days as they were."""
    return typed(cast("MultiGraph", nx.node_link_graph(dict(data), edges="edges")))


def _without(props: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in props.items() if key != name}
