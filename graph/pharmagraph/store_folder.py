"""The folder of an embedded store: what makes it one, and where its parts lie.

pharmagraph-store.json   says that the folder is a store, and of which layout
engine/                  the engine's own files
owner.lock, write.lock   held by the owning process, and by whoever writes
run.json                 how to reach the owner while there is one
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from pharmagraph.errors import StoreError, StoreUnavailableError, StoreVersionError

MARK = "pharmagraph-store.json"
LAYOUT = 1
# The engine grows its files by pages of 256 kB.
LEAST_ROOM = 1_000_000


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """A folder known to hold an embedded store."""

    path: Path

    @property
    def engine(self) -> Path:
        """Where the engine keeps its files."""
        return self.path / "engine"

    @property
    def is_prepared(self) -> bool:
        """Whether the store has had its Meta row; without it the engine's files are damaged."""
        return _read_mark(self.path)["prepared"] is True

    def note_prepared(self) -> None:
        """Remember that the store has its Meta row."""
        if not self.is_prepared:
            _write_mark(self.path, prepared=True)

    def is_full(self) -> bool:
        """Say whether the disk has no room left, which engines report in many words or none."""
        return shutil.disk_usage(self.path).free < LEAST_ROOM

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
    # Another process may be making it at this moment.
    if path.is_dir() and any(not p.name.startswith(f".{MARK}") for p in path.iterdir()):
        if (path / MARK).is_file():
            return
        raise StoreError(f"{path} is a folder but no store, and not empty; name another path")
    if not create:
        raise StoreUnavailableError(
            f"there is no store at {path}; load something first: pharmagraph load ARTICLE"
        )
    path.mkdir(parents=True, exist_ok=True)
    _write_mark(path, prepared=False)


def _write_mark(path: Path, *, prepared: bool) -> None:
    part = path / f".{MARK}.{os.getpid()}"
    part.write_text(json.dumps({"layout": LAYOUT, "prepared": prepared}), encoding="utf-8")
    part.replace(path / MARK)


def _read_mark(path: Path) -> dict[str, object]:
    try:
        mark = json.loads((path / MARK).read_text(encoding="utf-8"))
        return {"layout": mark["layout"], "prepared": mark.get("prepared", False)}
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreError(f"{path / MARK} is damaged; restore a dump into a new store") from error


def _check_layout(path: Path) -> None:
    layout = _read_mark(path)["layout"]
    if layout != LAYOUT:
        raise StoreVersionError(
            f"{path} has the layout {layout}, this pharmagraph knows {LAYOUT}; upgrade pharmagraph"
        )
