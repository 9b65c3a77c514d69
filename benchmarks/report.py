"""The section on loading: machine, versions, a table for bulk and one for singles."""

from collections.abc import Sequence
from typing import Protocol

from benchmarks.page import machine, put_section


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
    put_section("load", _lines(results))


def _lines(results: Sequence[Measured]) -> list[str]:
    return [
        "## Loading",
        "",
        "Documents are invented, of the size of a news article: 12",
        "sentences, 14 things, 37 claims each; some companies appear in one of eight.",
        "",
        machine(),
        "",
        "### All documents into an empty store",
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
        "### One more document",
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
