"""Renews the tables of `docs/quality.md`: `python -m tests.evaluation.quality`."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.evaluation.running import Result
from pharmagraph_loaders.evaluation.scoring import DEAL_PAIRS
from pharmagraph_loaders.evaluation.summary import errors, format_markdown
from pharmagraph_loaders.readers import read_document
from tests.evaluation.digests import read
from tests.evaluation.sets import result

PAGE = Path(__file__).resolve().parents[2] / "docs" / "quality.md"
KINDS = 10


def errors_table(found: Result) -> str:
    """Return the most frequent kinds of error, with one of each; a deal counts once."""
    listed = [e for e in errors(found.texts) if e["row"] != DEAL_PAIRS]
    counts = Counter((e["row"], e["error"]) for e in listed)
    lines = ["| what | error | times | for example |", "|---|---|--:|---|"]
    for (row, kind), times in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:KINDS]:
        one = next(e for e in listed if (e["row"], e["error"]) == (row, kind))
        item = str(one["item"]).replace("|", "/")
        lines.append(f"| {row} | {kind} | {times} | {item} ({one['text']}) |")
    return "\n".join(lines)


def article_table() -> str:
    """Return how many facts of the shipped article are read, of those that must and should be."""
    from tests.extraction.test_seed_article import FACTS, test_the_article_says

    seed = read(read_document(seeds_dir() / "sanofi_alphamab.txt"))
    held: Counter[str] = Counter()
    for fact in FACTS:
        try:
            test_the_article_says(seed, fact)
        except AssertionError:
            continue
        held[fact["level"]] += 1
    lines = ["| facts of the shipped article | read | of |", "|---|--:|--:|"]
    for level in ("must", "should"):
        of = sum(fact["level"] == level for fact in FACTS)
        lines.append(f"| {level} be read | {held[level]} | {of} |")
    return "\n".join(lines)


TABLES: dict[str, Callable[[], str]] = {
    "dev": lambda: format_markdown(result("dev").summary),
    "dev errors": lambda: errors_table(result("dev")),
    "texts": lambda: format_markdown(result("texts").summary),
    "texts errors": lambda: errors_table(result("texts")),
    "held out": lambda: format_markdown(result("held out").summary),
    "article": article_table,
}


def renewed(page: str) -> str:
    """Return the page with its tables as they should be."""
    for name, make in TABLES.items():
        pattern = rf"(<!-- {name}:[^\n]*-->\n).*?(<!-- /{name} -->)"
        made = make()
        page = re.sub(pattern, lambda m, made=made: f"{m[1]}{made}\n{m[2]}", page, flags=re.DOTALL)
    return page


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), encoding="utf-8")
