"""A user's own names: kept, listed, refused with the line, and known when a text is read again."""

from pathlib import Path

import pytest

from pharmagraph.claims import Extraction
from pharmagraph.errors import VocabularyError
from pharmagraph.model import Document
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from pharmagraph_loaders.own_names import (
    OwnName,
    add_own_names,
    own_name,
    read_own_names,
    remove_own_names,
)
from pharmagraph_loaders.own_vocabulary import user_vocabulary, with_own_names
from tests.cli.conftest import Cli, cli  # noqa: F401 - a fixture

TEXT = (
    "Boreal Pharma has licensed quibblotide from Snarkford. Quibblotide, also known as Wobblify,"
    " blocks GRMBL in patients with snarkles."
)
HEADER = "type\tname\taliases\tid\n"


def read(*names: OwnName) -> Extraction:
    document = Document("doc:own", "NEWS", "own", TEXT)
    return read_claims(document, with_own_names(load_vocabulary(), names))


def known(extraction: Extraction, label: str) -> set[str]:
    return {n.text for ref in extraction.refs if ref.label == label for n in ref.names}


def test_own_names_are_found_in_a_text() -> None:
    names = (
        OwnName("drug", "quibblotide", ("Wobblify",), ("drugbank:DB99999",)),
        OwnName("company", "Snarkford"),
        OwnName("target", "GRMBL", (), ("hgnc:99999",)),
        OwnName("disease", "snarkles"),
    )
    before, after = read(), read(*names)
    drug = next(ref for ref in after.refs if ref.label == "Drug")
    assert {"quibblotide", "Wobblify"} <= {n.text.replace("Q", "q") for n in drug.names}
    assert "drugbank:DB99999" in drug.keys
    assert "Snarkford" in known(after, "Organization")
    assert (known(before, "Target"), known(after, "Target")) == (set(), {"GRMBL"})
    assert (known(before, "Disease"), known(after, "Disease")) == (set(), {"snarkles"})


def test_an_alias_of_a_shipped_thing_gives_its_identifiers() -> None:
    after = read(OwnName("target", "GRMBL", (), ("hgnc:3430",)))
    target = next(ref for ref in after.refs if ref.label == "Target")
    assert "hgnc:3430" in target.keys


def test_the_shipped_vocabulary_stays_as_it_is() -> None:
    shipped = load_vocabulary()
    size = (len(shipped.entries), len(shipped.phrases))
    own = with_own_names(shipped, (OwnName("drug", "quibblotide"),))
    assert (len(shipped.entries), len(shipped.phrases)) == size
    assert own.version != shipped.version
    assert "quibblotide" not in shipped.phrases


