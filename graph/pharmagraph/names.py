"""A name as typed becomes the id of a node. A near miss is offered, never taken.

Ids, full names and identifiers are found by indexes: that of the nodes' ids, and the keys under
which documents meet. Short names and other spellings are looked for among all names of a label.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from pharmagraph.claims import name_key, normalise
from pharmagraph.errors import NameNotFoundError
from pharmagraph.schema import NODES
from pharmagraph.store import Store

_NEAR = 3
_CUTOFF = 70
# Nothing is called by more characters: what is longer is no misspelt name.
_LONGEST = 200
_SHOWN = 60
_KEYED = (
    "UNWIND $keys AS key MATCH (:Key {id: key})<-[:HAS_KEY]-(naming:Naming)"
    " RETURN DISTINCT naming.cluster AS id"
)
_SPELLING = {"Organization": "organisation"}


@dataclass(frozen=True, slots=True)
class Named:
    """A node of the graph with all it is called."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    xrefs: tuple[str, ...] = ()


def find(store: Store, typed: str, labels: Sequence[str]) -> str:
    """Return the id of the one node of these labels that is called so.

    The id itself comes first, then full names and identifiers, then the name that is shown, the
    other names, and identifiers elsewhere; case, hyphens and a company's form of incorporation do
    not matter. Raises `NameNotFoundError` if none fits, or more than one.
    """
    if by_id := _nodes(store, [typed], labels):
        return by_id[0].id
    keys = [typed, typed.casefold(), *(name_key(label, typed) for label in labels)]
    clusters = [str(row["id"]) for row in store.read(_KEYED, {"keys": sorted(set(keys))})]
    by_key = _nodes(store, clusters, labels) if clusters else []
    if len(by_key) > 1:
        raise _several(typed, by_key)
    if by_key:
        return by_key[0].id
    return resolve(typed, labels, known_names(store, labels)).id


def _nodes(store: Store, ids: Sequence[str], labels: Sequence[str]) -> list[Named]:
    """Return the nodes of some labels with these ids, in the order of their ids."""
    rows = store.read(_by_id(tuple(labels)), {"ids": sorted(set(ids))})
    found = [Named(str(row["id"]), str(row["label"]), str(row["name"])) for row in rows]
    return sorted(found, key=lambda named: named.id)


@cache
def _by_id(labels: tuple[str, ...]) -> str:
    """Return the query for nodes by id; labels, which cannot be parameters, are the schema's."""
    parts = (
        f"UNWIND $ids AS id MATCH (n:{NODES[label].label} {{id: id}})"
        f" RETURN n.id AS id, n.name AS name, '{label}' AS label"
        for label in labels
    )
    return " UNION ALL ".join(parts)


def known_names(store: Store, labels: Iterable[str]) -> list[Named]:
    """Return all that nodes of some labels of the schema are called, in the order of their ids."""
    found = []
    for label in labels:
        # A label cannot be a parameter of Cypher; it comes from the schema, never from input.
        rows = store.read(
            f"MATCH (n:{NODES[label].label}) RETURN n.id AS id, n.name AS name,"
            " n.aliases AS aliases, n.xrefs AS xrefs ORDER BY id"
        )
        found += [
            Named(
                str(row["id"]), label, str(row["name"]), _list(row["aliases"]), _list(row["xrefs"])
            )
            for row in rows
        ]
    return found


def resolve(typed: str, labels: Sequence[str], known: Sequence[Named]) -> Named:
    """Return the one of `known` that is called so; raise `NameNotFoundError` otherwise."""
    rules: tuple[Callable[[Named], bool], ...] = (
        lambda n: n.id == typed,
        lambda n: name_key(n.label, n.name) == name_key(n.label, typed),
        lambda n: name_key(n.label, typed) in (name_key(n.label, alias) for alias in n.aliases),
        lambda n: _squeeze(typed) in map(_squeeze, (n.name, *n.aliases)),
        lambda n: typed.casefold() in (x.casefold() for x in n.xrefs),
    )
    for rule in rules:
        matches = [named for named in known if rule(named)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise _several(typed, matches)
    raise _none(typed, labels, known)


def label_words(labels: Sequence[str]) -> str:
    """Say labels in plain words.

    >>> label_words(("Target", "TherapeuticArea"))
    'target or therapeutic area'
    """
    if len(labels) == len(NODES):
        return "thing"
    words = [_SPELLING.get(label, re.sub(r"(?<=[a-z])([A-Z])", r" \1", label)) for label in labels]
    return " or ".join(word.lower() for word in words)


def _squeeze(name: str) -> str:
    """Fold a name without its blanks and hyphens: HER-2 is HER2, ZX 1 is ZX1."""
    return normalise(name).replace(" ", "")


def _several(typed: str, matches: Sequence[Named]) -> NameNotFoundError:
    listed = ", ".join(f"{named.id} ({named.name})" for named in matches[:10])
    return NameNotFoundError(
        f"{_quoted(typed)} may mean {len(matches)} things: {listed}. Give the id of one of them",
        tuple(named.id for named in matches),
    )


def _none(typed: str, labels: Sequence[str], known: Sequence[Named]) -> NameNotFoundError:
    words = label_words(labels)
    if not known:
        return NameNotFoundError(
            f"the graph holds no {words}. Load articles first:  pharmagraph load FILE"
        )
    near = near_names(typed, known)
    hint = (
        "Did you mean " + " or ".join(repr(name) for name in near) + "?"
        if near
        else f"See what there is:  {_listing(labels[0])}"
    )
    return NameNotFoundError(f"there is no {words} called {_quoted(typed)}. {hint}", near)


def _listing(label: str) -> str:
    """Return the command that lists what there is of a label; articles have no name but a title."""
    if label not in NODES:
        return "pharmagraph ask articles"
    return f'pharmagraph cypher "MATCH (n:{label}) RETURN n.name AS name"'


def _quoted(typed: str) -> str:
    """Quote a name, its beginning if it is long."""
    return repr(typed if len(typed) <= _SHOWN else typed[:_SHOWN] + "…")


def near_names(typed: str, known: Sequence[Named]) -> tuple[str, ...]:
    """Return the closest names, best first, at most three, one of a node."""
    if len(typed) > _LONGEST:
        return ()
    spellings = {(n.id, name): name for n in known for name in (n.name, *n.aliases)}
    matches = process.extract(
        typed, spellings, scorer=fuzz.WRatio, processor=normalise, score_cutoff=_CUTOFF, limit=20
    )
    best: dict[str, str] = {}
    for name, _score, (node, _) in sorted(matches, key=lambda m: (-m[1], m[0])):
        best.setdefault(node, name)
    return tuple(dict.fromkeys(best.values()))[:_NEAR]


def _list(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()
