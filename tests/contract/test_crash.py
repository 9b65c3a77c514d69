"""A writing process that is killed, or runs out of disk: what was reported is there, and whole."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pharmagraph.connect import open_store
from pharmagraph.errors import StoreError
from pharmagraph.integrity import check
from pharmagraph.store import Store
from tests.conftest import EMBEDDED
from tests.contract.processes import start_writer
from tests.contract.writers import add_document, contents, expected

pytestmark = pytest.mark.slow


@contextmanager
def opened(address: str) -> Iterator[Store]:
    store = open_store(address)
    yield store
    store.close()


def reported_until_killed(way: str, address: str, name: str, chance: random.Random) -> list[str]:
    """Kill a writer somewhere in a document, as if the power went; return what it reported."""
    writer = start_writer(way, address, name, 100_000)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "open\n"
    reported = [writer.stdout.readline().strip()]
    started = time.monotonic()
    reported.append(writer.stdout.readline().strip())
    # The longer a document takes on this machine, the longer the time in which to kill it.
    time.sleep(chance.uniform(0, 3 * (time.monotonic() - started)))
    os.kill(writer.pid, signal.SIGKILL)
    reported += writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    # A line cut off by the kill was not reported.
    return [line for line in reported if len(line) == len(reported[0])]


def test_what_a_killed_writer_reported_is_there_and_whole(
    engine: str, store_address: Callable[[], str]
) -> None:
    address, chance = store_address(), random.Random(7)
    known: list[str] = []
    for turn in range(20 if engine == EMBEDDED else 5):
        reported = reported_until_killed("add", address, f"w{turn:02d}", chance)
        assert len(reported) >= 2
        with opened(address) as store:
            found = contents(store)
            names = [str(name) for name in found["Article"]]
            assert set(known) | set(reported) <= set(names)
            # At most one document was committed and not reported any more.
            assert len(names) <= len(known) + len(reported) + 1
            assert found == expected(names)
        known = names


def test_a_killed_load_leaves_whole_documents_and_their_graph(
    engine: str, store_address: Callable[[], str]
) -> None:
    address, chance = store_address(), random.Random(11)
    known: set[str] = set()
    for turn in range(4 if engine == EMBEDDED else 2):
        known |= set(reported_until_killed("load", address, f"d{turn}", chance))
        with opened(address) as store:
            assert known <= {str(row["id"]) for row in store.rows("Article")}
            assert check(store) == []


def test_a_client_goes_on_when_the_owner_is_killed(tmp_path: Path, empty_folder: Path) -> None:
    path = str(tmp_path / "handed-over.db")
    owner = start_writer("add", path, "own", 100_000)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "open\n"
    with opened(path) as store:
        assert store.read("RETURN 1 AS x") == [{"x": 1}]
        assert not store.is_owner  # type: ignore[attr-defined]
        os.kill(owner.pid, signal.SIGKILL)
        reported = [line for line in owner.stdout.read().splitlines() if len(line) == 9]
        owner.wait()
        owner.stdout.close()
        store.write(lambda tx: add_document(tx, "after"))
        assert store.is_owner  # type: ignore[attr-defined]
        found = contents(store)
        assert {"after", *reported} <= set(found["Article"])
        assert found == expected([str(name) for name in found["Article"]])


def test_a_disk_that_runs_full_leaves_what_was_reported(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: it stops the engine at the same place."""
    path = str(tmp_path / "small.db")
    with opened(path) as store:
        store.write(lambda tx: add_document(tx, "first"))
    writer = start_writer("add", path, "w", 3000, "prlimit", "--fsize=3000000")
    out, err = writer.communicate(timeout=240)
    reported = [line for line in out.splitlines() if line != "open"]
    assert writer.returncode != 0, f"the limit was never reached: {reported[-1]}"
    assert StoreError.__name__ in err or "Store" in err.splitlines()[-1]
    with opened(path) as store:
        found = contents(store)
        names = [str(name) for name in found["Article"]]
        assert {"first", *reported} <= set(names)
        assert found == expected(names)
        store.write(lambda tx: add_document(tx, "room again"))
        assert contents(store) == expected([*names, "room again"])
