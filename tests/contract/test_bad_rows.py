"""What no engine should get to see is refused here, with the property's name."""

import math
from datetime import UTC, date, datetime

import pytest

from pharmagraph.errors import PharmagraphError, SchemaError, StoreError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.properties import check_row
from pharmagraph.statements import find_rows
from pharmagraph.store import Store

BAD_VALUES = {
    "a list of mixed types": [1, "a"],
    "a list of whole and broken numbers": [1, 1.5],
    "a list with nothing in it": ["a", None],
    "a list in a list": [["a"]],
    "a map": {"a": 1},
    "a moment": datetime(2020, 1, 1, tzinfo=UTC),
    "a list of moments": [datetime(2020, 1, 1)],
    "bytes": b"a",
    "no number": math.nan,
    "too large a number": 2**63,
    "half a character": "a\ud800",
    "half a character in a list": ["a", "\udfff"],
    "an object": object(),
}


@pytest.mark.parametrize("value", BAD_VALUES.values(), ids=BAD_VALUES.keys())
def test_a_value_that_no_property_holds_is_refused_by_name(value: object) -> None:
    with pytest.raises(StoreError, match=r"^Deal\.p "):
        check_row("Deal", {"id": "x", "p": value})


@pytest.mark.parametrize("row_id", [1, 1.0, True, "", ["a"], date(2020, 1, 1)])
def test_an_id_that_is_no_text_is_refused(row_id: object) -> None:
    with pytest.raises(StoreError, match="id"):
        check_row("Deal", {"id": row_id})


def test_good_values_pass_as_they_are() -> None:
    row: Row = {"id": "x", "a": [True, False], "b": [], "c": [date(2020, 1, 1)], "d": -1.5}
    assert check_row("Deal", row) == row
    assert check_row("Deal", {"id": "x", "t": ("a", "b"), "n": None}) == {
        "id": "x",
        "t": ["a", "b"],
    }


@pytest.mark.parametrize("label", ["Nothing", "Deal) DETACH DELETE (n", "deal", ""])
def test_a_label_that_is_not_in_the_schema_never_reaches_a_statement(label: str) -> None:
    with pytest.raises(SchemaError):
        find_rows(label, "id")


@pytest.mark.parametrize("prop", ["title", "id}) DETACH DELETE (n", ""])
def test_a_property_without_index_never_reaches_a_statement(prop: str) -> None:
    with pytest.raises(SchemaError):
        find_rows("Article", prop)


def test_bad_input_is_refused_and_leaves_nothing(store: Store) -> None:
    good = Node("deal:1", "Deal", {"name": "d"})
    refused = {
        "bad value": lambda tx: tx.put_nodes([good, Node("deal:2", "Deal", {"name": {"a": 1}})]),
        "bad label": lambda tx: tx.put_nodes([good, Node("x", "Nothing")]),
        "bad record": lambda tx: tx.create("Deal", [{"id": "x"}]),
        "bad type": lambda tx: tx.put_edges([Edge("NO", "k", "a", "b", "Deal", "Deal")], []),
        "no ids": lambda tx: tx.create("Article", [{"id": 7}]),
        "no target": lambda tx: tx.create("Claim", [{"id": "c", "sentences": ["none"]}]),
        "no row": lambda tx: tx.patch("Claim", [{"id": "none", "rule": "r"}]),
    }
    for why, work in refused.items():
        with pytest.raises(PharmagraphError):
            store.write(work)
        assert list(store.nodes()) == [], why
        assert list(store.rows("Claim")) == [], why
