"""The tables of the documentation that are made from the program: `python -m tests.cli.tables`."""

import re
from pathlib import Path

import click

from pharmagraph.cli.ask import all_questions, listed
from pharmagraph.cli.root import root

HOME = Path(__file__).resolve().parents[2]


def command_table() -> str:
    """Return the commands and what they are for."""
    rows = [
        (f"`pharmagraph {name}`", command.get_short_help_str(90)) for name, command in commands()
    ]
    return _table(("command", "what for"), rows)


def commands() -> list[tuple[str, click.Command]]:
    """Return the commands by name, in their order."""
    return list(root.commands.items())


def question_table() -> str:
    """Return the questions, what they ask and their options."""
    rows = [
        (f"`{row['question']}`", str(row["asks"]), f"`{row['options']}`" if row["options"] else "")
        for row in listed(all_questions())
    ]
    return _table(("`pharmagraph ask …`", "question", "options"), rows)


TABLES = {
    "README.md": {"commands": command_table, "questions": question_table},
    "cypher/README.md": {"questions": question_table},
}


def renewed(name: str) -> str:
    """Return a page with its tables as they should be."""
    text = (HOME / name).read_text(encoding="utf-8")
    for table, make in TABLES[name].items():
        pattern = rf"(<!-- {table}:[^\n]*-->\n).*?(<!-- /{table} -->)"
        text = re.sub(
            pattern, lambda m, make=make: f"{m[1]}{make()}\n{m[2]}", text, flags=re.DOTALL
        )
    return text


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    for page in TABLES:
        (HOME / page).write_text(renewed(page), encoding="utf-8")
