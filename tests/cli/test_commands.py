"""What each command prints and does when all is well."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from pharmagraph.cli.map import browser_link
from tests.cli.conftest import STORE, Cli
from tests.queries.world import FIRST

PARTNERS = ("ask", "partners", "--company", "Aster Bio")


def test_ask_prints_a_table(filled: Cli) -> None:
    lines = filled(*PARTNERS).out.splitlines()
    assert lines[0].split() == [
        "partner", "deals", "firstOn", "lastOn", "types", "statusLatest", "evidence",
    ]  # fmt: skip
    assert lines[2].split()[:5] == ["Boreal", "Pharma", "1", "2020-06-09", "2020-06-09"]


def test_ask_prints_json(filled: Cli) -> None:
    rows = [
        {
            "partner": "Boreal Pharma",
            "deals": 1,
            "firstOn": "2020-06-09",
            "lastOn": "2020-06-09",
            "types": ["CLINICAL_COLLABORATION", "NEGOTIATION_RIGHT"],
            "statusLatest": "ACTIVE",
            "evidence": [f"{FIRST}#S0"],
        }
    ]
    assert json.loads(filled(*PARTNERS, "--json").out) == rows
    assert json.loads(filled(*PARTNERS, "--format", "json").out) == rows


def test_ask_prints_csv(filled: Cli) -> None:
    out = filled(*PARTNERS, "--format", "csv").out
    assert list(csv.reader(io.StringIO(out))) == [
        ["partner", "deals", "firstOn", "lastOn", "types", "statusLatest", "evidence"],
        [
            "Boreal Pharma",
            "1",
            "2020-06-09",
            "2020-06-09",
            "CLINICAL_COLLABORATION; NEGOTIATION_RIGHT",
            "ACTIVE",
            f"{FIRST}#S0",
        ],
    ]


def test_ask_prints_markdown(filled: Cli) -> None:
    assert filled("ask", "connected", "--format", "md", "--limit", "1").out == (
        "| organisation | deals | partners | evidence |\n"
        "| --- | --- | --- | --- |\n"
        "| Aster Bio | 3 | 1 | https://news.example/aster-boreal#S0,"
        " https://news.example/boreal-fund#S1, https://news.example/boreal-fund#S0 |\n"
    )


def test_an_empty_answer_is_no_failure(filled: Cli) -> None:
    ran = filled("ask", "rights", "--right-kind", "OPTION")
    reason = "nothing found: there are rows without --right-kind\n"
    assert (ran.status, ran.out, ran.err) == (0, "", reason)
    assert filled("ask", "rights", "--right-kind", "option", "--json").out == "[]\n"


def test_ask_lists_the_questions_and_a_persons_own(filled: Cli) -> None:
    Path("own/mine").mkdir(parents=True)
    Path("own/mine/oldest.cypher").write_text(
        "// The oldest article\n//\n// @param limit int = 1 Rows\n// @returns id\n"
        "// @example pharmagraph ask oldest\n\n"
        "MATCH (a:Article) RETURN a.id AS id ORDER BY a.publishedOn, id LIMIT $limit\n"
    )
    assert "The oldest article" in filled("ask", "--queries", "own", "--list").out
    assert json.loads(filled("ask", "--queries", "own", "oldest", "--json").out) == [{"id": FIRST}]


def test_cypher_takes_parameters_and_a_limit(filled: Cli) -> None:
    statement = "MATCH (o:Organization) WHERE o.name <> $not RETURN o.name AS name ORDER BY name"
    ran = filled("cypher", statement, "--param", "not=Aster Bio", "--limit", "2", "--json")
    assert json.loads(ran.out) == [{"name": "Aster Holding"}, {"name": "Boreal China"}]
    assert ran.err == "2 more rows; raise --limit to see them\n"


def test_explain_prints_claim_sentence_speaker_and_article(filled: Cli) -> None:
    assert filled("explain", "ZX-1", "HER2").out == (
        "ZX-1 TARGETS HER2  (drug:zx-1|TARGETS|hgnc:3430)\n"
        "\n"
        "  “Ann Lee, CEO of Aster Bio, said ZX-1 blocks HER2.”\n"
        "  — Aster teams up with Boreal, 2020-06-09\n"
        '    ZX-1 TARGETS HER2 {"action": "BLOCKER"}: fact, stated, according to Ann Lee'
        " (characters 229–277)\n"
        "\n"
    )


def test_explain_says_when_it_stops(filled: Cli) -> None:
    ran = filled("explain", "Aster Bio", "--limit", "2")
    assert ran.out.count("“") == 2
    assert ran.err == "only 2 sentences are shown; raise --limit to see more\n"


def test_explain_takes_the_key_of_a_relation(filled: Cli) -> None:
    (found,) = json.loads(filled("explain", "drug:zx-1|TARGETS|hgnc:3430", "--json").out)
    assert [claim["sentence"] for claim in found["claims"]] == [
        "Ann Lee, CEO of Aster Bio, said ZX-1 blocks HER2."
    ]


@pytest.mark.parametrize("article", [FIRST, "aster teams up with boreal", f"{FIRST}?utm_source=x"])
def test_retract_takes_id_title_and_address(filled: Cli, article: str) -> None:
    ran = filled("retract", article)
    assert ran.status == 0
    assert ran.out.startswith("retracted Aster teams up with Boreal: ")
    rows = json.loads(filled("ask", "articles", "--json").out)
    assert [row["title"] for row in rows] == ["Aster's money"]
    assert filled("check").status == 0


def test_a_judgement_joins_two_and_undoing_it_parts_them(filled: Cli) -> None:
    before = filled("export", "json").out
    joined = filled("same", "Boreal Pharma", "Boreal China", "--reason", "one brand")
    assert joined.out.startswith(
        "noted: Organization~boreal china and Organization~boreal pharma are same; "
    )
    names = json.loads(filled("cypher", "MATCH (o:Organization) RETURN o.name AS n", "--json").out)
    assert len(names) == 4
    assert filled("same", "Boreal China", "Boreal Pharma", "--undo").status == 0
    assert filled("export", "json").out == before


def test_check_is_quiet_about_a_right_graph_and_loud_about_a_wrong_one(filled: Cli) -> None:
    assert json.loads(filled("check", "--json").out)["problems"] == []
    assert filled("rebuild").out.startswith("rebuilt: ")
    assert filled("check").status == 0


def test_stats_counts_entities_relations_and_record(filled: Cli) -> None:
    rows = json.loads(filled("stats", "--json").out)
    counts = {(row["part"], row["type"]): row["count"] for row in rows}
    assert (counts["entity", "Deal"], counts["relation", "PARTY_TO"]) == (3, 5)
    assert (counts["record", "Article"], counts["record", "Claim"]) == (2, 49)


def test_a_dump_restores_the_same_graph(filled: Cli) -> None:
    assert filled("dump", "all.jsonl").out.startswith("dumped ")
    assert filled("restore", "all.jsonl", "--store", "copy.db").status == 0
    assert filled("export", "json", "--store", "copy.db").out == filled("export", "json").out
    assert filled("dump", "-", "--store", "copy.db").out == Path("all.jsonl").read_text("utf-8")


def test_export_writes_graphml_that_networkx_reads(filled: Cli) -> None:
    assert filled("export", "graphml", "-o", "g.graphml").out == "g.graphml\n"
    graph = nx.read_graphml("g.graphml")
    assert graph.nodes["organization:aster-bio"]["name"] == "Aster Bio"
    ends = graph["drug:zx-1"]["hgnc:3430"]
    (edge,) = ends.values() if graph.is_multigraph() else [ends]
    assert (edge["type"], edge["action"], json.loads(edge["evidence"])) == (
        "TARGETS",
        "BLOCKER",
        [f"{FIRST}#S4"],
    )


def test_quotes_can_be_left_out(filled: Cli) -> None:
    quote = "Ann Lee, CEO of Aster Bio, said"
    assert quote in filled("export", "json").out
    assert quote not in filled("export", "json", "--quotes", "none").out
    assert filled("map", "--quotes", "none").status == 0
    assert quote not in Path("map.html").read_text("utf-8")


def test_map_writes_one_page(filled: Cli) -> None:
    assert filled("map", "--view", "companies", "-o", "m.html").out == "m.html\n"
    page = Path("m.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert sorted(p.name for p in Path().iterdir()) == ["m.html", STORE]


@pytest.mark.parametrize("view", ["companies", "drugs", "timeline", "all"])
def test_every_view_writes_a_page_with_the_articles_of_its_sentences(
    filled: Cli, view: str
) -> None:
    assert filled("map", "--view", view).status == 0
    assert "Aster teams up with Boreal" in Path("map.html").read_text("utf-8")


def test_a_map_leads_to_the_browser_that_is_named(filled: Cli) -> None:
    filled("map", "--neo4j-browser", "http://localhost:7474/browser/")
    assert '"browser":"http://localhost:7474/browser/"' in Path("map.html").read_text("utf-8")


def test_the_details_lead_to_the_browser_of_a_server_and_its_database() -> None:
    link = browser_link("neo4j://graph.example:7687/deals", None)
    assert link == (
        "http://graph.example:7474/browser/?dbms=neo4j%3A%2F%2Fgraph.example%3A7687&db=deals"
    )
    assert browser_link("pharmagraph.db", None) == ""


def test_map_can_be_drawn_around_one_thing(filled: Cli) -> None:
    ran = filled("map", "--around", "her2", "--json")
    assert json.loads(ran.out) == {"file": "map.html", "view": "entity"}
    assert "Around HER2" in Path("map.html").read_text("utf-8")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(cli: Cli, shell: str) -> None:
    assert "_PHARMAGRAPH_COMPLETE" in cli("completion", shell).out


def test_a_shell_completes_questions(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pharmagraph"],
        env={
            "_PHARMAGRAPH_COMPLETE": "bash_complete",
            "COMP_WORDS": "pharmagraph ask par",
            "COMP_CWORD": "2",
            "PATH": "",
        },
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.stdout == "plain,partners\n"


def test_quiet_leaves_only_the_result(filled: Cli) -> None:
    ran = filled("ask", "inventory", "--quiet", "--json")
    assert ran.err == ""
    assert json.loads(ran.out)


def test_check_suggests_names_that_look_alike_and_joins_nothing(filled: Cli) -> None:
    Path("alike.txt").write_text(
        "Aster Bioo signs licence deal with Zephyr Pharma\n\nAster Bioo, a biotech, has licensed "
        "ZX-9 to Zephyr Pharma for $10 million upfront.\n",
        encoding="utf-8",
    )
    assert filled("load", "alike.txt").status == 0
    said = filled("check", "--json").out
    assert json.loads(said)["suggestions"] == [
        "'aster bio' and 'aster bioo' look alike; if they are one:"
        '  pharmagraph same "aster bio" "aster bioo"'
    ]
