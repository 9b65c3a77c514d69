"""What is dumped comes back, byte for byte; what is damaged is refused and changes nothing."""

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pharmagraph.claims import Extraction, Judgement
from pharmagraph.errors import StoreError
from pharmagraph.integrity import check
from pharmagraph.loading import judge, load
from pharmagraph.store_memory import MemoryStore
from pharmagraph.transfer import dump, restore
from tests.laws.worlds import extractions, judgements


def dumped(store: MemoryStore) -> str:
    stream = io.StringIO()
    dump(store, stream)
    return stream.getvalue()


@settings(max_examples=40, deadline=None)
@given(st.lists(extractions(), max_size=4), st.lists(judgements(), max_size=2))
def test_a_restored_store_holds_the_same_record_and_graph(
    documents: list[Extraction], words: list[Judgement]
) -> None:
    store, other = MemoryStore(), MemoryStore()
    load(store, documents)
    for word in words:
        judge(store, word)
    text = dumped(store)
    assert restore(other, text.splitlines(keepends=True)) == text.count("\n") - 2
    assert dumped(other) == text
    assert list(other.nodes()) == list(store.nodes())
    assert list(other.edges()) == list(store.edges())
    assert check(other) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "cut short"),
        ("nonsense\n", "line 1 of the dump is no JSON"),
        ('{"label":"Claim"}\n', "no dump of pharmagraph"),
        ('{"format":"pharmagraph-record","version":99}\n', "has version 99"),
        ('{"format":"pharmagraph-record","version":1}\n', "cut short"),
        ('{"format":"pharmagraph-record","version":1}\n{"records":3}\n', "should have 3"),
        ('{"format":"pharmagraph-record","version":1}\n{"label":"Deal","row":{}}\n', "line 2"),
    ],
)
def test_a_damaged_dump_is_refused_and_changes_nothing(text: str, complaint: str) -> None:
    store = MemoryStore()
    with pytest.raises(StoreError, match=re.escape(complaint)):
        restore(store, text.splitlines(keepends=True))
    assert dumped(store) == dumped(MemoryStore())


@settings(max_examples=1, deadline=None)
@given(extractions())
def test_a_store_with_something_in_it_is_not_overwritten(extraction: Extraction) -> None:
    store = MemoryStore()
    load(store, [extraction])
    before = dumped(store)
    with pytest.raises(StoreError, match="is not empty"):
        restore(store, before.splitlines(keepends=True))
    assert dumped(store) == before
