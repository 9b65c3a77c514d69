"""A question's file is read whole or refused with file, line and reason."""

from datetime import date
from pathlib import Path

import pytest

from pharmagraph.errors import QueryError, QueryFileError
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Param, bind, find_query, load_queries
from pharmagraph.query_text import blank_literals, returned_columns, used_parameters

GOOD = """\
// Partners of a company
//
// Everyone it has a deal with.
//
// @param company Organization       Company to start from
// @param since   date = 2000-01-01  Leave out deals before this day
// @param limit   int = 25           Most rows
// @returns partner, deals
// @example pharmagraph ask partners --company "Aster Bio" --since 2020-01-01

MATCH (:Organization {id: $company})-[:PARTY_TO]->(d:Deal)<-[:PARTY_TO]-(o) // not $this
WHERE d.announcedFrom >= $since AND o.name <> '$that'
RETURN o.name AS partner, count(DISTINCT d) AS deals
ORDER BY deals DESC, partner
LIMIT $limit
"""


def folder(tmp_path: Path, text: str, name: str = "partners") -> Path:
    path = tmp_path / "companies" / f"{name}.cypher"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path


def problems(tmp_path: Path, text: str, name: str = "partners") -> list[str]:
    with pytest.raises(QueryFileError) as caught:
        load_queries(folder(tmp_path, text, name))
    return [line.removeprefix(f"{tmp_path}/companies/") for line in str(caught.value).splitlines()]


def test_a_file_is_read_with_all_its_header_says(tmp_path: Path) -> None:
    (query,) = load_queries(folder(tmp_path, GOOD))
    assert (query.name, query.topic, query.title) == (
        "partners",
        "companies",
        "Partners of a company",
    )
    assert query.doc == "Everyone it has a deal with."
    assert query.params == (
        Param("company", "Organization", "Company to start from"),
        Param("since", "date", "Leave out deals before this day", date(2000, 1, 1), False),
        Param("limit", "int", "Most rows", 25, False),
    )
    assert query.returns == ("partner", "deals")
    assert query.text.startswith("MATCH (:Organization")
    assert query.text.endswith("LIMIT $limit")


REFUSALS = [
    ("// Partners of a company\n", "", "1: no title; the first line is  // What is asked"),
    ("date = 2000-01-01", "year = 2000", "6: 'year' is no parameter type; use one of text, int,"),
    ("= 2000-01-01", "= soon", "6: the default of 'since': 'soon' is no date; write it like"),
    ("int = 25", "int = many", "7: the default of 'limit': 'many' is no whole number"),
    ("@param limit", "@param Limit", "7: 'Limit' is no parameter name"),
    ("@param limit", "@param since", "7: a second parameter 'since'"),
    ("@param limit", "@param format", "7: 'format' is an option of every question"),
    ("@returns", "@return", "8: '@return' is none of @param, @returns, @example, @engine"),
    ("// @returns partner, deals\n", "", "1: no '@returns'"),
    ("partner, deals\n//", "partner, n\n//", "11: '@returns' promises partner, n; the query"),
    ("pharmagraph ask", "ask", "9: the example starts with  pharmagraph ask partners"),
    ("--since 2020", "--until 2020", "9: the example uses --until, which is no parameter"),
    ('--company "Aster Bio" ', "", "9: the example leaves out --company"),
    ('"Aster Bio"', '"Aster Bio', "9: the example cannot be read: No closing quotation"),
    (" AND o.name", " AND o.id <> $other AND o.name", "12: $other is not declared; add"),
    ("LIMIT $limit\n", "LIMIT 25\n", "7: the parameter 'limit' is not used"),
    ("ORDER BY deals DESC, partner\n", "", "11: no ORDER BY after the last RETURN"),
    ("o.name AS partner", "o.name", "11: column 1 has no name; add  AS name"),
    ("DESC, partner\n", "DESC, partner.id\n", "11: ORDER BY uses partner.…, but partner is a"),
    ("// @returns", "// @engine oracle\n// @returns", "8: 'oracle' is no engine; use neo4j or"),
    ("// @returns", "// @returns a\n// @returns", "9: a second '@returns'"),
]


