"""Loaders at work at the same time give what one after the other gives."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key
from pharmagraph.connect import open_store
from pharmagraph.integrity import check
from pharmagraph.loading import load, retract
from pharmagraph.model import Document, Sentence, Span
from pharmagraph.store import Store
from pharmagraph.store_memory import MemoryStore
from tests.laws.test_laws import contents

ROOT = Path(__file__).parents[2]
WORKER = """
import sys
from pharmagraph.connect import open_store
from pharmagraph.loading import load
from tests.laws.test_concurrency import reports
with open_store(sys.argv[1]) as store:
    for extraction in reports(int(sys.argv[2]), int(sys.argv[3])):
        print(load(store, [extraction]).documents[0].status, flush=True)
"""


def reports(first: int, last: int) -> list[Extraction]:
    """Make documents that all speak of the same two companies, and of drugs of some others too."""
    return [report(number) for number in range(first, last)]


def report(number: int) -> Extraction:
    article = f"url:{number}"
    words = (Span(0, 0, 4),)

    def ref(label: str, name: str) -> Ref:
        return Ref(f"{article}#{label}:{name}", label, (Name(name),), (name_key(label, name),))

    acme, nadir, drug = (
        ref("Organization", "Acme"),
        ref("Organization", "Nadir"),
        Ref(
            f"{article}#Drug:d",
            "Drug",
            (Name(f"ND-{number % 5}", "CODE"),),
            (f"Drug~nd {number % 5}",),
        ),
    )
    claims = (
        Claim(acme.id, "country", words, value=("CN", "FR")[number % 2]),
        Claim(nadir.id, "DEVELOPS", words, drug.id),
        Claim(nadir.id, "PART_OF", words, acme.id),
    )
    document = Document(article, "NEWS", "t", "Acme.", published=date(2020, 1, 1 + number % 28))
    return Extraction(document, (Sentence(0, 0, 5),), (acme, nadir, drug), claims)


def sequential(last: int) -> dict[str, object]:
    store = MemoryStore()
    load(store, reports(0, last))
    return contents(store)


def test_threads_that_load_at_once_give_what_one_gives(store: Store) -> None:
    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda e: load(store, [e]).documents[0].status, reports(0, 12)))
    assert found == ["new"] * 12
    assert contents(store) == sequential(12)


def test_a_retraction_amid_loading_leaves_nothing(store: Store) -> None:
    load(store, reports(12, 14))
    with ThreadPoolExecutor(2) as pool:
        loading = pool.submit(load, store, reports(0, 12), batch=2)
        pool.submit(lambda: [retract(store, f"url:{n}") for n in (12, 13)]).result()
        loading.result()
    assert contents(store) == sequential(12)


@pytest.mark.slow
def test_processes_that_load_at_once_give_what_one_gives(store_address: Callable[[], str]) -> None:
    address = store_address()
    open_store(address).close()
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, address, str(part * 8), str(part * 8 + 8)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(("graph", "loaders", "."))},
        )
        for part in range(2)
    ]
    printed = [worker.communicate(timeout=120) for worker in workers]
    assert [out.split() for out, _ in printed] == [["new"] * 8] * 2, printed
    with open_store(address) as store:
        assert check(store) == []
        assert contents(store) == sequential(16)
