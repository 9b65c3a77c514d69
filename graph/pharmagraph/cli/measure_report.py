"""`measure report`: the whole network on one page, with pictures."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.measure_options import Asked, measured, with_nulls
from pharmagraph.cli.measure_page import write_page
from pharmagraph.errors import PharmagraphError

if TYPE_CHECKING:
    from pharmagraph.network.results import Progress, Result


@click.command("report")
@click.option("-o", "--out", default="network.md", show_default=True, help="File to write, or -.")
@with_nulls
@measured("pharmagraph measure report -o network.md --cumulative", page=True)
def report(asked: Asked, out: str, nulls: int, seed: int) -> None:
    """Write one page on the whole network.

    Shape, hubs, brokers, core, communities, rich club, roles, breadth, mixing, repeats and
    evolution; what cannot be answered says why. Pictures are put beside it if Matplotlib is
    installed.
    """
    done: list[Result] = []
    refused: list[str] = []
    with asked.terminal.meter("random networks") as bar:
        for ask in _measures(asked, nulls, seed, bar):
            try:
                done.append(ask())
            except PharmagraphError as error:
                refused.append(str(error))
    if not done:
        raise PharmagraphError(refused[0])
    write_page(asked.terminal, "The network of companies", done, out, refused)
    if asked.terminal.json:
        from pharmagraph.cli.output import emit_json

        emit_json({"file": out, "measures": [r.measure for r in done], "notAnswered": refused})
    elif out != "-":
        click.echo(out)


def _measures(
    asked: Asked, nulls: int, seed: int, progress: "Progress"
) -> "Iterator[Callable[[], Result]]":
    """Yield the measures of the page, in its order, each to be asked on its own."""
    from pharmagraph.network import (
        alliances,
        brokers,
        communities,
        core,
        evolution,
        hubs,
        mixing,
        portfolios,
        repeats,
        rich_club,
        roles,
        structure,
    )

    source, limit = asked.source(), asked.limit
    made = alliances.network(source, asked.rules)
    tested: dict[str, Any] = {"nulls": nulls, "seed": seed, "progress": progress}
    yield lambda: structure.structure(made, **tested)
    yield lambda: hubs.hubs(made, limit=limit)
    yield lambda: brokers.brokers(made, limit=limit, **tested)
    yield lambda: core.core(made, limit=limit, **tested)
    yield lambda: communities.communities(made, limit=limit, **tested)
    yield lambda: rich_club.rich_club(made, limit=limit, **tested)
    yield lambda: roles.roles(made, limit=limit)
    yield lambda: portfolios.portfolios(made, limit=limit)
    yield lambda: mixing.mixing(made, limit=limit, **tested)
    yield lambda: repeats.repeats(made, limit=limit)
    yield lambda: evolution.evolution(source, asked.rules)
