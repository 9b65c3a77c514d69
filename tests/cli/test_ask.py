"""`ask`: the sentences under the rows, the query for Neo4j Browser, the reason of no rows."""

import csv
import io
import json
from pathlib import Path

import pytest

from pharmagraph.connect import open_store
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from tests.browser.params import pasted, split_params
from tests.cli.conftest import STORE, Cli
from tests.queries.corpus import example_values
from tests.queries.world import FIRST

QUESTIONS = load_queries(cypher_dir())
PARTNERS = ("ask", "partners", "--company", "Aster Bio")


def sentence_of(filled: Cli) -> str:
    return str(json.loads(filled(*PARTNERS, "--why", "--json").out)[0]["why"][0]["sentence"])


def test_why_prints_the_sentences_under_each_row(filled: Cli) -> None:
    assert filled(*PARTNERS, "--why").out == (
        "partner       Boreal Pharma\n"
        "deals         1\n"
        "firstOn       2020-06-09\n"
        "lastOn        2020-06-09\n"
        "types         CLINICAL_COLLABORATION, NEGOTIATION_RIGHT\n"
        "statusLatest  ACTIVE\n"
        "\n"
        f"  “{sentence_of(filled)}”\n"
        f"  — Aster teams up with Boreal, 2020-06-09, {FIRST}\n"
    )


def test_why_adds_a_list_to_each_object_of_json(filled: Cli) -> None:
    (plain,) = json.loads(filled(*PARTNERS, "--json").out)
    (row,) = json.loads(filled(*PARTNERS, "--why", "--json").out)
    assert row == plain | {
        "why": [
            {
                "sentence": sentence_of(filled),
                "article": "Aster teams up with Boreal",
                "publishedOn": "2020-06-09",
                "url": FIRST,
            }
        ]
    }


def test_why_prints_a_line_of_csv_for_each_sentence(filled: Cli) -> None:
    out = filled("ask", "pipeline", "--company", "Aster Bio", "--why", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0])[-5:] == ["evidence", "sentence", "article", "publishedOn", "url"]
    assert [(row["drug"], row["publishedOn"], row["url"]) for row in rows] == [
        ("ZX-1", "2020-06-09", FIRST)
    ] * len(rows)


def test_why_prints_quotations_in_markdown(filled: Cli) -> None:
    out = filled(*PARTNERS, "--why", "--format", "md").out
    assert out.startswith("- **partner**: Boreal Pharma\n- **deals**: 1\n")
    assert out.endswith(
        f"\n\n> “{sentence_of(filled)}”  \n> — Aster teams up with Boreal, 2020-06-09, {FIRST}\n"
    )


def test_why_is_refused_where_rows_have_no_sentences(filled: Cli) -> None:
    ran = filled("ask", "names", "--node", "HER2", "--why")
    assert (ran.status, ran.out) == (2, "")
    assert "the rows of names have no column evidence to show the sentences of" in ran.err


def test_why_of_what_networkx_answers_shows_sentences_too(filled: Cli) -> None:
    rows = json.loads(filled("ask", "hubs", "--cumulative", "true", "--why", "--json").out)
    assert [row["organisation"] for row in rows] == ["Aster Bio", "Boreal Pharma"]
    assert all(row["why"] for row in rows)


def test_why_says_where_words_stand_that_are_not_stored(cli: Cli) -> None:
    Path("a.txt").write_text("Aster Bio has licensed ZX-1 from Boreal Pharma.", encoding="utf-8")
    assert cli("load", "a.txt", "--no-text", "--published", "2020-06-09").status == 0
    assert "(the words are not stored)" in cli("ask", "connected", "--why").out


@pytest.mark.parametrize("query", [q for q in QUESTIONS if q.is_cypher], ids=lambda q: q.name)
def test_what_cypher_prints_is_the_query_of_every_question_with_all_its_values(query) -> None:  # type: ignore[no-untyped-def]
    from pharmagraph.browser.parameters import statements
    from pharmagraph.queries import bind

    values = bind(query, example_values(query))
    written, text = split_params(f"{statements(query, values, ids=True)}\n\n{query.text};")
    assert (sorted(written), text) == (sorted(values), query.text)


