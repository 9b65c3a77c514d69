"""The command line, run as a person runs it, in a folder of its own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pharmagraph.cli import main
from pharmagraph.cli.demo import shipped_articles
from pharmagraph.connect import open_store
from pharmagraph.loading import load
from pharmagraph.transfer import dump
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.readers import read_document
from tests.queries.crowd import crowd
from tests.queries.world import FIRST_TEXT, articles

STORE = "pharmagraph.db"
VARIABLES = ("STORE", "QUERIES", "DATABASE", "TIMEOUT", "DEBUG")


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status and both outputs."""

    status: int
    out: str
    err: str


Cli = Callable[..., Ran]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Return a function that runs `pharmagraph` with its arguments, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for variable in VARIABLES:
        monkeypatch.delenv(f"PHARMAGRAPH_{variable}", raising=False)
    monkeypatch.setenv("PHARMAGRAPH_VOCABULARY", str(tmp_path / "names.tsv"))

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(arguments)
        out, err = capsys.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an embedded store that holds the two invented articles."""
    path = tmp_path_factory.mktemp("filled") / STORE
    store = open_store(str(path))
    load(store, articles())
    store.close()
    return path


@pytest.fixture
def filled(cli: Cli, filled_folder: Path) -> Cli:
    """Return the command line in a folder with a filled store."""
    shutil.copytree(filled_folder, STORE)
    return cli


@pytest.fixture(scope="session")
def documented_folder(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what the examples of the help texts speak of."""
    folder = tmp_path_factory.mktemp("documented")
    shutil.copytree(filled_folder, folder / STORE)
    (folder / "article.txt").write_text(" ".join(FIRST_TEXT), encoding="utf-8")
    paths = [folder / "article.txt", *shipped_articles()]
    store = open_store(str(folder / STORE))
    load(store, [extract(read_document(path), load_vocabulary()) for path in paths])
    load(store, [crowd()])
    with (folder / "backup.jsonl").open("w", encoding="utf-8") as stream:
        dump(store, stream)
    store.close()
    return folder


@pytest.fixture
def documented(cli: Cli, documented_folder: Path) -> Cli:
    """Return the command line in a copy of that folder."""
    shutil.copytree(documented_folder, ".", dirs_exist_ok=True)
    return cli
