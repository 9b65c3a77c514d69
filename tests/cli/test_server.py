"""The same commands on a Neo4j server, whose address and credentials come from outside."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.queries.world import FIRST_TEXT


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["neo4j5", "neo4j2026"], indirect=True)
def test_an_article_goes_in_is_asked_about_and_comes_out(
    cli: Cli, store_address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHARMAGRAPH_STORE", store_address())
    Path("article.txt").write_text(" ".join(FIRST_TEXT), encoding="utf-8")
    assert cli("load", "article.txt", "--published", "2020-06-09").out.startswith("1 new; ")
    assert cli("load", "article.txt", "--published", "2020-06-09").out.startswith("1 unchanged; ")
    rows = json.loads(cli("ask", "partners", "--company", "Aster Bio", "--json").out)
    assert [row["partner"] for row in rows] == ["Boreal Pharma"]
    assert "“Aster Bio teams up with Boreal Pharma.”" in cli("explain", "Boreal Pharma").out
    assert cli("map", "-o", "map.html").status == 0
    refused = cli("cypher", "MATCH (n) DETACH DELETE n")
    assert refused.status == 1
    assert cli("check").status == 0
    assert cli("retract", "article.txt").status == 0
    counts = json.loads(cli("stats", "--json").out)
    assert [row for row in counts if row["part"] != "record"] == []
