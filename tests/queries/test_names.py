"""A name as typed finds one thing or none; what is near is offered and never taken."""

import pytest

from pharmagraph.errors import NameNotFoundError
from pharmagraph.judging import find_ends
from pharmagraph.loading import load
from pharmagraph.names import Named, find, near_names, resolve
from pharmagraph.store import Store
from tests.queries.world import articles

ORGANIZATION = ("Organization",)
KNOWN = [
    Named("organization:merck-co", "Organization", "Merck & Co", ("MSD",), ("cik:310158",)),
    Named("organization:merck-kgaa", "Organization", "Merck KGaA", ("Merck Group",)),
    Named("organization:roche", "Organization", "Roche"),
    Named("organization:nova-1", "Organization", "Nova", ()),
    Named("organization:nova-2", "Organization", "Nova Bio", ("NOVA",)),
    Named("organization:twin-1", "Organization", "Twin One", ("Twin",)),
    Named("organization:twin-2", "Organization", "Twin Two", ("Twin",)),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("organization:roche", "organization:roche"),
        ("roche", "organization:roche"),
        ("ROCHE Inc.", "organization:roche"),
        ("msd", "organization:merck-co"),
        ("Merck-KGaA", "organization:merck-kgaa"),
        ("CIK:310158", "organization:merck-co"),
        ("nova", "organization:nova-1"),
        ("NovaBio", "organization:nova-2"),
    ],
)
def test_a_name_finds_its_node_by_id_name_other_name_or_identifier(typed: str, found: str) -> None:
    assert resolve(typed, ORGANIZATION, KNOWN).id == found


def test_a_misspelt_name_is_offered_and_not_taken() -> None:
    with pytest.raises(NameNotFoundError) as caught:
        resolve("Roch", ORGANIZATION, KNOWN)
    assert str(caught.value) == "there is no organisation called 'Roch'. Did you mean 'Roche'?"
    assert caught.value.near == ("Roche",)


def test_a_name_of_two_things_lists_their_ids() -> None:
    with pytest.raises(NameNotFoundError) as caught:
        resolve("twin", ORGANIZATION, KNOWN)
    assert str(caught.value) == (
        "'twin' may mean 2 things: organization:twin-1 (Twin One), organization:twin-2 (Twin Two)."
        " Give the id of one of them"
    )


def test_a_name_like_nothing_says_where_to_look() -> None:
    with pytest.raises(NameNotFoundError) as caught:
        resolve("qqqq", ("Target", "Disease"), [Named("hgnc:1", "Target", "HER2")])
    assert str(caught.value) == (
        "there is no target or disease called 'qqqq'. See what there is:"
        '  pharmagraph cypher "MATCH (n:Target) RETURN n.name AS name"'
    )


def test_an_empty_graph_says_to_load_first() -> None:
    with pytest.raises(NameNotFoundError, match=r"the graph holds no organisation\. Load articles"):
        resolve("Roche", ORGANIZATION, [])


def test_near_names_are_best_first_and_one_of_a_node() -> None:
    assert near_names("Merk", KNOWN)[:1] == ("Merck & Co",)
    assert len(near_names("Twin Onee", KNOWN)) <= 3


def test_a_name_is_found_in_a_store(embedded_store: Store) -> None:
    load(embedded_store, articles())
    assert find(embedded_store, "her 2", ("Target", "Disease")) == "hgnc:3430"


def test_the_ends_of_a_judgement_are_keys(embedded_store: Store) -> None:
    load(embedded_store, articles())
    assert find_ends(embedded_store, "Aster", "boreal pharma inc") == (
        "Organization~aster bio",
        "Organization~boreal pharma",
    )


def test_a_deal_is_judged_by_a_ref_of_an_article(embedded_store: Store) -> None:
    load(embedded_store, articles())
    assert find_ends(embedded_store, "series C", "IPO") == (
        "https://news.example/boreal-fund#Deal:series C",
        "https://news.example/boreal-fund#Deal:IPO",
    )


def test_one_key_cannot_be_judged_against_itself(embedded_store: Store) -> None:
    load(embedded_store, articles())
    with pytest.raises(NameNotFoundError, match="are one key, 'Organization~aster bio'"):
        find_ends(embedded_store, "Aster", "Aster Bio")
