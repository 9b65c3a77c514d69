"""A name as typed becomes the id of a node. A near miss is offered, never taken."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from pharmagraph.claims import name_key, normalise
from pharmagraph.errors import NameNotFoundError
from pharmagraph.schema import NODES
from pharmagraph.store import Store

_NEAR = 3
_CUTOFF = 70
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

    The id itself comes first, then the name, the other names, and identifiers elsewhere; case,
    hyphens and a company's form of incorporation do not matter. Raises `NameNotFoundError` if none
    fits, or more than one.
    """
    return resolve(typed, labels, known_names(store, labels)).id


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
        f"{typed!r} may mean {len(matches)} things: {listed}. Give the id of one of them",
        tuple(named.id for named in matches),
    )


def _none(typed: str, labels: Sequence[str], known: Sequence[Named]) -> NameNotFoundError:
    words = label_words(labels)
    if not known:
        return NameNotFoundError(
            f"the graph holds no {words}. Load articles first:  pharmagraph load FILE"
        )
    near = near_names(typed, known)
    article = "an" if words[0] in "aeiou" else "a"
    hint = (
        "Did you mean " + " or ".join(repr(name) for name in near) + "?"
        if near
        else (
            f'See what there is:  pharmagraph cypher "MATCH (n:{labels[0]}) RETURN n.name AS name"'
        )
    )
    del article
    return NameNotFoundError(f"there is no {words} called {typed!r}. {hint}", near)


def near_names(typed: str, known: Sequence[Named]) -> tuple[str, ...]:
    """Return the closest names, best first, at most three, one of a node."""
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
