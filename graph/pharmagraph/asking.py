"""The graph from Python: `pharmagraph.open("deals.db").ask("partners", company="Aster Bio")`."""

import difflib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pharmagraph.answers import Answer, AnswerRow
from pharmagraph.closing import Closing
from pharmagraph.connect import open_store
from pharmagraph.emptiness import why_empty
from pharmagraph.errors import QueryError
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import ask_query, find_query, load_queries
from pharmagraph.query_header import Query
from pharmagraph.query_values import Param
from pharmagraph.quoting import Said, evidence_of, read_sentences
from pharmagraph.store import Store

__all__ = ["Answer", "AnswerRow", "Graph", "Param", "Question", "open_graph"]


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked: its parameters with types and defaults, and the columns of its answer.

    `is_cypher` is false for a question that NetworkX answers; it is asked in the same way.
    """

    name: str
    topic: str
    title: str
    doc: str
    parameters: tuple[Param, ...]
    columns: tuple[str, ...]
    example: str
    is_cypher: bool


class Graph(Closing):
    """A store that is asked questions. Close it, or use it in a `with` statement."""

    def __init__(self, store: Store, *, queries: Iterable[str | os.PathLike[str]] = ()) -> None:
        """Ask an open store; `queries` are folders of more questions than the shipped ones."""
        self.store = store
        self._queries = load_queries(cypher_dir(), *map(Path, queries))

    @property
    def questions(self) -> Mapping[str, Question]:
        """All questions by name, in the order of topic and name."""
        return MappingProxyType({query.name: _question(query) for query in self._queries})

    def ask(self, question: str, /, **values: object) -> Answer:
        """Ask a question; names of things, days and numbers may be values or texts.

        Parameters are named as in `questions`, or with underscores: `deal_class` is `dealClass`,
        and `from_` is `from`. Raises `QueryError` for an unknown question or a wrong value, and
        `NameNotFoundError` with near misses for a name that is not in the graph.
        """
        query = find_query(self._queries, question)
        given = {_parameter(query, name): v for name, v in values.items() if v is not None}
        rows, remarks = ask_query(self.store, query, given)
        empty = "" if rows else why_empty(self.store, query, given)
        return Answer(query.name, query.returns, tuple(map(AnswerRow, rows)), remarks, empty)

    def sentences(self, row: Mapping[str, object]) -> tuple[Said, ...]:
        """Return the sentences in the evidence of a row, in their order."""
        ids = evidence_of(row)
        found = read_sentences(self.store, ids)
        return tuple(found[i] for i in ids if i in found)

    def close(self) -> None:
        """Close the store; calling it again does nothing."""
        self.store.close()


def open_graph(
    address: str | os.PathLike[str] | None = None,
    *,
    queries: Iterable[str | os.PathLike[str]] = (),
) -> Graph:
    """Open the graph at a path or address for asking; without one, where the settings say.

    It is `pharmagraph.open`. Raises `StoreError` that says what to do next. For writing, see
    `pharmagraph.connect.open_store`.
    """
    place = None if address is None else os.fspath(address)
    store = open_store(place, read_only=True)
    try:
        return Graph(store, queries=queries)
    except BaseException:
        store.close()
        raise


def _question(query: Query) -> Question:
    return Question(
        query.name,
        query.topic,
        query.title,
        query.doc,
        query.params,
        query.returns,
        query.example,
        query.is_cypher,
    )


def _parameter(query: Query, name: str) -> str:
    """Return the parameter that a keyword names; raises `QueryError` with the nearest."""
    known = {p.option.removeprefix("--").replace("-", "_"): p.name for p in query.params}
    known |= {p.name: p.name for p in query.params}
    found = known.get(name) or known.get(name.removesuffix("_"))
    if found is None:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]!r}?" if near else f"it takes {', '.join(known.values())}"
        raise QueryError(f"{query.name} takes no {name!r}; {hint}")
    return found
