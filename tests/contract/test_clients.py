"""Each third-party client is imported in one module, so that replacing it touches one."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CLIENTS = ("neo4j", "arcadedb", "pyvis", "py2neo")


def importers(client: str) -> set[str]:
    found = set()
    for path in (*(ROOT / "graph").rglob("*.py"), *(ROOT / "loaders").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            if any(name.split(".")[0] == client for name in names):
                found.add(path.stem)
    return found


@pytest.mark.parametrize("client", CLIENTS)
def test_a_client_is_imported_in_one_module(client: str) -> None:
    assert len(importers(client)) <= 1


def test_the_drivers_of_the_stores_are_where_they_belong() -> None:
    assert importers("neo4j") == {"bolt"}
    assert importers("arcadedb") == {"engine"}
