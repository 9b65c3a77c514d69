"""Measures on the screen, in a file, and on one page with pictures."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.cells import cell, markdown_cell
from pharmagraph.cli.files import written
from pharmagraph.cli.output import emit_json, emit_rows, markdown
from pharmagraph.cli.terminal import Terminal

if TYPE_CHECKING:
    from pharmagraph.network.results import Result
    from pharmagraph.network.small_print import SmallPrint


def emit_result(terminal: Terminal, result: "Result", form: str) -> None:
    """Print rows and what belongs to them; beside CSV the small print goes to standard error."""
    if form == "json":
        emit_json(result.as_dict())
        return
    emit_rows(result.rows, result.columns, form)
    lines = "\n".join(small_lines(result))
    if form == "csv":
        terminal.say(lines)
    else:
        click.echo(f"\n{lines}")


def small_lines(result: "Result") -> tuple[str, ...]:
    """Return figures, notes and small print as lines for a terminal."""
    found = [f"{name}: {cell(value)}" for name, value in result.figures.items()]
    return (*found, *(cell(line) for line in (*result.notes, *result.network.lines())))


def write_page(
    terminal: Terminal,
    title: str,
    results: Sequence["Result"],
    file: str,
    refused: Sequence[str] = (),
) -> None:
    """Write one page in Markdown, and beside it pictures where Matplotlib is installed."""
    with written(file) as stream:
        pictures = {} if file == "-" else _draw(terminal, results, Path(file))
        stream.write(page(title, results, pictures, refused))
    names = "".join(f" and {Path(file).with_name(name)}" for name in pictures.values())
    if file != "-":
        terminal.say(f"wrote {file}{names}")


def page(
    title: str,
    results: Sequence["Result"],
    pictures: Mapping[str, str] | None = None,
    refused: Sequence[str] = (),
) -> str:
    """Return the page: for each result table, picture, figures and notes; the small print once.

    `pictures` are file names by measure; `refused` says in sentences what has no answer.
    """
    parts = [f"# {markdown_cell(title)}", ""]
    for result in results:
        if len(results) > 1:
            parts += [f"## {markdown_cell(result.title)}", ""]
        parts += _body(result, (pictures or {}).get(result.measure, ""))
    if refused:
        parts += ["## Not answered", "", *(f"- {markdown_cell(said)}" for said in refused), ""]
    if results:
        parts += ["## What this network is made of", "", *_small(results[0].network)]
    return "\n".join(parts).rstrip("\n") + "\n"


def _draw(terminal: Terminal, results: Sequence["Result"], file: Path) -> dict[str, str]:
    from pharmagraph.network.plots import NoMatplotlibError, draw

    found = {}
    for result in results:
        name = f"{file.stem}{f'-{result.measure}' if len(results) > 1 else ''}.png"
        try:
            if draw(result, file.with_name(name)):
                found[result.measure] = name
        except NoMatplotlibError as missing:
            terminal.say(str(missing))
            break
    return found


def _body(result: "Result", picture: str) -> Iterator[str]:
    if picture:
        yield from (f"![{markdown_cell(result.title)}](<{picture}>)", "")
    yield from (markdown(result.rows, result.columns) if result.rows else "Nothing found.", "")
    for name, value in result.figures.items():
        yield f"- {name}: {markdown_cell(value)}"
    yield from (f"- {markdown_cell(note)}" for note in result.notes)
    if result.figures or result.notes:
        yield ""


def _small(network: "SmallPrint") -> list[str]:
    return [f"- {markdown_cell(line)}" for line in network.lines()]
