"""Open the store in a Neo4j server, looked at and prepared."""

from pharmagraph.bolt import Connection, Login
from pharmagraph.preparing import check_product, check_versions, prepare
from pharmagraph.store_bolt import BoltStore


def open_server(
    address: str,
    *,
    user: str,
    password: str,
    database: str | None = None,
    timeout: float = 60.0,
    read_only: bool = False,
) -> BoltStore:
    """Connect to a server; `timeout` in seconds limits each query.

    Raises `StoreUnavailableError` without server, database or right password, and
    `StoreVersionError` for a server too old or a store written by a newer program.
    """
    connection = Connection(Login(address, user, password, database))
    try:
        check_product(connection.product())
        if read_only:
            check_versions(connection)
        else:
            prepare(connection)
    except BaseException:
        connection.close()
        raise
    return BoltStore(connection, timeout=timeout, read_only=read_only)
