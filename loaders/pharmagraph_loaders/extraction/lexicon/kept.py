"""Compiled values in the cache directory of the user: whole as they were written, or not there."""

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from platformdirs import user_cache_path

_KEPT = 3  # of each kind: several installations may share the cache of a user
_DIGEST = 32  # bytes of SHA-256


def stamp(parts: Iterable[bytes], *code: str | None) -> str:
    """Name what a value depends on: its sources, the code that compiles them, the interpreter.

    `code` are the files of modules.
    """
    total = hashlib.sha256(sys.version.encode())
    for part in (*(Path(file).read_bytes() for file in code if file), *parts):
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()[:16]


def read_kept(kind: str, name: str) -> object:
    """Return a value, or None if it is not there or damaged."""
    try:
        body = _path(kind, name).read_bytes()
        digest, data = body[:_DIGEST], memoryview(body)[_DIGEST:]
        if hashlib.sha256(data).digest() != digest:
            return None
        return marshal.loads(data)  # noqa: S302  # written by us, and checked
    except (OSError, ValueError, EOFError, TypeError):
        return None


def keep(kind: str, name: str, value: object) -> None:
    """Write a value of built-in types beside its place and move it there; failing is no error."""
    data = marshal.dumps(value)  # type: ignore[arg-type]  # built-in types all the way
    path = _path(kind, name)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(data).digest() + data)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
        _forget_oldest(path.parent, kind)


def _path(kind: str, name: str) -> Path:
    return user_cache_path("pharmagraph") / f"{kind}-{name}.bin"


def _forget_oldest(folder: Path, kind: str) -> None:
    found = sorted(folder.glob(f"{kind}-*.bin"), key=lambda p: p.stat().st_mtime)
    for path in found[:-_KEPT]:
        path.unlink(missing_ok=True)
