"""The graph from Python: questions as values, answers as typed rows."""

import builtins
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import pharmagraph
from pharmagraph.connect import open_store
from pharmagraph.errors import (
    NameNotFoundError,
    PharmagraphError,
    QueryError,
    ReadOnlyError,
    StoreUnavailableError,
)
from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import load_queries
from tests.queries.landscape import load_landscape
from tests.queries.world import FIRST, articles


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asking") / "deals.db"
    with open_store(str(path)) as store:  # type: ignore[attr-defined]
        load(store, articles())
        load_landscape(store)
    return path


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[pharmagraph.Graph]:
    with pharmagraph.open(folder) as opened:
        yield opened


def test_a_question_is_asked_by_keyword_and_answered_in_typed_rows(
    graph: pharmagraph.Graph,
) -> None:
    answer = graph.ask("partners", company="Boreal Pharma", rollup="brand", deal_class="any")
    assert (answer.question, answer.columns) == (
        "partners",
        ("partner", "deals", "firstOn", "lastOn", "types", "statusLatest", "evidence"),
    )
    (row,) = answer
    assert dict(row) == {
        "partner": "Aster Bio",
        "deals": 1,
        "firstOn": date(2020, 6, 9),
        "lastOn": date(2020, 6, 9),
        "types": ["CLINICAL_COLLABORATION", "NEGOTIATION_RIGHT"],
        "statusLatest": "ACTIVE",
        "evidence": [f"{FIRST}#S0"],
    }
    assert (row.partner, row["deals"], row.firstOn.year) == ("Aster Bio", 1, 2020)
    assert (len(answer), answer[0], answer[-1:]) == (1, row, (row,))


def test_values_may_be_values_or_texts(graph: pharmagraph.Graph) -> None:
    first = graph.ask("articles", since=date(2020, 7, 1), limit=3)
    second = graph.ask("articles", since="2020-07-01", limit="3")
    assert [row["id"] for row in first] == [row["id"] for row in second]
    assert graph.ask("chain", from_="Cedar Bio", to="Fjord Pharma").rows


def test_what_networkx_answers_is_asked_alike_and_has_its_small_print(
    graph: pharmagraph.Graph,
) -> None:
    answer = graph.ask("hubs", cumulative=True, area="lung cancer")
    assert [row.organisation for row in answer] == ["Cedar Bio", "Elm Pharma"]
    assert any("from news is a sample" in remark for remark in answer.remarks)
    assert graph.ask("partners", company="Elm Pharma").remarks == ()


def test_questions_say_what_they_take_and_what_they_return(graph: pharmagraph.Graph) -> None:
    partners = graph.questions["partners"]
    assert (partners.title, partners.topic) == ("Partners of a company", "companies")
    assert [(p.name, p.type, p.default, p.required) for p in partners.parameters] == [
        ("company", "Organization", None, True),
        ("rollup", "entity|brand|ultimateParent", "entity", False),
        ("dealClass", "ALLIANCE|M_AND_A|FINANCING|SERVICE|LEGAL|any", "ALLIANCE", False),
        ("since", "date", None, False),
        ("limit", "int", 25, False),
    ]
    assert partners.columns == graph.ask("partners", company="Aster Bio").columns
    assert list(graph.questions) == [query.name for query in load_queries(cypher_dir())]
    assert {q.name for q in graph.questions.values() if not q.is_cypher} >= {"hubs", "brokers"}


def test_the_sentences_of_a_row_come_with_their_articles(graph: pharmagraph.Graph) -> None:
    (row,) = graph.ask("partners", company="Boreal Pharma", rollup="brand")
    (said,) = graph.sentences(row)
    assert said.text.startswith("Aster Bio")
    assert (said.article, said.published, said.url) == (
        "Aster teams up with Boreal",
        date(2020, 6, 9),
        FIRST,
    )
    assert said.place == f"Aster teams up with Boreal, 2020-06-09, {FIRST}"
    assert graph.sentences({"evidence": ["hgnc:3430", "no such sentence"]}) == ()
    assert graph.sentences({"partner": "Aster Bio"}) == ()


def test_rows_become_a_data_frame_with_days_and_whole_numbers(graph: pharmagraph.Graph) -> None:
    pandas = pytest.importorskip("pandas")
    frame = graph.ask("partners", company="Elm Pharma", deal_class="any").to_dataframe()
    assert list(frame.columns) == list(graph.questions["partners"].columns)
    assert (str(frame.firstOn.dtype), str(frame.deals.dtype)) == ("datetime64[s]", "Int64")
    assert frame.set_index("partner").firstOn["Cedar Bio"] == pandas.Timestamp(2021, 3, 2)
    nothing = graph.ask("rights", right_kind="OPTION", holder="Boreal Pharma").to_dataframe()
    assert list(nothing.columns) == list(graph.questions["rights"].columns)
    assert len(nothing) == 0


