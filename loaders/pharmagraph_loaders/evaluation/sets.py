"""Sets of annotated texts: `texts/NAME.txt` or `.md`, and `gold/NAME.json` beside it.

An annotation of a text that lies elsewhere names it, from where it stands itself: `"text": PATH`.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from pharmagraph.errors import SourceError
from pharmagraph.model import Document
from pharmagraph_loaders.evaluation.tallies import Record
from pharmagraph_loaders.readers import SUFFIXES, read_document

_LISTS = (
    "companies", "drugs", "targets", "indications", "people", "deals", "financings", "relations",
    "optional",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text and what a reader finds in it."""

    name: str
    document: Document
    gold: Record


def read_set(folder: Path) -> tuple[AnnotatedText, ...]:
    """Read an annotated set in the order of names; the day of a text is that of its annotation.

    Raises `SourceError` for a folder that is no such set, an annotation that cannot be read, and
    an annotation or a text that stands alone.
    """
    texts, annotations = folder / "texts", folder / "gold"
    for part in (texts, annotations):
        if not part.is_dir():
            raise SourceError(f"{part}: there is no such folder; a set holds texts/ and gold/")
    sources = {p.stem: p for p in sorted(texts.iterdir()) if p.suffix.lower() in SUFFIXES}
    golds = {p.stem: (p, read_gold(p)) for p in sorted(annotations.glob("*.json"))}
    sources |= {n: p.parent / str(g["text"]) for n, (p, g) in golds.items() if "text" in g}
    for name in sorted(sources.keys() ^ golds.keys()):
        there, missing = (texts, annotations) if name in sources else (annotations, texts)
        raise SourceError(f"{there}: {name} has no partner in {missing}; add it, or remove this")
    if not golds:
        raise SourceError(f"{annotations}: there are no annotations here; add  gold/NAME.json")
    return tuple(_read(name, sources[name], *found) for name, found in golds.items())


def _read(name: str, source: Path, path: Path, gold: Record) -> AnnotatedText:
    published = gold.get("published")
    try:
        day = None if published is None else date.fromisoformat(str(published))
    except ValueError as error:
        raise SourceError(
            f"{path}: published is {published!r}; write a day as  2024-05-31, or null"
        ) from error
    return AnnotatedText(name, read_document(source, day), gold)


def read_gold(path: Path) -> Record:
    """Read an annotation; fields that may be left out are filled in as unknown."""
    try:
        gold = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SourceError(f"{path}: the annotation cannot be read: {error}") from error
    if not isinstance(gold, dict):
        raise SourceError(f"{path}: an annotation is one JSON object, as in tests/evaluation/dev")
    record = cast("Record", gold)
    for field in _LISTS:
        if not isinstance(record.setdefault(field, []), list):
            raise SourceError(f"{path}: {field!r} is a list, as in tests/evaluation/dev")
    record.setdefault("kind", "")
    record["deals"] = [_DEAL | deal for deal in record["deals"]]
    record["financings"] = [_FINANCING | item for item in record["financings"]]
    return record


_DEAL: Record = {
    "key": "", "alt_types": [], "parties": [], "drugs": [], "targets": [], "indications": [],
    "announced": None, "upfront_usd": None, "milestones_usd": None, "equity_usd": None,
    "total_usd": None, "royalties": False, "financials_undisclosed": False, "amount_note": None,
}  # fmt: skip
_FINANCING: Record = {"amount_usd": None, "investors": [], "amount_note": None}
