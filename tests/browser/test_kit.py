"""The kit is made from the questions and the schema, the same each time, and says what it means."""

import csv
import io
import re
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from pharmagraph.browser.guide import Block, Step, as_asciidoc, as_html, paragraphs, read_guide
from pharmagraph.browser.kit import make_kit, write_kit
from pharmagraph.browser.parameters import literal, looked_up, statements
from pharmagraph.browser.pictures import load_pictures, parse_picture, picture_problems
from pharmagraph.browser.saved import KINDS, as_csv, as_zip, saved_queries
from pharmagraph.browser.style import grass
from pharmagraph.errors import QueryError
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Param, Query, load_queries
from pharmagraph.schema import NODES

QUESTIONS = load_queries(cypher_dir())
PICTURES = load_pictures(QUESTIONS)
SAVED = saved_queries(QUESTIONS, PICTURES)
HOSTILE = "<script>alert('x')</script>"


def question(name: str = "partners", **changes: object) -> Query:
    fields: dict[str, object] = {
        "name": name,
        "topic": "companies",
        "title": "Partners of a company",
        "doc": "Everyone it has a deal with.",
        "params": (Param("company", "Organization"), Param("limit", "int", "", 5, False)),
        "returns": ("partner",),
        "example": 'pharmagraph ask partners --company "Aster Bio"',
        "engine": "",
        "text": "MATCH (n {id: $company}) RETURN n.name AS partner LIMIT $limit",
        "path": Path("partners.cypher"),
    }
    return Query(**{**fields, **changes})  # type: ignore[arg-type]


def test_making_the_kit_again_changes_nothing(tmp_path: Path) -> None:
    first = make_kit(QUESTIONS)
    assert write_kit(first, tmp_path) == tuple(first)
    assert make_kit(load_queries(cypher_dir())) == first
    assert write_kit(make_kit(QUESTIONS), tmp_path) == ()


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    kit = make_kit(QUESTIONS)
    write_kit(kit, tmp_path)
    (tmp_path / "guide.html").write_text("mine", encoding="utf-8")
    assert write_kit(kit, tmp_path) == ("guide.html",)
    assert (tmp_path / "guide.html").read_bytes() == kit["guide.html"]


def test_every_question_is_saved_with_its_values_rows_and_picture() -> None:
    expected = [
        (query.name, kind)
        for query in QUESTIONS
        if query.is_cypher
        for kind, is_there in zip(
            KINDS, (bool(query.params), True, query.name in PICTURES), strict=True
        )
        if is_there
    ]
    assert [(entry.question, entry.kind) for entry in SAVED] == expected


def test_what_networkx_answers_is_said_to_be_elsewhere() -> None:
    kit = make_kit(QUESTIONS)
    for page, name in (("guide.html", "<code>hubs</code>"), ("README.md", "`hubs`")):
        assert name in kit[page].decode()
    assert [name for name in kit if "hubs" in name] == []
    assert "MEASURED" not in kit["README.md"].decode()


def test_the_zip_has_each_folder_as_an_entry_and_each_title_in_a_first_line() -> None:
    entries = saved_queries([question()], {})
    with zipfile.ZipFile(io.BytesIO(as_zip(entries))) as archive:
        assert archive.namelist() == [
            "pharmagraph companies/",
            "pharmagraph companies/partners.values.cypher",
            "pharmagraph companies/partners.rows.cypher",
        ]
        assert archive.read("pharmagraph companies/partners.rows.cypher").decode() == (
            "// partners 2 rows: Partners of a company\n"
            "// Everyone it has a deal with.\n"
            "MATCH (n {id: $company}) RETURN n.name AS partner LIMIT $limit\n"
        )