def test_without_pandas_the_way_out_is_named(
    graph: pharmagraph.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = graph.ask("connected")
    real = builtins.__import__

    def without_pandas(name: str, *rest: object, **more: object) -> object:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(PharmagraphError, match=r"pip install 'pharmagraph\[analysis\]'"):
        answer.to_dataframe()


def test_a_notebook_shows_hostile_text_as_text() -> None:
    rows = (pharmagraph.asking.AnswerRow({"name": "<script>x</script>", "aliases": ["a", "b"]}),)
    shown = pharmagraph.Answer("q", ("name", "aliases"), rows * 60)._repr_html_()
    assert "<script>" not in shown
    assert "<td>&lt;script&gt;x&lt;/script&gt;</td><td>a, b</td>" in shown
    assert shown.endswith("<p>and 10 more rows</p>")


@pytest.mark.parametrize(
    ("question", "values", "error", "sentence"),
    [
        ("partner", {}, QueryError, "there is no question called 'partner'; did you mean"),
        ("partners", {}, QueryError, "partners needs --company: Company to start from"),
        ("partners", {"company": "x", "sinse": "2020-01-01"}, QueryError, "did you mean 'since'?"),
        ("partners", {"company": "x", "since": 2020}, QueryError, "--since: 2020 is no date"),
        ("partners", {"company": "Elm Farma"}, NameNotFoundError, "Did you mean 'Elm Pharma'"),
    ],
)
def test_a_wrong_question_or_value_is_refused(
    graph: pharmagraph.Graph,
    question: str,
    values: dict[str, object],
    error: type[Exception],
    sentence: str,
) -> None:
    with pytest.raises(error) as caught:
        graph.ask(question, **values)
    assert sentence in str(caught.value)


def test_a_column_that_is_not_there_names_those_that_are(graph: pharmagraph.Graph) -> None:
    row = graph.ask("names", node="HER2")[0]
    with pytest.raises(AttributeError, match="there is no column 'name'; there are alias, "):
        _ = row.name
    assert row["keys"] == ["Target~her2", "hgnc:3430"]


def test_the_graph_is_opened_for_reading_and_closed(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy.db", ignore=shutil.ignore_patterns("*.lock"))
    with pharmagraph.open(str(copy)) as opened, pytest.raises(ReadOnlyError):
        opened.store.write(lambda tx: tx.lock())
    with pytest.raises(PharmagraphError, match="has been closed"):
        opened.ask("connected")
    with pytest.raises(StoreUnavailableError):
        pharmagraph.open(tmp_path / "nowhere.db")


def test_a_persons_own_questions_are_asked_too(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own" / "mine"
    own.mkdir(parents=True)
    (own / "oldest.cypher").write_text(
        "// The oldest article\n// @param limit int = 1 Rows\n// @returns id\n"
        "// @example pharmagraph ask oldest\n\n"
        "MATCH (a:Article) RETURN a.id AS id ORDER BY a.publishedOn, id LIMIT $limit\n",
        encoding="utf-8",
    )
    with pharmagraph.open(folder, queries=[own.parent]) as opened:
        assert [row.id for row in opened.ask("oldest")] == ["https://land.example/a4"]


def test_importing_the_package_loads_nothing_yet() -> None:
    heavy = ("neo4j", "arcadedb", "networkx", "pandas", "pharmagraph.asking")
    code = f"import pharmagraph, sys; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert {"Answer", "Graph", "Question", "open"} <= set(dir(pharmagraph))
    with pytest.raises(AttributeError, match="has no attribute 'oben'"):
        _ = pharmagraph.oben


NOTHING = [
    ("rights", {"right_kind": "OPTION", "holder": "Boreal Pharma"}, "there are rows without"),
    ("partners", {"company": "Iris Capital"}, "there are rows with --deal-class any"),
    (
        "partners",
        {"company": "Iris Capital", "since": "2030-01-01"},
        "there are rows with --deal-class any, without --since",
    ),
    (
        "partners",
        {"company": "Elm Pharma", "since": "2030-01-01"},
        "there are rows without --since",
    ),
    ("between", {"a": "Ann Lee", "b": "Hill Exchange"}, "no loaded article says so (articles: 14,"),
]


@pytest.mark.parametrize(("question", "values", "sentence"), NOTHING)
def test_an_empty_answer_says_why(
    graph: pharmagraph.Graph, question: str, values: dict[str, object], sentence: str
) -> None:
    answer = graph.ask(question, **values)
    assert answer.rows == ()
    assert answer.why_empty.startswith(sentence)


def test_an_empty_answer_of_an_empty_graph_says_to_load_first(tmp_path: Path) -> None:
    open_store(str(tmp_path / "empty.db")).close()
    with pharmagraph.open(tmp_path / "empty.db") as opened:
        assert opened.ask("largest").why_empty == (
            "nothing is loaded yet. Load articles first:  pharmagraph load FILE"
        )
