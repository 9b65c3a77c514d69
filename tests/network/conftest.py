"""Stores for the command line: two invented articles, and one that has enough companies."""

import shutil
from pathlib import Path

import pytest

from pharmagraph.connect import open_store
from pharmagraph.loading import load
from tests.cli.conftest import STORE, Cli, cli, filled, filled_folder
from tests.queries.crowd import COMPANIES, crowd

__all__ = ["COMPANIES", "cli", "crowd", "crowded", "filled", "filled_folder"]


@pytest.fixture(scope="session")
def crowded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crowded") / STORE
    store = open_store(str(path))
    load(store, [crowd()])
    store.close()
    return path


@pytest.fixture
def crowded(cli: Cli, crowded_folder: Path) -> Cli:
    """Return the command line in a folder with a store of 32 companies."""
    shutil.copytree(crowded_folder, STORE)
    return cli
