"""Looking after a store: `check`, `stats`, `rebuild`, `dump`, `restore`."""

import click

from pharmagraph.cli.files import readable, written
from pharmagraph.cli.load import describe
from pharmagraph.cli.output import emit_json, emit_rows
from pharmagraph.cli.terminal import Terminal, command


@click.command()
@command("pharmagraph check")
def check(terminal: Terminal) -> int:
    """Check the graph against its record.

    The graph must be exactly what the claims in the record say. Names that look
    alike are suggested for you to judge; nothing is joined by likeness.

    The exit status is 1 if the graph differs; `pharmagraph rebuild` mends that.
    """
    from pharmagraph.integrity import check as find_problems
    from pharmagraph.suggesting import suggest

    with terminal.opened() as store:
        problems, suggestions = find_problems(store), suggest(store)
    if terminal.json:
        emit_json({"problems": problems, "suggestions": list(suggestions)})
    else:
        for problem in problems:
            click.echo(problem)
        if problems:
            terminal.say(f"{len(problems)} problems; mend them with  pharmagraph rebuild")
        else:
            terminal.say("the graph is what its record says")
        for suggestion in suggestions:
            terminal.say(suggestion)
    return 1 if problems else 0


@click.command()
@command("pharmagraph stats")
def stats(terminal: Terminal) -> None:
    """Count what is in the graph.

    Entities, relations, and the record they are made from.
    """
    from pharmagraph.paths import cypher_dir
    from pharmagraph.queries import find_query, load_queries, run_query

    question = find_query(load_queries(cypher_dir()), "inventory")
    with terminal.opened() as store:
        rows = run_query(store, question, {})
    emit_rows(rows, question.returns, "json" if terminal.json else "table")


@click.command()
@command("pharmagraph rebuild")
def rebuild(terminal: Terminal) -> None:
    """Make the graph anew from its record.

    No claim is lost; only what is derived from the claims is made again.
    """
    from pharmagraph.integrity import rebuild as project_again

    with terminal.opened(read_only=False) as store:
        change = project_again(store)
    if terminal.json:
        emit_json({"nodes": change.nodes_added, "edges": change.edges_added})
    else:
        click.echo(f"rebuilt: {describe(change)}")


@click.command()
@click.argument("file", metavar="FILE|-")
@command("pharmagraph dump backup.jsonl")
def dump(file: str, terminal: Terminal) -> None:
    """Write the record to a file.

    - is standard output. `restore` makes a store from it, on either engine.
    """
    from pharmagraph.transfer import dump as write_out

    with terminal.opened() as store, written(file) as stream:
        records = write_out(store, stream)
    _counted(terminal, "dumped", records, quiet=file == "-")


@click.command()
@click.argument("file", metavar="FILE|-")
@command("pharmagraph restore backup.jsonl --store copy.db")
def restore(file: str, terminal: Terminal) -> None:
    """Fill an empty store from a dump.

    - is standard input. The graph is made from the record that the dump holds.
    """
    from pharmagraph.transfer import restore as read_in

    with readable(file) as stream, terminal.opened(read_only=False) as store:
        records = read_in(store, stream)
    _counted(terminal, "restored", records)


def _counted(terminal: Terminal, verb: str, records: int, *, quiet: bool = False) -> None:
    if quiet:
        terminal.say(f"{verb} {records} records")
    elif terminal.json:
        emit_json({"records": records})
    else:
        click.echo(f"{verb} {records} records")
