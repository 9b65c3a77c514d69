"""`demo`: the whole way from articles to answers, a map and a file, in one command."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.files import written
from pharmagraph.cli.load import print_report
from pharmagraph.cli.map import TITLES
from pharmagraph.cli.output import emit_json, emit_rows
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.errors import PharmagraphError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pharmagraph.model import Row
    from pharmagraph.store import Store

FOLDER = Path("demo")
_WIDE = ("evidence",)  # too long for a first look; `ask` prints it


@click.command()
@command("pharmagraph demo")
def demo(terminal: Terminal) -> None:
    """See it all: load articles, ask, draw a map.

    Loads the shipped articles, asks three questions, draws the map and writes the graph.

    Everything goes to the folder ./demo, and the store to ./demo/pharmagraph.db unless --store says
    otherwise. Run it again: nothing changes.
    """
    from pharmagraph.cli.reading import Reading, load_documents

    FOLDER.mkdir(exist_ok=True)
    here = Terminal(terminal.store or str(FOLDER / "pharmagraph.db"), terminal.quiet, terminal.json)
    report = load_documents(here, Reading([str(path) for path in shipped_articles()]))
    if not here.json:
        print_report(here, report)
    with here.opened() as store:
        answers = {line: _answer(store, line, here) for line in shipped_questions(store)}
        files = _write(store)
    if here.json:
        emit_json({"load": report.as_dict(), "answers": answers, "files": files})
        return
    click.echo("\nLook at these:")
    for file in files:
        click.echo(f"  {file}")
    here.say(f"\nAsk more:   pharmagraph ask --list --store {here.store}")
    here.say(f"Draw more:  pharmagraph map --view timeline --store {here.store}")


def shipped_articles() -> list[Path]:
    """Return the articles that travel with the program, in the order of their names."""
    from pharmagraph.paths import seeds_dir
    from pharmagraph_loaders.readers import SUFFIXES

    seeds = seeds_dir()
    found = [*seeds.glob("*"), *(seeds / "articles").glob("*")]
    return sorted(p for p in found if p.suffix in SUFFIXES and p.stem.lower() != "readme")


def shipped_questions(store: "Store") -> list[tuple[str, str, str]]:
    """Return three questions, two of them about the organisation with most deals."""
    rows = _run(store, "connected", {"limit": 1})
    if not rows:
        raise PharmagraphError("the shipped articles gave no deals; install pharmagraph again")
    company = str(rows[0]["organisation"])
    return [("partners", "company", company), ("pipeline", "company", company), ("rights", "", "")]


def _answer(store: "Store", question: tuple[str, str, str], terminal: Terminal) -> object:
    name, option, value = question
    rows = _run(store, name, {option: value} if option else {})
    if not terminal.json:
        command_line = f"pharmagraph ask {name}" + (f' --{option} "{value}"' if option else "")
        click.echo(f"\n{command_line}\n")
        emit_rows(rows, [c for c in rows[0] if c not in _WIDE] if rows else [], "table")
    return rows


def _run(store: "Store", name: str, values: "Mapping[str, object]") -> "list[Row]":
    from pharmagraph.paths import cypher_dir
    from pharmagraph.queries import find_query, load_queries, run_query

    return run_query(store, find_query(load_queries(cypher_dir()), name), values)


def _write(store: "Store") -> list[str]:
    from pharmagraph.export import export_networkx, graphml
    from pharmagraph.maps import Map, read_articles, render_map, view_of

    graph = export_networkx(store)
    page, lines = FOLDER / "map.html", FOLDER / "graph.graphml"
    with written(str(page)) as stream:
        wanted = Map(TITLES["companies"], articles=read_articles(store))
        stream.write(render_map(view_of(graph, "companies"), wanted))
    with written(str(lines)) as stream:
        stream.writelines(f"{line}\n" for line in graphml(graph))
    return [str(page), str(lines)]
