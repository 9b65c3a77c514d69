"""Why do we believe this: from a name, an id or a relation back to the sentences that say it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pharmagraph.errors import NameNotFoundError
from pharmagraph.model import Row
from pharmagraph.names import find
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, find_query, load_queries, run_query
from pharmagraph.schema import NODES
from pharmagraph.store import Store

LIMIT = 100
_MANY = 10_000


@dataclass(frozen=True, slots=True)
class Explanation:
    """Something of the graph and the claims behind it, each a row of the question `why`."""

    about: str
    key: str
    claims: tuple[Row, ...]

    def as_dict(self) -> dict[str, object]:
        """Return it as JSON can hold it."""
        return {"about": self.about, "key": self.key, "claims": list(self.claims)}


def explain(store: Store, typed: str, limit: int = LIMIT) -> tuple[Explanation, ...]:
    """Explain a node by name or id, a relation by its key, or a claim by its id.

    At most `limit` claims and sentences are given, the oldest first. Raises `NameNotFoundError`
    with near misses if there is no such thing.
    """
    questions = load_queries(cypher_dir())
    rows = _why(store, questions, typed, limit)
    if rows:
        return (Explanation(typed, typed, rows),)
    node = find(store, typed, tuple(NODES))
    return (Explanation(typed, node, _why(store, questions, node, limit)),)


def explain_between(
    store: Store, first: str, second: str, limit: int = LIMIT
) -> tuple[Explanation, ...]:
    """Explain every relation between two things, and between each and what both share.

    At most `limit` claims and sentences are given for each. Raises `NameNotFoundError` if one of
    them is not in the graph, or if nothing links them.
    """
    questions = load_queries(cypher_dir())
    ends = {"a": first, "b": second, "limit": _MANY}
    links = run_query(store, find_query(questions, "between"), ends)
    if not links:
        raise NameNotFoundError(
            f"nothing links {first!r} and {second!r}; see what is known of one of them:"
            f'  pharmagraph explain "{first}"'
        )
    return tuple(
        Explanation(_sentence(link), key, _why(store, questions, key, limit))
        for link in links
        for key in (str(link["key"]),)
    )


def _why(store: Store, questions: Iterable[Query], about: str, limit: int) -> tuple[Row, ...]:
    question = find_query(questions, "why")
    return tuple(run_query(store, question, {"about": about, "limit": limit}))


def _sentence(link: Mapping[str, object]) -> str:
    return f"{link['source']} {link['relation']} {link['target']}"
