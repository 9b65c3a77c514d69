"""The vocabulary from its folder, compiled once into a cache of the user."""

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from pathlib import Path

from platformdirs import user_cache_path

from pharmagraph.errors import VocabularyError
from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.extraction import (
    builder,
    company_tables,
    legal_names,
    table_files,
    tables,
    tokens,
    vocabulary,
)
from pharmagraph_loaders.extraction.vocabulary import Entry, Sense, Vocabulary

# What a compiled vocabulary depends on beside its files.
_COMPILERS = (builder, company_tables, legal_names, table_files, tables, tokens, vocabulary)
_KEPT = 3  # compiled vocabularies: several installations may share the cache of a user
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
    path = user_cache_path("pharmagraph") / f"vocabulary-{_stamp(version)}.bin"
    found = _read_cache(path) if cache else None
    if found is None:
        found = tables.build(where, version)
        if cache:
            _write_cache(path, found)
    _loaded[version] = found
    return found


def _digest(folder: Path) -> str:
    files = sorted(p for p in folder.glob("*.tsv*") if p.is_file())
    if not files:
        raise VocabularyError(f"{folder}: there is no vocabulary here; install pharmagraph again")
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def _stamp(version: str) -> str:
    """Name what the cache depends on: the files, the code that compiles them, the interpreter."""
    code = b"".join(Path(m.__file__).read_bytes() for m in _COMPILERS if m.__file__)
    return hashlib.sha256(code + version.encode() + sys.version.encode()).hexdigest()[:16]


def _read_cache(path: Path) -> Vocabulary | None:
    try:
        body = path.read_bytes()
        digest, data = body[:32], body[32:]
        if hashlib.sha256(data).digest() != digest:
            return None
        version, entries, phrases, longest, words = marshal.loads(data)  # noqa: S302
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return Vocabulary(version, entries, phrases, longest, words)


def _write_cache(path: Path, found: Vocabulary) -> None:
    body: object = (
        found.version,
        tuple(tuple(Entry(*e)) for e in found.entries),
        {k: tuple(tuple(Sense(*s)) for s in senses) for k, senses in found.phrases.items()},
        dict(found.longest),
        {k: dict(v) for k, v in found.words.items()},
    )
    data = marshal.dumps(body)  # type: ignore[arg-type]  # tuples, texts and dicts all the way
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(data).digest() + data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
        _forget_oldest(path.parent)


def _forget_oldest(folder: Path) -> None:
    found = sorted(folder.glob("vocabulary-*.bin"), key=lambda p: p.stat().st_mtime)
    for path in found[:-_KEPT]:
        path.unlink(missing_ok=True)
