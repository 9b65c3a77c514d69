"""Open a store by its address: a path is an embedded store, a Bolt address a Neo4j server."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit, urlunsplit

from pharmagraph.errors import StoreError
from pharmagraph.settings import Settings, read_settings
from pharmagraph.store import Store

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(
    address: str | None = None,
    *,
    read_only: bool = False,
    environment: Mapping[str, str] = os.environ,
) -> Store:
    """Open the store at a path or address; without one, at the place the settings name.

    A database of a server is named by the path of the address or by `PHARMAGRAPH_DATABASE`.
    Raises a `StoreError` that says what to do next. The drivers are imported only now.
    """
    settings = read_settings(address, environment=environment)
    if "://" in settings.store:
        return _open_server(settings, read_only=read_only)
    from pharmagraph.store_embedded import open_embedded  # noqa: PLC0415 - loads 100 MB

    return open_embedded(
        os.path.expanduser(settings.store),
        read_only=read_only,
        timeout=settings.timeout,
        verbose=settings.verbose,
    )


def _open_server(settings: Settings, *, read_only: bool) -> Store:
    from pharmagraph.store_server import open_server  # noqa: PLC0415 - loads the driver

    address, database = split_address(settings.store)
    return open_server(
        address,
        user=settings.user,
        password=settings.password,
        database=database or settings.database,
        timeout=settings.timeout,
        read_only=read_only,
    )


def split_address(address: str) -> tuple[str, str | None]:
    """Return a server's address without path, and the database that the path names.

    >>> split_address("neo4j://localhost:7687/deals")
    ('neo4j://localhost:7687', 'deals')
    """
    parts = urlsplit(address)
    if parts.scheme not in SCHEMES:
        raise StoreError(
            f"{parts.scheme}:// is no way to reach a store; "
            "use bolt:// or neo4j:// for a server, or the path of a folder"
        )
    if "@" in parts.netloc:
        raise StoreError(
            "credentials do not belong in an address; set NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    try:
        known = parts.hostname is not None and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise StoreError(f"{address} is no address; it reads like bolt://localhost:7687")
    database = parts.path.strip("/") or None
    return urlunsplit((parts.scheme, parts.netloc, "", parts.query, "")), database
