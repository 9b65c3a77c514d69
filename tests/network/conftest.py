"""Stores for the command line: two invented articles, and one that has enough companies."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from pharmagraph.claims import Extraction
from pharmagraph.connect import open_store
from pharmagraph.loading import load
from tests.cli.conftest import STORE, Cli, cli, filled, filled_folder
from tests.queries.world import Writer

__all__ = ["cli", "crowded", "filled", "filled_folder"]
COMPANIES = ("Aster Bio", "Boreal Pharma", *(f"Company {i:02}" for i in range(30)))


def crowd() -> Extraction:
    """Return an article on a ring of 32 companies, each with a deal with the next, and one of 3."""
    w = Writer("https://news.example/crowd", "A crowd", ("They all sign deals.",), date(2020, 6, 9))
    refs = [w.named("Organization", name) for name in COMPANIES]
    groups = [(i, (i + 1) % len(refs)) for i in range(len(refs))]
    for number, members in enumerate((*groups, (0, 10, 20))):
        deal = w.part("Deal", f"deal {number:02}")
        w.say(0, deal, "class", "ALLIANCE")
        w.say(0, deal, "types", "LICENSE")
        for member in members:
            w.say(0, refs[member], "PARTY_TO", to=deal, role="COLLABORATOR")
    return w.done()


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