def test_names_are_kept_and_joined(tmp_path: Path) -> None:
    path = tmp_path / "new" / "names.tsv"
    add_own_names([own_name("drug", "zelumab", ["NDR-1"], [], "x")], path)
    add_own_names([own_name("drug", "Zelumab", ["NDR1"], ["drugbank:DB99999"], "x")], path)
    kept = (OwnName("drug", "zelumab", ("NDR-1", "Zelumab", "NDR1"), ("drugbank:DB99999",)),)
    assert read_own_names(path) == kept
    assert path.read_text("utf-8") == (
        f"{HEADER}drug\tzelumab\tNDR-1|Zelumab|NDR1\tdrugbank:DB99999\n"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("protein\tQRS1", ":3: 'protein' is no type; use one of drug, company, target, disease"),
        ("drug\t", ":3: '' is no name"),
        ("drug\tx", ":3: 'x' is no name"),
        ("drug\t12345", ":3: '12345' is no name"),
        ("drug\tzelumab\ta\x1b[31m", "is no name"),
        ("drug\t" + "z" * 300, ":3: a name of 300 characters is too long"),
        ("drug\tzelumab\t\thgnc:1", ":3: 'hgnc:1' is no identifier of a drug; use drugbank:…"),
        ("drug\tzelumab\t\tDB1", ":3: 'DB1' is no identifier of a drug"),
        ("drug\ta1\tb1\tdrugbank:DB1\tmore", ":3: the row has 5 cells, the header 4"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(f"{HEADER}company\tNadir Bio\n{row}\n", encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        read_own_names(path)
    assert said in str(error.value)


@pytest.mark.parametrize("header", ["", "name\n", "drug\tzelumab\n", "type\tname\tname\n"])
def test_a_table_without_a_header_is_refused(tmp_path: Path, header: str) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(header, encoding="utf-8")
    with pytest.raises(VocabularyError, match=":1: the first line names the columns"):
        read_own_names(path)


def test_there_are_no_own_names_without_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PHARMAGRAPH_VOCABULARY", str(tmp_path / "none.tsv"))
    assert read_own_names() == ()
    assert user_vocabulary() is load_vocabulary()


def test_a_name_added_changes_what_is_extracted(cli: Cli) -> None:  # noqa: F811
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    assert "GRMBL" not in cli("extract", "article.txt").out.partition("relations")[0]
    added = cli("vocab", "add", "GRMBL", "--type", "target", "--alias", "grumble kinase")
    assert (added.status, added.err.splitlines()[0].partition(" names in")[0]) == (0, "1 added, 1")
    assert "GRMBL" in cli("extract", "article.txt").out
    assert "grumble kinase" in cli("vocab", "list").out


def test_a_table_with_a_bad_row_adds_nothing(cli: Cli) -> None:  # noqa: F811
    Path("mine.tsv").write_text(f"{HEADER}drug\tzelumab\nmoon\tLuna\n", encoding="utf-8")
    refused = cli("vocab", "add", "mine.tsv")
    assert refused.status == 1
    assert refused.err.startswith("pharmagraph: mine.tsv:3: 'moon' is no type")
    assert cli("vocab", "list", "--json").out == "[]\n"


def test_a_table_is_added(cli: Cli) -> None:  # noqa: F811
    Path("mine.tsv").write_text(f"{HEADER}drug\tzelumab\ncompany\tNadir Bio\n", encoding="utf-8")
    assert cli("vocab", "add", "mine.tsv").status == 0
    assert Path("names.tsv").read_text("utf-8") == (
        f"{HEADER}company\tNadir Bio\t\t\ndrug\tzelumab\t\t\n"
    )


def test_a_name_without_a_type_is_asked_for_one(cli: Cli) -> None:  # noqa: F811
    asked = cli("vocab", "add", "zelumab")
    assert (asked.status, "add  --type drug" in asked.err) == (2, True)


def test_a_name_is_taken_back_by_any_of_its_names(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    zelumab, nadir = OwnName("drug", "zelumab", ("NDR-1",)), OwnName("company", "Nadir Bio")
    add_own_names([zelumab, nadir], path)
    assert remove_own_names("ndr-1", path=path) == (zelumab,)
    assert read_own_names(path) == (nadir,)


def test_a_name_that_is_not_there_is_not_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    with pytest.raises(VocabularyError, match="'zelumab' is none of your names"):
        remove_own_names("zelumab", path=path)
    assert not path.exists()


def test_a_name_of_two_sorts_is_taken_back_by_its_type(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    drug, company = OwnName("drug", "Quibble"), OwnName("company", "Quibble")
    add_own_names([drug, company], path)
    with pytest.raises(VocabularyError, match="'Quibble' is a company and a drug; say which"):
        remove_own_names("Quibble", path=path)
    assert remove_own_names("Quibble", "drug", path) == (drug,)
    assert read_own_names(path) == (company,)


def test_a_name_taken_back_no_longer_counts(cli: Cli) -> None:  # noqa: F811
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    before = cli("extract", "article.txt").out
    cli("vocab", "add", "GRMBL", "--type", "target")
    assert cli("extract", "article.txt").out != before
    removed = cli("vocab", "remove", "GRMBL")
    assert (removed.status, removed.err.startswith("GRMBL removed from ")) == (0, True)
    assert cli("extract", "article.txt").out == before


def test_a_name_that_means_another_shipped_thing_is_pointed_out(cli: Cli) -> None:  # noqa: F811
    added = cli("vocab", "add", "Snarkford", "--type", "company", "--alias", "Pfizer")
    assert "'Pfizer' is shipped as the company Pfizer; yours counts now" in added.err
    plain = cli("vocab", "add", "Pfizer", "--type", "company")
    assert "is shipped as" not in plain.err
