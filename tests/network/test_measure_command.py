"""`measure` as a person runs it: every form, every refusal, every example."""

import json
import shlex
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from pharmagraph.cli.measure import measure
from pharmagraph.network.small_print import SAMPLE
from tests.cli.conftest import Cli
from tests.cli.test_docs import examples_in

# What QUESTIONS promises, and the first columns of each answer.
COLUMNS = {
    "hubs": "rank organisation partners strength betweenness coreNumber constraint",
    "brokers": "organisation constraint effectiveSize betweenness isArticulation"
    " componentsIfRemoved",
    "communities": "community size topMembers topDiseases topModalities internalSharePct",
    "evolution": "period nodes edges density giantSharePct clustering assortativity maxCore"
    " newTiesRepeatPct",
    "core": "organisation coreNumber onionLayer partners connectivity",
    "paths": "step organisation deal nextOrganisation announcedOn evidence",
    "repeats": "organisationA organisationB deals firstOn lastOn types",
    "suggestions": "organisationA organisationB adamicAdar resourceAllocation commonPartners",
    "roles": "organisation gives takes together balance prospective firstRole lastRole",
    "portfolios": "organisation partners deals kindEntropy countryEntropy areaEntropy topAreas",
    "mixing": "sortA sortB ties sharePct chanceMean p",
    "richclub": "moreThan companies ties density chanceMean ratio p topMembers",
    "structure": "figure value chanceMean p meaning",
}
OTHERS = {"Multi-party deals": "deal parties announcedOn types"}


def test_every_measure_is_known_here() -> None:
    assert set(measure.commands) == {*COLUMNS, "report"}


@pytest.mark.parametrize("name", COLUMNS)
def test_every_example_gives_its_columns_and_the_small_print(crowded: Cli, name: str) -> None:
    examples = examples_in(crowded("measure", name, "--help").out)
    assert examples
    for example in examples:
        ran = crowded(*shlex.split(example)[1:], "--json")
        assert (ran.status, ran.err) == (0, ""), example
        answer = json.loads(ran.out)
        for row in answer["rows"]:
            assert " ".join(row).startswith(OTHERS.get(answer["title"], COLUMNS[name]))
        assert {k: answer["network"][k] for k in ("nodes", "edges", "deals", "sample")} == {
            "nodes": 32, "edges": 35, "deals": 33, "sample": SAMPLE,
        }  # fmt: skip


@pytest.mark.parametrize("name", [*COLUMNS, "report"])
def test_every_option_is_explained(name: str) -> None:
    options = [p for p in measure.commands[name].params if p.param_type_name == "option"]
    assert [o.name for o in options if not getattr(o, "help", "")] == []


def test_hubs_of_the_two_articles(filled: Cli) -> None:
    lines = filled("measure", "hubs").out.splitlines()
    assert [line.split()[:5] for line in lines[2:4]] == [
        ["1", "Aster", "Bio", "1", "1"],
        ["1", "Boreal", "Pharma", "1", "1"],
    ]
    assert lines[5:] == [
        "Network: companies 2 (0 without a known partner), ties 1, deals 1.",
        "Known: roles in 100 % of the deals, days in 0 %; the others start when they were first"
        " reported.",
        "Window: alive on 2020-09-01; a tie lives 5 years (L) unless it was ended.",
        "Companies and ties for other L: 3 years: 2 and 1; 10 years: 2 and 1; no end: 2 and 1.",
        "Roll-up: brand; weight: newman; deals: class ALLIANCE; status not RUMOURED or WITHDRAWN;"
        " companies of kind PHARMA or BIOTECH or unknown.",
        "Left out: deals of class FINANCING (2).",
        SAMPLE,
    ]


def test_csv_is_rows_only_and_the_rest_goes_to_standard_error(filled: Cli) -> None:
    ran = filled("measure", "paths", "Aster", "Boreal", "--format", "csv")
    assert ran.out == (
        "step,organisation,deal,nextOrganisation,announcedOn,evidence\n"
        "1,Aster Bio,pact,Boreal Pharma,2020-06-09,https://news.example/aster-boreal#S0\n"
    )
    assert "Network: companies 2" in ran.err


