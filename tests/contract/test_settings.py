"""Where the store is: option, environment, file, default; secrets from the environment alone."""

from pathlib import Path

import pytest

from pharmagraph.errors import StoreError
from pharmagraph.settings import Settings, read_settings


def store(folder: Path, option: str | None = None, **environment: str) -> str:
    return read_settings(option, environment=environment, folder=folder).store


def test_the_option_wins_then_the_environment_then_the_file_then_the_default(
    tmp_path: Path,
) -> None:
    assert store(tmp_path) == str(tmp_path / "pharmagraph.db")
    (tmp_path / "pharmagraph.toml").write_text('store = "from the file.db"')
    assert store(tmp_path) == str(tmp_path / "from the file.db")
    assert store(tmp_path, PHARMAGRAPH_STORE="bolt://h") == "bolt://h"
    assert store(tmp_path, "option.db", PHARMAGRAPH_STORE="bolt://h") == "option.db"


def test_an_address_in_the_file_stays_an_address(tmp_path: Path) -> None:
    (tmp_path / "pharmagraph.toml").write_text('store = "neo4j://h:7687/deals"')
    assert store(tmp_path) == "neo4j://h:7687/deals"


@pytest.mark.parametrize("text", ["store = ", "store = 5", 'store = ""', "\ud800"])
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "pharmagraph.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.raises(StoreError, match=r"pharmagraph\.toml"):
        store(tmp_path)


@pytest.mark.parametrize("name", ["password", "NEO4J_PASSWORD"])
def test_a_password_in_the_file_is_refused_unprinted(tmp_path: Path, name: str) -> None:
    (tmp_path / "pharmagraph.toml").write_text(f'{name} = "hunter2hunter2"')
    with pytest.raises(StoreError, match="NEO4J_PASSWORD") as refused:
        store(tmp_path)
    assert "hunter2" not in str(refused.value)


def test_the_rest_comes_from_the_environment(tmp_path: Path) -> None:
    environment = {
        "NEO4J_USERNAME": "u",
        "NEO4J_PASSWORD": "hunter2",
        "PHARMAGRAPH_DATABASE": "d",
        "PHARMAGRAPH_TIMEOUT": "2.5",
        "PHARMAGRAPH_DEBUG": "1",
    }
    settings = read_settings("s.db", environment=environment, folder=tmp_path)
    assert settings == Settings("s.db", "u", "hunter2", "d", 2.5, verbose=True)
    assert "hunter2" not in repr(settings)
    assert read_settings("s.db", environment={}, folder=tmp_path) == Settings("s.db")


@pytest.mark.parametrize("seconds", ["0", "-1", "soon", "inf", "nan"])
def test_a_time_limit_that_is_none_is_refused(tmp_path: Path, seconds: str) -> None:
    with pytest.raises(StoreError, match="PHARMAGRAPH_TIMEOUT"):
        store(tmp_path, PHARMAGRAPH_TIMEOUT=seconds)
