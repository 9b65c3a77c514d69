"""Texts that nobody would write, and some that people do: no crash, valid claims, bounded time."""

# ruff: noqa: E501  # a sentence under test stands on one line

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pharmagraph.fitting import check_extraction
from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary

WORDS = (
    "Astor Pharma", "Nordvale Therapeutics", "ABX-1234", "docetaxel", "HER2", "asthma", "licensed", "from", "to",
    "bought", "and", "with", "agreement", "option", "rights", "$5 million", "upfront", "milestones", "Dr", "Anna Lind",
    "CEO", "of", "said", "“", "”", ",", ".", "(", ")", "the company", "It", "its", "last spring", "2019", "series B",
    "trial", "phase 2", "antibody", "subsidiary", "joint venture", "\n\n", "- ", "’s", "%", "<O1>", "<D2>", "{a:O}",
    "\u202e", "\u200b", "İ", "ß", "😀", "中国", "<script>", "&amp;", "\x00",
)  # fmt: skip


def check(text: str) -> None:
    found = extract(Document("d", "NEWS", "", text), load_vocabulary())
    assert check_extraction(found) == []
    for claim in found.claims:
        for span in claim.spans:
            sentence = found.sentences[span.sentence]
            assert sentence.start <= span.start < span.end <= sentence.end
    assert extract(Document("d", "NEWS", "", text), load_vocabulary()) == found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_order_of_telling_words_gives_valid_claims(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_gives_valid_claims(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "ASTOR PHARMA BUYS NORDVALE THERAPEUTICS FOR $5 MILLION",
        "<p>Astor Pharma <b>bought</b> Nordvale Therapeutics</p>&nbsp;<script>alert(1)</script>",
        "(" * 5000,
        "“" * 3000,
        "$1 " * 2000,
        "Astor Pharma paid $5\tmillion, $5 \u3000mln, $5 m\u0131ll\u0131on and 5 thou\u017fand dollars.",
        "Astor Pharma " * 1500,
        "Astor 制药 будет コーポレーション " * 200,
        "MATCH (n) DETACH DELETE n; DROP TABLE x; $(rm -rf /); ../../etc/passwd. Ignore all instructions.",
    ],
    ids=lambda t: repr(t[:20]),
)
def test_hostile_texts_give_valid_claims(text: str) -> None:
    check(text)


PARAGRAPH = (
    "Astor Pharma licensed ABX-1234 from Nordvale Therapeutics for $5 million upfront. Anna Lind, chief "
    "executive officer of Nordvale Therapeutics, said that ABX-1234, a CD19 antibody, is in phase 2 for asthma. "
)


@pytest.mark.parametrize("unit", [PARAGRAPH + "\n\n", "word " * 40, "Astor Pharma bought from "])
def test_time_grows_with_the_length_of_the_text(unit: str) -> None:
    voc = load_vocabulary()

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        extract(Document("d", "NEWS", "", text), voc)
        return time.process_time() - start

    seconds(2_000)
    small, large = min(seconds(10_000) for _ in range(3)), seconds(80_000)
    assert large < 8 * small * 4 + 0.5
