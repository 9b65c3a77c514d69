"""`same` and `different`: a person's word on who is who, kept as data and taken back at will."""

import getpass
from collections.abc import Callable

import click

from pharmagraph.cli.load import describe
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Command, Terminal, command


def _options(function: Command) -> Command:
    options: list[Callable[[Command], Command]] = [
        click.argument("a"),
        click.argument("b"),
        click.option("--reason", default="", help="Why; kept with the judgement."),
        click.option("--by", default="", help="Who says so.  [default: your user name]"),
        click.option("--undo", is_flag=True, help="Take the judgement back."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


@click.command()
@_options
@command('pharmagraph same "Boreal Pharma" "Boreal China" --reason "one brand"')
def same(a: str, b: str, reason: str, by: str, undo: bool, terminal: Terminal) -> None:
    """Judge that two names are one thing.

    Their facts then meet on one node.

    The judgement outlives the articles; `--undo` parts the two as if it had never been made.
    """
    _judge("same", (a, b), reason, by, undo, terminal)


@click.command()
@_options
@command('pharmagraph different "Aster Bio" "Aster Holding" --reason "two companies"')
def different(a: str, b: str, reason: str, by: str, undo: bool, terminal: Terminal) -> None:
    """Judge that two names are two things.

    Whatever they share, they are kept apart.
    """
    _judge("different", (a, b), reason, by, undo, terminal)


def _judge(
    kind: str, ends: tuple[str, str], reason: str, by: str, undo: bool, terminal: Terminal
) -> None:
    from pharmagraph.claims import judge as judgement_of
    from pharmagraph.judging import find_ends
    from pharmagraph.loading import judge, withdraw

    with terminal.opened(read_only=False) as store:
        first, second = find_ends(store, *ends)
        judgement = judgement_of(kind, first, second, reason, by or getpass.getuser())
        outcome = (withdraw if undo else judge)(store, judgement)
    if terminal.json:
        emit_json({"kind": kind, "a": judgement.a, "b": judgement.b, "undone": undo})
        return
    for sentence in (*outcome.conflicts, *outcome.gave_way):
        terminal.say(sentence)
    verb = "withdrawn" if undo else "noted"
    click.echo(f"{verb}: {judgement.a} and {judgement.b} are {kind}; {describe(outcome.change)}")