def test_options_make_the_network(filled: Cli) -> None:
    rows = json.loads(
        filled(
            "measure", "hubs", "--class", "financing", "--as-of", "2021-01-01", "--since",
            "2020-01-01", "--life", "3", "--rollup", "entity", "--weight", "count", "--json",
        ).out
    )  # fmt: skip
    assert [row["organisation"] for row in rows["rows"]] == ["Aster Bio"]
    assert rows["network"]["rules"] == {
        "window": "2020-01-01 to 2021-01-01",
        "asOf": "2021-01-01",
        "life": "3 years",
        "rollup": "entity",
        "weightScheme": "count",
        "dealFilter": "class FINANCING; status not RUMOURED or WITHDRAWN; companies of kind PHARMA"
        " or BIOTECH or unknown",
    }


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (
            ("communities",),
            1,
            "communities mean nothing in a network of 2 companies; 30 are needed",
        ),
        (("hubs", "--as-of", "2001-01-01"), 1, "no deal is left to make a network of (deals after"),
        (("hubs", "--area", "brest cancer"), 1, "Did you mean 'breast cancer'?"),
        (
            ("hubs", "--since", "2021-01-01", "--as-of", "2020-01-01"),
            1,
            "the window ends before it",
        ),
        (("paths", "Aster", "Boreel"), 1, "Did you mean 'Boreal' or 'Boreal China'?"),
        (("paths", "Aster", "Hill Exchange"), 1, "Hill Exchange has no deal in this network"),
        (("evolution", "--from", "2021", "--to", "2020"), 1, "the years run backwards"),
        (("hubs", "--as-of", "June"), 2, "'June' does not match the format"),
        (("hubs", "--life", "0"), 2, "0 is not in the range x>=1"),
        (("hubs", "--layer", "gifts"), 2, "'gifts' is not one of"),
        (("hub",), 2, "No such command 'hub'"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(
    filled: Cli, arguments: tuple[str, ...], status: int, said: str
) -> None:
    ran = filled("measure", *arguments)
    assert (ran.status, ran.out, said in ran.err) == (status, "", True), ran.err


def test_an_empty_store_is_said_to_be_empty(cli: Cli) -> None:
    from pharmagraph.connect import open_store

    open_store("pharmagraph.db").close()
    for name in ("hubs", "structure", "evolution"):
        ran = cli("measure", name)
        assert (ran.status, ran.err) == (
            1,
            "pharmagraph: the graph is empty. Load articles first:  pharmagraph load FILE\n",
        )


def test_a_report_is_one_page_with_a_picture_if_there_is_matplotlib(filled: Cli) -> None:
    ran = filled("measure", "hubs", "--report", "hubs.md", "--json")
    page = Path("hubs.md").read_text("utf-8")
    assert page.startswith("# Most connected companies\n\n")
    assert (
        "\n\n| rank | organisation | partners | strength | betweenness |"
        " coreNumber | constraint | deals | harmonic | eigenvector | pagerank |\n"
    ) in page
    assert SAMPLE in page
    if find_spec("matplotlib"):
        assert Path("hubs.png").read_bytes()[:4] == b"\x89PNG"
        assert "![Most connected companies](<hubs.png>)" in page
    else:
        assert ran.err.startswith("no picture is drawn without Matplotlib:  pip install")
        assert "![" not in page


def test_the_whole_network_is_one_page_with_its_small_print_once(crowded: Cli) -> None:
    (example,) = examples_in(crowded("measure", "report", "--help").out)
    ran = crowded(*shlex.split(example)[1:], "--nulls", "3", "--quiet")
    page = Path("network.md").read_text("utf-8")
    assert (ran.status, ran.out, ran.err) == (0, "network.md\n", "")
    assert [line for line in page.splitlines() if line.startswith("#")] == [
        "# The network of companies",
        "## Shape of the network",
        "## Most connected companies",
        "## Brokers and cut points",
        "## Core and periphery",
        "## Communities",
        "## Rich club",
        "## Givers and takers of rights",
        "## Breadth of partnerships",
        "## Who allies with whom, by kind",
        "## Repeat ties",
        "## Evolution of the network",
        "## What this network is made of",
    ]
    assert page.count(SAMPLE) == 1
    pictures = sorted(path.stem for path in Path().glob("network-*.png"))
    assert all(f"(<{name}.png>)" in page for name in pictures)
    assert pictures == (
        [
            f"network-{name}"
            for name in ["brokers", "communities", "core", "evolution", "hubs", "richclub", "roles"]
        ]
        if find_spec("matplotlib")
        else []
    )


def test_what_the_page_cannot_answer_says_why(filled: Cli) -> None:
    ran = filled("measure", "report", "-o", "-", "--limit", "3")
    said = ran.out[ran.out.index("## Not answered") :].splitlines()[2:4]
    assert [line.partition(";")[0] for line in said] == [
        "- communities mean nothing in a network of 2 companies",
        "- rich clubs mean nothing in a network of 2 companies",
    ]
    assert (ran.status, list(Path().glob("*.png"))) == (0, [])


def test_without_matplotlib_the_page_has_no_pictures_and_says_what_to_install(
    filled: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    ran = filled("measure", "report")
    assert ran.err == (
        "no picture is drawn without Matplotlib:  pip install 'pharmagraph[analysis]'\n"
        "wrote network.md\n"
    )
    assert "![" not in Path("network.md").read_text("utf-8")


@pytest.mark.parametrize("form", ["csv", "neo4j"])
def test_export_fills_a_folder(filled: Cli, form: str) -> None:
    assert filled("export", form, "-o", "out").out == "out\n"
    assert any(Path("out").iterdir())
    ran = filled("export", form)
    assert (ran.status, f"{form} is several files; name a folder" in ran.err) == (2, True)


def test_export_writes_gexf(filled: Cli) -> None:
    assert filled("export", "gexf", "-o", "g.gexf").out == "g.gexf\n"
    assert 'label="Aster Bio"' in Path("g.gexf").read_text("utf-8")


def test_export_writes_companies_with_derived_ties(filled: Cli) -> None:
    body = json.loads(filled("export", "json", "--alliances", "--cumulative").out)
    assert [node["name"] for node in body["nodes"]] == ["Aster Bio", "Boreal Pharma"]
    assert [(e["type"], e["dealCount"], e["life"]) for e in body["edges"]] == [
        ("ALLIED_WITH", 1, "never ends")
    ]


def test_export_writes_rights_from_their_giver_to_their_taker(filled: Cli) -> None:
    body = json.loads(filled("export", "json", "--directed", "--life", "3").out)
    assert [(e["source"], e["target"], e["mutual"], e["life"]) for e in body["edges"]] == [
        ("organization:aster-bio", "organization:boreal-pharma", True, "3 years"),
        ("organization:boreal-pharma", "organization:aster-bio", True, "3 years"),
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("json", "--life", "3"), 2, "--life is about ties; add  --alliances  or  --directed"),
        (("json", "--alliances", "--as-of", "2001-01-01"), 1, "no deal is left to make a network"),
        (("json", "--alliances", "--area", "brest cancer"), 1, "Did you mean 'breast cancer'?"),
        (("graphml", "-o", "missing/g.graphml"), 1, "missing/g.graphml: "),
        (("csv", "-o", "a-file"), 1, "a-file: cannot be written (File exists); name a folder"),
        (("parquet", "-o", "a-file/x"), 1, "a-file/x: cannot be written (Not a directory)"),
        (("xml",), 2, "'xml' is not one of"),
    ],
)
def test_what_cannot_be_exported_is_said_in_a_sentence(
    filled: Cli, arguments: tuple[str, ...], status: int, said: str
) -> None:
    Path("a-file").write_text("here", "utf-8")
    ran = filled("export", *arguments)
    assert (ran.status, ran.out, said in ran.err) == (status, "", True), ran.err
    assert Path("a-file").read_text("utf-8") == "here"


