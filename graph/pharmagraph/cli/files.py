"""Files that appear whole or not at all, with - for the standard streams."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO, cast

from pharmagraph.errors import SourceError


@contextmanager
def written(file: str) -> Iterator[TextIO]:
    """Open a file that appears, whole, only when everything is written; `-` is standard output."""
    if file == "-":
        yield sys.stdout
        return
    target = Path(file)
    if target.is_dir():
        raise SourceError(f"{file}: is a folder; name a file in it")
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        # The name of the file beside it would puzzle whoever named this one.
        raise SourceError(
            f"{file}: cannot be written ({error.strerror}); name a file in a folder that is there"
        ) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield cast("TextIO", stream)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


@contextmanager
def readable(file: str) -> Iterator[TextIO]:
    """Open a text file, or standard input for `-`."""
    if file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as stream:
            yield stream
    except FileNotFoundError as error:
        raise SourceError(f"{file}: there is no such file; check the path") from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{file}: is no dump of pharmagraph; make one with  pharmagraph dump"
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
