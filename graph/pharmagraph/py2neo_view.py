"""The graph for programs that are written with py2neo, which is no longer maintained.

The only module that knows py2neo, which is an extra. docs/py2neo.md says what works and how to move
to the official driver.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from pharmagraph.bolt import Login
from pharmagraph.connect import open_store, split_address
from pharmagraph.errors import PharmagraphError, StoreUnavailableError
from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.runfile import read_run_file
from pharmagraph.settings import read_settings


@contextmanager
def open_py2neo(
    address: str | None = None, *, environment: Mapping[str, str] = os.environ
) -> Iterator[Any]:
    """Yield a `py2neo.Graph` of the store at a path or address; without one, as settings say.

    It is for reading: what py2neo writes has no claim behind it, and `pharmagraph check` will say
    so. An embedded store is there until the `with` block ends. Raises `PharmagraphError` without
    py2neo, and `StoreError` that says what to do next without a store.
    """
    py2neo = require_py2neo()
    # It looks at the store first: py2neo says of a wrong password only that nobody answers.
    with open_store(address, read_only=True, environment=environment) as store:  # type: ignore[attr-defined]
        login = _login(str(store.address), address, environment)
        graph = py2neo.Graph(login.address, auth=(login.user, login.password), name=login.database)
        try:
            yield graph
        finally:
            graph.service.connector.close()


def as_subgraph(graph: MultiGraph) -> Any:
    """Return an exported graph as a `py2neo.Subgraph`: labels, types and properties as exported.

    Nothing is sent anywhere. Nodes are merged on `id` where such a subgraph is written. Raises
    `PharmagraphError` without py2neo.
    """
    py2neo = require_py2neo()
    nodes = {}
    for node, props in node_rows(graph):
        rest = {name: value for name, value in props.items() if name != "label"}
        nodes[node] = py2neo.Node(props["label"], **{**rest, "id": node})
        nodes[node].__primarylabel__, nodes[node].__primarykey__ = props["label"], "id"
    ties = []
    for source, target, key, props in edge_rows(graph):
        rest = {name: value for name, value in props.items() if name != "type"}
        ends = nodes[source], nodes[target]
        ties.append(py2neo.Relationship(ends[0], props["type"], ends[1], **{**rest, "key": key}))
    return py2neo.Subgraph(list(nodes.values()), ties)


def require_py2neo() -> Any:
    """Return py2neo; raise `PharmagraphError` if it is not installed."""
    try:
        return import_module("py2neo")
    except ModuleNotFoundError as error:
        raise PharmagraphError(
            "py2neo is not installed:  pip install 'pharmagraph[py2neo]'. It is no longer"
            " maintained; new programs use pharmagraph.open or the official driver neo4j"
        ) from error


def _login(opened: str, address: str | None, environment: Mapping[str, str]) -> Login:
    """Return how to reach an open store past our own code."""
    settings = read_settings(address, environment=environment)
    if "://" in settings.store:
        server, database = split_address(settings.store)
        return Login(server, settings.user, settings.password, database or settings.database)
    note = read_run_file(Path(opened))
    if note is None:
        raise StoreUnavailableError(f"{opened}: its engine has stopped; open the store again")
    return note.login()
