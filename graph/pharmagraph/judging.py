"""From two names as typed to the two ends of a judgement: the keys under which documents meet."""

from pharmagraph.claims import name_key
from pharmagraph.errors import NameNotFoundError
from pharmagraph.names import Named, known_names, resolve
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from pharmagraph.schema import NODES
from pharmagraph.store import Store


def find_ends(store: Store, a: str, b: str) -> tuple[str, str]:
    """Return the keys of two things that a judgement can name.

    Raises `NameNotFoundError` if one is unknown, or if both names are one key.
    """
    known = known_names(store, tuple(NODES))
    first, second = (_key(store, typed, resolve(typed, tuple(NODES), known)) for typed in (a, b))
    if first == second:
        raise NameNotFoundError(
            f"{a!r} and {b!r} are one key, {first!r}; name the two refs of the articles instead:"
            f"  pharmagraph ask names --node {a!r}"
        )
    return first, second


def _key(store: Store, typed: str, node: Named) -> str:
    """Choose the key that says the name as typed, else the first of the best kind there is."""
    question = find_query(load_queries(cypher_dir()), "names")
    rows = run_query(store, question, {"node": node.id, "limit": 100_000})
    refs = sorted({str(row["ref"]) for row in rows})
    if typed in refs:
        return typed
    keys = sorted({str(key) for row in rows for key in _list(row["keys"])})
    said = name_key(node.label, typed)
    names = [key for key in keys if key.startswith(f"{node.label}~")]
    best = [key for key in (typed, said, name_key(node.label, node.name)) if key in keys]
    return next(iter([*best, *names, *keys, *refs]), node.id)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
