"""The embedded engine in this process: started on loopback, stopped, its complaints understood.

The only module that imports `arcadedb`.
"""

import atexit
import os
import secrets
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_log_path

from pharmagraph.bolt import Login
from pharmagraph.errors import StoreError, StoreInUseError
from pharmagraph.record import RECORDS
from pharmagraph.schema import EDGES, NODES

DATABASE = "pharmagraph"
USER = "root"
ATTEMPTS = 3
STOP_SECONDS = 15.0
_PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_USERS = Path("config") / "server-users.jsonl"


class Engine:
    """A running engine that owns a folder and answers Bolt on 127.0.0.1 with a random password."""

    def __init__(self, folder: Path, *, port: int = 0, verbose: bool = False) -> None:
        """Start the engine on a port, 0 for a free one; raises `StoreError` when it cannot."""
        self._folder, self._port = folder, port
        self._server: Any = None
        # The engine keeps the password of its first start; it must be a new one each time.
        (folder / _USERS).unlink(missing_ok=True)
        self._remove_logs()
        with _log_settings(verbose=verbose):
            self.login = self._start(_library())

    def _start(self, arcadedb: Any) -> Login:
        for attempt in range(ATTEMPTS):
            port, password = self._port or _free_port(), secrets.token_urlsafe(24)
            address = {"bolt_port": port, "http_port": 0, "host": "127.0.0.1"}
            config = {"server_plugins": _PLUGIN, **address}
            self._server = arcadedb.create_server(str(self._folder), password, config=config)
            try:
                self._server.start()
                self._make_types(self._server.create_database(DATABASE))
            except arcadedb.ArcadeDBError as error:
                self.stop()
                # Somebody may take the free port before the engine does.
                if "Unable to listen" in str(error) and attempt < ATTEMPTS - 1:
                    continue
                raise _translated(self._folder, error) from error
            break
        return Login(f"bolt://127.0.0.1:{port}", USER, password, DATABASE)

    def stop(self) -> None:
        """Stop the engine; what was committed is on disk.

        A query that runs in circles over damaged files keeps it from stopping: then it ends with
        the process, and the process must not wait for it either.
        """
        stopping = threading.Thread(target=self._server.stop, name="pharmagraph-stop", daemon=True)
        stopping.start()
        stopping.join(STOP_SECONDS)
        if stopping.is_alive():
            atexit.register(_leave_at_once)
        (self._folder / _USERS).unlink(missing_ok=True)

    def _make_types(self, database: Any) -> None:
        """Make the types before the first write: inside a transaction they would not be undone."""
        for label in (*NODES, *RECORDS):
            database.command("sql", f"CREATE VERTEX TYPE {label} IF NOT EXISTS")
        links = {link.type for record in RECORDS.values() for link in record.links}
        for kind in (*EDGES, *sorted(links)):
            database.command("sql", f"CREATE EDGE TYPE {kind} IF NOT EXISTS")

    def _remove_logs(self) -> None:
        """Remove the event logs of earlier starts; the engine writes one for each."""
        for log in (self._folder / "log").glob("server-event-log-*"):
            log.unlink(missing_ok=True)


@contextmanager
def _log_settings(*, verbose: bool) -> Iterator[None]:
    """Let the engine log to a file, and to standard error only if `verbose`.

    It reads the environment when it starts; child processes must not inherit our choice.
    """
    ours = {
        "ARCADEDB_LOG_CONSOLE": "1" if verbose else "0",
        "ARCADEDB_LOG_DIR": str(user_log_path("pharmagraph")),
    }
    absent = [name for name in ours if name not in os.environ]
    os.environ.update({name: ours[name] for name in absent})
    try:
        yield
    finally:
        for name in absent:
            os.environ.pop(name, None)


def _library() -> Any:
    """Import the engine."""
    try:
        # 100 MB that a server's user does not need; it has no types.
        import arcadedb  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise StoreError(
            f"the embedded engine cannot be imported here ({error}); install arcadedb, "
            "or use a Neo4j server with --store bolt://localhost:7687"
        ) from error
    return arcadedb


def _leave_at_once() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _translated(folder: Path, error: Exception) -> StoreError:
    text = str(error)
    if "lock" in text.casefold():
        return StoreInUseError(f"another process holds {folder.parent}; close it and try again")
    return StoreError(
        f"the store {folder.parent} cannot be opened ({text[:200]}); "
        "if it is damaged, restore a dump into a new one"
    )
