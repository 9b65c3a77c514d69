"""Names packed by their first word are the names that were packed."""

import pytest

from pharmagraph_loaders.extraction.lexicon.phrases import Phrases, Row

ACME: tuple[Row, ...] = ((0, "FULL", "c", ""),)
DISEASE: tuple[Row, ...] = ((1, "FULL", "a", ""), (2, "SHORT", "e", "LC"))
KNOWN = {"acme": ACME, "acme bio": ACME, "lung cancer": DISEASE, "lung cancer of a mouse": DISEASE}


def test_names_are_what_was_packed() -> None:
    assert Phrases.of(KNOWN) == KNOWN
    assert len(Phrases.of(KNOWN)) == 4


def test_a_word_leads_to_the_names_that_begin_with_it() -> None:
    names = Phrases.of(KNOWN).beginning("lung")
    assert names is not None
    assert names.senses == {key: KNOWN[key] for key in ("lung cancer", "lung cancer of a mouse")}
    assert names.longest == {"cancer": 5}


@pytest.mark.parametrize("name", ["lung", "cancer", "", "acme bio ltd", "mouse"])
def test_a_name_that_was_not_packed_is_not_there(name: str) -> None:
    assert name not in Phrases.of(KNOWN)
    assert Phrases.of(KNOWN).get(name) is None


def test_more_names_count_before_known_ones_and_leave_those_alone() -> None:
    known = Phrases.of(KNOWN)
    joined = known.with_names({"acme bio": DISEASE, "acme lung": ACME, "zelumab": ACME})
    assert joined == {**KNOWN, "acme bio": DISEASE, "acme lung": ACME, "zelumab": ACME}
    assert len(joined) == 6
    assert known == KNOWN
