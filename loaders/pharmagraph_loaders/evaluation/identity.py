"""The identity of deals across documents: that which the graph itself would give them."""

from collections.abc import Iterable

from pharmagraph.claims import Extraction
from pharmagraph.loading import load
from pharmagraph.store_memory import MemoryStore


def deal_keys(extractions: Iterable[Extraction]) -> dict[str, str]:
    """Return the key of each deal by the id of its ref; deals that are one have one key.

    The documents are loaded into a store in memory, so that nothing but the rules of the graph
    decides which deals are the same.
    """
    store = MemoryStore()
    load(store, extractions)
    rows = (row for row in store.rows("Ref") if row["label"] == "Deal")
    return {str(row["id"]): str(row.get("cluster", row["id"])) for row in rows}
