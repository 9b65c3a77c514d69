"""Line breaks: what ends at one, and what a narrow page only wrapped."""

import pytest

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extraction.text.sentences import split_sentences
from pharmagraph_loaders.extractors import read_claims

LONG = "Boreal Therapeutics said on Monday that it had licensed its kinase inhibitor BRL-7 " * 2


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Deals of the week\nPartner Value Subject\n" + LONG,
            ["Deals of the week", "Partner Value Subject", LONG.strip()],
        ),
        (
            "Boreal Therapeutics has licensed a drug from\nAster Bio for cash.",
            ["Boreal Therapeutics has licensed a drug from\nAster Bio for cash."],
        ),
        (
            "Boreal Therapeutics has bought the whole of\nAster. "
            "It paid 5 million dollars for Aster\nBio Limited.",
            [
                "Boreal Therapeutics has bought the whole of\nAster.",
                "It paid 5 million dollars for Aster\nBio Limited.",
            ],
        ),
        (
            "1. Boreal / Aster\nAn option on BRL-7.\n" + LONG,
            ["1.", "Boreal / Aster", "An option on BRL-7.", LONG.strip()],
        ),
        (LONG + "by\nAster Bio in May.", [LONG + "by\nAster Bio in May."]),
        (
            "Aster buys Boreal\nBASEL – Aster Bio has bought the whole of\nBoreal.",
            ["Aster buys Boreal", "BASEL – Aster Bio has bought the whole of\nBoreal."],
        ),
    ],
)
def test_a_line_ends_where_it_was_not_wrapped(text: str, sentences: list[str]) -> None:
    abbreviations = load_vocabulary().group("abbreviation")
    assert [text[s.start : s.end] for s in split_sentences(text, abbreviations)] == sentences


def test_no_name_goes_on_in_the_next_cell_of_a_table() -> None:
    text = (
        "Date Partner Subject Value\nBoreal Therapeutics has licensed BRL-7, a kinase inhibitor in "
        "phase 2 trials against gout, to Aster Bio, which pays $20 million upfront for the rights."
    )
    found = read_claims(Document("d", "NEWS", "", text), load_vocabulary())
    assert {r.names[0].text for r in found.refs if r.label == "Organization"} == {
        "Boreal Therapeutics",
        "Aster Bio",
    }
