"""Reads the file of a question: the `//` header that documents it, checked against its query.

// Title
//
// Prose.
//
// @param NAME TYPE [= DEFAULT] HELP     (a default with blanks in quotation marks; null: not asked)
// @returns column, column
// @example pharmagraph ask NAME --option value
// @engine neo4j                         (only where the embedded store cannot run it)

A `.cypher` file has its query below the header. A `.networkx` file has none: it asks a measure of
the network, see `measured`.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pharmagraph.query_text import is_ordered, returned_columns, shadowed_column, used_parameters
from pharmagraph.query_values import Param, parse_value, type_problem

ENGINES = ("neo4j", "embedded")
NETWORKX = "networkx"
SUFFIXES = (".cypher", f".{NETWORKX}")
RESERVED = ("cypher", "form", "format", "help", "json", "quiet", "store", "why")
_STEM = re.compile(r"[a-z][a-z0-9-]*")
_NAME = re.compile(r"[a-z][A-Za-z0-9]*")
_DEFAULT = re.compile(r"""=\s*("(?P<quoted>[^"]*)"|(?P<bare>\S+))\s*(?P<help>.*)""")


@dataclass(frozen=True, slots=True)
class Query:
    """A canned question: what it asks, what it takes, what it returns, and its Cypher.

    `text` is empty for a question that NetworkX answers.
    """

    name: str
    topic: str
    title: str
    doc: str
    params: tuple[Param, ...]
    returns: tuple[str, ...]
    example: str
    engine: str
    text: str
    path: Path

    @property
    def is_cypher(self) -> bool:
        """Say whether the database answers it, and not NetworkX."""
        return self.engine != NETWORKX


@dataclass(slots=True)
class _Draft:
    """What has been read of a file so far."""

    title: str = ""
    prose: list[str] = field(default_factory=list)
    params: list[Param] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)
    body: str = ""
    body_line: int = 1


def parse_query(path: Path, text: str) -> tuple[Query, tuple[str, ...]]:
    """Read a query; return it with its problems, each as `file:line: problem`."""
    draft = _Draft()
    _read(draft, text)
    query = Query(
        path.stem,
        path.parent.name,
        draft.title,
        "\n".join(draft.prose).strip(),
        tuple(draft.params),
        tuple(c.strip() for c in draft.tags.get("returns", "").split(",") if c.strip()),
        draft.tags.get("example", ""),
        NETWORKX if path.suffix == SUFFIXES[1] else draft.tags.get("engine", ""),
        draft.body,
        path,
    )
    found = [*draft.problems, *_header_problems(query, draft), *_body_problems(query, draft)]
    return query, tuple(f"{path}:{line}: {problem}" for line, problem in sorted(found))


def _read(draft: _Draft, text: str) -> None:
    lines = text.splitlines()
    header = 0
    for line in lines:
        if not line.startswith("//"):
            break
        header += 1
        _read_line(draft, header, line[2:].strip())
    rest = lines[header:]
    skipped = next((i for i, line in enumerate(rest) if line.strip()), len(rest))
    draft.body = "\n".join(rest[skipped:]).rstrip().removesuffix(";")
    draft.body_line = header + skipped + 1


def _read_line(draft: _Draft, number: int, line: str) -> None:
    if number == 1 and not line.startswith("@"):
        draft.title = line
    elif not line.startswith("@"):
        draft.prose.append(line)
    else:
        tag, _, rest = line[1:].partition(" ")
        _read_tag(draft, number, tag, rest.strip())


def _read_tag(draft: _Draft, number: int, tag: str, rest: str) -> None:
    draft.lines.setdefault(tag, number)
    if tag == "param":
        _read_param(draft, number, rest)
    elif tag not in ("returns", "example", "engine"):
        draft.problems.append((number, f"'@{tag}' is none of @param, @returns, @example, @engine"))
    elif tag in draft.tags:
        draft.problems.append((number, f"a second '@{tag}'"))
    else:
        draft.tags[tag] = rest


