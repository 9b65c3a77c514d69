"""The note an owner of an embedded store leaves: port and password, for the user alone."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from pharmagraph.bolt import Login

NAME = "run.json"


@dataclass(frozen=True, slots=True)
class RunFile:
    """Which process owns the store and how to reach it; the password is never printed."""

    pid: int
    address: str
    user: str
    password: str = field(repr=False)
    database: str

    def login(self) -> Login:
        """Return how to connect to the owner."""
        return Login(self.address, self.user, self.password, self.database)


def write_run_file(folder: Path, login: Login) -> None:
    """Leave the note, readable by the user alone, in one step."""
    note = RunFile(os.getpid(), login.address, login.user, login.password, login.database or "")
    part = folder / f".{NAME}.{os.getpid()}"
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(asdict(note), stream)
    part.replace(folder / NAME)


def read_run_file(folder: Path) -> RunFile | None:
    """Return the note, or None if there is none or it cannot be read."""
    try:
        return RunFile(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def remove_run_file(folder: Path) -> None:
    """Take our own note away."""
    note = read_run_file(folder)
    if note is not None and note.pid == os.getpid():
        (folder / NAME).unlink(missing_ok=True)
