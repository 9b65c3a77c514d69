"""What every command shares: where the store is, and how to talk to the person."""

import functools
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pharmagraph.cli.cells import clean
from pharmagraph.store import Store

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")
Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Terminal:
    """The store's address, or None for the default, and how much to say in which form."""

    store: str | None = None
    quiet: bool = False
    json: bool = False

    def open(self, *, read_only: bool = True) -> Store:
        """Open the store; use the result in a `with` statement by way of `opened`."""
        from pharmagraph.connect import open_store

        return open_store(self.store, read_only=read_only)

    @contextmanager
    def opened(self, *, read_only: bool = True) -> Iterator[Store]:
        """Open the store and close it afterwards."""
        store = self.open(read_only=read_only)
        try:
            yield store
        finally:
            store.close()

    def say(self, sentence: str = "") -> None:
        """Tell the person something that is no result."""
        if not self.quiet:
            click.echo(clean(sentence, keep="\n"), err=True)

    @contextmanager
    def progress(self, what: str, total: int | None = None) -> Iterator[Callable[[], None]]:
        """Show a bar on standard error, if a person looks on; call the result at each step."""
        with self._bar() as bar:
            task = bar.add_task(what, total=total)
            yield lambda: bar.advance(task)

    @contextmanager
    def meter(self, what: str) -> Iterator[Callable[[int, int], None]]:
        """Show a bar like `progress`; call the result with how much is done, and of how much."""
        with self._bar() as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)

    def steps(self, what: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        """Yield the items and move a bar after each."""
        with self.progress(what, total) as step:
            for item in items:
                yield item
                step()

    def _bar(self) -> "Progress":
        from rich.console import Console
        from rich.progress import Progress

        return Progress(console=Console(stderr=True), transient=True, disable=not self.is_watched)

    @property
    def is_watched(self) -> bool:
        """Whether a person looks on and wants to see how far things are."""
        return not self.quiet and sys.stderr.isatty()


def command(*examples: str, store: bool = True) -> Callable[[Command], Command]:
    """Give a command `--store`, `--quiet`, `--json` as one `Terminal`, and examples in its help."""

    def decorate(function: Command) -> Command:
        def run(*args: Any, **options: Any) -> Any:
            terminal = Terminal(
                options.pop("store", None), options.pop("quiet"), options.pop("json")
            )
            return function(*args, terminal=terminal, **options)

        wrapped: Command = functools.wraps(function)(run)
        wrapped.__doc__ = with_examples(function.__doc__ or "", examples)
        for option in reversed(shared_options(store=store)):
            wrapped = option(wrapped)
        return wrapped

    return decorate


def shared_options(*, store: bool = True) -> list[Callable[[Command], Command]]:
    """Return the options that every command has."""
    where: Callable[[Command], Command] = click.option(
        "--store",
        metavar="PATH|URL",
        help="Store: a path, bolt://… or neo4j://…  [default: PHARMAGRAPH_STORE, then"
        " pharmagraph.toml, then ./pharmagraph.db]",
    )
    rest: list[Callable[[Command], Command]] = [
        click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong."),
        click.option("--json", is_flag=True, help="Print the result as JSON."),
    ]
    return [where, *rest] if store else rest


def with_examples(text: str, examples: Iterable[str]) -> str:
    r"""Add examples to a help text, each on a line of its own."""
    lines = "\n".join(f"  {example}" for example in examples)
    text = inspect.cleandoc(text)
    return f"{text}\n\n\b\nExample:\n{lines}" if lines else text
