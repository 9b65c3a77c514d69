"""The vocabulary from its folder, compiled once into a cache of the user."""

import hashlib
from pathlib import Path
from typing import Any, cast

from pharmagraph.errors import VocabularyError
from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.extraction.lexicon import (
    builder,
    company_tables,
    legal_names,
    phrases,
    table_files,
    tables,
    vocabulary,
)
from pharmagraph_loaders.extraction.lexicon.kept import keep, read_kept, stamp
from pharmagraph_loaders.extraction.lexicon.phrases import Phrases
from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Vocabulary
from pharmagraph_loaders.extraction.text import tokens

# What a compiled vocabulary depends on beside its files.
_COMPILERS = (
    builder,
    company_tables,
    legal_names,
    phrases,
    table_files,
    tables,
    tokens,
    vocabulary,
)
_loaded: dict[str, Vocabulary] = {}


def load_vocabulary(folder: Path | None = None, *, cache: bool = True) -> Vocabulary:
    """Return the vocabulary of a folder (default: the shipped one), the same object each time.

    The compiled form is kept in the user's cache directory under the digest of the files; a cache
    that cannot be read or written is no error. Raises `VocabularyError` for a broken folder.
    """
    where = folder or seeds_dir() / "vocabulary"
    version = _digest(where)
    if version in _loaded:
        return _loaded[version]
    name = stamp([version.encode()], *(module.__file__ for module in _COMPILERS))
    kept = read_kept("vocabulary", name) if cache else None
    if kept is None:
        found = tables.build(where, version)
        if cache:
            keep("vocabulary", name, _plain(found))
    else:
        found = _read(*cast("tuple[Any, ...]", kept))
    _loaded[version] = found
    return found


def _plain(found: Vocabulary) -> tuple[object, ...]:
    entries = tuple(tuple(Entry(*e)) for e in found.entries)
    words = {k: dict(v) for k, v in found.words.items()}
    return found.version, entries, dict(found.phrases.packed), len(found.phrases), words


def _read(
    version: str,
    entries: tuple[Entry, ...],
    packed: dict[str, bytes],
    size: int,
    words: dict[str, dict[str, str]],
) -> Vocabulary:
    return Vocabulary(version, entries, Phrases(packed, size), words)


def _digest(folder: Path) -> str:
    files = sorted(p for p in folder.glob("*.tsv*") if p.is_file())
    if not files:
        raise VocabularyError(f"{folder}: there is no vocabulary here; install pharmagraph again")
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
