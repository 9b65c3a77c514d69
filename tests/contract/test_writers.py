"""Several writers at once, in threads and in processes, give what one after the other gives."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from pharmagraph.bolt import BusyError, ConnectionLostError
from pharmagraph.connect import open_store
from pharmagraph.errors import StoreError
from pharmagraph.store import Store, Transaction
from tests.contract.processes import finish, start_writer
from tests.contract.writers import add_document, contents, count_up, expected


def test_threads_that_share_a_store_lose_no_update(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _: store.write(count_up), range(40)))
    assert sorted(counts) == list(range(1, 41))


def test_threads_write_whole_documents(store: Store) -> None:
    names = [f"t{i:02d}" for i in range(16)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: store.write(lambda tx: add_document(tx, name)), names))
    assert contents(store) == expected(names)


def test_processes_lose_no_update(store_address: Callable[[], str]) -> None:
    address = store_address()
    with open_store(address) as store:  # type: ignore[attr-defined]
        finish([start_writer("count", address, f"p{i}", 10) for i in range(3)])
        assert store.write(lambda tx: tx.lock())["counter"] == 30


def test_processes_write_whole_documents(store_address: Callable[[], str]) -> None:
    """No process is there first: one of them becomes the owner, and leaves before the others."""
    address = store_address()
    reported = finish([start_writer("add", address, f"p{i}", 5 * i) for i in (1, 2, 3)])
    names = [name for names in reported for name in names]
    assert len(names) == 30
    with open_store(address) as store:  # type: ignore[attr-defined]
        assert contents(store) == expected(names)


def test_two_writers_of_one_document_write_it_once(store: Store) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: store.write(lambda tx: add_document(tx, "same")), range(8)))
    assert contents(store) == expected(["same"])


@pytest.mark.parametrize("error", [BusyError("busy"), ConnectionLostError("lost")])
def test_a_write_is_run_again_whole_when_the_database_asks(store: Store, error: StoreError) -> None:
    """What the first attempts wrote is gone; a retry finds the store as it was."""
    attempts: list[int] = []

    def work(tx: Transaction) -> int:
        tx.lock()
        add_document(tx, f"attempt-{len(attempts)}")
        attempts.append(len(tx.find("Deal", "id", ["attempt-0", "attempt-1", "attempt-2"])))
        if len(attempts) < 3:
            raise error
        return len(attempts)

    assert store.write(work) == 3
    assert attempts == [1, 1, 1]
    assert contents(store) == expected(["attempt-2"])


def test_a_store_that_stays_busy_is_given_up(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pharmagraph.store_bolt.BUSY_SECONDS", 0.3)
    attempts: list[int] = []

    def work(tx: Transaction) -> None:
        tx.lock()
        attempts.append(1)
        raise BusyError("somebody else was quicker")

    with pytest.raises(StoreError, match="quicker"):
        store.write(work)
    assert len(attempts) > 2


def test_a_transaction_inside_another_is_refused_instead_of_waited_for(store: Store) -> None:
    def work(tx: Transaction) -> None:
        tx.lock()
        store.write(lambda inner: inner.lock())

    with pytest.raises(StoreError, match="open in this thread"):
        store.write(work)
    assert store.write(count_up) == 1


def test_transactions_that_wait_for_each_other_both_get_through(store: Store) -> None:
    """Two rows, locked in opposite orders: on a server one of the two is told to try again."""
    store.write(lambda tx: tx.create("Article", [{"id": "a"}, {"id": "b"}]))

    def work(first: str, second: str) -> None:
        def cross(tx: Transaction) -> None:
            for row_id in (first, second):
                (row,) = tx.find("Article", "id", [row_id])
                tx.patch("Article", [{"id": row_id, "n": int(str(row.get("n", 0)))}])

        store.write(cross)

    with ThreadPoolExecutor(4) as pool:
        ends = [("a", "b") if i % 2 else ("b", "a") for i in range(40)]
        list(pool.map(lambda pair: work(*pair), ends))
    assert list(store.rows("Article")) == [{"id": "a", "n": 0}, {"id": "b", "n": 0}]
