"""`serve` and `browser` as a person runs them: in a process of their own, stopped by Ctrl-C."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import neo4j
import pytest

from pharmagraph.browser import sharing
from pharmagraph.cli import main
from pharmagraph.connect import open_store
from pharmagraph.errors import StoreError
from pharmagraph.loading import load
from tests.queries.world import articles

Start = Callable[..., "Running"]


class Running:
    """A command that waits in the foreground."""

    def __init__(self, arguments: tuple[str, ...], temporary: Path) -> None:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("NEO4J_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "pharmagraph", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**environment, "TMPDIR": str(temporary), "PYTHONUNBUFFERED": "1"},
        )

    def json(self) -> dict[str, object]:
        """Read the object that the command prints when it is ready."""
        lines = []
        for line in self.process.stdout or ():
            lines.append(line)
            if line.rstrip() == "}":
                return dict(json.loads("".join(lines)))
        raise AssertionError(self.process.communicate()[1])

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Ask it to stop; return exit status and standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@pytest.fixture
def filled(tmp_path: Path, empty_folder: Path) -> Path:
    """Return the path of a store with two articles."""
    path = shutil.copytree(empty_folder, tmp_path / "filled.db")
    store = open_store(str(path))
    load(store, articles())
    store.close()
    return path


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    (tmp_path / "tmp").mkdir()
    started: list[Running] = []

    def run(*arguments: str) -> Running:
        started.append(Running(arguments, tmp_path / "tmp"))
        return started[-1]

    yield run
    for running in started:
        if running.process.poll() is None:
            running.process.kill()
            running.process.communicate()


def ask(login: dict[str, object], cypher: str) -> list[dict[str, object]]:
    auth = (str(login["user"]), str(login["password"]))
    with neo4j.GraphDatabase.driver(str(login["address"]), auth=auth) as driver:
        return [r.data() for r in driver.execute_query(cypher, database_="pharmagraph").records]


COMPANIES = "MATCH (n:Organization) RETURN count(n) AS n"


def count(path: Path) -> object:
    store = open_store(str(path), read_only=True)
    try:
        return store.read(COMPANIES)[0]["n"]
    finally:
        store.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_opens_a_copy_to_drivers_and_throws_it_away(
    filled: Path, start: Start, tmp_path: Path, number: int
) -> None:
    before = count(filled)
    serving = start("serve", "--store", str(filled), "--json")
    login = serving.json()
    assert re.fullmatch(r"bolt://127\.0\.0\.1:\d+", str(login["address"]))
    assert ask(login, COMPANIES) == [{"n": before}]
    ask(login, "MATCH (n) DETACH DELETE n")
    assert ask(login, COMPANIES) == [{"n": 0}]
    status, said = serving.stop(number)
    assert (status, said.splitlines()[-1]) == (0, "stopped")
    assert list((tmp_path / "tmp").iterdir()) == []
    assert count(filled) == before


def test_a_store_in_use_is_served_as_a_copy_too(filled: Path, start: Start) -> None:
    owner = open_store(str(filled))
    try:
        login = start("serve", "--store", str(filled), "--json").json()
        assert ask(login, COMPANIES) == owner.read(COMPANIES)
        shapes = "MATCH (n)-[r]->(m) RETURN count(r) AS r, count(DISTINCT n) AS n"
        assert ask(login, shapes) == owner.read(shapes)
    finally:
        owner.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_serve_answers_on_the_port_that_is_wanted(filled: Path, start: Start) -> None:
    port = free_port()
    login = start("serve", "--port", str(port), "--store", str(filled), "--json").json()
    assert login["address"] == f"bolt://127.0.0.1:{port}"
    assert ask(login, COMPANIES) == [{"n": count(filled)}]
    taken = start("serve", "--port", str(port), "--store", str(filled))
    _, said = taken.process.communicate(timeout=120)
    assert taken.process.returncode == 1
    assert f"port {port} of 127.0.0.1 is taken or not allowed; choose another one" in said


def test_the_usual_port_is_chosen_where_it_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = free_port()
    monkeypatch.setattr(sharing, "BOLT_PORT", usual)
    assert sharing.bolt_port(None) == usual
    with socket.socket() as other:
        other.bind(("127.0.0.1", usual))
        assert sharing.bolt_port(None) == 0
        with pytest.raises(StoreError, match=f"port {usual} of 127.0.0.1 is taken"):
            sharing.bolt_port(usual)


def test_serve_write_keeps_what_is_changed(filled: Path, start: Start) -> None:
    serving = start("serve", "--write", "--store", str(filled), "--json")
    login = serving.json()
    assert login["writes"] is True
    ask(login, "CREATE (:Organization {id: 'organization:new', name: 'New'})")
    before = ask(login, COMPANIES)[0]["n"]
    assert serving.stop()[0] == 0
    assert count(filled) == before


def test_a_store_in_use_is_not_served_for_writing(filled: Path, start: Start) -> None:
    owner = open_store(str(filled))
    try:
        serving = start("serve", "--write", "--store", str(filled))
        _, said = serving.process.communicate(timeout=60)
    finally:
        owner.close()
    assert serving.process.returncode == 1
    assert "another process has" in said
    assert "serve a copy without --write" in said


def test_the_password_is_a_new_one_each_time_and_is_needed(filled: Path, start: Start) -> None:
    first = start("serve", "--store", str(filled), "--json").json()
    second = start("serve", "--store", str(filled), "--json").json()
    assert first["password"] != second["password"]
    with pytest.raises(neo4j.exceptions.AuthError):
        ask({**first, "password": second["password"]}, "RETURN 1")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("serve", "--store", "bolt://localhost:1"), "is a server and is open to other programs"),
        (("serve", "--store", "nowhere.db"), "there is no store at nowhere.db"),
        (("browser", "open", "partner", "--store", "nowhere.db"), "did you mean 'partners'?"),
    ],
)
def test_a_failure_is_one_sentence(
    arguments: tuple[str, ...],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("pharmagraph.browser.jar.find_jar", lambda *_, **__: None)
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    assert left.value.code == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--colour", "red"), "partners takes no --colour; it takes --company"),
        (("--company",), "--company needs a value"),
    ],
)
def test_a_wrong_option_of_a_question_is_a_usage_error(
    words: tuple[str, ...], sentence: str, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["browser", "open", "partners", *words, "--store", f"{filled}", "--jar", __file__])
    assert left.value.code == 2
    assert sentence in capsys.readouterr().err


def test_the_kit_is_written_and_its_files_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kit"
    with pytest.raises(SystemExit):
        main(["browser", "kit", str(folder), "--json"])
    told = json.loads(capsys.readouterr().out)
    files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
    assert set(told["changed"]) == files
    assert {"README.md", "guide.adoc", "guide.html", "pharmagraph.grass"} < files


def test_browser_open_serves_browser_and_the_question_with_its_values(
    filled: Path, start: Start, tmp_path: Path
) -> None:
    jar = tmp_path / "browser.jar"
    with zipfile.ZipFile(jar, "w") as archive:
        archive.writestr("browser/index.html", "<p>Browser</p>")
    opened = start(
        *("browser", "open", "partners", "--company", "aster bio", "--limit=3", "--no-open"),
        *("--jar", str(jar), "--store", str(filled), "--json"),
    )
    told = opened.json()
    link = urlsplit(str(told["link"]))
    given = {name: value for name, (value,) in parse_qs(link.query).items()}
    assert given["dbms"] == str(told["address"]).replace("://", "://root@")
    assert (given["db"], given["cmd"]) == ("pharmagraph", "play")
    with urllib.request.urlopen(f"http://{link.netloc}{link.path}", timeout=20) as answer:
        assert answer.read() == b"<p>Browser</p>"
    with urllib.request.urlopen(given["arg"], timeout=20) as answer:
        page = unescape(answer.read().decode())
    assert ":param company => 'organization:aster-bio';" in page
    assert ":param limit => 3;" in page
    assert ask(told, COMPANIES)[0]["n"] == count(filled)
    assert opened.stop()[0] == 0
    assert list((tmp_path / "tmp").iterdir()) == []
