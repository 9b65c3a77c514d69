"""Rules as data: the patterns in `rules/*.tsv`, a table for each family of rules.

A row has the name of the rule, a tag, and the pattern in the notation of `patterns`; `%NAME%`
stands for the row `%NAME%` of the same table. Case is ignored unless a pattern begins with `(?c)`.
"""

import re
from functools import cache
from importlib.resources import files

from pharmagraph.errors import VocabularyError
from pharmagraph_loaders.extraction.matching.gated import Pattern, Table
from pharmagraph_loaders.extraction.matching.patterns import compile_pattern

_MACRO = re.compile(r"%(\w+)%")
_EXACT = "(?c)"


def rule(family: str, name: str) -> Pattern:
    """Return the one pattern of a name; raises `VocabularyError` if there is none."""
    return rules(family, name)[0]


def rules(family: str, name: str) -> tuple[Pattern, ...]:
    """Return the patterns of a name in the order of the table."""
    return tuple(pattern for _tag, pattern in table(family, name))


def table(family: str, name: str) -> Table:
    """Return the tags and patterns of a name in the order of the table."""
    rows = _rows(family).get(name)
    if not rows:
        raise VocabularyError(f"rules/{family}.tsv has no rule {name!r}; install pharmagraph again")
    return Table((tag, _compiled(family, text)) for tag, text in rows)


def macro(family: str, name: str) -> str:
    """Return the text of a `%NAME%`, to be part of other patterns."""
    return _expanded(family, f"%{name}%")


@cache
def _compiled(family: str, text: str) -> Pattern:
    exact = text.startswith(_EXACT)
    flags = 0 if exact else re.IGNORECASE
    return compile_pattern(_expanded(family, text.removeprefix(_EXACT)), flags)


def _expanded(family: str, text: str) -> str:
    while found := _MACRO.search(text):
        inner = _rows(family)[found.group()][0][1]
        text = text[: found.start()] + inner + text[found.end() :]
    return text


@cache
def _rows(family: str) -> dict[str, list[tuple[str, str]]]:
    folder = files("pharmagraph_loaders.extraction") / "rules"
    text = (folder / f"{family}.tsv").read_text(encoding="utf-8")
    rows: dict[str, list[tuple[str, str]]] = {}
    for line in text.splitlines()[1:]:
        name, tag, pattern = line.split("\t")
        rows.setdefault(name, []).append((tag, pattern))
    return rows
