"""The embedded store as a folder: who owns it, who may join, and what else might lie there."""

import json
import os
import random
import re
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pharmagraph import engine, store_embedded
from pharmagraph.connect import open_store
from pharmagraph.errors import (
    StoreError,
    StoreInUseError,
    StoreUnavailableError,
    StoreVersionError,
)
from pharmagraph.store_embedded import EmbeddedStore, open_embedded
from tests.contract.processes import ROOT, finish, start_writer
from tests.contract.writers import add_document, contents, expected


@pytest.fixture
def path(tmp_path: Path, empty_folder: Path) -> Path:
    return Path(shutil.copytree(empty_folder, tmp_path / "my store.db"))


@contextmanager
def opened(path: Path) -> Iterator[EmbeddedStore]:
    store = open_embedded(path)
    yield store
    store.close()


def test_a_store_is_a_folder_that_is_made_with_its_parents(tmp_path: Path) -> None:
    path = tmp_path / "a" / "ünï code.db"
    with opened(path) as store:
        store.write(lambda tx: add_document(tx, "a"))
        assert store.address == str(path)
    with opened(path) as store:
        assert contents(store) == expected(["a"])


def test_an_empty_folder_becomes_a_store(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.is_owner


def test_a_second_opening_joins_the_owner(path: Path) -> None:
    with opened(path) as owner, opened(path) as guest:
        assert (owner.is_owner, guest.is_owner) == (True, False)
        guest.write(lambda tx: add_document(tx, "from the guest"))
        assert contents(owner) == expected(["from the guest"])


def test_a_guest_becomes_the_owner_when_the_owner_leaves(path: Path) -> None:
    owner, guest = open_embedded(path), open_embedded(path)
    scan = guest.rows("Article")
    owner.write(lambda tx: [add_document(tx, name) for name in ("a", "b")])
    assert next(scan)["id"] == "a"
    owner.close()
    assert guest.read("MATCH (a:Article) RETURN a.id AS id ORDER BY id") == [
        {"id": "a"},
        {"id": "b"},
    ]
    assert guest.is_owner
    assert [row["id"] for row in scan] == ["b"]
    guest.write(lambda tx: add_document(tx, "c"))
    guest.close()
    with opened(path) as store:
        assert contents(store) == expected(["a", "b", "c"])


def test_another_process_joins_and_leaves(path: Path) -> None:
    with opened(path) as owner:
        (reported,) = finish([start_writer("add", str(path), "p", 2)])
        assert contents(owner) == expected(reported)
        assert owner.is_owner


def test_the_note_of_the_owner_is_for_the_user_alone_and_goes_with_it(path: Path) -> None:
    with opened(path) as store:
        note = path / "run.json"
        assert stat.S_IMODE(note.stat().st_mode) == 0o600
        found = json.loads(note.read_text())
        assert found["pid"] == os.getpid()
        assert found["address"].startswith("bolt://127.0.0.1:")
        assert len(found["password"]) >= 32
        assert found["password"] not in repr(store) + repr(vars(store))
        first = found["password"]
    assert not note.exists()
    with opened(path):
        assert json.loads(note.read_text())["password"] != first


def test_the_engine_listens_on_loopback_only(path: Path) -> None:
    with opened(path):
        tables = [Path(f"/proc/self/net/{name}") for name in ("tcp", "tcp6")]
        if not tables[0].exists():
            pytest.skip("no /proc/self/net here")
        sockets = {os.readlink(f) for f in Path("/proc/self/fd").iterdir() if f.is_symlink()}
        inodes = {found[1] for s in sockets if (found := re.match(r"socket:\[(\d+)\]", s))}
        rows = [line.split() for table in tables for line in table.read_text().splitlines()[1:]]
        listening = {row[1].split(":")[0] for row in rows if row[3] == "0A" and row[9] in inodes}
    loopback = {"0100007F", "0000000000000000FFFF00000100007F", "0" * 24 + "01000000"}
    assert listening
    assert listening <= loopback


def test_a_port_that_somebody_was_quicker_to_take_is_no_hindrance(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
        probe.close()
        ports = iter([taken.getsockname()[1], free])
        monkeypatch.setattr(engine, "_free_port", lambda: next(ports))
        with opened(path) as store:
            assert store.read("RETURN 1 AS x") == [{"x": 1}]


def test_a_note_that_is_stale_or_damaged_is_no_hindrance(path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    stale = {"pid": 1, "address": f"bolt://127.0.0.1:{port}", "user": "root"}
    for note in (json.dumps({**stale, "password": "x", "database": "d"}), "{", "[]", ""):
        (path / "run.json").write_text(note)
        with opened(path) as store:
            assert store.is_owner


def test_an_owner_that_does_not_answer_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_embedded, "OWNER_SECONDS", 0.5)
    with opened(path):
        (path / "run.json").unlink()
        with pytest.raises(StoreInUseError, match=r"another process holds .*my store.db"):
            open_embedded(path)


def test_an_engine_started_on_the_folder_by_something_else_is_named(path: Path) -> None:
    """Another program has the engine's files open, and knows nothing of our notes."""
    program = (
        "import os, sys; os.environ['ARCADEDB_LOG_CONSOLE'] = '0'; import arcadedb\n"
        "db = arcadedb.open_database(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(path / "engine" / "databases" / "pharmagraph")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "open\n"
    with pytest.raises(StoreInUseError, match="another process holds"):
        open_embedded(path)
    other.communicate("")
    with opened(path) as store:
        assert store.is_owner


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    with pytest.raises(StoreError, match=r"notes\.txt is a file"):
        open_embedded(file)
    with pytest.raises(StoreError, match=r"notes\.txt"):
        open_embedded(file / "below")
    assert file.read_text() == "mine"


def test_a_folder_with_other_things_is_no_store_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="no store, and not empty"):
        open_embedded(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_reading_does_not_make_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError, match=r"there is no store at .*pharmagraph load"):
        open_store(str(tmp_path / "none.db"), read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_mark_is_named(path: Path) -> None:
    (path / "pharmagraph-store.json").write_text("{")
    with pytest.raises(StoreError, match="damaged"):
        open_embedded(path)


def test_a_store_of_a_newer_layout_is_refused(path: Path) -> None:
    (path / "pharmagraph-store.json").write_text('{"layout": 99}')
    with pytest.raises(StoreVersionError, match="layout 99"):
        open_embedded(path)


def test_a_damaged_schema_is_made_good_and_nothing_is_lost(path: Path) -> None:
    with opened(path) as store:
        store.write(lambda tx: add_document(tx, "a"))
    database = path / "engine" / "databases" / "pharmagraph"
    for file in database.glob("schema*.json"):
        file.write_text("{ no json")
    with opened(path) as store:
        assert contents(store) == expected(["a"])


def test_damaged_rows_are_given_up_on_rather_than_waited_for(path: Path) -> None:
    """In a process of its own: the engine's thread goes on in circles until that ends."""
    with opened(path) as store:
        store.write(lambda tx: add_document(tx, "a"))
    (rows,) = (path / "engine" / "databases" / "pharmagraph").glob("Article_0.*.bucket")
    rows.write_bytes(random.Random(1).randbytes(rows.stat().st_size))
    program = (
        "import sys; from pharmagraph import engine, store_bolt as bolt, connect\n"
        "bolt.SCAN_SECONDS = engine.STOP_SECONDS = 2.0\n"
        "with connect.open_store(sys.argv[1]) as store: list(store.rows('Article'))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "graph"), *sys.path))},
        timeout=60,
        check=False,
    )
    assert said.returncode == 1
    assert "damaged" in said.stderr.splitlines()[-1]


def test_an_engine_that_starts_with_nothing_does_not_pass_for_an_empty_store(path: Path) -> None:
    shutil.rmtree(path / "engine")
    with pytest.raises(StoreError, match=r"my store\.db is damaged"):
        open_embedded(path)


def test_the_engine_says_nothing_on_either_stream(path: Path) -> None:
    program = (
        "import sys; from pharmagraph.connect import open_store\n"
        "store = open_store(sys.argv[1]); store.read('RETURN 1 AS x'); store.close()"
    )
    paths = os.pathsep.join((str(ROOT / "graph"), *sys.path))
    environment = {**os.environ, "PYTHONPATH": paths}
    quiet = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, env=environment, check=True
    )
    assert (quiet.stdout, quiet.stderr) == (b"", b"")
    loud = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        env={**environment, "PHARMAGRAPH_DEBUG": "1"},
        check=True,
    )
    assert b"Listening for incoming BOLT connections on /127.0.0.1" in loud.stderr + loud.stdout


def test_an_error_in_work_stops_the_process_at_once(path: Path) -> None:
    """No thread of the engine keeps a program alive that forgot to close the store."""
    program = (
        "import sys; from pharmagraph.connect import open_store\n"
        "store = open_store(sys.argv[1]); store.write(lambda tx: 1 / 0)"
    )
    paths = os.pathsep.join((str(ROOT / "graph"), *sys.path))
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
        timeout=30,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr.splitlines()[-1] == "ZeroDivisionError: division by zero"
