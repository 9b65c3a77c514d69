"""The compiled vocabulary in the user's cache: the same as a fresh one, and never a broken one."""

import gzip
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.extraction.lexicon import load
from pharmagraph_loaders.extraction.lexicon.load import load_vocabulary
from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary

ROWS = 60

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there a variable says where the cache is"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the first rows of each shipped table, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    made = tmp_path / "vocabulary"
    made.mkdir()
    for path in sorted((seeds_dir() / "vocabulary").glob("*.tsv*")):
        raw = path.read_bytes()
        zipped = path.suffix == ".gz"
        lines = (gzip.decompress(raw) if zipped else raw).split(b"\n")[: ROWS + 1]
        (made / path.name).write_bytes(
            gzip.compress(b"\n".join(lines)) if zipped else b"\n".join(lines)
        )
    return made


def fresh(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Vocabulary:
    """Load as a new process would."""
    monkeypatch.setattr(load, "_loaded", {})
    return load_vocabulary(folder)


def cached(folder: Path) -> list[Path]:
    return sorted((folder.parent / "cache" / "pharmagraph").glob("*"))


def size_in_process(folder: Path) -> tuple[str, int, int]:
    found = load_vocabulary(folder)
    return found.version, len(found.entries), len(found.phrases)


def test_what_comes_from_the_cache_is_what_was_compiled(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = fresh(folder, monkeypatch)
    written = cached(folder)
    assert fresh(folder, monkeypatch) == compiled
    assert cached(folder) == written
    assert len(written) == 1


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other"])
def test_a_damaged_cache_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    compiled = fresh(folder, monkeypatch)
    (path,) = cached(folder)
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "cut": whole[:middle],
            "flipped": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
            "empty": b"",
            "other": b"no cache at all" * 10,
        }[damage]
    )
    assert fresh(folder, monkeypatch) == compiled
    assert path.read_bytes() == whole


def test_a_changed_table_is_compiled_anew_and_old_caches_go(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = set()
    for number in range(5):
        with (folder / "organizations_known.tsv").open("a", encoding="utf-8") as table:
            table.write(f"\nQuibble Pharma {number}\t")
        found = fresh(folder, monkeypatch)
        assert f"quibble pharma {number}" in found.phrases
        versions.add(found.version)
    assert len(versions) == 5
    assert len(cached(folder)) == 3


def test_a_cache_that_cannot_be_written_is_no_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder.parent / "cache").write_text("a file where a folder should be", encoding="utf-8")
    assert fresh(folder, monkeypatch).entries


def test_processes_that_start_together_leave_one_whole_cache(folder: Path) -> None:
    with ProcessPoolExecutor(3, get_context("spawn")) as pool:
        found = set(pool.map(size_in_process, [folder] * 3))
    assert len(found) == 1
    assert len(cached(folder)) == 1
