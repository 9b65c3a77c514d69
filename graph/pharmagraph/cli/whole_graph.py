"""What commands share that read the whole graph: how much of its texts, and a bar meanwhile."""

from typing import TYPE_CHECKING

import click

from pharmagraph.cli.terminal import Terminal

if TYPE_CHECKING:
    from pharmagraph.export import MultiGraph
    from pharmagraph.store import Store

with_quotes = click.option(
    "--quotes",
    type=click.Choice(("none", "short", "full")),
    default="full",
    show_default=True,
    help="How much of the texts.",
)


def whole_graph(terminal: Terminal, store: "Store", quotes: str) -> "MultiGraph":
    """Read the graph of a store, with a bar if a person looks on."""
    from pharmagraph.export import export_networkx

    if not terminal.is_watched:
        return export_networkx(store, quotes=quotes)
    total = 2 * _nodes(store)
    with terminal.meter("reading") as bar:
        return export_networkx(store, quotes=quotes, progress=lambda done: bar(done, total))


def _nodes(store: "Store") -> int:
    from pharmagraph.schema import NODES
    from pharmagraph.statements import count_nodes

    counted = (store.read(count_nodes(label)) for label in NODES)
    return sum(int(str(row["done"])) for rows in counted for row in rows)
