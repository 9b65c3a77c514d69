"""`explain`: the claims, speakers, sentences and articles behind what the graph shows."""

from typing import TYPE_CHECKING

import click

from pharmagraph.cli.cells import cell
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command

if TYPE_CHECKING:
    from pharmagraph.explain import Explanation
    from pharmagraph.model import Row


@click.command()
@click.argument("thing")
@click.argument("other", required=False)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=100,
    show_default=True,
    help="Most sentences for one thing or relation.",
)
@command('pharmagraph explain "HER2"', 'pharmagraph explain "Aster Bio" "Boreal Pharma"')
def explain(thing: str, other: str | None, limit: int, terminal: Terminal) -> None:
    """Say why: who says so, where, in which words.

    THING is a name, the id of a node, a deal or a claim, or the key of a relation. With OTHER, the
    relations between the two are explained, and those with what both have in common.
    """
    from pharmagraph.explain import explain as explain_one
    from pharmagraph.explain import explain_between

    with terminal.opened() as store:
        if other:
            found = explain_between(store, thing, other, limit)
        else:
            found = explain_one(store, thing, limit)
    if terminal.json:
        emit_json([explanation.as_dict() for explanation in found])
        return
    for explanation in found:
        _print(explanation)
        if len(explanation.claims) == limit:
            terminal.say(f"only {limit} sentences are shown; raise --limit to see more")


def _print(explanation: "Explanation") -> None:
    key = f"  ({explanation.key})" if explanation.key != explanation.about else ""
    click.echo(f"{cell(explanation.about)}{cell(key)}")
    place = ""
    for row in explanation.claims:
        heading = _place(row)
        if heading != place:
            place = heading
            click.echo(f"\n  {place}")
        click.echo(f"    {_claim(row)}")
    click.echo()


def _place(row: "Row") -> str:
    day = cell(row["publishedOn"])
    source = cell(row["article"]) + (f", {day}" if day else "")
    return f"“{cell(row['sentence'])}”\n  — {source}"


def _claim(row: "Row") -> str:
    speaker = f", according to {cell(row['attributedTo'])}" if row["attributedTo"] else ""
    start, end = row["start"], row["end"]
    words = f"characters {start}–{end}"
    return (
        f"{cell(row['claim'])}: {str(row['modality']).lower()}, {row['basis']}{speaker} ({words})"
    )
