"""The tree of commands. Modules of commands import little, so that `--help` is quick."""

import click

from pharmagraph.cli import (
    ask,
    browser,
    demo,
    evaluate,
    explain,
    export,
    extract,
    free,
    identity,
    load,
    map,
    measure,
    serve,
    shell,
    upkeep,
    vocab,
)
from pharmagraph.cli.terminal import with_examples

COMMANDS: tuple[click.Command, ...] = (
    demo.demo,
    load.load,
    extract.extract,
    ask.ask,
    free.cypher,
    explain.explain,
    load.retract,
    identity.same,
    identity.different,
    upkeep.check,
    upkeep.stats,
    upkeep.rebuild,
    upkeep.dump,
    upkeep.restore,
    map.map_,
    export.export,
    measure.measure,
    browser.browser,
    serve.serve,
    vocab.vocab,
    evaluate.evaluate,
    shell.completion,
)


class InOrder(click.Group):
    """A group that lists its commands in the order in which a person meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their given order."""
        return list(self.commands)


@click.group(
    cls=InOrder,
    commands={str(command.name): command for command in COMMANDS},
    help=with_examples(
        "Turn articles about pharma partnerships into a graph, and ask it questions.",
        ("pharmagraph demo",),
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="pharmagraph", message="%(prog)s %(version)s")
def root() -> None:
    """Hold the commands together; what it does is in them."""
