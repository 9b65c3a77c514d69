"""The protocol of `store.py`, on the store in memory and on every engine."""

from datetime import date

import pytest

from pharmagraph.errors import PharmagraphError
from pharmagraph.model import Edge, Node, Row
from pharmagraph.record import META_ID, PROJECTOR_VERSION, RECORDS, SCHEMA_VERSION
from pharmagraph.schema import EDGE_TYPES, NODE_TYPES, NODES
from pharmagraph.store import Store, Transaction
from tests.conftest import ENGINES, MEMORY

DEAL = Node("deal:1", "Deal", {"id": "deal:1", "name": "a deal", "types": ["LICENSE", "DEBT"]})
DRUG = Node("drug:1", "Drug", {"id": "drug:1", "name": "drug one", "nameKnown": True})
CONCERNS = Edge("CONCERNS", "k1", "deal:1", "drug:1", "Deal", "Drug", {"nSources": 1})


@pytest.fixture(params=(MEMORY, *ENGINES))
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def article(number: int) -> list[tuple[str, Row]]:
    """Return the rows of a small document: one sentence, one naming, one claim."""
    name = f"a{number}"
    return [
        ("Article", {"id": name, "title": f"Title {number}", "publishedOn": date(2020, 1, number)}),
        ("Sentence", {"id": f"{name}#S0", "article": name, "index": 0, "text": "Ünïcode 中 🧬"}),
        ("Naming", {"id": f"n{number}", "names": ["X"], "keys": ["k:shared", f"k:{number}"]}),
        (
            "Claim",
            {"id": f"c{number}", "article": name, "subject": "r", "sentences": [f"{name}#S0"]},
        ),
    ]


def add(tx: Transaction, *numbers: int) -> None:
    for number in numbers:
        for label, row in article(number):
            tx.create(label, [row])


def contents(store: Store) -> dict[str, object]:
    record = {label: list(store.rows(label)) for label in RECORDS}
    return {**record, "nodes": list(store.nodes()), "edges": list(store.edges())}


def test_a_new_store_holds_its_versions_and_nothing_else(store: Store) -> None:
    meta = {
        "id": META_ID,
        "schemaVersion": SCHEMA_VERSION,
        "projectorVersion": PROJECTOR_VERSION,
    }
    empty: dict[str, object] = {label: [] for label in RECORDS}
    assert contents(store) == {**empty, "Meta": [meta], "nodes": [], "edges": []}
    assert store.write(lambda tx: tx.lock()) == meta


def test_what_a_transaction_returns_is_what_write_returns(store: Store) -> None:
    assert store.write(lambda tx: ("any", 1)) == ("any", 1)


def test_rows_come_back_as_they_were_written(store: Store) -> None:
    row: Row = {
        "id": "a1",
        "title": "It's “quoted” `$x` {y} \\ \n 🧬",
        "publishedOn": date(1999, 12, 31),
        "n": -(2**63) + 1,
        "x": 0.1,
        "yes": True,
        "texts": ["b", "a", "b"],
        "numbers": [3, 1],
        "days": [date(2020, 2, 29)],
    }
    store.write(lambda tx: tx.create("Article", [row]))
    assert list(store.rows("Article")) == [row]
    assert store.write(lambda tx: tx.find("Article", "id", ["a1"])) == [row]


def test_an_unknown_value_leaves_no_property(store: Store) -> None:
    store.write(lambda tx: tx.create("Article", [{"id": "a1", "url": None}]))
    assert list(store.rows("Article")) == [{"id": "a1"}]


def test_rows_are_found_by_id_index_and_link(store: Store) -> None:
    store.write(lambda tx: add(tx, 2, 1))

    def ids(label: str, prop: str, *values: str) -> list[object]:
        return [row["id"] for row in store.write(lambda tx: tx.find(label, prop, values))]

    assert ids("Sentence", "id", "a2#S0", "a1#S0", "none") == ["a1#S0", "a2#S0"]
    assert ids("Claim", "article", "a1", "a2", "a2") == ["c1", "c2"]
    assert ids("Claim", "sentences", "a2#S0") == ["c2"]
    assert ids("Naming", "keys", "k:shared", "k:1") == ["n1", "n2"]
    assert ids("Naming", "keys", "k:2") == ["n2"]
    assert ids("Naming", "keys") == []


def test_graph_nodes_are_found_by_id(store: Store) -> None:
    store.write(lambda tx: tx.put_nodes([DEAL, DRUG]))
    assert store.write(lambda tx: tx.find("Deal", "id", ["deal:1", "drug:1"])) == [DEAL.props]


