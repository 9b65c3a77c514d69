"""Documents in: what `load`, `extract` and `demo` print, write and leave behind."""

import io
import json
import sys
from pathlib import Path

import pytest

from pharmagraph.cli import demo
from tests.cli.conftest import Cli

TEXT = (
    "Aster Bio teams up with Boreal Pharma\n\n"
    "Aster Bio has signed a licensing deal with Boreal Pharma for ZX-101, an anti-HER2 bispecific "
    "antibody. Boreal will pay $50 million upfront.\n"
)
ARTICLE = f"---\ntitle: A deal\nurl: https://news.example/deal\npublished: 2021-03-04\n---\n{TEXT}"


def article(name: str = "article.md", text: str = ARTICLE) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def test_a_new_article_is_new_then_unchanged_then_replaced(cli: Cli) -> None:
    first = cli("load", article())
    assert (first.status, first.out.startswith("1 new; ")) == (0, True)
    assert first.err.startswith("new: A deal (")
    again = cli("load", "article.md")
    assert (again.out, again.err) == (
        "1 unchanged; nothing changed\n",
        first.err.replace("new: ", "unchanged: "),
    )
    changed = cli("load", article(text=ARTICLE.replace("$50", "$60")))
    assert changed.out.startswith("1 replaced; ")
    assert cli("check").status == 0


def test_an_article_without_facts_says_so(cli: Cli) -> None:
    ran = cli("load", article("weather.txt", "It rained all day, and then it stopped."))
    assert (ran.status, ran.out) == (0, "1 new; they say nothing for the graph\n")


def test_a_load_that_is_taken_back_leaves_nothing(cli: Cli) -> None:
    cli("load", article("one.txt", "Carda Inc. and Dorado AG sign a licensing pact for CD-7."))
    before = cli("dump", "-").out
    cli("load", article())
    assert cli("retract", "article.md").out.startswith("retracted A deal: ")
    assert cli("dump", "-").out == before


def test_a_file_is_taken_back_from_wherever_it_is_named(cli: Cli) -> None:
    cli("load", article("one.txt", TEXT))
    assert cli("retract", str(Path("one.txt").resolve())).status == 0
    cli("load", "one.txt")
    article("one.txt", TEXT + "\nEdited since.")
    assert cli("retract", "one.txt").status == 0
    assert cli("ask", "articles", "--json").out == "[]\n"


def test_the_report_is_the_same_as_json_and_in_a_file(cli: Cli) -> None:
    ran = cli("load", article(), "missing.txt", "--json", "--report", "report.json")
    assert ran.status == 1
    report = json.loads(ran.out)
    assert report == json.loads(Path("report.json").read_text("utf-8"))
    assert [(d["id"], d["status"]) for d in report["documents"]] == [
        ("https://news.example/deal", "new"),
        ("missing.txt", "rejected"),
    ]
    assert report["documents"][1]["reason"] == (
        "missing.txt: there is no such file; check the path"
    )
    assert report["change"]["nodes_added"] > 0


def test_an_article_comes_from_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    assert cli("load", "-").out.startswith("1 new; ")
    assert json.loads(cli("ask", "articles", "--json").out)[0]["publishedOn"] == "2021-03-04"


def test_options_say_what_an_article_leaves_open(cli: Cli) -> None:
    cli("load", article("one.txt", TEXT), "--published", "2021-03-05", "--kind", "press_release")
    (row,) = json.loads(
        cli(
            "cypher",
            "MATCH (a:Article) RETURN a.kind AS kind, toString(a.publishedOn) AS day",
            "--json",
        ).out
    )
    assert row == {"kind": "PRESS_RELEASE", "day": "2021-03-05"}


def test_without_text_no_words_are_kept(cli: Cli) -> None:
    cli("load", article(), "--no-text")
    assert "has signed a licensing deal" not in cli("dump", "-").out
    assert cli("ask", "why", "--about", "hgnc:3430").status == 0


def test_a_folder_is_loaded_whole(cli: Cli) -> None:
    Path("news").mkdir()
    for number in range(3):
        article(f"news/{number}.txt", f"Aster Bio {number} signs a pact with Boreal Pharma.")
    assert cli("load", "news", "--quiet").out.startswith("3 new; ")


def test_several_processes_load_what_one_does(cli: Cli) -> None:
    Path("news").mkdir()
    for number in range(9):
        article(f"news/{number}.txt", TEXT.replace("ZX-101", f"ZX-{number}01"))
    assert cli("load", "news", "--store", "one.db").status == 0
    assert cli("load", "news", "--store", "two.db", "--jobs", "2").status == 0
    one, two = (cli("export", "json", "--store", name).out for name in ("one.db", "two.db"))
    assert json.loads(one)["nodes"]
    assert two == one


def test_extract_prints_facts_and_stores_nothing(cli: Cli) -> None:
    flat = json.loads(cli("extract", article(), "--json").out)
    assert {"Aster Bio", "Boreal Pharma"} <= {c["name"] for c in flat["companies"]}
    assert "ZX-101" in cli("extract", "article.md").out
    assert [p.name for p in Path().iterdir()] == ["article.md"]


def test_extract_shows_claims_with_offsets_of_their_words(cli: Cli) -> None:
    rows = json.loads(cli("extract", article(), "--claims", "--json").out)
    assert rows
    for row in rows:
        assert TEXT[row["start"] : row["end"]] == row["words"]
    assert "rule" not in rows[0]
    assert json.loads(cli("extract", "article.md", "--explain", "--json").out)[0]["rule"]


def test_extract_of_several_needs_a_folder_and_shares_the_keys_of_deals(cli: Cli) -> None:
    Path("news").mkdir()
    article("news/a.txt", TEXT)
    article("news/b.txt", TEXT + "\nThat is all.")
    assert cli("extract", "news").status == 2
    assert cli("extract", "news", "-o", "out", "--published", "2021-03-04").status == 0
    deals = [
        [deal["key"] for deal in json.loads(path.read_text("utf-8"))["deals"]]
        for path in sorted(Path("out").iterdir())
    ]
    assert len(deals) == 2
    assert deals[0] == deals[1] != []


def test_demo_goes_the_whole_way_and_changes_nothing_the_second_time(cli: Cli) -> None:
    first = cli("demo")
    assert first.status == 0
    assert "pharmagraph ask partners --company" in first.out
    assert [p.name for p in sorted(demo.FOLDER.iterdir())] == [
        "graph.graphml",
        "map.html",
        "pharmagraph.db",
    ]
    page = (demo.FOLDER / "map.html").read_bytes()
    second = cli("demo")
    assert "; nothing changed\n" in second.out
    assert second.out.splitlines()[1:] == first.out.splitlines()[1:]
    assert (demo.FOLDER / "map.html").read_bytes() == page
    assert json.loads(cli("demo", "--json").out)["files"] == [
        "demo/map.html",
        "demo/graph.graphml",
    ]
