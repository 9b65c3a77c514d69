"""Rows on standard output, as a table, CSV, JSON or Markdown."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

from pharmagraph.cli.cells import cell, clean, csv_cell, markdown_cell, plain

FORMATS = ("table", "csv", "json", "md")
_WIDE = 4000
_MOST = 5


def emit_rows(
    rows: Sequence[Mapping[str, object]], columns: Sequence[str], form: str, *, quiet: bool = False
) -> None:
    """Print rows in one of FORMATS; an empty table says so on standard error only."""
    match form:
        case "json":
            emit_json([dict(row) for row in rows])
        case "csv":
            click.echo(_csv(rows, columns), nl=False)
        case "md":
            click.echo(markdown(rows, columns))
        case _ if rows:
            _table(rows, columns)
        case _ if not quiet:
            click.echo("nothing found", err=True)


def emit_json(value: object) -> None:
    """Print a value as JSON, indented, in its own letters."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2)
    # JSON escapes C0 controls itself; what is left would still act on a terminal.
    click.echo("".join(c if clean(c, keep="\n") == c else f"\\u{ord(c):04x}" for c in text))


def _csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def markdown(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> str:
    """Return rows as a Markdown table."""
    lines = [columns, ["---"] * len(columns)]
    lines += [[markdown_cell(row[column]) for column in columns] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row[column], _MOST)) for column in columns))
    # In a file or a pipe lines stay whole; on a screen they are folded to its width.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
    console.print(table)
