"""Canned questions: finding their files, giving them values, running them on a store."""

import difflib
from collections.abc import Iterable, Mapping
from pathlib import Path

from pharmagraph.errors import QueryError, QueryFileError
from pharmagraph.model import Row
from pharmagraph.names import find
from pharmagraph.query_header import SUFFIXES, Query, parse_query
from pharmagraph.query_values import Param, parse_value
from pharmagraph.store import Store

__all__ = ["Param", "Query", "bind", "find_query", "load_queries", "run_query"]


def load_queries(*folders: Path) -> tuple[Query, ...]:
    """Read all `<topic>/<question>` files of some folders, in the order of topic and name.

    Questions that Cypher answers (`.cypher`) and those that NetworkX does (`.networkx`) are alike.

    Raises `QueryFileError` with every problem of every file, a line each.
    """
    parsed = [parse_query(path, _read(path)) for path in _files(folders)]
    problems = [problem for _, found in parsed for problem in found]
    queries = sorted((query for query, _ in parsed), key=lambda q: (q.topic, q.name))
    problems += _duplicates(queries)
    if problems:
        raise QueryFileError("\n".join(problems))
    return tuple(queries)


def find_query(queries: Iterable[Query], name: str) -> Query:
    """Return the question of that name.

    Raises `QueryError` with the nearest names.
    """
    known = {query.name: query for query in queries}
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]!r}?" if near else "see  pharmagraph ask --list"
        raise QueryError(f"there is no question called {name!r}; {hint}")
    return known[name]


def bind(query: Query, values: Mapping[str, object]) -> dict[str, object]:
    """Read the values of a question's parameters and add the defaults; names stay as typed.

    Raises `QueryError` for a value that is missing, unknown or of the wrong type.
    """
    known = {param.name for param in query.params}
    for name in values:
        if name not in known:
            raise QueryError(f"{query.name} takes no {name!r}; it takes {', '.join(sorted(known))}")
    return {param.name: _value(query, param, values.get(param.name)) for param in query.params}


def run_query(store: Store, query: Query, values: Mapping[str, object]) -> list[Row]:
    """Ask a question: names become ids, and the columns are those that are promised.

    Raises `QueryError`, and `NameNotFoundError` for a name that is not in the graph.
    """
    return ask_query(store, query, values)[0]


def ask_query(
    store: Store, query: Query, values: Mapping[str, object]
) -> tuple[list[Row], tuple[str, ...]]:
    """Ask a question like `run_query`; return the rows, and remarks that belong to them."""
    if query.engine == "neo4j" and "://" not in store.address:
        raise QueryError(f"{query.name} needs a Neo4j server; add  --store bolt://localhost:7687")
    bound = resolve_values(store, query, values)
    if not query.is_cypher:
        return _measured(store, query, bound)
    rows = store.read(query.text, bound)
    for row in rows:
        if set(row) != set(query.returns):
            raise QueryError(f"{query.name} returned {', '.join(row)}, not what its file promises")
    return [{column: row[column] for column in query.returns} for row in rows], ()


def resolve_values(store: Store, query: Query, values: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a question as the graph knows them: names become ids.

    Raises `QueryError` for a wrong value, `NameNotFoundError` for an unknown name.
    """
    bound = bind(query, values)
    for param in query.params:
        typed = bound[param.name]
        if param.labels and isinstance(typed, str):
            bound[param.name] = find(store, typed, param.labels)
    return bound


def _measured(
    store: Store, query: Query, bound: Mapping[str, object]
) -> tuple[list[Row], tuple[str, ...]]:
    from pharmagraph.measured import measure, rows_of  # noqa: PLC0415 - loads NetworkX

    result = measure(store, query.name, bound)
    return rows_of(result, query.returns), (*result.notes, *result.network.lines())


def _value(query: Query, param: Param, typed: object) -> object:
    if typed is None:
        if param.required:
            raise QueryError(f"{query.name} needs {param.option}: {param.help}")
        return param.default
    try:
        value = parse_value(param, typed)
    except ValueError as error:
        raise QueryError(f"{param.option}: {error}") from error
    if param.name == "limit" and isinstance(value, int) and value < 1:
        raise QueryError(f"--limit: {value} is too small; give at least 1")
    return value


def _files(folders: Iterable[Path]) -> list[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise QueryFileError(f"{folder}:1: there is no such folder of questions")
    return [
        path
        for folder in folders
        for path in sorted(folder.glob("**/*"))
        if path.suffix in SUFFIXES and path.is_file()
    ]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryFileError(f"{path}:1: the file cannot be read as UTF-8 text: {error}") from error


def _duplicates(queries: list[Query]) -> list[str]:
    first: dict[str, Query] = {}
    return [
        f"{query.path}:1: a second question called {query.name!r}, after {known.path}"
        for query in queries
        if (known := first.setdefault(query.name, query)) is not query
    ]
