"""`ask`: one sub-command per question file, built from its header."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.output import FORMATS, emit_rows
from pharmagraph.cli.question import question_command
from pharmagraph.cli.terminal import shared_options, with_examples

if TYPE_CHECKING:
    from pharmagraph.query_header import Query

ENVIRONMENT = "PHARMAGRAPH_QUERIES"
_COLUMNS = ("question", "topic", "asks", "options", "columns")


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the question that is meant; a person asks questions, not commands."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            said = error.format_message().replace("No such command", "There is no question")
            raise click.UsageError(said, ctx) from error


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
@click.option("--format", "form", type=click.Choice(FORMATS), help="Form of the list.")
@click.pass_context
def ask(
    ctx: click.Context,
    /,
    queries: tuple[Path, ...],
    listing: bool,
    form: str | None,
    **shared: object,
) -> None:
    """Hold the questions together; what is said here of the store holds for the question."""
    if ctx.invoked_subcommand is not None:
        ctx.obj = {**shared, "form": form}
    elif not listing:
        click.echo(ctx.get_help())
    else:
        shape = "json" if shared["json"] else form or "table"
        columns = _COLUMNS[:-1] if shape == "table" else _COLUMNS
        emit_rows(listed(all_questions(queries)), columns, shape)


for _option in reversed(shared_options()):
    _option(ask)


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
            "columns": ", ".join(query.returns),
        }
        for query in questions
    ]
