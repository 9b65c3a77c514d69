"""`export` writes the graph for other programs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.files import written
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command

FORMS = ("graphml", "gexf", "json")
# Forms of several files: see pharmagraph.network.formats.
FOLDERS = ("csv", "neo4j", "parquet")
if TYPE_CHECKING:
    from pharmagraph.export import MultiGraph

_QUOTES = click.Choice(("none", "short", "full"))


@click.command()
@click.argument("form", type=click.Choice((*FORMS, *FOLDERS)), metavar="|".join((*FORMS, *FOLDERS)))
@click.option(
    "-o",
    "--out",
    default="-",
    show_default=True,
    help="File to write, or - for standard output; a folder for csv, neo4j and parquet.",
)
@click.option(
    "--quotes", type=_QUOTES, default="full", show_default=True, help="How much of the texts."
)
@click.option(
    "--alliances", is_flag=True, help="Companies only, with a derived tie for those that ally."
)
@command("pharmagraph export graphml -o graph.graphml")
def export(form: str, out: str, quotes: str, alliances: bool, terminal: Terminal) -> None:
    """Write the graph for other programs.

    As GraphML, as GEXF for Gephi, or as the node-link JSON of NetworkX and D3; into a folder as CSV
    tables, as the files of `neo4j-admin database import`, or as Parquet tables.

    From Python, `pharmagraph.export.export_networkx(store)` gives the same graph.
    """
    from pharmagraph.export import export_networkx, graphml, node_link
    from pharmagraph.network.formats import gexf, write_folder

    if form in FOLDERS and out == "-":
        raise click.UsageError(f"{form} is several files; name a folder:  -o FOLDER")
    with terminal.opened() as store, terminal.progress("reading") as step:
        graph = export_networkx(store, quotes=quotes, progress=lambda _done: step())
    if alliances:
        graph = _alliances(graph)
    if form in FOLDERS:
        write_folder(graph, form, Path(out))
        _tell(terminal, out, {"file": out, **_size(graph)})
        return
    with written(out) as stream:
        if form != "json":
            lines = graphml(graph) if form == "graphml" else gexf(graph)
            stream.writelines(f"{line}\n" for line in lines)
        else:
            json.dump(node_link(graph), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
    _tell(terminal, out, {"file": out, **_size(graph)})


def _alliances(graph: "MultiGraph") -> "MultiGraph":
    from pharmagraph.network.alliances import alliances, exported
    from pharmagraph.network.rules import Rules

    return exported(alliances(graph, Rules(life=None)))


def _size(graph: "MultiGraph") -> dict[str, object]:
    return {"nodes": len(graph), "edges": graph.number_of_edges()}


def _tell(terminal: Terminal, out: str, result: dict[str, object]) -> None:
    if out == "-":
        return
    if terminal.json:
        emit_json(result)
    else:
        click.echo(str(Path(out)))