def test_the_csv_has_folders_first_and_queries_that_begin_with_a_command() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(SAVED).decode())))
    folders = {row["id"]: row["name"] for row in rows if row["isFolder"] == "true"}
    entries = [row for row in rows if row["isFolder"] == "false"]
    assert [folders[row["parentId"]] for row in entries] == [entry.folder for entry in SAVED]
    assert [row["query"] for row in entries] == [entry.text for entry in SAVED]
    assert len({row["id"] for row in rows}) == len(rows)
    # A comment before `:param` is a syntax error in the new Browser.
    assert all(entry.text.startswith(":param ") for entry in SAVED if entry.kind == "values")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (7, "7"),
        (0.5, "0.5"),
        (date(2020, 6, 9), "date('2020-06-09')"),
        ("Sanofi", "'Sanofi'"),
        ("O'Neill \\ Co", "'O\\'Neill \\\\ Co'"),
        ("a;b\nc\x00", "'a\\u003bb\\nc\\u0000'"),
        ("' RETURN 1 //", "'\\' RETURN 1 //'"),
    ],
)
def test_a_value_is_written_as_one_literal(value: object, written: str) -> None:
    assert literal(value) == written


def test_a_value_without_a_literal_is_refused() -> None:
    with pytest.raises(QueryError, match=r"\['a'\] cannot be a parameter of Browser"):
        literal(["a"])


def test_names_are_looked_up_and_ids_are_not() -> None:
    values = {"company": "Aster Bio", "limit": 5}
    looked = looked_up(Param("company", "Organization"), "Aster Bio")
    assert statements(question(), values) == f":param company => {looked};\n:param limit => 5;"
    assert statements(question(), values, ids=True) == (
        ":param company => 'Aster Bio';\n:param limit => 5;"
    )


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("nobody", "// It.\nRETURN 1", "there is no question 'nobody' to be drawn"),
        ("partners", "RETURN 1", "a picture is a line  // What it shows  and a query below it"),
        ("partners", "// It.", "a picture is a line  // What it shows  and a query below it"),
        ("partners", "// It.\nRETURN $x", "$x is no parameter of the question 'partners'"),
    ],
)
def test_a_broken_picture_is_told(name: str, text: str, problem: str) -> None:
    found = picture_problems(parse_picture(f"{name}.cypher", text), {"partners": question()})
    assert found == [f"pictures/{name}.cypher:1: {problem}"]


def test_the_guide_has_five_to_seven_steps_from_what_to_why() -> None:
    _, steps = read_guide(QUESTIONS, PICTURES)
    titles = [step.title for step in steps]
    assert 5 <= len(steps) <= 7
    assert titles[0] == "What is in here"
    assert "Why do we believe this" in titles
    assert all(step.blocks and step.paragraphs for step in steps)


def test_both_guides_say_the_same() -> None:
    title, steps = read_guide(QUESTIONS, PICTURES)
    html, adoc = as_html(title, steps), as_asciidoc(title, steps)
    runnable = [
        unescape(found) for found in re.findall(r'runnable">(.*?)</pre>', html, flags=re.DOTALL)
    ]
    sources = re.findall(r"\[source,cypher\]\n----\n(.*?)\n----", adoc, flags=re.DOTALL)
    assert runnable == sources == [block.text for step in steps for block in step.blocks]


def test_the_style_is_offered_only_where_it_is_served() -> None:
    address = "http://localhost:1"
    command = f":style {address}/pharmagraph.grass"
    assert command in make_kit(QUESTIONS, address=address)["guide.html"].decode()
    assert b":style" not in make_kit(QUESTIONS)["guide.html"]


def test_a_guide_shows_html_and_does_not_obey_it() -> None:
    step = Step(HOSTILE, paragraphs(HOSTILE), (Block(HOSTILE, HOSTILE),))
    assert "<script" not in as_html(HOSTILE, (step,))


def test_every_label_has_its_colour_of_the_schema() -> None:
    rules = dict(re.findall(r"node\.(\w+) \{\n.*?  color: (#\w+);", grass(), flags=re.DOTALL))
    assert {label: rules[label] for label in NODES} == {k: n.colour for k, n in NODES.items()}
