"""`export` writes the graph for other programs."""

import json
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from pharmagraph.cli.files import written
from pharmagraph.cli.network_options import rules_of, with_network
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.cli.whole_graph import whole_graph, with_quotes
from pharmagraph.errors import PharmagraphError

FORMS = ("graphml", "gexf", "json")
# Forms of several files: see pharmagraph.network.formats.
FOLDERS = ("csv", "neo4j", "parquet")
if TYPE_CHECKING:
    from pharmagraph.export import MultiGraph
    from pharmagraph.network.rules import Rules

_EMPTY = "the graph is empty. Load articles first:  pharmagraph load FILE"


@click.command()
@click.argument("form", type=click.Choice((*FORMS, *FOLDERS)), metavar="|".join((*FORMS, *FOLDERS)))
@click.option(
    "-o",
    "--out",
    default="-",
    show_default=True,
    help="File to write, or - for standard output; a folder for csv, neo4j and parquet.",
)
@with_quotes
@click.option(
    "--alliances", is_flag=True, help="Companies only, with a derived tie for those that ally."
)
@click.option(
    "--directed", is_flag=True, help="Companies only, from who gives rights to who takes."
)
@with_network
@command(
    "pharmagraph export graphml -o graph.graphml",
    "pharmagraph export gexf --alliances --cumulative -o companies.gexf",
)
def export(
    form: str,
    out: str,
    quotes: str,
    alliances: bool,
    directed: bool,
    terminal: Terminal,
    **ties: Any,
) -> None:
    """Write the graph for other programs.

    As GraphML, as GEXF for Gephi, or as the node-link JSON of NetworkX and D3; into a folder as CSV
    tables, as the files of `neo4j-admin database import`, or as Parquet tables.

    From Python, `pharmagraph.export.export_networkx(store)` gives the same graph.
    """
    if form in FOLDERS and out == "-":
        raise click.UsageError(f"{form} is several files; name a folder:  -o FOLDER")
    derived = alliances or directed
    if not derived and (unused := _chosen(ties)):
        raise click.UsageError(f"{unused} is about ties; add  --alliances  or  --directed")
    rules = rules_of(ties)
    with terminal.opened() as store:
        graph = whole_graph(terminal, store, quotes)
    if not graph:
        raise PharmagraphError(_EMPTY)
    if derived:
        graph = _derived(graph, rules, directed)
    write(graph, form, out)
    if out != "-":
        size = {"nodes": len(graph), "edges": graph.number_of_edges()}
        _tell(terminal, {"file": out, **size})


def write(graph: "MultiGraph", form: str, out: str) -> None:
    """Write a graph in a form of FORMS or FOLDERS, whole or not at all for the former."""
    from pharmagraph.export import graphml, node_link
    from pharmagraph.network.formats import gexf, write_folder

    if form in FOLDERS:
        write_folder(graph, form, Path(out))
        return
    with written(out) as stream:
        if form == "json":
            json.dump(node_link(graph), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
        else:
            lines = graphml(graph) if form == "graphml" else gexf(graph)
            stream.writelines(f"{line}\n" for line in lines)


def _chosen(ties: Container[str]) -> str:
    """Return the first option of a network that was typed, as one types it, or nothing."""
    context = click.get_current_context()
    for option in context.command.params:
        source = context.get_parameter_source(str(option.name))
        if option.name in ties and source is ParameterSource.COMMANDLINE:
            return option.opts[0]
    return ""


def _derived(graph: "MultiGraph", rules: "Rules", directed: bool) -> "MultiGraph":
    from pharmagraph.network.alliances import exported, network
    from pharmagraph.network.directed import directed as arcs_of
    from pharmagraph.network.results import require_companies
    from pharmagraph.network.selection import read

    made = network(read(graph), rules)
    require_companies(made)
    return exported(arcs_of(made) if directed else made.ties)


def _tell(terminal: Terminal, result: dict[str, object]) -> None:
    if terminal.json:
        emit_json(result)
    else:
        click.echo(str(Path(str(result["file"]))))
