"""The vocabulary with a user's own names in it: they come first where both know a name."""

import hashlib
from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from pharmagraph_loaders.extraction.lexicon.load import load_vocabulary
from pharmagraph_loaders.extraction.lexicon.phrases import Row
from pharmagraph_loaders.extraction.lexicon.vocabulary import (
    ANY,
    CAPITAL,
    EXACT,
    Entry,
    Sense,
    Vocabulary,
)
from pharmagraph_loaders.extraction.text.tokens import compact, phrase
from pharmagraph_loaders.own_names import OwnName, read_own_names

ORIGIN = "own names"
_joined: dict[str, Vocabulary] = {}


def user_vocabulary() -> Vocabulary:
    """Return the shipped vocabulary with the names of the user's table, the same object each time.

    Raises `VocabularyError` for a table that is not understood.
    """
    shipped, names = load_vocabulary(), read_own_names()
    if not names:
        return shipped
    version = _version(shipped, names)
    if version not in _joined:
        _joined[version] = with_own_names(shipped, names)
    return _joined[version]


def with_own_names(vocabulary: Vocabulary, names: Iterable[OwnName]) -> Vocabulary:
    """Return a vocabulary that knows these names as well; the given one stays as it is."""
    known = tuple(names)
    entries = list(vocabulary.entries)
    added: dict[str, tuple[Row, ...]] = {}
    phrases = ChainMap(added, cast("dict[str, tuple[Row, ...]]", vocabulary.phrases))
    for name in known:
        index = _entry(entries, phrases, name)
        for text in (name.name, *name.aliases):
            words = phrase(text)
            case, type_ = _written(text, name.label)
            sense = Sense(index, type_, case, compact(text) if case == EXACT else "")
            rest = (s for s in phrases.get(words, ()) if Entry(*entries[s[0]]).label != name.label)
            phrases[words] = (sense, *rest)
    return replace(
        vocabulary,
        version=_version(vocabulary, known),
        entries=tuple(entries),
        phrases=vocabulary.phrases.with_names(added),
    )


def clashes(vocabulary: Vocabulary, names: Iterable[OwnName]) -> tuple[str, ...]:
    """Return a sentence for each own name that the shipped vocabulary gives to something else."""
    said: list[str] = []
    for name in names:
        index = _entry(list(vocabulary.entries), vocabulary.phrases, name)
        for text in (name.name, *name.aliases):
            rows = (vocabulary.entries[s[0]] for s in vocabulary.phrases.get(phrase(text), ()))
            meant = next((Entry(*row) for row in rows if row[0] == name.label), None)
            if meant is not None and meant not in vocabulary.entries[index : index + 1]:
                said.append(
                    f"{text!r} is shipped as the {name.type} {meant.name}; yours counts now"
                )
    return tuple(said)


def _entry(entries: list[Entry], phrases: Mapping[str, tuple[Row, ...]], name: OwnName) -> int:
    """Return the index of what a name means: a known thing by identifier or name, or a new one."""
    named = [s[0] for s in phrases.get(phrase(name.name), ())]
    same = [i for i in named if Entry(*entries[i]).label == name.label]
    if not name.ids:
        if same:
            return same[0]
    else:
        for index, row in enumerate(entries):
            if row[0] == name.label and not {*name.ids}.isdisjoint(row[2]):
                return index
    entries.append(Entry(name.label, name.name, name.ids, origin=ORIGIN))
    return len(entries) - 1


def _written(text: str, label: str) -> tuple[str, str]:
    """Return how a name must be written in a text, and its type: codes and short names exactly."""
    digits = any(c.isdigit() for c in text)
    if label == "Drug" and digits:
        return EXACT, "CODE"
    if len(text) <= 4 or (text.isupper() and len(text) <= 6):
        return EXACT, "FULL"
    return (CAPITAL if label == "Organization" else ANY), "FULL"


def _version(vocabulary: Vocabulary, names: Iterable[OwnName]) -> str:
    own = "\n".join(f"{n.type}\t{n.name}\t{n.aliases}\t{n.ids}" for n in names)
    return hashlib.sha256(f"{vocabulary.version}\n{own}".encode()).hexdigest()[:16]
