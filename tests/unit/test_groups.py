"""Groups of companies: who stands for whom when deals are compared."""

import pytest

from pharmagraph.groups import head, heads, membership
from pharmagraph.model import Row

CHAIN = {"plant": {"unit"}, "unit": {"parent"}}


def test_the_head_of_a_chain_is_its_top() -> None:
    assert [head(c, CHAIN) for c in ("plant", "unit", "parent", "stranger")] == [
        "parent",
        "parent",
        "parent",
        "stranger",
    ]


def test_a_company_with_two_parents_stands_for_itself() -> None:
    assert head("venture", {"venture": {"a", "b"}}) == "venture"


def test_those_that_own_each_other_stand_for_themselves() -> None:
    circle = {"a": {"b"}, "b": {"a"}, "c": {"a"}}
    assert [head(c, circle) for c in "abc"] == ["a", "b", "c"]


def test_a_unit_that_signs_beside_its_parent_is_one_party_with_it() -> None:
    assert heads(frozenset(("plant", "parent", "x")), CHAIN) == {"parent", "x"}


def test_a_deal_inside_one_group_keeps_its_parties() -> None:
    assert heads(frozenset(("unit", "parent")), CHAIN) == {"unit", "parent"}
    assert heads(frozenset(("unit",)), CHAIN) == {"parent"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {"memberId": "A", "groupId": "B"}),
        ({"modality": "PLANNED"}, {}),
        ({"predicate": "PARTNER_OF"}, {}),
        ({"qualifiers": '{"kind": "JOINT_VENTURE"}'}, {}),
        ({"qualifiers": '{"kind": "SUBSIDIARY"}'}, {"memberId": "A", "groupId": "B"}),
    ],
)
def test_only_a_stated_membership_makes_a_group(changed: Row, expected: Row) -> None:
    claim: Row = {"predicate": "PART_OF", "modality": "FACT", "subject": "a", "object": "b"}
    assert membership({**claim, "qualifiers": None, **changed}, {"a": "A", "b": "B"}) == expected
