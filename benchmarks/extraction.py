"""Time reading articles: beside splitting a text into words, by size, and from a cold start.

`python -m benchmarks.extraction` writes its tables into benchmarks/extraction.md.
"""

import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.prose import around
from pharmagraph.model import Document
from pharmagraph_loaders.extraction import Vocabulary, load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from tests.evaluation.sets import SETS, annotated

PAGE = Path(__file__).with_name("extraction.md")
SIZE = 3_000
ARTICLES = 24
TIMES = 5
CURVE = (10_000, 30_000, 100_000, 300_000, 1_000_000)
_WORD = re.compile(r"\w+|[^\w\s]")
_START = (
    "import time, resource; started = time.perf_counter(); cpu = time.process_time();"
    "from pharmagraph_loaders.extraction import load_vocabulary; load_vocabulary();"
    "from pharmagraph_loaders.extraction.matching.gated import Line; Line('');"
    "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
    "print(time.perf_counter() - started, time.process_time() - cpu, peak)"
)


def main() -> None:
    """Measure, and write the page."""
    texts = [text.document.text.strip() for name in SETS for text in annotated(name)]
    cold, warm = _starts()
    vocabulary = load_vocabulary()
    dense = _joined(texts)
    usual = [around(text, SIZE) for text in texts[:ARTICLES]]
    rows = [
        ("every sentence reports something", *_speed(dense, vocabulary)),
        ("a report in the prose around it", *_speed(usual, vocabulary)),
    ]
    curve = [(size, *_once(texts, size, vocabulary)) for size in CURVE]
    PAGE.write_text("\n".join(_lines(rows, cold, warm, curve)) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _joined(texts: list[str]) -> list[str]:
    """Return articles of about SIZE characters, each of several texts."""
    whole = "\n\n".join(texts)
    return [whole[at : at + SIZE] for at in range(0, SIZE * ARTICLES, SIZE)]


def _speed(texts: list[str], vocabulary: Vocabulary) -> tuple[float, float, int]:
    """Return seconds of processor time a text to read and to split, the least of several runs."""
    read = split = 0.0
    claims = 0
    for number, text in enumerate(texts):
        document = Document(f"bench:{number}", "NEWS", "bench", text)
        claims += len(read_claims(document, vocabulary).claims)
        read += _least(lambda: read_claims(document, vocabulary))  # noqa: B023
        split += _least(lambda: [m.group().lower() for m in _WORD.finditer(text)])  # noqa: B023
    return read / len(texts), split / len(texts), claims // len(texts)


def _least(work: Callable[[], object]) -> float:
    found = []
    for _ in range(TIMES):
        started = time.process_time()
        work()
        found.append(time.process_time() - started)
    return min(found)


def _once(texts: list[str], size: int, vocabulary: Vocabulary) -> tuple[float, int]:
    whole = "\n\n".join(texts)
    text = (whole * (1 + size // len(whole)))[:size]
    started = time.process_time()
    found = read_claims(Document(f"bench:{size}", "NEWS", "bench", text), vocabulary)
    return time.process_time() - started, len(found.claims)


def _starts() -> tuple[tuple[float, float, float], tuple[float, float, float]]:
    """Start afresh with an empty cache, and again with the one that this has written."""
    with tempfile.TemporaryDirectory() as cache:
        places = {"XDG_CACHE_HOME": cache, "LOCALAPPDATA": cache}
        return _started(places), min(_started(places) for _ in range(3))


def _started(places: dict[str, str]) -> tuple[float, float, float]:
    paths = os.pathsep.join(filter(None, sys.path))
    command = [sys.executable, "-c", _START]
    environment = {**os.environ, **places, "PYTHONPATH": paths}
    out = subprocess.check_output(command, env=environment, text=True)
    seconds, cpu, peak = map(float, out.split())
    return seconds, cpu, peak / 1000


def _lines(
    rows: list[tuple[str, float, float, int]],
    cold: tuple[float, float, float],
    warm: tuple[float, float, float],
    curve: list[tuple[int, float, int]],
) -> list[str]:
    return [
        "# Measurements of reading",
        "",
        "Written by `make bench`. Seconds are processor time of one core, the least of"
        f" {TIMES} runs; the",
        "ratio to splitting the same text into words with `re` depends less on the machine.",
        "",
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
        f" (load average at the end {os.getloadavg()[0]:.1f}), Python {platform.python_version()}.",
        "",
        f"## Articles of {SIZE:,} characters",
        "",
        "| articles | claims each | read | articles/s | split into words | ratio |",
        "| --- | --: | --: | --: | --: | --: |",
        *(
            f"| {name} | {claims} | {read * 1000:.1f} ms | {1 / read:.0f}"
            f" | {split * 1000:.2f} ms | {read / split:.0f} |"
            for name, read, split, claims in rows
        ),
        "",
        "## A new process until vocabulary and rules are there",
        "",
        "| cache | elapsed | processor time | memory |",
        "| --- | --: | --: | --: |",
        f"| empty | {cold[0]:.1f} s | {cold[1]:.1f} s | {cold[2]:.0f} MB |",
        f"| written before | {warm[0]:.2f} s | {warm[1]:.2f} s | {warm[2]:.0f} MB |",
        "",
        "## One long text",
        "",
        "| characters | claims | read | a character |",
        "| --: | --: | --: | --: |",
        *(
            f"| {size:,} | {claims:,} | {seconds:.2f} s | {seconds / size * 1e6:.1f} µs |"
            for size, seconds, claims in curve
        ),
    ]


if __name__ == "__main__":
    main()
