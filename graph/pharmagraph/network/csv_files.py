"""A graph as CSV: two tables for people and pandas, or files for Neo4j's bulk import."""

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.network.typed import DAY, LIST, PLAIN, kinds_of_edge, kinds_of_node

# Between the items of a list in Neo4j's files: a character that no text of an article has.
BETWEEN = "\x1f"
_COMMAND = """\
neo4j-admin database import full neo4j \\
  --array-delimiter=U+001F --multiline-fields=true --overwrite-destination=true \\
"""


def write_tables(graph: MultiGraph, folder: Path) -> tuple[Path, ...]:
    """Write nodes.csv and edges.csv: a column a property, lists as JSON texts, days ISO texts.

    Numbers and texts are as they are; a cell is empty where a property is absent. The files are for
    programs: a spreadsheet would run a text that begins with = as a formula.
    """
    nodes = [{"id": node, **props} for node, props in node_rows(graph)]
    edges = [
        {"source": source, "target": target, "key": key, **props}
        for source, target, key, props in edge_rows(graph)
    ]
    first_node, first_edge = ("id", "label", "name"), ("source", "type", "target", "key")
    return (
        _write(folder / "nodes.csv", _columns(nodes, first_node), nodes, _cell),
        _write(folder / "edges.csv", _columns(edges, first_edge), edges, _cell),
    )


def write_import(graph: MultiGraph, folder: Path) -> tuple[Path, ...]:
    """Write the files of `neo4j-admin database import full`, and the command in import.txt.

    One file a label and one for each type between two labels. The import makes the graph, not the
    record of claims: to move a whole store, dump and restore it.
    """
    nodes, edges = defaultdict[str, list[Mapping[str, object]]](list), _relations(graph)
    for node, props in node_rows(graph):
        nodes[str(props["label"])].append({"id": node, **_without(props, "label")})
    files = []
    lines = []
    for label, rows in sorted(nodes.items()):
        columns = _columns(rows, ("id",))
        head = [f"id:ID({label})", *(_header(c, rows, kinds_of_node(label)) for c in columns[1:])]
        files.append(_write(folder / f"nodes-{label}.csv", columns, rows, _listed, head))
        lines.append(f"--nodes={label}={files[-1].name}")
    for (source, type_, target), rows in sorted(edges.items()):
        columns = _columns(rows, ("source", "target"))
        head = [f":START_ID({source})", f":END_ID({target})"]
        head += [_header(c, rows, kinds_of_edge(type_)) for c in columns[2:]]
        file = folder / f"edges-{source}-{type_}-{target}.csv"
        files.append(_write(file, columns, rows, _listed, head))
        lines.append(f"--relationships={type_}={file.name}")
    command = folder / "import.txt"
    command.write_text(_COMMAND + " \\\n".join(f"  {line}" for line in lines) + "\n", "utf-8")
    return (*files, command)


def _relations(graph: MultiGraph) -> dict[tuple[str, str, str], list[Mapping[str, object]]]:
    found = defaultdict[tuple[str, str, str], list[Mapping[str, object]]](list)
    for source, target, key, props in edge_rows(graph):
        ends = (str(graph.nodes[n]["label"]) for n in (source, target))
        first, last = ends
        row = {"source": source, "target": target, "key": key, **_without(props, "type")}
        found[first, str(props["type"]), last].append(row)
    return found


def _without(props: Mapping[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in props.items() if key != name}


def _columns(rows: Iterable[Mapping[str, object]], first: Sequence[str]) -> list[str]:
    rest = {name for row in rows for name in row} - set(first)
    return [*first, *sorted(rest)]


def _header(column: str, rows: Iterable[Mapping[str, object]], kinds: Mapping[str, str]) -> str:
    """Return a column's name with its type as Neo4j's import wants it."""
    kind = kinds.get(column, PLAIN)
    if kind == LIST:
        return f"{column}:string[]"
    if kind == DAY:
        return f"{column}:date"
    values = [row[column] for row in rows if row.get(column) is not None]
    if values and all(isinstance(v, bool) for v in values):
        return f"{column}:boolean"
    if values and all(isinstance(v, int) for v in values):
        return f"{column}:long"
    if values and all(isinstance(v, int | float) for v in values):
        return f"{column}:double"
    return f"{column}:string"


def _write(
    file: Path,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    shown: Callable[[object], object],
    head: Sequence[str] = (),
) -> Path:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head or columns)
        writer.writerows([shown(row.get(column)) for column in columns] for row in rows)
    return file


def _cell(value: object) -> object:
    if isinstance(value, list | tuple):
        return json.dumps(list(value), ensure_ascii=False)
    return _scalar(value)


def _listed(value: object) -> object:
    if not isinstance(value, list | tuple):
        return _scalar(value)
    items = [str(item) for item in value]
    if any(BETWEEN in item for item in items):
        raise PharmagraphError(
            f"a list holds the separator U+001F of Neo4j's files: {value!r:.80}. Use  export json"
        )
    return BETWEEN.join(items)


def _scalar(value: object) -> object:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case _:
            return value
