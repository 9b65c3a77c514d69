"""What looks alike is offered; what differs in a digit never is."""

from pharmagraph.claims import judge
from pharmagraph.model import Row
from pharmagraph.suggesting import look_alikes


def rows(*names: str, label: str = "Organization") -> list[Row]:
    return [{"label": label, "keys": [f"{label}~{n}"], "cluster": n} for n in names]


def test_a_longer_and_a_misspelt_name_are_offered() -> None:
    found = look_alikes(rows("acme", "acme oncology", "nadir bioscience", "nadir biosciences"), [])
    assert found == [("acme", "acme oncology"), ("nadir bioscience", "nadir biosciences")]


def test_names_with_digits_and_other_labels_are_never_offered() -> None:
    assert look_alikes(rows("c4 therapeutics", "c5 therapeutics"), []) == []
    assert look_alikes(rows("zelumab", "zelumabs", label="Drug"), []) == []


def test_what_was_judged_is_not_offered_again() -> None:
    judged = judge("different", "Organization~acme", "Organization~acme oncology")
    assert look_alikes(rows("acme", "acme oncology"), [judged]) == []


def test_one_thing_under_two_names_is_not_offered() -> None:
    same = [{**r, "cluster": "one"} for r in rows("acme", "acme oncology")]
    assert look_alikes(same, []) == []
