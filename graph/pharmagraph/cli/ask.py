"""`ask`: one sub-command per question file, built from its header."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.output import FORMATS, emit_rows
from pharmagraph.cli.terminal import Terminal, shared_options, with_examples

if TYPE_CHECKING:
    from pharmagraph.query_header import Query
    from pharmagraph.query_values import Param

ENVIRONMENT = "PHARMAGRAPH_QUERIES"


class Questions(click.Group):
    """A group whose commands are read from the folders of questions when it is used."""

    def fill(self, ctx: click.Context) -> None:
        """Read the shipped questions and the person's own, once a run."""
        if __name__ not in ctx.meta:
            own = ctx.params.get("queries") or ()
            self.commands = {q.name: question_command(q) for q in all_questions(own)}
            ctx.meta[__name__] = self.commands

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions."""
        self.fill(ctx)
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a question by name."""
        self.fill(ctx)
        return super().get_command(ctx, cmd_name)


def all_questions(own: Sequence[Path] = ()) -> "tuple[Query, ...]":
    """Return the shipped questions and those in the person's folders."""
    from pharmagraph.paths import cypher_dir
    from pharmagraph.queries import load_queries

    named = [Path(p) for p in os.environ.get(ENVIRONMENT, "").split(os.pathsep) if p]
    return load_queries(cypher_dir(), *named, *own)


@click.group(
    cls=Questions,
    invoke_without_command=True,
    help=with_examples(
        "Ask a canned question. Each has its own options: pharmagraph ask QUESTION --help.",
        ("pharmagraph ask --list",),
    ),
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    multiple=True,
    help=f"A folder of more questions, each a .cypher file.  [default: {ENVIRONMENT}]",
)
@click.option(
    "--list", "listing", is_flag=True, help="List the questions, their options and columns."
)
@click.pass_context
def ask(ctx: click.Context, queries: tuple[Path, ...], listing: bool) -> None:
    """Hold the questions together."""
    if ctx.invoked_subcommand is None and not listing:
        click.echo(ctx.get_help())
    elif ctx.invoked_subcommand is None:
        emit_rows(listed(all_questions(queries)), ("question", "topic", "asks", "options"), "table")


def listed(questions: "Sequence[Query]") -> list[dict[str, object]]:
    """Return a row per question for people who look for one."""
    return [
        {
            "question": query.name,
            "topic": query.topic,
            "asks": query.title,
            "options": " ".join(
                p.option if p.required else f"[{p.option}]"
                for p in query.params
                if p.name != "limit"
            ),
        }
        for query in questions
    ]


def question_command(query: "Query") -> click.Command:
    """Build the command that asks a question."""
    shape = click.Option(
        ["--format"], type=click.Choice(FORMATS), default="table", help="Form of the answer."
    )
    head = f"{query.title}.\n\n{query.doc}\n\nColumns: {', '.join(query.returns)}."
    built = click.Command(
        query.name,
        params=[*(_option(param) for param in query.params), shape],
        callback=_callback(query),
        help=with_examples(head, (query.example,)),
        short_help=query.title,
    )
    for option in shared_options():
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
    def answer(store: str | None, quiet: bool, json: bool, format: str, **values: Any) -> None:
        from pharmagraph.errors import QueryError
        from pharmagraph.queries import bind, run_query

        given = {name: value for name, value in values.items() if value is not None}
        try:
            bind(query, given)
        except QueryError as error:
            raise click.UsageError(str(error), click.get_current_context()) from error
        terminal = Terminal(store, quiet, json)
        with terminal.opened() as opened:
            rows = run_query(opened, query, given)
        emit_rows(rows, query.returns, "json" if json else format, quiet=quiet)

    return answer
