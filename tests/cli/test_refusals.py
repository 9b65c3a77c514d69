"""What a person can do wrong: one sentence, the next step, the right status, nothing changed."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import STORE, Cli, Ran

GOOD = "Aster Bio signed a deal with Boreal Pharma."


def refused(ran: Ran, sentence: str, status: int = 1) -> None:
    """Check that a command failed in the right way and printed no result and no traceback."""
    assert sentence in ran.err
    assert ran.status == status
    assert "Traceback" not in ran.err + ran.out


def state() -> dict[str, int]:
    """Return the files of the store, to see that nothing changed."""
    return {str(p): p.stat().st_size for p in Path(STORE).rglob("*") if p.is_file()}


BAD_FILES = [
    ("missing.txt", None, "missing.txt: there is no such file; check the path"),
    ("empty.txt", b"", "empty.txt: the document is empty; give it a text"),
    ("blank.txt", b" \n\t\n", "blank.txt: the document is empty; give it a text"),
    ("binary.txt", bytes(range(256)) * 40, "binary.txt: is binary, not text"),
    ("utf16.txt", "No mark.".encode("utf-16-le"), "utf16.txt: is binary, not text; convert it"),
    ("half.txt", b'---\ntitle: "\\ud83d"\n---\nText.', "half.txt: holds half a character; write"),
    ("huge.txt", b"word " * 10_000_000, "huge.txt: 50 MB is too large, at most 10 MB are read"),
    ("yaml.txt", b"---\ntitle: [\n---\nText.", "yaml.txt: the front matter cannot be read"),
    ("open.txt", b"---\ntitle: x\nText.", "open.txt: the front matter is not closed"),
    ("field.txt", b"---\nauthors: x\n---\nText.", "field.txt: 'authors' is no field of the"),
    ("day.txt", b"---\npublished: soon\n---\nText.", "day.txt: 'soon' is no date; write a day as"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), BAD_FILES, ids=[f[0] for f in BAD_FILES])
def test_a_file_that_cannot_be_read_is_rejected(
    cli: Cli, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    ran = cli("load", name)
    refused(ran, sentence)
    assert ran.out == "1 rejected; nothing changed\n"
    assert not Path(STORE).exists()


def test_a_rejected_document_stops_no_other(cli: Cli) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    Path("bad.txt").write_bytes(b"")
    ran = cli("load", "bad.txt", "good.txt")
    refused(ran, "bad.txt: the document is empty; give it a text")
    assert ran.out.startswith("1 new, 1 rejected; ")
    assert "Aster Bio signed" in cli("ask", "articles").out


def test_an_empty_folder_is_rejected(cli: Cli) -> None:
    Path("articles").mkdir()
    refused(
        cli("load", "articles"),
        "articles: no .txt, .text, .md, .markdown, .html, .htm file in this",
    )


def test_extract_of_a_bad_file_prints_no_facts(cli: Cli) -> None:
    ran = cli("extract", "missing.txt", "--json")
    refused(ran, "pharmagraph: missing.txt: there is no such file; check the path")
    assert ran.out == ""


USAGE = [
    (("load", "x.txt", "--published", "soon"), "'soon' does not match the format '%Y-%m-%d'"),
    (("load",), "Missing argument 'FILE|FOLDER|-...'"),
    (("load", "x.txt", "--publishd", "2020-01-01"), "Did you mean '--published'?"),
    (("ask", "partnrs"), "There is no question 'partnrs'. (Did you mean one of: 'partners'"),
    (("laod", "x.txt"), "No such command 'laod'. Did you mean 'load'?"),
    (("ask", "pipelin"), "'pipeline'"),
    (("ask", "partners"), "Missing option '--company'"),
    (
        ("ask", "partners", "--company", "x", "--limit", "many"),
        "--limit: 'many' is no whole number",
    ),
    (("ask", "partners", "--company", "x", "--since", "2020"), "--since: '2020' is no date; write"),
    (("ask", "partners", "--company", "x", "--rollup", "all"), "'all' is not one of"),
    (("cypher", "RETURN 1 AS n", "--param", "n"), "--param 'n' is not NAME=VALUE; write"),
    (("map", "--view", "deal"), "the view deal needs a name; add  --around NAME"),
    (("map", "--view", "drugs", "--around", "x"), "the view drugs has no middle; leave out"),
    (("map", "--view", "entity"), "the view entity needs a name; add  --around NAME"),
    (("export", "word"), "'word' is not one of"),
]


@pytest.mark.parametrize(("arguments", "sentence"), USAGE, ids=[" ".join(a) for a, _ in USAGE])
def test_wrong_usage_has_status_2(cli: Cli, arguments: tuple[str, ...], sentence: str) -> None:
    refused(cli(*arguments), sentence, status=2)
    assert not Path(STORE).exists()


NAMES = [
    (
        ("ask", "partners", "--company", "Asterr Bio"),
        "there is no organisation called 'Asterr Bio'. Did you mean 'Aster Bio'?",
    ),
    (("explain", "Boreall"), "there is no thing called 'Boreall'. Did you mean"),
    (("explain", "Ann Lee", "Hill Exchange"), "nothing links 'Ann Lee' and 'Hill Exchange'"),
    (("retract", "Aster teams up with Borealis"), "Did you mean 'Aster teams up with Boreal'"),
    (("same", "Aster Bio", "Nobody Inc"), "there is no thing called 'Nobody Inc'."),
    (("map", "--around", "Nobody Inc"), "there is no thing called 'Nobody Inc'."),
    (("map", "--view", "deal", "--around", "Aster Bio"), "there is no deal called 'Aster Bio'."),
    (("map", "--max-nodes", "2"), "--view companies  or  --around NAME, or draw them all with"),
    (("map", "-o", "no/such/folder/map.html"), "no/such/folder/map.html: cannot be written ("),
    (("map", "-o", "."), ".: is a folder; name a file in it"),
    (("cypher", "MATCH (n RETURN n"), "the database refused the statement"),
    (("cypher", " "), "the statement is empty; give it in quotation marks"),
    (("restore", "missing.jsonl"), "missing.jsonl: there is no such file; check the path"),
]


@pytest.mark.parametrize(("arguments", "sentence"), NAMES, ids=[" ".join(a) for a, _ in NAMES])
def test_an_unknown_name_changes_nothing(
    filled: Cli, arguments: tuple[str, ...], sentence: str
) -> None:
    refused(filled(*arguments), sentence)
    assert filled("check").status == 0


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Organization {id: 'x'})",
        "MATCH (n) SET n.name = 'x' RETURN n",
        "MATCH (n) DETACH DELETE n",
        "DROP CONSTRAINT x",
    ],
)
def test_a_statement_that_writes_is_refused(filled: Cli, statement: str) -> None:
    before = filled("stats", "--json").out
    ran = filled("cypher", statement)
    assert ran.status == 1
    assert ran.err.startswith("pharmagraph: ")
    assert filled("stats", "--json").out == before


def test_a_store_that_is_not_there_is_not_made_by_asking(cli: Cli) -> None:
    ran = cli("ask", "inventory")
    refused(ran, "pharmagraph load")
    assert not Path(STORE).exists()


def test_a_folder_that_is_no_store_is_refused(cli: Cli) -> None:
    Path(STORE).mkdir()
    Path(STORE, "photo.jpg").write_bytes(b"x")
    refused(cli("stats"), f"pharmagraph: {STORE}")
    assert [p.name for p in Path(STORE).iterdir()] == ["photo.jpg"]


def test_a_damaged_store_is_refused(filled: Cli) -> None:
    for path in Path(STORE).rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    ran = filled("stats")
    assert ran.status == 1
    assert ran.err.startswith("pharmagraph: ")
    assert "Traceback" not in ran.err


def test_no_server_is_said_in_a_sentence(cli: Cli) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    refused(cli("stats", "--store", f"bolt://127.0.0.1:{port}"), f"bolt://127.0.0.1:{port}")


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["neo4j5"], indirect=True)
def test_a_wrong_password_is_said_in_a_sentence(cli: Cli, store_address, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    address = store_address()
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-password")
    ran = cli("stats", "--store", address)
    refused(ran, "NEO4J_PASSWORD")
    assert "wrong-password" not in ran.err


def test_credentials_in_an_address_are_refused_and_not_repeated(cli: Cli) -> None:
    ran = cli("stats", "--store", "bolt://neo4j:secret@127.0.0.1:1")
    refused(ran, "set NEO4J_USERNAME and NEO4J_PASSWORD")
    assert "secret" not in ran.err


def test_a_broken_question_file_is_named_with_its_line(cli: Cli, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    Path("own").mkdir()
    Path("own", "mine.cypher").write_text("// Mine\n\nMATCH (n) RETURN n.id AS id\n")
    monkeypatch.setenv("PHARMAGRAPH_QUERIES", "own")
    ran = cli("ask", "--list")
    refused(ran, "mine.cypher:3: no ORDER BY after the last RETURN")
    assert cli("--version").status == 0


def test_a_dump_cut_short_restores_nothing(filled: Cli) -> None:
    assert filled("dump", "all.jsonl").status == 0
    lines = Path("all.jsonl").read_text().splitlines(keepends=True)
    Path("short.jsonl").write_text("".join(lines[:-1]))
    refused(filled("restore", "short.jsonl", "--store", "new.db"), "the dump is cut short")
    assert filled("cypher", "MATCH (n:Claim) RETURN n.id AS id", "--store", "new.db").out == ""


def test_a_file_that_cannot_be_written_is_said_in_a_sentence(filled: Cli) -> None:
    refused(filled("export", "graphml", "-o", "no/such/folder/g.graphml"), "cannot be written")


def test_a_report_that_cannot_be_written_is_told_before_loading(filled: Cli) -> None:
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    refused(filled("load", "good.txt", "--report", "no/such/report.json"), "cannot be written")
    assert "good.txt" not in filled("ask", "articles", "--json").out


@pytest.mark.skipif(os.name == "nt", reason="signals are other on Windows")
def test_ctrl_c_stops_with_one_line_and_status_130(filled: Cli, tmp_path: Path) -> None:
    before = filled("stats", "--json").out
    running = subprocess.Popen(
        [sys.executable, "-m", "pharmagraph", "load", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        # A job in the background passes on that it does not listen to Ctrl-C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    time.sleep(8)  # by then it waits for the article, also on a busy machine
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, "")
    assert err.lstrip() == "pharmagraph: stopped; nothing half done is in the store\n"
    assert filled("stats", "--json").out == before


def test_a_store_in_use_is_shared_or_said_to_be_in_use(filled: Cli, tmp_path: Path) -> None:
    script = (
        "import sys, time; from pharmagraph.connect import open_store\n"
        f"store = open_store({str(tmp_path / STORE)!r}); print('open', flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    try:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "open\n"
        ran = filled("stats")
        assert ran.status == 0 or "in use" in ran.err
        assert "Traceback" not in ran.err
    finally:
        owner.kill()
        owner.wait()


def test_a_closed_pipe_is_no_error(filled: Cli, tmp_path: Path) -> None:
    assert filled("stats").status == 0
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("no bash")
    line = (
        f"{sys.executable} -m pharmagraph cypher 'UNWIND range(1, 20000) AS n RETURN n ORDER BY n'"
    )
    done = subprocess.run(
        [shell, "-o", "pipefail", "-c", f"{line} --limit 20000 | head -1"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
