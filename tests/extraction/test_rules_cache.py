"""What patterns need, kept in the user's cache directory: never other than what they say."""

import re
import sys
from pathlib import Path

import pytest

from pharmagraph_loaders.extraction.matching.marks import Marker, compile_clauses

SOURCES = [(r"<O\d+> (?:buys?|sold)\b", re.IGNORECASE), (r"\d+", 0), (r"<O\d+>.*<O\d+>", 0)]

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only there a variable says where the cache is"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder that compiled rules are kept in, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "pharmagraph"


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("", [False, True, False]),
        ("<O1> buys 3", [True, True, False]),
        ("<o1> SOLD <O2>", [True, True, True]),
        ("<O1> or <O2>", [False, True, True]),
    ],
)
def test_a_pattern_passes_over_a_line_without_its_words(
    cache: Path, text: str, passed: list[bool]
) -> None:
    compiled = compile_clauses(SOURCES)
    missing = ~Marker(compiled).marks(text)
    assert [not needs & missing for needs in compiled.needs] == passed


def test_what_comes_from_the_cache_is_what_was_compiled(cache: Path) -> None:
    compiled = compile_clauses(SOURCES)
    (written,) = cache.iterdir()
    before = written.stat().st_mtime_ns
    assert compile_clauses(SOURCES) == compiled
    assert written.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", [b"", b"no cache at all" * 10])
def test_a_damaged_cache_is_made_anew(cache: Path, damage: bytes) -> None:
    compiled = compile_clauses(SOURCES)
    (written,) = cache.iterdir()
    whole = written.read_bytes()
    written.write_bytes(damage or whole[:-1])
    assert compile_clauses(SOURCES) == compiled
    assert written.read_bytes() == whole


def test_other_patterns_have_a_cache_of_their_own(cache: Path) -> None:
    for number in range(5):
        assert len(compile_clauses([*SOURCES, (f"word{number}", 0)]).needs) == 4
    assert len(list(cache.iterdir())) == 3
