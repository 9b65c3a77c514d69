"""Rows with the sentences they rest on, in every form of output."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.cells import cell, clean, markdown_cell
from pharmagraph.cli.output import emit_json, emit_rows

if TYPE_CHECKING:
    from pharmagraph.quoting import Said

Row = Mapping[str, object]
_SAID = ("sentence", "article", "publishedOn", "url")


def emit_with_sentences(
    rows: Sequence[Row], columns: Sequence[str], said: "Mapping[str, Said]", form: str
) -> None:
    """Print rows with their sentences.

    A block for each row on a terminal and in Markdown; a list `why` in each object of JSON; in
    CSV a line for each sentence, the row before it.
    """
    match form:
        case "json":
            emit_json([{**row, "why": [_fields(s) for s in _of(row, said)]} for row in rows])
        case "csv":
            lines = [{**row, **_fields(s)} for row in rows for s in _of(row, said) or (None,)]
            emit_rows(lines, (*columns, *_SAID), "csv")
        case "md":
            click.echo("\n\n".join(_markdown(row, columns, _of(row, said)) for row in rows))
        case _:
            click.echo("\n\n".join(_block(row, columns, _of(row, said)) for row in rows))


def _of(row: Row, said: "Mapping[str, Said]") -> "list[Said]":
    from pharmagraph.quoting import evidence_of

    return [said[i] for i in evidence_of(row) if i in said]


def _fields(said: "Said | None") -> dict[str, object]:
    if said is None:
        return dict.fromkeys(_SAID)
    return dict(
        zip(_SAID, (said.text or said.id, said.article, said.published, said.url), strict=True)
    )


def _block(row: Row, columns: Sequence[str], sentences: "Sequence[Said]") -> str:
    shown = [column for column in columns if column != "evidence"]
    width = max(map(len, shown))
    lines = [f"{column:<{width}}  {cell(row[column])}".rstrip() for column in shown]
    for said in sentences:
        lines += ["", f"  {_quoted(said)}", f"  — {clean(said.place)}"]
    return "\n".join(lines if sentences else [*lines, "", f"  {_NONE}"])


def _markdown(row: Row, columns: Sequence[str], sentences: "Sequence[Said]") -> str:
    shown = [column for column in columns if column != "evidence"]
    head = [f"- **{column}**: {markdown_cell(row[column])}".rstrip() for column in shown]
    quotes = [f"> {markdown_cell(_quoted(s))}  \n> — {markdown_cell(s.place)}" for s in sentences]
    return "\n".join([*head, "", "\n>\n".join(quotes) or f"> {_NONE}"])


_NONE = "no sentence: it is derived, or from a vocabulary"


def _quoted(said: "Said") -> str:
    """Put a sentence in quotation marks; without its words, say where they stand."""
    return f"“{clean(said.text)}”" if said.text else f"{clean(said.id)} (the words are not stored)"
