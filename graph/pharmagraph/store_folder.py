"""The folder of an embedded store: what makes it one, and where its parts lie.

pharmagraph-store.json   says that the folder is a store, and of which layout
engine/                  the engine's own files
owner.lock, write.lock   held by the owning process, and by whoever writes
run.json                 how to reach the owner while there is one
"""

import json
from dataclasses import dataclass
from pathlib import Path

from pharmagraph.errors import StoreError, StoreUnavailableError, StoreVersionError

MARK = "pharmagraph-store.json"
LAYOUT = 1


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """A folder known to hold an embedded store."""

    path: Path

    @property
    def engine(self) -> Path:
        """Where the engine keeps its files."""
        return self.path / "engine"

    @property
    def owner_lock(self) -> str:
        """The lock of the process that runs the engine."""
        return str(self.path / "owner.lock")

    @property
    def write_lock(self) -> str:
        """The lock of the one process that writes at the moment."""
        return str(self.path / "write.lock")


def open_folder(path: Path, *, create: bool) -> StoreFolder:
    """Return the store's folder, made if `create` and it is not there or empty.

    Raises `StoreError` for a file, for a folder with other things in it and for one that cannot
    be written; `StoreUnavailableError` if there is no store and it must not be made.
    """
    try:
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path} is a file, and a store is a folder; name another path")
        if not (path / MARK).is_file():
            _make(path, create=create)
        _check_layout(path)
        (path / "engine").mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(f"the store {path} cannot be used: {reason}; name another path") from error
    return StoreFolder(path)


def _make(path: Path, *, create: bool) -> None:
    if path.is_dir() and any(path.iterdir()):
        raise StoreError(f"{path} is a folder but no store, and not empty; name another path")
    if not create:
        raise StoreUnavailableError(
            f"there is no store at {path}; load something first: pharmagraph load ARTICLE"
        )
    path.mkdir(parents=True, exist_ok=True)
    part = path / f".{MARK}"
    part.write_text(json.dumps({"layout": LAYOUT}), encoding="utf-8")
    part.replace(path / MARK)


def _check_layout(path: Path) -> None:
    try:
        layout = json.loads((path / MARK).read_text(encoding="utf-8"))["layout"]
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{path / MARK} is damaged; restore a dump into a new store") from error
    if layout != LAYOUT:
        raise StoreVersionError(
            f"{path} has the layout {layout}, this pharmagraph knows {LAYOUT}; upgrade pharmagraph"
        )