def test_values_that_a_present_property_has_are_told(store: Store) -> None:
    def work(tx: Transaction) -> set[str]:
        add(tx, 1)
        tx.create("Claim", [{"id": "f", "article": "a1", "subjectId": "x", "factKey": "x|p"}])
        tx.create("Claim", [{"id": "g", "article": "a1", "subjectId": "y"}])
        return tx.having("Claim", "subjectId", ["x", "y", "z"], "factKey")

    assert store.write(work) == {"x"}


def test_a_transaction_sees_what_it_wrote(store: Store) -> None:
    def work(tx: Transaction) -> list[Row]:
        add(tx, 1)
        tx.patch("Claim", [{"id": "c1", "factKey": "f"}])
        return tx.find("Claim", "factKey", ["f"])

    assert [row["id"] for row in store.write(work)] == ["c1"]


def test_a_patch_sets_some_properties_and_removes_others(store: Store) -> None:
    store.write(lambda tx: add(tx, 1))
    store.write(lambda tx: tx.patch("Article", [{"id": "a1", "title": None, "url": "u"}]))
    assert list(store.rows("Article")) == [
        {"id": "a1", "publishedOn": date(2020, 1, 1), "url": "u"}
    ]


def test_keys_go_with_the_last_naming_that_has_them(store: Store) -> None:
    def keys() -> list[object]:
        return [row["id"] for row in store.rows("Key")]

    store.write(lambda tx: add(tx, 1, 2))
    assert keys() == ["k:1", "k:2", "k:shared"]
    store.write(lambda tx: tx.drop("Naming", ["n1"]))
    assert keys() == ["k:2", "k:shared"]
    store.write(lambda tx: tx.drop("Naming", ["n2"]))
    assert keys() == []


def test_dropping_what_was_added_leaves_the_store_as_it_was(store: Store) -> None:
    store.write(lambda tx: add(tx, 1))
    before = contents(store)

    def drop(tx: Transaction) -> None:
        for label, row in reversed(article(2)):
            tx.drop(label, [str(row["id"])])

    store.write(lambda tx: add(tx, 2))
    assert contents(store) != before
    store.write(drop)
    assert contents(store) == before


def test_dropping_what_is_not_there_changes_nothing(store: Store) -> None:
    store.write(lambda tx: add(tx, 1))
    before = contents(store)
    store.write(lambda tx: [tx.drop(label, ["none"]) for label in (*RECORDS, *NODES)])
    assert contents(store) == before


def test_a_put_node_loses_the_properties_it_had(store: Store) -> None:
    store.write(lambda tx: tx.put_nodes([DEAL]))
    renamed = Node("deal:1", "Deal", {"id": "deal:1", "name": "renamed"})
    store.write(lambda tx: tx.put_nodes([renamed]))
    assert list(store.nodes()) == [renamed]


def test_an_updated_edge_loses_the_properties_it_had(store: Store) -> None:
    contested = Edge(*_ends(CONCERNS), {"contested": True})
    store.write(lambda tx: (tx.put_nodes([DEAL, DRUG]), tx.put_edges([CONCERNS], [])))
    store.write(lambda tx: tx.put_edges([], [contested]))
    assert list(store.edges()) == [contested]


def test_an_edge_may_be_dropped_and_made_again_in_one_transaction(store: Store) -> None:
    store.write(lambda tx: (tx.put_nodes([DEAL, DRUG]), tx.put_edges([CONCERNS], [])))
    again = Edge(*_ends(CONCERNS), {"nSources": 2})
    store.write(lambda tx: (tx.drop_edges([CONCERNS]), tx.put_edges([again], [])))
    assert list(store.edges()) == [again]


def test_dropping_a_node_takes_its_edges(store: Store) -> None:
    store.write(lambda tx: (tx.put_nodes([DEAL, DRUG]), tx.put_edges([CONCERNS], [])))
    store.write(lambda tx: tx.drop("Drug", ["drug:1"]))
    assert list(store.nodes()) == [DEAL]
    assert list(store.edges()) == []


def test_parallel_edges_of_one_type_are_kept_apart(store: Store) -> None:
    other = Edge("CONCERNS", "k2", *_ends(CONCERNS)[2:], {"nSources": 2})
    store.write(lambda tx: (tx.put_nodes([DEAL, DRUG]), tx.put_edges([CONCERNS, other], [])))
    store.write(lambda tx: tx.drop_edges([CONCERNS]))
    assert list(store.edges()) == [other]


