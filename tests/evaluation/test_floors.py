"""What the rules find in annotated texts does not fall below what they found before."""

import dataclasses
from pathlib import Path

import pytest

from pharmagraph.errors import SourceError
from pharmagraph_loaders.evaluation.floors import Floor, below, measure, read_floors
from tests.evaluation.renew_floors import TARGETS
from tests.evaluation.sets import FLOORS, SETS, result

ALL = [(name, floor) for name in SETS for floor in read_floors(FLOORS, name)]


@pytest.mark.parametrize(("name", "floor"), ALL, ids=lambda v: getattr(v, "row", v))
def test_a_row_reaches_its_floor(name: str, floor: Floor) -> None:
    assert below(result(name).summary, (floor,)) == []


@pytest.mark.parametrize("name", SETS)
def test_every_target_has_a_floor(name: str) -> None:
    floors = {(f.row, f.measure): f.target for f in read_floors(FLOORS, name)}
    assert floors == {(row, m): t for row, wanted in TARGETS.items() for m, t in wanted.items()}


def test_a_row_below_its_floor_is_named() -> None:
    summary = result("dev").summary
    reached = measure(summary, "companies", "f1")
    assert below(summary, (Floor("companies", "f1", 101, 102),)) == [
        f"companies: f1 is {reached:.1f}, below its floor of 101 (target 102)"
    ]


def test_a_deal_in_a_text_that_tells_of_none_is_named() -> None:
    summary = dataclasses.replace(
        result("dev").summary, negatives={"texts": 3, "with_false_deals": ["004"]}
    )
    assert below(summary, (Floor("negatives", "false_deals", 0, 0),)) == [
        "negatives: a deal is read from 004, which tell of none"
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[other]", "there are no floors for 'dev'"),
        ("[dev]\nfriends.f1 = { floor = 1, target = 1 }", "friends.f1 is no measure"),
        ("[dev]\ncompanies.size = { floor = 1, target = 1 }", "companies.size is no measure"),
        ("[dev]\ncompanies.f1 = 1", "companies.f1 needs  { floor = …, target = … }"),
        ("[dev", "the floors cannot be read"),
    ],
)
def test_floors_that_are_not_understood_are_refused(
    tmp_path: Path, written: str, said: str
) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(SourceError, match=said.replace("{", r"\{")):
        read_floors(path, "dev")
