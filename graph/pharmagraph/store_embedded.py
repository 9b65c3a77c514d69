"""The embedded store: a folder with a graph engine in it, run by the first process that opens it.

The owner runs the engine and leaves a note; other processes connect to it. When the owner goes
away, whoever needs the store next becomes the owner, and repeats what was interrupted.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from pharmagraph import scanning
from pharmagraph.bolt import Connection
from pharmagraph.closing import Closing
from pharmagraph.engine import Engine
from pharmagraph.errors import ReadOnlyError, StoreError, StoreInUseError, StoreUnavailableError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.preparing import check_versions, prepare
from pharmagraph.runfile import read_run_file, remove_run_file, write_run_file
from pharmagraph.store import T, Transaction
from pharmagraph.store_bolt import BoltStore, OneWrite
from pharmagraph.store_folder import StoreFolder, open_folder

A = TypeVar("A")
# How long to wait for an owner that starts or goes, and for another process that writes.
OWNER_SECONDS = 20.0
WRITER_SECONDS = 300.0


class EmbeddedStore(Closing):
    """An open embedded store. Threads may share it; one transaction writes at a time."""

    def __init__(
        self, folder: StoreFolder, *, timeout: float, read_only: bool, verbose: bool, port: int = 0
    ):
        """Own the folder, with its engine on a port, or connect to its owner."""
        self._folder, self._timeout, self._port = folder, timeout, port
        self._read_only, self._verbose = read_only, verbose
        self._owner_lock = FileLock(folder.owner_lock, thread_local=False)
        self._write_lock = FileLock(folder.write_lock, thread_local=False, poll_interval=0.01)
        self._one_write = OneWrite()
        self._writers, self._attaching = threading.Lock(), threading.RLock()
        self._engine: Engine | None = None
        self._bolt: BoltStore | None = None
        self._closed = False
        self._attach()

    @property
    def address(self) -> str:
        """The path it was opened with."""
        return str(self._folder.path)

    @property
    def is_owner(self) -> bool:
        """Whether this store runs the engine, rather than asking another process."""
        return self._engine is not None

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction, alone among all processes that use the folder."""
        if self._read_only:
            raise ReadOnlyError(f"{self.address} was opened for reading only")
        with self._one_write(self.address), self._alone():
            return self._steadily(lambda bolt: bolt.write(work))

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Run a reading query and return its rows; whatever it might write is rolled back."""
        return self._steadily(lambda bolt: bolt.read(cypher, parameters))

    def rows(self, label: str) -> Iterator[Row]:
        """Yield all rows of a record label, in the order of their ids."""
        return scanning.rows(self._fetch, label)

    def nodes(self) -> Iterator[Node]:
        """Yield the graph's nodes in the order of label and id."""
        return scanning.nodes(self._fetch)

    def edges(self) -> Iterator[Edge]:
        """Yield the graph's edges in the order of their source's label and id, type and key."""
        return scanning.edges(self._fetch)

    def clear_graph(self) -> None:
        """Delete all nodes and edges of the graph, in batches; the record stays."""
        scanning.clear_graph(self.write)

    def close(self) -> None:
        """Release the database; calling it again does nothing."""
        with self._attaching:
            self._closed = True
            self._detach()

    def _fetch(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        return self._steadily(lambda bolt: bolt.fetch(cypher, parameters))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of the one writer: the engine refuses concurrent changes."""
        try:
            with self._writers, self._write_lock.acquire(timeout=WRITER_SECONDS):
                yield
        except Timeout as error:
            raise StoreInUseError(
                f"another process has been writing to {self.address} for "
                f"{WRITER_SECONDS:.0f} seconds; wait for it to finish and try again"
            ) from error

    def _steadily(self, ask: Callable[[BoltStore], A]) -> A:
        """Ask; where the owner has gone meanwhile, find the next or become it, and ask again."""
        deadline = time.monotonic() + OWNER_SECONDS
        while True:
            bolt = self._current()
            try:
                return ask(bolt)
            except StoreUnavailableError:
                # An engine that stops first forgets its password, then closes the connection.
                if time.monotonic() > deadline:
                    raise
                self._give_up(bolt)
            except StoreError as error:
                raise self._explained(error) from error

    def _explained(self, error: StoreError) -> StoreError:
        if self._folder.is_full():
            return StoreError(f"no space is left on the disk of {self.address}; make room first")
        return error

    def _current(self) -> BoltStore:
        with self._attaching:
            if self._closed:
                raise StoreError(f"{self.address} has been closed; open it again")
            return self._bolt or self._attach()

    def _give_up(self, lost: BoltStore) -> None:
        with self._attaching:
            if self._bolt is lost:
                self._detach()

    def _attach(self) -> BoltStore:
        """Become the owner, or else connect to it; raises `StoreInUseError` if neither works."""
        deadline = time.monotonic() + OWNER_SECONDS
        while True:
            bolt = self._own() or self._join()
            if bolt is not None:
                self._bolt = bolt
                return bolt
            if time.monotonic() > deadline:
                note = read_run_file(self._folder.path)
                who = f"process {note.pid}" if note else "another process"
                raise StoreInUseError(
                    f"{who} holds {self.address} and cannot be reached; close it and try again"
                )
            time.sleep(0.1)

    def _own(self) -> BoltStore | None:
        try:
            self._owner_lock.acquire(timeout=0)
        except Timeout:
            return None
        try:
            self._engine = Engine(self._folder.engine, port=self._port, verbose=self._verbose)
            connection = Connection(self._engine.login)
            if self._folder.is_prepared and check_versions(connection) is None:
                # The engine starts with nothing where it cannot read its own files.
                raise StoreError(f"{self.address} is damaged; restore a dump into a new store")
            prepare(connection)
            self._folder.note_prepared()
            write_run_file(self._folder.path, self._engine.login)
        except BaseException as error:
            self._detach()
            if isinstance(error, StoreError):
                raise self._explained(error) from error
            raise
        return self._over(connection)

    def _join(self) -> BoltStore | None:
        note = read_run_file(self._folder.path)
        if note is None:
            return None
        connection = Connection(note.login())
        try:
            connection.product()
        except StoreUnavailableError:
            connection.close()
            return None
        return self._over(connection)

    def _over(self, connection: Connection) -> BoltStore:
        return BoltStore(connection, address=self.address, timeout=self._timeout, away=0.0)

    def _detach(self) -> None:
        if self._bolt is not None:
            self._bolt.close()
            self._bolt = None
        if self._engine is not None:
            remove_run_file(self._folder.path)
            self._engine.stop()
            self._engine = None
        if self._owner_lock.is_locked:
            self._owner_lock.release()


def open_embedded(
    path: str | os.PathLike[str],
    *,
    read_only: bool = False,
    timeout: float = 60.0,
    verbose: bool = False,
    port: int = 0,
) -> EmbeddedStore:
    """Open the embedded store in a folder; it is made if it is not there and not `read_only`.

    `port` is where its engine answers if no other process has it open, 0 for any free one.
    """
    folder = open_folder(Path(path), create=not read_only)
    return EmbeddedStore(folder, timeout=timeout, read_only=read_only, verbose=verbose, port=port)