@pytest.mark.parametrize(
    "arguments", [("hubs", "--report", "no/page.md"), ("report", "-o", "no/p.md")]
)
def test_a_page_that_cannot_be_written_is_said_in_a_sentence(
    filled: Cli, arguments: tuple[str, ...]
) -> None:
    ran = filled("measure", *arguments)
    assert (ran.status, arguments[-1] in ran.err, len(ran.err.splitlines())) == (1, True, 1), (
        ran.err
    )
    assert list(Path().glob("*.png")) == []


def test_an_empty_store_is_not_exported(cli: Cli) -> None:
    from pharmagraph.connect import open_store

    open_store("pharmagraph.db").close()
    for form in ("graphml", "gexf", "json", "csv", "neo4j", "parquet"):
        ran = cli("export", form, "-o", "out")
        assert (ran.status, ran.out, ran.err) == (
            1,
            "",
            "pharmagraph: the graph is empty. Load articles first:  pharmagraph load FILE\n",
        )
    assert not Path("out").exists()


def test_a_store_that_is_not_there_is_said_to_be_missing(cli: Cli) -> None:
    for command in (("export", "json"), ("measure", "hubs")):
        ran = cli(*command, "--store", "nowhere.db")
        assert (ran.status, ran.out, "nowhere.db" in ran.err) == (1, "", True), ran.err
