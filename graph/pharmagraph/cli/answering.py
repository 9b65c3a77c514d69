"""What `ask` prints: the rows in the form asked for, the sentences under them, or the query."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.output import emit_json, emit_rows
from pharmagraph.cli.terminal import Terminal

if TYPE_CHECKING:
    from pharmagraph.query_header import Query

Values = Mapping[str, object]


def print_answer(
    terminal: Terminal, query: "Query", values: Values, form: str, *, why: bool = False
) -> None:
    """Ask and print the rows; remarks, and the reason of an empty answer, on standard error.

    With `why`, the sentences under each row; raises `click.UsageError` for a question whose rows
    have none.
    """
    from pharmagraph.cli.why import emit_with_sentences
    from pharmagraph.emptiness import why_empty
    from pharmagraph.queries import ask_query
    from pharmagraph.quoting import EVIDENCE, evidence_of, read_sentences

    if why and EVIDENCE not in query.returns:
        raise click.UsageError(
            f"the rows of {query.name} have no column {EVIDENCE} to show the sentences of; use"
            '  pharmagraph explain "NAME"'
        )
    with terminal.opened() as store:
        rows, remarks = ask_query(store, query, values)
        reason = "" if rows else why_empty(store, query, values)
        said = read_sentences(store, (i for row in rows for i in evidence_of(row))) if why else {}
    if why and rows:
        emit_with_sentences(rows, query.returns, said, form)
    else:
        emit_rows(rows, query.returns, form, quiet=True)
    if reason:
        terminal.say(f"nothing found: {reason}")
    if remarks:
        terminal.say("\n" + "\n".join(remarks))


def print_cypher(terminal: Terminal, query: "Query", values: Values, form: str) -> None:
    """Print the values as `:param` lines and the query below, as Neo4j Browser takes them.

    JSON holds the values and the query apart, for a driver. Names are looked up in the store.
    Raises `click.UsageError` where there is no query, or no such form of it.
    """
    from pharmagraph.browser.parameters import statements

    if not query.is_cypher:
        raise click.UsageError(
            f"{query.name} is answered by NetworkX: there is no Cypher to print. Ask it without"
            " --cypher"
        )
    if form == "csv":
        raise click.UsageError("--cypher prints a query, which is no table; leave out --format csv")
    bound = _bound(terminal, query, values)
    text = f"{statements(query, bound, ids=True)}\n\n{query.text};".strip()
    if form == "json":
        emit_json({"question": query.name, "parameters": bound, "query": query.text})
    elif form == "md":
        click.echo(f"```cypher\n{text}\n```")
    else:
        click.echo(text)


def _bound(terminal: Terminal, query: "Query", values: Values) -> dict[str, object]:
    """Return the values with names as ids; a store is opened only where there is a name."""
    from pharmagraph.queries import bind, resolve_values

    if not any(param.labels and param.name in values for param in query.params):
        return bind(query, values)
    with terminal.opened() as store:
        return resolve_values(store, query, values)
