"""An embedded store on a Bolt port for other programs: a throw-away copy, or the store itself."""

import io
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pharmagraph.bolt import Login
from pharmagraph.errors import StoreError, StoreInUseError
from pharmagraph.runfile import read_run_file
from pharmagraph.store_embedded import EmbeddedStore, open_embedded
from pharmagraph.store_folder import StoreFolder, open_folder
from pharmagraph.transfer import dump, restore

LOOPBACK = "127.0.0.1"
# Where programs look for Bolt unless they are told otherwise.
BOLT_PORT = 7687
# What belongs to the processes that have the store open, not to the store.
_PASSING = shutil.ignore_patterns("*.lock", "run.json")


@contextmanager
def shared(path: str | os.PathLike[str], *, write: bool = False, port: int = 0) -> Iterator[Login]:
    """Open an embedded store for other programs on a port and yield how to connect to it.

    Without `write` they get a copy that is thrown away: what they change is lost, and what is
    loaded meanwhile is not seen. Raises `StoreInUseError` if another process owns a store that is
    to be written, and `StoreUnavailableError` if there is none.
    """
    folder = open_folder(Path(path), create=False)
    if write:
        with open_embedded(folder.path, port=port) as store:
            yield _own_login(store)
        return
    with (
        tempfile.TemporaryDirectory(prefix="pharmagraph-") as place,
        open_embedded(_copied(folder, Path(place) / "copy.db"), port=port) as store,
    ):
        yield _own_login(store)


def bolt_port(wanted: int | None) -> int:
    """Return the port to serve on: the one wanted, else the usual one if it is free, else 0.

    Raises `StoreError` if the one wanted is taken.
    """
    if _is_free(wanted or BOLT_PORT):
        return wanted or BOLT_PORT
    if wanted is None:
        return 0
    raise StoreError(
        f"port {wanted} of {LOOPBACK} is taken or not allowed; choose another one with --port, or"
        " leave it out"
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def _own_login(store: EmbeddedStore) -> Login:
    """Return the login of the engine that this process runs."""
    note = read_run_file(Path(store.address))
    if not store.is_owner or note is None:
        raise StoreInUseError(
            f"another process has {store.address} open; close it, or serve a copy without --write"
        )
    return note.login()


def _copied(folder: StoreFolder, target: Path) -> Path:
    """Copy a store that is at rest file by file, and one that is in use by way of its record."""
    try:
        with FileLock(folder.owner_lock, timeout=0):
            shutil.copytree(folder.path, target, ignore=_PASSING)
            return target
    except Timeout:
        return _restored(folder, target)
    except (OSError, shutil.Error) as error:
        raise StoreError(f"{folder.path} cannot be copied: {error}; make room first") from error


def _restored(folder: StoreFolder, target: Path) -> Path:
    record = io.StringIO()
    with open_embedded(folder.path, read_only=True) as source:
        dump(source, record)
    record.seek(0)
    with open_embedded(target) as copy:
        restore(copy, record)
    return target
