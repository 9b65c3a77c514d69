"""A measure on the screen, in a file, and as one page with a picture."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.cells import cell, markdown_cell
from pharmagraph.cli.files import written
from pharmagraph.cli.output import emit_json, emit_rows, markdown
from pharmagraph.cli.terminal import Terminal

if TYPE_CHECKING:
    from pharmagraph.network.results import Result


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


def write_page(terminal: Terminal, result: "Result", file: str) -> None:
    """Write one page in Markdown, and beside it a picture where Matplotlib is installed."""
    from pharmagraph.network.plots import NoMatplotlibError, draw

    picture = Path(file).with_suffix(".png")
    try:
        drawn = draw(result, picture)
    except NoMatplotlibError as missing:
        drawn = False
        terminal.say(str(missing))
    with written(file) as stream:
        stream.write(page(result, picture.name if drawn else ""))
    terminal.say(f"wrote {file}{f' and {picture}' if drawn else ''}")


def page(result: "Result", picture: str = "") -> str:
    """Return the page: title, table, picture, figures, notes, small print."""
    parts = [f"# {markdown_cell(result.title)}", ""]
    parts += [markdown(result.rows, result.columns) if result.rows else "Nothing found.", ""]
    if picture:
        parts += [f"![{markdown_cell(result.title)}](<{picture}>)", ""]
    if result.figures:
        parts += ["## Figures", ""]
        parts += [f"- {name}: {markdown_cell(value)}" for name, value in result.figures.items()]
        parts.append("")
    if result.notes:
        parts += ["## Notes", "", *(f"- {markdown_cell(note)}" for note in result.notes), ""]
    parts += ["## What this network is made of", ""]
    parts += [f"- {markdown_cell(line)}" for line in result.network.lines()]
    return "\n".join(parts) + "\n"