@pytest.mark.parametrize("where", ["before", "after"])
def test_an_error_in_a_transaction_leaves_nothing(store: Store, where: str) -> None:
    store.write(lambda tx: add(tx, 1))
    before = contents(store)

    def work(tx: Transaction) -> None:
        tx.lock()
        add(tx, 2)
        tx.drop("Claim", ["c1"])
        tx.put_nodes([DEAL, DRUG])
        if where == "after":
            tx.put_edges([CONCERNS], [])
            tx.set_meta({"projectorVersion": 7})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(work)
    assert contents(store) == before
    assert store.write(lambda tx: tx.find("Naming", "keys", ["k:2"])) == []


def test_meta_properties_are_set_and_kept(store: Store) -> None:
    store.write(lambda tx: tx.set_meta({"projectorVersion": 0}))
    assert store.write(lambda tx: tx.lock())["projectorVersion"] == 0


def test_ids_are_sorted_by_code_point_whatever_the_engine_does(store: Store) -> None:
    ids = ["a", "B", "\uff5e", "\U0001f9ec", "é", "z", "A0", "10", "9"]
    store.write(lambda tx: tx.create("Article", [{"id": i} for i in ids]))
    assert [row["id"] for row in store.rows("Article")] == sorted(ids)
    found = store.write(lambda tx: tx.find("Article", "id", ids))
    assert [row["id"] for row in found] == sorted(ids)


def test_more_rows_than_a_batch_are_written_found_and_scanned(store: Store) -> None:
    deals = [Node(f"deal:{i:05d}", "Deal", {"id": f"deal:{i:05d}"}) for i in range(4500)]
    follows = [
        Edge("FOLLOWS", f"k{i:05d}", deals[i].id, deals[i + 1].id, "Deal", "Deal", {"nSources": i})
        for i in range(4499)
    ]
    store.write(lambda tx: (tx.put_nodes(deals), tx.put_edges(follows, [])))
    assert list(store.nodes()) == deals
    assert list(store.edges()) == follows
    found = store.write(lambda tx: tx.find("Deal", "id", [d.id for d in deals]))
    assert found == [d.props for d in deals]
    store.write(lambda tx: tx.drop_edges(follows[:-1]))
    assert list(store.edges()) == follows[-1:]
    store.clear_graph()
    assert list(store.nodes()) == []


def test_clearing_the_graph_leaves_the_record(store: Store) -> None:
    store.write(lambda tx: add(tx, 1))
    before = contents(store)
    store.write(lambda tx: (tx.put_nodes([DEAL, DRUG]), tx.put_edges([CONCERNS], [])))
    store.clear_graph()
    assert contents(store) == before


def test_every_label_and_type_of_the_schema_can_be_written_and_read(store: Store) -> None:
    nodes = [
        Node(f"{t.prefix}:{side}", t.label, {"id": f"{t.prefix}:{side}", "name": side})
        for t in sorted(NODE_TYPES, key=lambda t: t.label)
        for side in ("a", "b")
    ]
    edges = [
        Edge(
            t.type,
            f"{t.type}|{source}|{target}",
            f"{NODES[source].prefix}:a",
            f"{NODES[target].prefix}:b",
            source,
            target,
            {"nSources": 1},
        )
        for source in sorted(NODES)
        for t in sorted(EDGE_TYPES, key=lambda t: t.type)
        for target in sorted(t.targets)
        if source in t.sources
    ]
    store.write(lambda tx: (tx.put_nodes(nodes), tx.put_edges(edges, [])))
    assert list(store.nodes()) == nodes
    assert list(store.edges()) == edges


def test_an_edge_without_both_ends_is_refused(store: Store) -> None:
    store.write(lambda tx: tx.put_nodes([DEAL]))
    with pytest.raises((PharmagraphError, AssertionError)):
        store.write(lambda tx: tx.put_edges([CONCERNS], []))
    assert list(store.edges()) == []


def test_an_update_of_an_edge_that_is_not_there_is_refused(store: Store) -> None:
    store.write(lambda tx: tx.put_nodes([DEAL, DRUG]))
    with pytest.raises((PharmagraphError, AssertionError)):
        store.write(lambda tx: tx.put_edges([], [CONCERNS]))


def test_closing_twice_does_nothing(store: Store) -> None:
    store.close()
    store.close()


def _ends(edge: Edge) -> tuple[str, str, str, str, str, str]:
    return edge.type, edge.key, edge.source, edge.target, edge.source_label, edge.target_label
