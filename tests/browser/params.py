"""Reads `:param` lines as Neo4j Browser does: each is an expression that the database evaluates."""

import os
import re
from pathlib import Path

import neo4j

from pharmagraph.bolt import Login
from pharmagraph.runfile import read_run_file
from pharmagraph.store import Store

_LINE = re.compile(r":param (\w+) => (.*);")


def login_of(store: Store) -> Login:
    """Return how other programs reach the database of a store that this process has open."""
    if "://" in store.address:
        user, password = os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"]
        return Login(store.address, user, password, "neo4j")
    note = read_run_file(Path(store.address))
    assert note is not None
    return note.login()


def split_params(text: str) -> tuple[dict[str, str], str]:
    """Return the expressions of the leading `:param` lines by name, and the statement below."""
    found, rest = dict[str, str](), text.splitlines(keepends=True)
    while rest and (line := _LINE.fullmatch(rest[0].removesuffix("\n"))):
        found[line[1]] = line[2]
        rest.pop(0)
    return found, "".join(rest).strip().removesuffix(";")


def params_on(store: Store, text: str) -> dict[str, object]:
    """Evaluate the `:param` lines of a text past the store, which refuses escapes in Cypher."""
    written, _ = split_params(text)
    columns = ", ".join(f"{expression} AS `{name}`" for name, expression in written.items())
    login = login_of(store)
    auth = (login.user, login.password)
    with neo4j.GraphDatabase.driver(login.address, auth=auth) as driver:
        (record,) = driver.execute_query(f"RETURN {columns}", database_=login.database).records
        return {name: getattr(v, "to_native", lambda v=v: v)() for name, v in record.items()}


def pasted(store: Store, text: str) -> list[dict[str, object]]:
    """Run what `ask --cypher` printed: the values first, then the query with them."""
    return store.read(split_params(text)[1], params_on(store, text))
