"""`cypher`: free Cypher, reading only."""

import itertools
import json
import sys

import click

from pharmagraph.cli.output import FORMATS, emit_rows
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.errors import QueryError


@click.command()
@click.argument("statement", metavar="STATEMENT|-")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="A parameter; repeat it."
)
@click.option(
    "--limit", type=click.IntRange(1), default=1000, show_default=True, help="Most rows to print."
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", help="Form of the answer."
)
@command('pharmagraph cypher "MATCH (c:Organization) RETURN c.name AS name ORDER BY name"')
def cypher(
    statement: str, params: tuple[str, ...], limit: int, form: str, terminal: Terminal
) -> None:
    """Run Cypher of your own, reading only.

    The statement stands in quotation marks; - takes it from standard input.

    The value of a parameter is read as JSON where it is JSON (a number, true, a list in brackets),
    and as text otherwise.
    """
    values = dict(parameter(text) for text in params)
    text = sys.stdin.read() if statement == "-" else statement
    if not text.strip():
        raise QueryError("the statement is empty; give it in quotation marks")
    with terminal.opened() as store:
        rows = store.read(text, values)
    shown = list(itertools.islice(rows, limit))
    columns = list(shown[0]) if shown else []
    emit_rows(shown, columns, "json" if terminal.json else form, quiet=terminal.quiet)
    if len(rows) > limit:
        terminal.say(f"{len(rows) - limit} more rows; raise --limit to see them")


def parameter(text: str) -> tuple[str, object]:
    """Read NAME=VALUE; raise `click.UsageError` for anything else.

    >>> parameter("n=3"), parameter("name=Aster Bio")
    (('n', 3), ('name', 'Aster Bio'))
    """
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"--param {text!r} is not NAME=VALUE; write  --param limit=10")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value
