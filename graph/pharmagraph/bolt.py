"""One database over Bolt: transactions, values and errors of the official driver, made ours.

The only module that imports `neo4j`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

import neo4j
from neo4j import exceptions as refused
from neo4j import graph as drawn
from neo4j import time as moments

from pharmagraph import __version__
from pharmagraph.errors import PharmagraphError, QueryError, StoreError, StoreUnavailableError
from pharmagraph.model import Row

Run = Callable[[str, Mapping[str, object]], list[Row]]

CONNECT_SECONDS = 10.0
# How the engines say "somebody else was quicker": Neo4j has codes for it, ArcadeDB has words.
_TRY_AGAIN = ("concurrent", "please retry", "needretry", "lock timeout", "deadlock")
_TOO_LONG = ("TransactionTimedOut", "Transaction.Terminated", "TransactionTerminated")


class ConnectionLostError(StoreUnavailableError):
    """The server is not there, or has gone; another attempt may find it back."""


class BusyError(StoreError):
    """The database asks to run the transaction again."""


@dataclass(frozen=True, slots=True)
class Login:
    """Where a database is and who asks; the password is never printed."""

    address: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


class Connection:
    """A driver bound to one database. Threads may share it."""

    def __init__(self, login: Login) -> None:
        """Prepare a driver; nothing is sent before `product`."""
        self.login = login
        try:
            self._driver = neo4j.GraphDatabase.driver(
                login.address,
                auth=(login.user, login.password),
                connection_timeout=CONNECT_SECONDS,
                max_transaction_retry_time=0,
                notifications_min_severity=neo4j.NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
                user_agent=f"pharmagraph/{__version__}",
            )
        except (ValueError, refused.ConfigurationError) as error:
            raise StoreError(f"{login.address!r} is no address of a database: {error}") from error

    def product(self) -> str:
        """Return what answers, like "Neo4j/5.26.30"; raises `StoreUnavailableError` if nothing."""
        try:
            info = self._driver.get_server_info()
            with self.transaction() as run:
                run("RETURN 1 AS one", {})
        except (refused.DriverError, refused.Neo4jError) as error:
            raise self._translated(error, StoreUnavailableError) from error
        return str(info.agent)

    @contextmanager
    def transaction(
        self,
        *,
        write: bool = False,
        timeout: float | None = None,
        error: type[PharmagraphError] = StoreError,
    ) -> Iterator[Run]:
        """Open an explicit transaction; it is committed only if `write`, otherwise rolled back.

        Failures of the database are raised as ours, refused statements as `error`.
        """
        access = neo4j.WRITE_ACCESS if write else neo4j.READ_ACCESS
        try:
            with (
                self._driver.session(
                    database=self.login.database, default_access_mode=access
                ) as session,
                session.begin_transaction(timeout=timeout) as transaction,
            ):
                yield _runner(transaction)
                if write:
                    transaction.commit()
                elif not transaction.closed():
                    transaction.rollback()
        except (refused.DriverError, refused.Neo4jError) as failure:
            raise self._translated(failure, error) from failure

    def close(self) -> None:
        """Close the driver and its connections."""
        self._driver.close()

    def _translated(self, error: Exception, otherwise: type[PharmagraphError]) -> PharmagraphError:
        address, error = self.login.address, _first_cause(error)
        if isinstance(error, refused.AuthError):
            return StoreUnavailableError(
                f"{address} refuses the user {self.login.user!r} or the password; "
                "set NEO4J_USERNAME and NEO4J_PASSWORD"
            )
        if isinstance(error, refused.ServiceUnavailable | refused.SessionExpired):
            return ConnectionLostError(
                f"no database answers at {address}; start it, for example with "
                "'docker compose up -d', or name a folder with --store PATH"
            )
        if not isinstance(error, refused.Neo4jError):
            return otherwise(f"{address}: the driver refused the statement: {error}")
        code, message = error.code or "", _first_line(error.message or str(error))
        if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
            return StoreUnavailableError(
                f"{address} has no database {self.login.database!r} that is online; "
                "name another after the address (…:7687/NAME) or in PHARMAGRAPH_DATABASE"
            )
        if any(word in code for word in _TOO_LONG):
            return QueryError("the database stopped the query: it took longer than allowed")
        text = message.casefold()
        if error.is_retryable() or any(word in text for word in _TRY_AGAIN):
            return BusyError(f"{address} is busy: {message}")
        return otherwise(f"the database refused the statement: {message}")


def _runner(transaction: neo4j.Transaction) -> Run:
    def run(cypher: str, parameters: Mapping[str, object]) -> list[Row]:
        # The text is ours, or has passed `read_only`; the driver's type asks for a literal.
        result = transaction.run(cypher, dict(parameters))
        keys = result.keys()
        return [
            {k: plain(v) for k, v in zip(keys, record.values(), strict=True)} for record in result
        ]

    return run


def _first_cause(error: Exception) -> Exception:
    """Return what the database said where the driver only reports that something failed before."""
    while isinstance(error, refused.ResultFailedError | refused.TransactionError) and isinstance(
        error.__cause__, refused.DriverError | refused.Neo4jError
    ):
        error = error.__cause__
    return error


def _first_line(text: str) -> str:
    """Leave out the query that a server repeats below its message."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")


def plain(value: object) -> object:
    """Turn a value of the driver into one of Python's own.

    A node becomes `{"id", "label", "properties"}`, a relationship `{"key", "type", "source",
    "target", "properties"}`, a path `{"nodes", "relationships"}`; other times than days, and
    places, become text.
    """
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if type(value) is list:
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, moments.Date):
        return value.to_native()
    if isinstance(value, drawn.Node | drawn.Relationship | drawn.Path):
        return _drawn(value)
    if isinstance(value, moments.DateTime | moments.Time | moments.Duration):
        return value.iso_format()
    return value if isinstance(value, date) else str(value)


def _drawn(value: drawn.Node | drawn.Relationship | drawn.Path) -> Row:
    if isinstance(value, drawn.Path):
        return {
            "nodes": [_drawn(n) for n in value.nodes],
            "relationships": [_drawn(r) for r in value.relationships],
        }
    props = {k: plain(v) for k, v in sorted(value.items())}
    if isinstance(value, drawn.Node):
        label = min(value.labels, default="")
        return {"id": props.get("id"), "label": label, "properties": props}
    ends = (value.start_node, value.end_node)
    source, target = (None if end is None else end.get("id") for end in ends)
    return {
        "key": props.get("key"),
        "type": value.type,
        "source": source,
        "target": target,
        "properties": props,
    }
