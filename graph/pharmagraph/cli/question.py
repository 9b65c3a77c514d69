"""The command of one question: its options from the header of its file, its help, its answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.output import FORMATS
from pharmagraph.cli.terminal import Terminal, shared_options, with_examples

if TYPE_CHECKING:
    from pharmagraph.query_header import Query
    from pharmagraph.query_values import Param

_SHARED: tuple[Callable[[click.Command], click.Command], ...] = (
    click.option("--format", "form", type=click.Choice(FORMATS), help="Form of the answer."),
    click.option("--why", is_flag=True, help="Show the sentences that each row rests on."),
    click.option(
        "--cypher", is_flag=True, help="Print the query and its values, for Neo4j Browser."
    ),
)


def question_command(query: "Query") -> click.Command:
    """Build the command that asks a question."""
    head = f"{query.title}.\n\n{query.doc}\n\nColumns: {', '.join(query.returns)}."
    built = click.Command(
        query.name,
        params=[_option(param) for param in query.params],
        callback=_callback(query),
        help=with_examples(head, (query.example,)),
        short_help=query.title,
    )
    for option in (*_SHARED, *shared_options()):
        option(built)
    return built


def _option(param: "Param") -> click.Option:
    described = param.help
    if param.default is not None:
        described += f"  [default: {param.default}]"
    kind = click.Choice(param.choices, case_sensitive=False) if param.choices else click.STRING
    # click would print the choices in lower case.
    names = dict.fromkeys((param.option, f"--{param.name}"))
    meta = "NAME" if param.labels else param.type.upper()
    meta = f"[{'|'.join(param.choices)}]" if param.choices else meta
    return click.Option(
        [*names, param.name], type=kind, required=param.required, help=described, metavar=meta
    )


def _callback(query: "Query") -> Callable[..., None]:
    @click.pass_context
    def answer(ctx: click.Context, /, why: bool, cypher: bool, **values: Any) -> None:
        from pharmagraph.cli.answering import print_answer, print_cypher
        from pharmagraph.errors import QueryError
        from pharmagraph.queries import bind

        shared = {name: values.pop(name) for name in ("store", "quiet", "json", "form")}
        above = ctx.obj or {}
        store, quiet, json, form = (shared[n] or above.get(n) for n in shared)
        given = {name: value for name, value in values.items() if value is not None}
        try:
            bind(query, given)
        except QueryError as error:
            raise click.UsageError(str(error), ctx) from error
        terminal, shape = Terminal(store, bool(quiet), bool(json)), "json" if json else form
        if why and cypher:
            raise click.UsageError("--why shows sentences, --cypher a query; leave one out", ctx)
        if cypher:
            print_cypher(terminal, query, given, shape or "table")
        else:
            print_answer(terminal, query, given, shape or "table", why=why)

    return answer
