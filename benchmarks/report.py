"""The page of measurements: date, machine, versions, a table for bulk and one for singles."""

import os
import platform
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

PAGE = Path(__file__).with_name("README.md")


class Measured(Protocol):
    """What the page needs of a result."""

    engine: str
    steps: tuple[tuple[int, float, float], ...]
    nodes: int
    relationships: int
    load_seconds: float
    bare_seconds: float


def write_report(results: Sequence[Measured]) -> None:
    """Write the page."""
    PAGE.write_text("\n".join(_lines(results)) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _lines(results: Sequence[Measured]) -> list[str]:
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return [
        "# Measurements",
        "",
        "Written by `make bench`. Documents are invented, of the size of a news article: 12",
        "sentences, 14 things, 37 claims each; some companies appear in one of eight.",
        "",
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores shared "
        f"by client and database (load average at the end {busy:.1f}), Python "
        f"{platform.python_version()}, driver neo4j {version('neo4j')}.",
        "",
        "## All documents into an empty store",
        "",
        "The bare driver writes the very same nodes and relationships (record, graph and links) by",
        "UNWIND and MERGE in batches of 2,000, knowing in advance what they are.",
        "",
        "| store | documents | nodes | relationships | load | documents/s | bare driver | ratio |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
        *(
            f"| {r.engine} | {r.steps[-1][0]:,} | {r.nodes:,} | {r.relationships:,} "
            f"| {r.load_seconds:.1f} s | {r.steps[-1][0] / r.load_seconds:.0f} "
            f"| {r.bare_seconds:.1f} s | {r.load_seconds / r.bare_seconds:.1f} |"
            for r in results
        ),
        "",
        "## One more document",
        "",
        "Median of 15 loads of one document into a store that holds so many.",
        "",
        "| store | " + " | ".join(f"{step:,}" for step, *_ in results[0].steps) + " |",
        "| --- |" + " --: |" * len(results[0].steps),
        *(
            f"| {r.engine} | " + " | ".join(f"{one * 1000:.0f} ms" for *_, one in r.steps) + " |"
            for r in results
        ),
    ]
