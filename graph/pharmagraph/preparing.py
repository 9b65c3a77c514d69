"""What opening does once: look at product and versions, make constraints and the Meta row."""

import re
from typing import cast

from pharmagraph import statements
from pharmagraph.bolt import Connection
from pharmagraph.errors import StoreError, StoreVersionError
from pharmagraph.model import Row
from pharmagraph.record import META_ID, PROJECTOR_VERSION, SCHEMA_VERSION

OLDEST = (5, 26)
EMBEDDED = "arcadedb"


def check_product(agent: str) -> bool:
    """Say whether the embedded engine answers; raise `StoreVersionError` for an old Neo4j.

    >>> check_product("Neo4j/5.26.30")
    False
    """
    if EMBEDDED in agent.casefold():
        return True
    numbers = re.search(r"(\d+)\.(\d+)", agent)
    if numbers is None or (int(numbers[1]), int(numbers[2])) < OLDEST:
        raise StoreVersionError(
            f"{agent} is too old; Neo4j 5.26 or newer is needed, or a folder with --store PATH"
        )
    return False


def check_versions(connection: Connection) -> Row | None:
    """Return the Meta row, if any; raise `StoreVersionError` if a newer program wrote it."""
    with connection.transaction() as run:
        rows = run(statements.META, statements.META_PARAMETERS)
    if not rows:
        return None
    meta = cast("Row", rows[0]["row"])
    known = {"schemaVersion": SCHEMA_VERSION, "projectorVersion": PROJECTOR_VERSION}
    for name, version in known.items():
        found = meta.get(name, 0)
        if isinstance(found, int) and found > version:
            raise StoreVersionError(
                f"{connection.login.address} was written by a newer pharmagraph "
                f"({name} {found}, this one knows {version}); upgrade pharmagraph"
            )
    return meta


def prepare(connection: Connection) -> None:
    """Make the constraints, indexes and Meta row that are missing."""
    fresh = check_versions(connection) is None
    made = _made(connection)
    missing = [text for name, text in statements.schema_statements().items() if name not in made]
    if fresh:
        _refuse_strangers(connection)
    if missing:
        # Schema and data never share a transaction.
        with connection.transaction(write=True) as run:
            for text in missing:
                run(text, {})
    if fresh:
        row = {
            "id": META_ID,
            "schemaVersion": SCHEMA_VERSION,
            "projectorVersion": PROJECTOR_VERSION,
        }
        with connection.transaction(write=True) as run:
            run(statements.MAKE_META, {**statements.META_PARAMETERS, "row": row})


def _made(connection: Connection) -> set[str]:
    with connection.transaction() as run:
        names = run(statements.CONSTRAINT_NAMES, {}) + run(statements.INDEX_NAMES, {})
    return {str(row["name"]) for row in names}


def _refuse_strangers(connection: Connection) -> None:
    """Refuse a database whose own nodes have labels of ours: later they could not be told apart."""
    with connection.transaction() as run:
        taken = [
            label
            for label in statements.LABELS
            if any(row["done"] for row in run(statements.count_nodes(label), {}))
        ]
    # Another process may have made the Meta row, and loaded, since we looked.
    if taken and check_versions(connection) is None:
        raise StoreError(
            f"{connection.login.address} already holds nodes labelled {', '.join(taken)} that are "
            "not pharmagraph's; use another database (…:7687/NAME)"
        )
