"""An embedded store on a Bolt port for other programs: a throw-away copy, or the store itself."""

import io
import os
import shutil
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

# What belongs to the processes that have the store open, not to the store.
_PASSING = shutil.ignore_patterns("*.lock", "run.json")


@contextmanager
def shared(path: str | os.PathLike[str], *, write: bool = False) -> Iterator[Login]:
    """Open an embedded store for other programs and yield how to connect to it.

    Without `write` they get a copy that is thrown away: what they change is lost, and what is
    loaded meanwhile is not seen. Raises `StoreInUseError` if another process owns a store that is
    to be written, and `StoreUnavailableError` if there is none.
    """
    folder = open_folder(Path(path), create=False)
    if write:
        with open_embedded(folder.path) as store:
            yield _own_login(store)
        return
    with (
        tempfile.TemporaryDirectory(prefix="pharmagraph-") as place,
        open_embedded(_copied(folder, Path(place) / "copy.db")) as store,
    ):
        yield _own_login(store)


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
