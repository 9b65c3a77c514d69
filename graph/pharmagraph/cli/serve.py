"""`serve`: the embedded store on a Bolt port, for Browser, drivers and other programs."""

import click

from pharmagraph.cli.output import emit_json
from pharmagraph.cli.serving import stopped_kindly, wait
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.errors import PharmagraphError


@click.command()
@click.option(
    "--write", is_flag=True, help="Serve the store itself; what other programs change stays."
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help="Port to answer on.  [default: 7687 if it is free, else any free one]",
)
@command("pharmagraph serve --store pharmagraph.db")
def serve(write: bool, port: int | None, terminal: Terminal) -> None:
    """Open the embedded store to other programs.

    It answers Bolt on 127.0.0.1, for Neo4j Browser and the drivers, until Ctrl-C. The password is
    a new one each time.

    Other programs see a copy that is thrown away at the end, unless --write is given. What they
    change then is no claim of an article: `check` tells it, and `rebuild` makes the graph anew
    from its record. Make a `dump` first.

    Drivers, Cypher, paths and parameters work as with Neo4j; there is one database and no user
    administration, no APOC, no full text search and no time limit for a query.
    """
    from pharmagraph.browser.sharing import BOLT_PORT, bolt_port, shared

    path, chosen = embedded_path(terminal.store), bolt_port(port)
    with stopped_kindly(), shared(path, write=write, port=chosen) as login:
        if terminal.json:
            emit_json(
                {
                    "address": login.address,
                    "user": login.user,
                    "password": login.password,
                    "database": login.database,
                    "writes": write,
                }
            )
        else:
            click.echo(f"address   {login.address}")
            click.echo(f"user      {login.user}")
            click.echo(f"password  {login.password}")
            click.echo(f"database  {login.database}")
        if not chosen:
            terminal.say(f"\nPort {BOLT_PORT} is taken; another one was chosen.")
        terminal.say(f"\n{_said(write)}  Ctrl-C stops it.")
        wait()
    terminal.say("stopped")


def _said(write: bool) -> str:
    if write:
        return "Open for reading and writing. Changes past `load` are undone by `rebuild`."
    return "A copy is open; what is changed in it is thrown away at the end."


def embedded_path(store: str | None) -> str:
    """Return the path of the store; raise `PharmagraphError` for a server."""
    from pharmagraph.settings import store_address

    address = store_address(store)
    if "://" in address:
        raise PharmagraphError(
            f"{address} is a server and is open to other programs already; serve is for the folder"
            " of an embedded store"
        )
    return address
