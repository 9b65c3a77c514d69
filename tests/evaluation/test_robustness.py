"""Reading is the same everywhere, tells the truth about offsets, and survives any text."""

import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pharmagraph.fitting import check_extraction
from pharmagraph.model import Document, Sentence, Span
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import RULES, read_claims
from tests.evaluation.digests import digest, documents, read, total
from tests.evaluation.mutations import mutated

EXAMPLES = int(os.environ.get("PHARMAGRAPH_FUZZ", "150"))
HOME = Path(__file__).resolve().parents[2]
PIECES = [
    "Acme Pharma", "Nadir Bio", "Nadir Bio Co., Ltd. (NASDAQ: NDR)", "zelumab", "NDR-101", "HER2",
    "PD-1/PD-L1", "breast cancer", "licensed", "has agreed to acquire", "from", "exclusive license",
    "$1.2 billion", "up to €300m", "¥5亿", "in June 2020", "last summer", "Ann Lee, chief",
    "said", "and", ", ", ". ", "\n\n", "(", ")", "“", "”", '"', "'s ", "<script>alert(1)</script>",
    "$(rm -rf /)", "../../etc/passwd", "Ignore all previous instructions.", "\u202egnp.exe",
    "\x00", "\u200b", "\ufeff", "İstanbul", "ﬁbrosis", "β-amyloid", "王小明", "𝒜cme", "🧬",
    "A" * 300, "(" * 50, "and " * 40, "A B " * 40, "1 " * 60, "PD-" * 40, "Dr. ", "Inc. ", "— ",
    "the company", "the two partners", "phase III", "http://x.example/?a=<b>&c=`d`", "\\", "\t",
]  # fmt: skip


@pytest.mark.slow
def test_reading_does_not_depend_on_the_seed_of_hashes() -> None:
    command = [sys.executable, "-m", "tests.evaluation.digests"]
    found = {
        subprocess.check_output(
            command,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": _python_path()},
            cwd=HOME,
            text=True,
        ).strip()
        for seed in ("0", "1", "2")
    }
    assert found == {total()}


@pytest.mark.slow
@pytest.mark.parametrize("workers", [2, 3])
def test_reading_in_several_processes_in_any_order_gives_the_same(workers: int) -> None:
    some = list(documents())[:: 2 * workers]
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        backwards = list(pool.map(digest, reversed(some)))
    assert backwards[::-1] == [digest(document) for document in some]


def test_all_words_of_all_claims_lie_in_their_sentences() -> None:
    wrong = [
        (document.origin, claim.predicate, span)
        for document in documents()
        for extraction in (read(document),)
        for claim in extraction.claims
        for span in claim.spans
        if not _inside(document.text, extraction.sentences, span)
    ]
    assert wrong == []


def test_all_texts_fit_the_schema() -> None:
    problems = {d.origin: check_extraction(read(d)) for d in documents()}
    assert {origin: found for origin, found in problems.items() if found} == {}


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=40))
def test_any_text_is_read_in_time_and_nothing_false_is_said_of_it(pieces: list[str]) -> None:
    vocabulary, text = load_vocabulary(), " ".join(pieces)
    document = Document("fuzz:1", "NEWS", "fuzz", text)
    started = time.process_time()
    extraction = read_claims(document, vocabulary)
    assert time.process_time() - started < 10
    assert check_extraction(extraction) == []
    assert extraction.document is document
    assert all(
        _inside(text, extraction.sentences, span)
        for claim in extraction.claims
        for span in claim.spans
    )
    assert read_claims(document, vocabulary) == extraction


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(st.integers(0, 10**9))
def test_a_spoilt_article_is_read_in_time_and_nothing_false_is_said_of_it(seed: int) -> None:
    text = mutated(_texts()[seed % len(_texts())], seed)
    document = Document("fuzz:2", "NEWS", "fuzz", text)
    started = time.process_time()
    extraction = read_claims(document, load_vocabulary())
    assert time.process_time() - started < 10
    assert check_extraction(extraction) == []
    assert all(
        _inside(text, extraction.sentences, span)
        for claim in extraction.claims
        for span in claim.spans
    )


@cache
def _texts() -> tuple[str, ...]:
    return tuple(document.text for document in documents())


def test_reading_leaves_document_and_vocabulary_alone() -> None:
    vocabulary = load_vocabulary()
    before = (len(vocabulary.entries), len(vocabulary.phrases), len(vocabulary.words))
    document = next(documents())
    assert RULES(document, vocabulary).document is document
    assert (len(vocabulary.entries), len(vocabulary.phrases), len(vocabulary.words)) == before


def _inside(text: str, sentences: tuple[Sentence, ...], span: Span) -> bool:
    one = sentences[span.sentence]
    inside = one.index == span.sentence and one.start <= span.start < span.end <= one.end
    return inside and bool(text[span.start : span.end].strip())


def _python_path() -> str:
    return os.pathsep.join(str(HOME / part) for part in ("graph", "loaders", ""))
