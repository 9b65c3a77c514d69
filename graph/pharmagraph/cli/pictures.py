"""`map` draws the graph as an HTML page, `export` writes it for other programs."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.files import written
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.errors import PharmagraphError

FORMS = ("graphml", "gexf", "json")
# Forms of several files: see pharmagraph.network.formats.
FOLDERS = ("csv", "neo4j", "parquet")
if TYPE_CHECKING:
    from pharmagraph.export import MultiGraph

_QUOTES = click.Choice(("none", "short", "full"))
_LARGE = 5_000_000


@click.command("map")
@click.option("-o", "--out", default="map.html", show_default=True, help="File to write, or -.")
@click.option(
    "--view",
    type=click.Choice(("all", "companies", "entity")),
    help="Everything, the companies with their deals as lines, or what is around one thing."
    "  [default: companies for more than 150 entities, else all]",
)
@click.option("--around", metavar="NAME", help="The thing in the middle of the view entity.")
@click.option(
    "--hops", type=click.IntRange(1, 4), default=1, show_default=True, help="How far from it."
)
@click.option("--title", default="", help="Heading of the page.")
@click.option(
    "--quotes", type=_QUOTES, default="full", show_default=True, help="How much of the texts."
)
@click.option(
    "--max-nodes", type=click.IntRange(1), default=1500, show_default=True, help="Most entities."
)
@command("pharmagraph map -o map.html", 'pharmagraph map --around "HER2" --hops 2 -o her2.html')
def map_(  # noqa: PLR0913, PLR0917  # one argument an option
    out: str,
    view: str | None,
    around: str | None,
    hops: int,
    title: str,
    quotes: str,
    max_nodes: int,
    terminal: Terminal,
) -> None:
    """Draw the graph as one HTML page.

    The page opens offline and asks the network for nothing.
    """
    from pharmagraph.export import export_networkx
    from pharmagraph.map_views import view_of
    from pharmagraph.maps import render_map
    from pharmagraph.names import find
    from pharmagraph.schema import NODES

    if view == "entity" and not around:
        raise click.UsageError("the view entity needs a name; add  --around NAME")
    with terminal.opened() as store:
        middle = find(store, around, tuple(NODES)) if around else ""
        graph = export_networkx(store, quotes=quotes)
    if not len(graph):
        raise PharmagraphError("the graph is empty. Load articles first:  pharmagraph load FILE")
    chosen = "entity" if middle else view or ("companies" if len(graph) > 150 else "all")
    heading = title or (
        f"Around {graph.nodes[middle]['name']}" if middle else "Pharma partnerships"
    )
    page = render_map(view_of(graph, chosen, middle, hops), heading, max_nodes=max_nodes)
    with written(out) as stream:
        stream.write(page)
    if len(page) > _LARGE:
        terminal.say(f"the page has {len(page) / 1e6:.0f} MB; --quotes none makes it smaller")
    _tell(terminal, out, {"file": out, "view": chosen})


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