def test_what_cypher_prints_gives_the_rows_of_the_question(filled: Cli) -> None:
    asked = [
        ("partners", {"company": "Aster Bio", "since": "2020-01-01"}),
        ("drugs", {"target": "HER2", "minPhase": "PHASE_2"}),
        ("articles", {"limit": "1"}),
        ("between", {"a": "Aster Bio", "b": "HER2"}),
        ("why", {"about": "hgnc:3430"}),
    ]
    printed = {
        name: filled(
            "ask", name, *(w for k, v in values.items() for w in (f"--{k}", v)), "--cypher"
        ).out
        for name, values in asked
    }
    store = open_store(STORE)
    for name, values in asked:
        expected = run_query(store, find_query(QUESTIONS, name), values)
        assert pasted(store, printed[name]) == expected
        assert expected
    store.close()


def test_cypher_is_printed_for_a_driver_and_for_a_page(filled: Cli) -> None:
    given = json.loads(filled(*PARTNERS, "--cypher", "--json").out)
    assert (given["question"], given["parameters"]["company"]) == (
        "partners",
        "organization:aster-bio",
    )
    assert given["query"] == find_query(QUESTIONS, "partners").text
    page = filled(*PARTNERS, "--cypher", "--format", "md").out
    assert page.startswith("```cypher\n:param company => 'organization:aster-bio';\n")
    assert page.endswith("LIMIT $limit;\n```\n")


CYPHER_REFUSED = [
    ((*PARTNERS, "--cypher", "--format", "csv"), 2, "which is no table; leave out --format csv"),
    ((*PARTNERS, "--cypher", "--why"), 2, "leave one out"),
    (("ask", "hubs", "--cypher"), 2, "hubs is answered by NetworkX: there is no Cypher to print"),
    (("ask", "partners", "--company", "Astr Bio", "--cypher"), 1, "Did you mean 'Aster Bio'?"),
]


@pytest.mark.parametrize(("arguments", "status", "sentence"), CYPHER_REFUSED)
def test_what_cannot_be_printed_is_refused(
    filled: Cli, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    ran = filled(*arguments)
    assert (ran.status, ran.out) == (status, "")
    assert sentence in ran.err


def test_a_query_without_names_is_printed_without_a_store(cli: Cli) -> None:
    ran = cli("ask", "largest", "--cypher")
    assert ran.status == 0
    assert ran.out.startswith(":param by => 'any';\n")
    assert not Path(STORE).exists()


def test_the_list_takes_what_questions_take(filled: Cli) -> None:
    table = filled("ask", "--list", "--store", "nowhere.db", "--quiet").out
    assert "hubs" in table
    listed = json.loads(filled("ask", "--list", "--json").out)
    assert [row["question"] for row in listed] == [query.name for query in QUESTIONS]
    assert {"question", "topic", "asks", "options", "columns"} == set(listed[0])
    rows = list(csv.DictReader(io.StringIO(filled("ask", "--list", "--format", "csv").out)))
    assert [row["question"] for row in rows] == [row["question"] for row in listed]


def test_options_before_the_question_count_for_it(filled: Cli) -> None:
    assert filled("ask", "--json", *PARTNERS[1:]).out == filled(*PARTNERS, "--json").out
    assert filled("ask", "--store", "nowhere.db", *PARTNERS[1:]).status == 1
    assert filled("ask", "--store", "nowhere.db", *PARTNERS[1:], "--store", STORE).status == 0


def test_the_small_print_of_a_measure_goes_to_standard_error(filled: Cli) -> None:
    ran = filled("ask", "hubs", "--cumulative", "true", "--format", "csv")
    assert ran.out.startswith("rank,organisation,partners,strength,")
    assert "A network built from news is a sample" in ran.err
    assert filled("ask", "hubs", "--cumulative", "true", "--quiet").err == ""


def test_no_rows_are_said_to_be_no_rows_and_why(filled: Cli) -> None:
    ran = filled("ask", "partners", "--company", "Aster Bio", "--since", "2030-01-01")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "nothing found: there are rows without --since\n"
    assert filled("ask", "partners", "--company", "Hill Exchange", "--quiet").err == ""


def test_a_retracted_name_is_looked_for_among_articles(filled: Cli) -> None:
    ran = filled("retract", "zzzzzz")
    assert ran.status == 1
    assert "See what there is:  pharmagraph ask articles" in ran.err
