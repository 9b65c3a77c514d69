"""The command line, run as a person runs it, in a folder of its own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pharmagraph.cli import main
from pharmagraph.connect import open_store
from pharmagraph.loading import load
from tests.queries.world import articles

STORE = "pharmagraph.db"
VARIABLES = ("STORE", "QUERIES", "DATABASE", "TIMEOUT", "VERBOSE", "DEBUG")


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