def _read_param(draft: _Draft, number: int, rest: str) -> None:
    name, _, rest = rest.partition(" ")
    kind, _, rest = rest.strip().partition(" ")
    problem = _param_problem(draft, name, kind)
    if problem:
        draft.problems.append((number, problem))
        return
    draft.lines[f"param {name}"] = number
    default = _DEFAULT.match(rest.strip())
    if default is None:
        draft.params.append(Param(name, kind, rest.strip()))
        return
    bare, words = default["bare"], default["help"]
    value: object = None
    try:
        if bare != "null":
            value = parse_value(Param(name, kind), bare or default["quoted"] or "")
    except ValueError as error:
        draft.problems.append((number, f"the default of {name!r}: {error}"))
    draft.params.append(Param(name, kind, words, value, required=False))


def _param_problem(draft: _Draft, name: str, kind: str) -> str:
    if not _NAME.fullmatch(name):
        return f"{name!r} is no parameter name; use letters and digits, the first in lower case"
    if name in RESERVED:
        return f"{name!r} is an option of every question; choose another name"
    if any(param.name == name for param in draft.params):
        return f"a second parameter {name!r}"
    return type_problem(kind)


def _header_problems(query: Query, draft: _Draft) -> Iterator[tuple[int, str]]:
    if not _STEM.fullmatch(query.name):
        yield 1, f"{query.name!r} is no name for a question; use lower case, digits and hyphens"
    if not query.title:
        yield 1, "no title; the first line is  // What is asked"
    for tag in ("returns", "example"):
        if not draft.tags.get(tag):
            yield 1, f"no '@{tag}'"
    engine = draft.tags.get("engine")
    if engine is not None and (not query.is_cypher or engine not in ENGINES):
        yield draft.lines["engine"], f"{engine!r} is no engine; use {' or '.join(ENGINES)}"
    if query.example:
        line = draft.lines["example"]
        yield from ((line, problem) for problem in _example_problems(query))


def _example_problems(query: Query) -> Iterator[str]:
    try:
        words = shlex.split(query.example)
    except ValueError as error:
        yield f"the example cannot be read: {error}"
        return
    if words[:3] != ["pharmagraph", "ask", query.name]:
        yield f"the example starts with  pharmagraph ask {query.name}"
    given = {word.partition("=")[0] for word in words[3:] if word.startswith("--")}
    known = {param.option for param in query.params} | {f"--{word}" for word in RESERVED}
    for option in sorted(given - known):
        yield f"the example uses {option}, which is no parameter"
    for param in query.params:
        if param.required and param.option not in given:
            yield f"the example leaves out {param.option}"


def _body_problems(query: Query, draft: _Draft) -> Iterator[tuple[int, str]]:
    if not query.is_cypher:
        if query.text:
            yield draft.body_line, "a question that NetworkX answers has no query below its header"
        return
    if not query.text:
        yield draft.body_line, "no query below the header"
        return
    used = used_parameters(query.text)
    declared = {param.name for param in query.params}
    for name, line in used.items():
        if name not in declared:
            yield draft.body_line + line - 1, f"${name} is not declared; add  // @param {name} TYPE"
    for name in sorted(declared - set(used)):
        yield draft.lines[f"param {name}"], f"the parameter {name!r} is not used"
    yield from ((draft.body_line, problem) for problem in _column_problems(query))


def _column_problems(query: Query) -> Iterator[str]:
    columns = returned_columns(query.text)
    if not columns:
        yield "no RETURN"
    elif "" in columns:
        yield f"column {columns.index('') + 1} has no name; add  AS name"
    elif query.returns and columns != query.returns:
        promised, real = ", ".join(query.returns), ", ".join(columns)
        yield f"'@returns' promises {promised}; the query returns {real}"
    if not is_ordered(query.text):
        yield "no ORDER BY after the last RETURN; without it the order of rows is left to chance"
    elif shadowed := shadowed_column(query.text):
        yield f"ORDER BY uses {shadowed}.…, but {shadowed} is a column; rename the variable"
