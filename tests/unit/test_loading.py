"""What a load reports, replaces, refuses and forgets."""

from datetime import date

import pytest

from pharmagraph.changes import Change
from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key
from pharmagraph.errors import NameNotFoundError
from pharmagraph.integrity import check, rebuild
from pharmagraph.loading import load, retract
from pharmagraph.model import Document, Sentence, Span
from pharmagraph.record import RECORDS
from pharmagraph.store_memory import MemoryStore
from tests.laws.test_laws import contents


def report(
    article: str, text: str = "Acme is French.", country: str = "FR", **kind: str
) -> Extraction:
    acme = Ref(f"{article}#o", "Organization", (Name("Acme"),), (name_key("Organization", "Acme"),))
    document = Document(article, kind.get("kind", "NEWS"), "t", text, published=date(2020, 1, 1))
    claim = Claim(acme.id, "country", (Span(0, 0, len(text)),), value=country)
    return Extraction(document, (Sentence(0, 0, len(text)),), (acme,), (claim,))


def acme(store: MemoryStore) -> dict[str, object]:
    return dict(next(store.nodes()).props)


def test_a_load_reports_each_document_and_what_changed() -> None:
    store = MemoryStore()
    found = load(store, [report("url:a"), report("url:b")])
    assert [(d.id, d.status, d.claims) for d in found.documents] == [
        ("url:a", "new", 1),
        ("url:b", "new", 1),
    ]
    assert found.change == Change(nodes_added=1)
    assert found.as_dict()["conflicts"] == ()


def test_a_disagreement_is_reported_when_it_appears() -> None:
    store = MemoryStore()
    load(store, [report("url:a")])
    found = load(store, [report("url:b", country="CN", kind="FILING")])
    assert found.conflicts == ("Acme: country: CN (url:b, 2020-01-01) | FR (url:a, 2020-01-01)",)


def test_a_changed_document_replaces_the_old_one_even_in_its_quotes() -> None:
    store = MemoryStore()
    load(store, [report("url:a")])
    found = load(store, [report("url:a", text="Acme is from France.")])
    assert [d.status for d in found.documents] == ["replaced"]
    assert acme(store)["quotes"] == ["Acme is from France."]
    assert check(store) == []


def test_the_last_of_several_versions_in_one_load_stays() -> None:
    store = MemoryStore()
    found = load(store, [report("url:a", country="CN"), report("url:a")])
    assert [d.status for d in found.documents] == ["unchanged", "new"]
    assert acme(store)["country"] == "FR"


def test_a_document_that_does_not_fit_the_schema_is_refused_and_the_others_are_loaded() -> None:
    store = MemoryStore()
    found = load(store, [report("url:bad", country=7), report("url:a")])  # type: ignore[arg-type]
    assert [(d.id, d.status, d.reason) for d in found.documents] == [
        ("url:bad", "rejected", "country is text, not 7"),
        ("url:a", "new", ""),
    ]
    assert [row["id"] for row in store.rows("Article")] == ["url:a"]


def test_without_text_offsets_and_digests_are_kept_and_no_words() -> None:
    store = MemoryStore()
    load(store, [report("url:a", text="Acme is very secretive.")], keep_text=False)
    everything = str([list(store.rows(label)) for label in RECORDS]) + str(list(store.nodes()))
    assert "secretive" not in everything
    sentence = next(store.rows("Sentence"))
    assert (sentence["start"], sentence["end"], len(str(sentence["sha256"]))) == (0, 23, 64)
    assert check(store) == []


def test_retracting_what_is_not_there_says_so_and_changes_nothing() -> None:
    store = MemoryStore()
    load(store, [report("url:a")])
    before = contents(store)
    with pytest.raises(NameNotFoundError, match="no article 'url:x'"):
        retract(store, "url:x")
    assert contents(store) == before


def test_retracting_the_last_document_leaves_an_empty_store() -> None:
    store = MemoryStore()
    load(store, [report("url:a")])
    assert retract(store, "url:a") == Change(nodes_removed=1)
    assert contents(store) == contents(MemoryStore())


def test_a_damaged_graph_is_noticed_and_rebuilt() -> None:
    store = MemoryStore()
    load(store, [report("url:a")])
    right = contents(store)
    store.graph["Organization"]["organization:acme"]["country"] = "XX"
    store.graph["Drug"]["drug:x"] = {"id": "drug:x", "name": "x"}
    assert check(store) == [
        "node Drug drug:x has no claim",
        "node Organization organization:acme differs: country is 'XX', should be 'FR'",
    ]
    rebuild(store)
    assert check(store) == []
    assert contents(store) == right


def test_a_load_that_fails_midway_leaves_the_store_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = MemoryStore()
    load(store, [report("url:a")])
    before = contents(store)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pharmagraph.changes.write_difference", fail)
    with pytest.raises(KeyboardInterrupt):
        load(store, [report("url:b", country="CN")])
    assert contents(store) == before
