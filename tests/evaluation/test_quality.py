"""The page on quality has its tables, in the form that they are made in; numbers may be older."""

import re

import pytest

from pharmagraph_loaders.evaluation.scoring import ROWS
from tests.evaluation.quality import KINDS, PAGE, TABLES
from tests.evaluation.renew_floors import TARGETS

TEXT = PAGE.read_text("utf-8")


def cells(name: str) -> list[list[str]]:
    """Return the cells of a table of the page, without its head."""
    found = re.search(rf"<!-- {name}:[^\n]*-->\n(.*?)<!-- /{name} -->", TEXT, re.DOTALL)
    assert found, f"docs/quality.md has no table {name!r}"
    lines = [line for line in found[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_there(name: str) -> None:
    assert cells(name)


@pytest.mark.parametrize("name", ["dev", "texts", "held out"])
def test_the_rows_are_those_of_the_evaluation(name: str) -> None:
    rows = [row for row, *_ in cells(name)]
    assert rows == [row for row in ROWS if row in rows]
    assert {row for row in TARGETS if row in ROWS} <= set(rows)
    assert {len(row) for row in cells(name)} == {7}


@pytest.mark.parametrize("name", ["dev errors", "texts errors"])
def test_the_most_frequent_errors_come_first(name: str) -> None:
    times = [int(row[2]) for row in cells(name)]
    assert times == sorted(times, reverse=True)
    assert len(times) == KINDS
    assert {row[0] for row in cells(name)} <= set(ROWS)
    assert {row[1] for row in cells(name)} <= {"missed", "duplicate", "false"}


def test_the_shipped_article_is_counted() -> None:
    assert [row[0] for row in cells("article")] == ["must be read", "should be read"]
    assert all(int(read) <= int(of) for _, read, of in cells("article"))