@pytest.mark.parametrize(("old", "new", "problem"), REFUSALS, ids=[p for _, _, p in REFUSALS])
def test_a_broken_file_is_refused_with_line_and_reason(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert old in GOOD
    found = problems(tmp_path, GOOD.replace(old, new, 1))
    assert [line for line in found if line.startswith(f"partners.cypher:{problem}")]


def test_a_file_without_a_query_is_refused(tmp_path: Path) -> None:
    header = GOOD.partition("MATCH")[0]
    assert problems(tmp_path, header) == ["partners.cypher:11: no query below the header"]


def test_a_file_name_that_is_no_command_is_refused(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD.replace("ask partners", "ask My_Query"), "My_Query") == [
        "My_Query.cypher:1: 'My_Query' is no name for a question; "
        "use lower case, digits and hyphens"
    ]


def test_every_problem_of_every_file_is_told(tmp_path: Path) -> None:
    folder(tmp_path, GOOD.replace("LIMIT $limit", "LIMIT 5"), "partners")
    assert problems(tmp_path, GOOD.replace("AS deals", ""), "others") == [
        "others.cypher:9: the example starts with  pharmagraph ask others",
        "others.cypher:11: column 2 has no name; add  AS name",
        "partners.cypher:7: the parameter 'limit' is not used",
    ]


def test_a_second_question_of_the_same_name_is_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    for place in (first, second):
        place.mkdir()
        folder(place, GOOD)
    with pytest.raises(QueryFileError, match="a second question called 'partners', after"):
        load_queries(first, second)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.cypher"
    path.write_bytes(b"// Caf\xe9")
    with pytest.raises(QueryFileError, match=r"q\.cypher:1: the file cannot be read as UTF-8"):
        load_queries(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryFileError, match="there is no such folder of questions"):
        load_queries(tmp_path / "nowhere")


def test_values_are_read_by_type_and_defaults_added(tmp_path: Path) -> None:
    (query,) = load_queries(folder(tmp_path, GOOD))
    assert bind(query, {"company": "Aster Bio", "limit": "3"}) == {
        "company": "Aster Bio",
        "since": date(2000, 1, 1),
        "limit": 3,
    }


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "partners needs --company: Company to start from"),
        ({"company": "A", "limit": "x"}, "--limit: 'x' is no whole number"),
        ({"company": "A", "since": "2020"}, "--since: '2020' is no date; write it like 2024-05-31"),
        (
            {"company": "A", "until": "x"},
            "partners takes no 'until'; it takes company, limit, since",
        ),
    ],
)
def test_a_wrong_value_is_refused(tmp_path: Path, values: dict[str, object], sentence: str) -> None:
    (query,) = load_queries(folder(tmp_path, GOOD))
    with pytest.raises(QueryError) as caught:
        bind(query, values)
    assert str(caught.value) == sentence


def test_a_mistyped_question_gets_the_nearest_name() -> None:
    queries = load_queries(cypher_dir())
    with pytest.raises(QueryError) as caught:
        find_query(queries, "partner")
    assert str(caught.value) == "there is no question called 'partner'; did you mean 'partners'?"


def test_strings_and_comments_hide_nothing_and_count_for_nothing() -> None:
    text = "MATCH (n) /* $a\n */ WHERE n.x = \"$b\" AND n.y = 'it\\'s $c' RETURN $d AS d // $e"
    assert used_parameters(text) == {"d": 2}
    assert len(blank_literals(text)) == len(text)


def test_columns_are_those_of_the_outer_return() -> None:
    text = (
        "CALL { MATCH (n) RETURN n AS inner }\n"
        "RETURN COLLECT { MATCH (m) RETURN m.id AS id ORDER BY id } AS ids, [x IN [1, 2] | x] AS xs"
        "\nORDER BY ids LIMIT 3"
    )
    assert returned_columns(text) == ("ids", "xs")


SHIPPED = load_queries(cypher_dir())


@pytest.mark.parametrize("query", SHIPPED, ids=lambda q: q.name)
def test_every_shipped_question_limits_its_rows(query) -> None:  # type: ignore[no-untyped-def]
    assert [p.type for p in query.params if p.name == "limit"] == ["int"]
    if query.is_cypher:
        assert query.text.splitlines()[-1] == "LIMIT $limit"
