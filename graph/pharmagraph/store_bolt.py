"""The store over Bolt: for a Neo4j server, and for the embedded engine behind its own port."""

import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from queue import Empty, SimpleQueue

from pharmagraph import scanning
from pharmagraph.bolt import BusyError, Connection, ConnectionLostError
from pharmagraph.bolt_transaction import BoltTransaction
from pharmagraph.closing import Closing
from pharmagraph.errors import PharmagraphError, QueryError, ReadOnlyError, StoreError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.properties import check_parameters
from pharmagraph.read_only import check_reading
from pharmagraph.store import T, Transaction

# A write is tried again for so long while others are quicker, and while the server is away.
BUSY_SECONDS = 60.0
AWAY_SECONDS = 10.0
# Time for the server to stop a query itself before the watchdog gives it up.
GRACE_SECONDS = 2.0
# A page of a scan takes moments; damaged files of the embedded engine can keep it busy for ever.
SCAN_SECONDS = 300.0


class OneWrite(threading.local):
    """Refuses a transaction inside another of the same thread, which would wait for itself."""

    busy = False

    @contextmanager
    def __call__(self, address: str) -> Iterator[None]:
        """Mark the thread as writing."""
        if self.busy:
            raise StoreError(f"{address}: a transaction is open in this thread; use that one")
        self.busy = True
        try:
            yield
        finally:
            self.busy = False


class BoltStore(Closing):
    """An open database over Bolt. Threads may share it."""

    def __init__(
        self,
        connection: Connection,
        *,
        address: str = "",
        timeout: float = 60.0,
        away: float = AWAY_SECONDS,
        read_only: bool = False,
    ) -> None:
        """Use a connection that has been prepared; `timeout` in seconds limits each query."""
        self._connection = connection
        self._address = address or connection.login.address
        self._timeout, self._away, self._read_only = timeout, away, read_only
        self._one_write, self._closed = OneWrite(), False

    @property
    def address(self) -> str:
        """The path or address it was opened with, without credentials."""
        return self._address

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in one transaction, again from the start when the database asks for it.

        After a lost connection nobody knows whether the commit arrived: `work` must look before
        it adds. Raises `StoreError` when the database stays busy or away.
        """
        self._check_open()
        if self._read_only:
            raise ReadOnlyError(f"{self.address} was opened for reading only")
        started, attempt = time.monotonic(), 0
        while True:
            try:
                with (
                    self._one_write(self.address),
                    self._connection.transaction(write=True) as run,
                ):
                    return work(BoltTransaction(run))
            except (BusyError, ConnectionLostError) as error:
                limit = BUSY_SECONDS if isinstance(error, BusyError) else self._away
                if time.monotonic() - started >= limit:
                    raise
            attempt += 1
            time.sleep(min(0.02 * 2**attempt, 2.0) * random.uniform(0.5, 1.0))  # noqa: S311

    def read(self, cypher: str, parameters: Mapping[str, object] | None = None) -> list[Row]:
        """Run a reading query and return its rows; whatever it might write is rolled back."""
        self._check_open()
        text, values = check_reading(cypher), check_parameters(parameters or {})
        return self._watched(
            lambda: self._fetch(text, values, self._timeout, QueryError),
            self._timeout + GRACE_SECONDS,
            f"the query took longer than {self._timeout:g} seconds; narrow it down, "
            "or allow more with PHARMAGRAPH_TIMEOUT",
        )

    def rows(self, label: str) -> Iterator[Row]:
        """Yield all rows of a record label, in the order of their ids."""
        return scanning.rows(self.fetch, label)

    def nodes(self) -> Iterator[Node]:
        """Yield the graph's nodes in the order of label and id."""
        return scanning.nodes(self.fetch)

    def edges(self) -> Iterator[Edge]:
        """Yield the graph's edges in the order of their source's label and id, type and key."""
        return scanning.edges(self.fetch)

    def clear_graph(self) -> None:
        """Delete all nodes and edges of the graph, in batches; the record stays."""
        scanning.clear_graph(self.write)

    def close(self) -> None:
        """Release the database; calling it again does nothing."""
        if not self._closed:
            self._closed = True
            self._connection.close()

    def fetch(self, cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        """Run a statement of our own that reads, in a transaction that is rolled back."""
        self._check_open()
        return self._watched(
            lambda: self._fetch(cypher, parameters, None, StoreError),
            SCAN_SECONDS,
            f"{self.address} does not answer; if it is damaged, restore a dump into a new store",
        )

    def _fetch(
        self,
        cypher: str,
        parameters: Mapping[str, object],
        timeout: float | None,
        error: type[PharmagraphError],
    ) -> list[Row]:
        with self._connection.transaction(timeout=timeout, error=error) as run:
            return run(cypher, parameters)

    def _watched(self, ask: Callable[[], list[Row]], seconds: float, late: str) -> list[Row]:
        """Ask in a thread of its own, and stop waiting when the time is over.

        The embedded engine has no way to stop a query: it runs on, unheard, until it is done.
        """
        answers: SimpleQueue[list[Row] | BaseException] = SimpleQueue()

        def answer() -> None:
            try:
                answers.put(ask())
            except BaseException as error:
                answers.put(error)

        threading.Thread(target=answer, name="pharmagraph-read", daemon=True).start()
        try:
            found = answers.get(timeout=seconds)
        except Empty:
            raise QueryError(late) from None
        if isinstance(found, BaseException):
            raise found
        return found

    def _check_open(self) -> None:
        if self._closed:
            raise StoreError(f"{self.address} has been closed; open it again")
