"""`map` draws the graph as one HTML page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.files import written
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.cli.whole_graph import whole_graph, with_quotes
from pharmagraph.errors import PharmagraphError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pharmagraph.export import MultiGraph
    from pharmagraph.store import Store

TITLES = {
    "companies": "Who makes deals with whom",
    "deal": "{name}",
    "entity": "Around {name}",
    "drugs": "Drugs, targets and diseases",
    "timeline": "Deals along time",
    "all": "Pharma partnerships",
}
# Above this many entities a picture of everything is a thicket.
_READABLE = 150
_LARGE = 5_000_000


@click.command("map")
@click.option("-o", "--out", default="map.html", show_default=True, help="File to write, or -.")
@click.option(
    "--view",
    type=click.Choice(tuple(TITLES)),
    help="What to show: companies with a line for each deal; one deal; what is around one thing;"
    " drugs with targets and diseases; deals along time; or everything."
    "  [default: entity with --around, companies for more than 150 entities, else all]",
)
@click.option("--around", metavar="NAME", help="What the views deal and entity are about.")
@click.option(
    "--hops", type=click.IntRange(1, 4), default=1, show_default=True, help="How far from it."
)
@click.option("--title", default="", help="Heading of the page.")
@with_quotes
@click.option(
    "--max-nodes", type=click.IntRange(1), default=1500, show_default=True, help="Most entities."
)
@click.option(
    "--neo4j-browser",
    metavar="URL",
    help="Address of a Neo4j Browser that details lead to.  [default: that of the server, if the"
    " store is one]",
)
@command(
    "pharmagraph map --view companies -o map.html",
    'pharmagraph map --around "HER2" --hops 2 -o her2.html',
)
def map_(  # noqa: PLR0913, PLR0917  # one argument an option
    out: str,
    view: str | None,
    around: str | None,
    hops: int,
    title: str,
    quotes: str,
    max_nodes: int,
    neo4j_browser: str | None,
    terminal: Terminal,
) -> None:
    """Draw the graph as one HTML page.

    The page opens offline and asks the network for nothing.
    """
    from pharmagraph.maps import Map, read_articles, render_map, view_of

    _check(view, around)
    with terminal.opened() as store:
        middle = _middle(store, view, around)
        graph = whole_graph(terminal, store, quotes)
        articles = read_articles(store)
        browser = browser_link(store.address, neo4j_browser)
    chosen = view or _default_view(graph, middle)
    shown = view_of(graph, chosen, middle, hops)
    _refuse_nothing(graph, shown, chosen)
    heading, note = title or _title(graph, chosen, middle), _note(graph, chosen, hops)
    wanted = Map(heading, note, chosen == "timeline", articles, browser, max_nodes)
    _write(terminal, out, render_map(shown, wanted), chosen)


def _write(terminal: Terminal, out: str, page: str, view: str) -> None:
    with written(out) as stream:
        stream.write(page)
    if len(page) > _LARGE:
        terminal.say(f"the page has {len(page) / 1e6:.0f} MB; --quotes none makes it smaller")
    if terminal.json and out != "-":
        emit_json({"file": out, "view": view})
    elif out != "-":
        click.echo(str(Path(out)))


def browser_link(address: str, given: str | None) -> str:
    """Return where a Neo4j Browser can be asked about this store, or '' if there is none."""
    from urllib.parse import quote, urlencode

    from pharmagraph.browser.links import browser_of, origin
    from pharmagraph.connect import split_address

    if "://" not in address:
        return given if given and origin(given) else ""
    bolt, database = split_address(address)
    place = given if given and origin(given) else browser_of(bolt)
    known = {"dbms": bolt, "db": database or ""}
    return f"{place}?{urlencode({k: v for k, v in known.items() if v}, quote_via=quote, safe='')}"


def _check(view: str | None, around: str | None) -> None:
    if view in ("deal", "entity") and not around:
        raise click.UsageError(f"the view {view} needs a name; add  --around NAME")
    if around and view not in (None, "deal", "entity"):
        raise click.UsageError(
            f"the view {view} has no middle; leave out --around, or take  --view entity"
        )


def _middle(store: "Store", view: str | None, around: str | None) -> str:
    from pharmagraph.names import find
    from pharmagraph.schema import NODES

    if not around:
        return ""
    labels: Sequence[str] = ("Deal",) if view == "deal" else tuple(NODES)
    return find(store, around, labels)


def _default_view(graph: "MultiGraph", middle: str) -> str:
    return "entity" if middle else "companies" if len(graph) > _READABLE else "all"


def _refuse_nothing(graph: "MultiGraph", shown: "MultiGraph", view: str) -> None:
    if not len(graph):
        raise PharmagraphError("the graph is empty. Load articles first:  pharmagraph load FILE")
    if view == "timeline" and not len(shown):
        raise PharmagraphError("no deal or event of the graph has a day; try  --view companies")
    if not len(shown) or (view != "entity" and not shown.number_of_edges()):
        raise PharmagraphError(f"the view {view} leaves nothing to draw; try  --view all")


def _title(graph: "MultiGraph", view: str, middle: str) -> str:
    name = str(graph.nodes[middle].get("name", middle)) if middle else ""
    return TITLES[view].format(name=name)


def _note(graph: "MultiGraph", view: str, hops: int) -> str:
    from pharmagraph.maps.views import undated

    if view == "entity":
        return f"everything within {hops} relation{'s' if hops > 1 else ''}"
    left = undated(graph) if view == "timeline" else 0
    return f"{left} without a date left out" if left else ""
