"""`evaluate` on a set of two texts."""

import json
import shutil
from pathlib import Path

from pharmagraph_loaders.evaluation.scoring import ROWS
from tests.cli.conftest import Cli, cli  # noqa: F401 - a fixture
from tests.evaluation.sets import SETS


def two_texts() -> None:
    for part, suffix in (("texts", "txt"), ("gold", "json")):
        Path("set", part).mkdir(parents=True)
        for name in ("001", "002"):
            shutil.copy(SETS["dev"] / part / f"{name}.{suffix}", Path("set", part))


def test_the_table_has_every_row(cli: Cli) -> None:  # noqa: F811
    two_texts()
    ran = cli("evaluate", "set")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert tuple(line[:30].strip() for line in lines[1 : 1 + len(ROWS)]) == ROWS
    assert lines[-1].startswith("deduplication: ")


def test_errors_are_listed_by_text(cli: Cli) -> None:  # noqa: F811
    two_texts()
    gold = Path("set/gold/001.json")
    marked = json.loads(gold.read_text("utf-8"))
    marked["people"].append({"name": "Ann Lee", "aliases": []})
    gold.write_text(json.dumps(marked), encoding="utf-8")
    out = cli("evaluate", "set", "--errors").out
    assert "== 001\n" in out
    assert "  people                       missed    Ann Lee\n" in out
    found = json.loads(cli("evaluate", "set", "--errors", "--json").out)
    assert {"text": "001", "row": "people", "error": "missed", "item": "Ann Lee"} in found["errors"]
    assert found["rows"]["people"]["recall"] < 1


def test_the_markdown_table_shows_what_there_was_to_find(cli: Cli) -> None:  # noqa: F811
    two_texts()
    lines = cli("evaluate", "set", "--markdown").out.splitlines()
    assert lines[:2] == [
        "| | gold | found | right | precision | recall | F1 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    assert not any(line.startswith("| people") for line in lines)


def test_a_row_below_its_floor_fails(cli: Cli) -> None:  # noqa: F811
    two_texts()
    Path("floors.toml").write_text(
        "[set]\ncompanies.f1 = { floor = 101, target = 101 }\n", encoding="utf-8"
    )
    ran = cli("evaluate", "set", "--floors", "floors.toml")
    assert ran.status == 1
    assert ran.err.startswith("companies: f1 is ")


def test_what_is_no_set_is_refused(cli: Cli) -> None:  # noqa: F811
    two_texts()
    Path("set/gold/002.json").unlink()
    assert cli("evaluate", "set").err.startswith("pharmagraph: set/texts: 002 has no partner")
    assert "a set holds texts/ and gold/" in cli("evaluate", "elsewhere").err
    Path("set/gold/002.json").write_text("[]", encoding="utf-8")
    assert "an annotation is one JSON object" in cli("evaluate", "set").err
    assert cli("evaluate", "set", "--extractor", "oracle").status == 1


def test_deals_of_several_documents_share_their_keys(cli: Cli) -> None:  # noqa: F811
    for name in ("one", "two"):
        text = f"{name.title()}: Boreal Pharma has licensed zelumab from Nadir Bio, it said."
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    Path("in").mkdir()
    for name in ("one", "two"):
        Path(f"{name}.txt").rename(f"in/{name}.txt")
    assert cli("extract", "in", "-o", "out", "--published", "2020-06-09").status == 0
    keys = [
        [deal["key"] for deal in json.loads(path.read_text("utf-8"))["deals"]]
        for path in sorted(Path("out").glob("*.json"))
    ]
    assert len(keys) == 2
    assert keys[0] == keys[1] != []
