"""`vocab`: a user's own names of drugs, companies, targets and diseases."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.output import emit_json, emit_rows
from pharmagraph.cli.terminal import Terminal, command, with_examples

if TYPE_CHECKING:
    from pharmagraph.model import Row
    from pharmagraph_loaders.own_names import OwnName

_TYPES = ("drug", "company", "target", "disease")
_COLUMNS = ("type", "name", "aliases", "id", "from")
_SHOWN = 50


@click.group(
    help=with_examples(
        """Keep names of your own that articles use.

        They are known beside the shipped vocabulary, and before it; documents loaded again are
        read with them.
        """,
        ("pharmagraph vocab list",),
    )
)
def vocab() -> None:
    """Hold the three commands together."""


@vocab.command()
@click.argument("name", metavar="NAME|FILE.tsv")
@click.option("--type", "type_", type=click.Choice(_TYPES), help="What NAME is the name of.")
@click.option("--alias", "aliases", multiple=True, help="Another name of it; may be repeated.")
@click.option(
    "--id", "ids", multiple=True, help="An identifier of it, as hgnc:3430; may be repeated."
)
@command("pharmagraph vocab add Zelumab --type drug --alias NDR-1", store=False)
def add(
    name: str, type_: str | None, aliases: tuple[str, ...], ids: tuple[str, ...], terminal: Terminal
) -> None:
    """Add a name with its aliases, or a table of names.

    A table is tab-separated; its first line names the columns: type, name, and, if wanted, aliases
    and id, which may hold several parted by |. A bad row is refused with its line, and then
    nothing is added.
    """
    from pharmagraph_loaders.extraction import load_vocabulary
    from pharmagraph_loaders.own_names import (
        add_own_names,
        own_name,
        own_names_path,
        read_own_names,
    )
    from pharmagraph_loaders.own_vocabulary import clashes

    if type_ is not None:
        names: tuple[OwnName, ...] = (own_name(type_, name, aliases, ids, "vocab add"),)
    elif name.lower().endswith(".tsv") and not aliases and not ids:
        names = read_own_names(Path(name))
    else:
        raise click.UsageError("say what it is the name of; add  --type drug (or company, …)")
    kept = add_own_names(names)
    if terminal.json:
        emit_json([_row(one) for one in kept])
    else:
        terminal.say(f"{len(names)} added, {len(kept)} names in {own_names_path()}")
        for clash in clashes(load_vocabulary(), names):
            terminal.say(clash)
        terminal.say("documents loaded again are read with them")


@vocab.command()
@click.argument("name")
@click.option("--type", "type_", type=click.Choice(_TYPES), help="What NAME is the name of.")
@command("pharmagraph vocab remove Zelumab", store=False)
def remove(name: str, type_: str | None, terminal: Terminal) -> None:
    """Take back a name of your own, with its aliases; shipped names stay."""
    from pharmagraph_loaders.own_names import own_names_path, remove_own_names

    gone = remove_own_names(name, type_ or "")
    if terminal.json:
        emit_json([_row(one) for one in gone])
    else:
        terminal.say(f"{', '.join(n.name for n in gone)} removed from {own_names_path()}")
        terminal.say("documents loaded again are read without")


@vocab.command(name="list")
@click.argument("text", default="")
@command("pharmagraph vocab list", store=False)
def list_(text: str, terminal: Terminal) -> None:
    """List your own names, or all known names that hold TEXT."""
    from pharmagraph_loaders.own_names import own_names_path, read_own_names

    wanted = text.casefold()
    own = [_row(n) for n in read_own_names() if any(wanted in t.casefold() for t in _texts(n))]
    rows = own + (_shipped(wanted, _SHOWN) if wanted else [])
    emit_rows(rows, _COLUMNS, "json" if terminal.json else "table")
    if not wanted:
        terminal.say(f"your names are in {own_names_path()}; take one back with  vocab remove NAME")


def _texts(name: "OwnName") -> tuple[str, ...]:
    return (name.name, *name.aliases)


def _row(name: "OwnName") -> "Row":
    return {
        "type": name.type,
        "name": name.name,
        "aliases": list(name.aliases),
        "id": list(name.ids),
        "from": "own",
    }


def _shipped(wanted: str, most: int) -> "list[Row]":
    """Return shipped things whose name holds a text, the shortest first."""
    from pharmagraph_loaders.extraction import load_vocabulary
    from pharmagraph_loaders.own_names import LABELS

    types = {label: type_ for type_, label in LABELS.items()}
    found = [
        (len(name), name, types[label], list(ids))
        for label, name, ids, *_ in load_vocabulary().entries
        if label in types and wanted in name.casefold()
    ]
    return [
        {"type": type_, "name": name, "aliases": [], "id": ids, "from": "shipped"}
        for _, name, type_, ids in sorted(found)[:most]
    ]
