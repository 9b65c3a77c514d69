"""The options that every measure has, as one `Asked`: which network, and what form of answer."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from pharmagraph.cli.measure_page import emit_result, write_page
from pharmagraph.cli.network_options import NETWORK, rules_of
from pharmagraph.cli.output import FORMATS
from pharmagraph.cli.terminal import Command, Terminal, command
from pharmagraph.cli.whole_graph import whole_graph

if TYPE_CHECKING:
    from pharmagraph.network.alliances import Network
    from pharmagraph.network.results import Progress, Result
    from pharmagraph.network.rules import Rules
    from pharmagraph.network.selection import Source

_ROWS: Callable[[Command], Command] = click.option(
    "--limit", type=click.IntRange(1), default=25, show_default=True, help="Most rows."
)
_FORMS: tuple[Callable[[Command], Command], ...] = (
    click.option(
        "--format", "form", type=click.Choice(FORMATS), default="table", help="Form of the answer."
    ),
    click.option("--report", metavar="FILE.md", help="Write one page, with a picture if it can."),
)
_NULLS = (
    click.option(
        "--nulls",
        type=click.IntRange(0),
        default=100,
        show_default=True,
        help="Random networks to compare with; 0 for none.",
    ),
    click.option(
        "--seed", type=int, default=0, show_default=True, help="Start of the random numbers."
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a measure was asked for: the rules of the network, and what to do with the answer."""

    terminal: Terminal
    rules: "Rules"
    limit: int
    form: str
    report: str | None

    def source(self) -> "Source":
        """Read the graph; articles' words are not needed."""
        from pharmagraph.network.selection import read

        with self.terminal.opened() as store:
            return read(whole_graph(self.terminal, store, "none"))

    def network(self) -> "Network":
        """Make the network."""
        from pharmagraph.network.alliances import network

        return network(self.source(), self.rules)

    def answer(self, result: "Result") -> None:
        """Print the result, and write the page if one is wanted."""
        emit_result(self.terminal, result, "json" if self.terminal.json else self.form)
        if self.report:
            write_page(self.terminal, result.title, [result], self.report)

    def tested(self, measure: "Callable[[Progress], Result]") -> None:
        """Answer by a measure that makes random networks, with a bar for them."""
        with self.terminal.meter("random networks") as bar:
            result = measure(bar)
        self.answer(result)


def measured(*examples: str, page: bool = False) -> Callable[[Command], Command]:
    """Give a command the options of a network as one `Asked`, and examples in its help.

    A command that writes a `page` has no other form of answer.
    """

    def decorate(function: Command) -> Command:
        def run(*args: Any, terminal: Terminal, **options: Any) -> Any:
            rules = rules_of(options)
            form, report = options.pop("form", "table"), options.pop("report", None)
            asked = Asked(terminal, rules, options.pop("limit"), form, report)
            return function(*args, asked=asked, **options)

        wrapped: Command = functools.update_wrapper(run, function)
        wrapped = command(*examples)(wrapped)
        options_: tuple[Callable[[Command], Command], ...] = (*NETWORK, _ROWS)
        for option in reversed(options_ if page else (*options_, *_FORMS)):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def with_nulls(function: Command) -> Command:
    """Give a command the options of random networks."""
    for option in reversed(_NULLS):
        function = option(function)
    return function
