"""`completion`: the script that makes a shell complete commands, options and questions."""

import click
from click.shell_completion import get_completion_class

from pharmagraph.cli.terminal import with_examples

SHELLS = ("bash", "zsh", "fish")


@click.command(
    help=with_examples(
        "Print the completion script of a shell.\n\nPut it where the shell reads it at the start.",
        ("pharmagraph completion bash >> ~/.bashrc", "pharmagraph completion zsh"),
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what click generates for a shell."""
    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover  # click knows all SHELLS
        raise click.UsageError(f"no completion for {shell}")
    click.echo(
        complete(ctx.find_root().command, {}, "pharmagraph", "_PHARMAGRAPH_COMPLETE").source()
    )
