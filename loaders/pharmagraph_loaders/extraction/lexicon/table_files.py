"""Rows of the vocabulary's files."""

import gzip
from collections.abc import Iterator
from pathlib import Path

from pharmagraph.errors import VocabularyError


def read_table(folder: Path, name: str, *, header: bool = False) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a tab-separated table, all as wide as its header, which may come first."""
    path = folder / name
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise VocabularyError(
            f"{path}: the vocabulary file is missing or broken; install pharmagraph again"
        ) from error
    lines = text.split("\n")
    width = lines[0].count("\t") + 1
    for line in lines[0 if header else 1 :]:
        if line:
            cells = line.split("\t")
            if len(cells) != width:
                raise VocabularyError(f"{path}: a row has {len(cells)} cells, not {width}: {line}")
            yield tuple(cells)


def cells(text: str) -> list[str]:
    """Return the values of a cell."""
    return [x for x in text.split("|") if x]
