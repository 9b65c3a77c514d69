"""Writers in processes of their own: `python -m tests.contract.writers WAY ADDRESS NAME NUMBER`.

A document here is an article with sentences and claims, and a deal with an edge, written in one
transaction. Each is printed when the store has reported it.
"""

import sys
from collections.abc import Callable

from benchmarks.documents import documents
from pharmagraph.connect import open_store
from pharmagraph.loading import load
from pharmagraph.model import Edge, Node
from pharmagraph.store import Store, Transaction

PARTS = 5


def add_document(tx: Transaction, name: str) -> None:
    """Add all rows of one document."""
    tx.lock()
    if tx.find("Article", "id", [name]):
        return
    parts = range(PARTS)
    tx.create("Article", [{"id": name, "title": name}])
    tx.create("Sentence", [{"id": f"{name}#S{i}", "article": name} for i in parts])
    tx.create("Naming", [{"id": f"n-{name}", "keys": ["k:all", f"k:{name}"]}])
    tx.create(
        "Claim",
        [{"id": f"{name}|{i}", "article": name, "sentences": [f"{name}#S{i}"]} for i in parts],
    )
    tx.put_nodes([Node(name, "Deal", {"name": name}), Node("drug", "Drug", {"name": "drug"})])
    tx.put_edges([Edge("CONCERNS", name, name, "drug", "Deal", "Drug", {"nSources": 1})], [])


def count_up(tx: Transaction) -> int:
    """Read the counter, and write it one higher: lost updates would show."""
    counter = int(str(tx.lock().get("counter", 0))) + 1
    tx.set_meta({"counter": counter})
    return counter


def contents(store: Store) -> dict[str, list[object]]:
    """Return what is there of all documents."""
    record = {
        label: [row["id"] for row in store.rows(label)]
        for label in ("Article", "Sentence", "Naming", "Key", "Claim")
    }
    return {
        **record,
        "Deal": [node.id for node in store.nodes() if node.label == "Deal"],
        "CONCERNS": [edge.key for edge in store.edges()],
    }


def expected(names: list[str]) -> dict[str, list[object]]:
    """Return what must be there of these documents, and no more."""
    parts = [(name, i) for name in names for i in range(PARTS)]
    return {
        "Article": sorted(names),
        "Sentence": sorted(f"{name}#S{i}" for name, i in parts),
        "Naming": sorted(f"n-{name}" for name in names),
        "Key": sorted([f"k:{name}" for name in names] + (["k:all"] if names else [])),
        "Claim": sorted(f"{name}|{i}" for name, i in parts),
        "Deal": sorted(names),
        "CONCERNS": sorted(names),
    }


def hash_of(name: str) -> int:
    """Return a number that is the same in every process."""
    return int.from_bytes(name.encode(), "big")


def main(way: str, address: str, name: str, number: int) -> None:
    """Write, and print what was reported."""
    ways: dict[str, Callable[[Transaction, str], object]] = {
        "add": add_document,
        "count": lambda tx, _: count_up(tx),
    }
    with open_store(address) as store:  # type: ignore[attr-defined]
        print("open", flush=True)
        for i in range(number):
            if way == "load":
                # A document of the size of an article, through extraction's gate and projection.
                (extraction,) = documents(1, i, seed=hash_of(name))
                load(store, [extraction])
                print(extraction.document.id, flush=True)
                continue
            store.write(lambda tx, document=f"{name}-{i:05d}": ways[way](tx, document))
            print(f"{name}-{i:05d}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
