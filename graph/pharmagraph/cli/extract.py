"""`extract`: what one document says, nothing stored."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from pharmagraph.cli.load import DAY
from pharmagraph.cli.output import emit_json, emit_rows
from pharmagraph.cli.terminal import Terminal, command
from pharmagraph.errors import SourceError

if TYPE_CHECKING:
    from pharmagraph.claims import Claim, Extraction
    from pharmagraph.cli.reading import Reading
    from pharmagraph.model import Row

_CLAIM = ("subject", "predicate", "object", "modality", "basis", "speaker", "words", "start", "end")


@click.command()
@click.argument("source", metavar="FILE|FOLDER|-")
@click.option("--published", type=DAY, help="Day of publication, if the document states none.")
@click.option("--claims", is_flag=True, help="Every claim, with the offsets of its words.")
@click.option("--explain", is_flag=True, help="Every claim, with the rule that found it.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Folder for one JSON file a document."
)
@command("pharmagraph extract article.txt --published 2020-06-09", store=False)
def extract(
    source: str,
    published: datetime | None,
    claims: bool,
    explain: bool,
    out: Path | None,
    terminal: Terminal,
) -> int:
    """Print what an article says; store nothing.

    The facts are companies, drugs, targets, people, deals and relations.

    With --json, one object with all of it. A folder needs --out: one such file a document, in which
    the key of a deal is the same wherever the same deal is told.
    """
    from pharmagraph.cli.reading import Reading, extract_all

    reading = Reading((source,), None if published is None else published.date())
    paths = reading.paths()
    if out is None and len(paths) > 1:
        raise click.UsageError("several documents need a folder for the results; add  --out FOLDER")
    steps = terminal.steps("extracting", extract_all(reading.documents(paths)), len(paths))
    if out is not None:
        _write(list(steps), out, terminal)
    else:
        for extraction in steps:
            _print(extraction, terminal, claims=claims or explain, rules=explain)
            for reason in extraction.dropped:
                terminal.say(f"dropped: {reason}")
    return _rejections(reading, terminal, several=out is not None)


def _rejections(reading: "Reading", terminal: Terminal, *, several: bool) -> int:
    if reading.rejected and not several:
        raise SourceError(reading.rejected[0].reason)
    for document in reading.rejected:
        terminal.say(f"rejected: {document.reason}")
    return 1 if reading.rejected else 0


def _print(extraction: "Extraction", terminal: Terminal, *, claims: bool, rules: bool) -> None:
    from pharmagraph_loaders.flat import flatten

    if claims:
        columns = (*_CLAIM, "rule") if rules else _CLAIM
        rows = [{c: row[c] for c in columns} for row in claim_rows(extraction)]
        emit_rows(rows, columns, "json" if terminal.json else "table")
    elif terminal.json:
        emit_json(flatten(extraction))
    else:
        emit_rows(list(fact_rows(flatten(extraction))), ("kind", "fact"), "table")


def _write(extractions: "list[Extraction]", out: Path, terminal: Terminal) -> None:
    from pharmagraph_loaders.evaluation.running import flatten_all

    out.mkdir(parents=True, exist_ok=True)
    for extraction, flat in zip(extractions, flatten_all(extractions), strict=True):
        target = out / f"{Path(extraction.document.origin).stem}.json"
        text = json.dumps(flat, ensure_ascii=False, indent=2, default=str)
        target.write_text(text + "\n", encoding="utf-8")
    terminal.say(f"{len(extractions)} files in {out}")


def claim_rows(extraction: "Extraction") -> "Iterator[Row]":
    """Yield a row per claim and span: what is said, in which words, found by which rule."""
    names = {ref.id: ref.names[0].text for ref in extraction.refs}
    for claim in extraction.claims:
        for span in claim.spans:
            yield {
                "subject": names[claim.subject],
                "predicate": claim.predicate,
                "object": _said(claim, names),
                "modality": claim.modality,
                "basis": claim.basis,
                "speaker": names.get(claim.speaker, ""),
                "words": extraction.document.text[span.start : span.end],
                "start": span.start,
                "end": span.end,
                "rule": claim.rule,
            }


def _said(claim: "Claim", names: Mapping[str, str]) -> str:
    from pharmagraph.saying import value_text

    what = names[claim.object] if claim.object else ""
    if claim.value is not None:
        what = value_text(claim.value)
    more = ", ".join(f"{k} {value_text(v)}" for k, v in sorted(claim.qualifiers.items()))
    return f"{what} ({more})" if more else what


def fact_rows(flat: Mapping[str, object]) -> "Iterator[Row]":
    """Yield a line per fact of the flat view for people to read."""
    for kind, items in flat.items():
        for item in items if isinstance(items, list) else []:
            yield {"kind": kind, "fact": _fact(item)}


def _fact(item: object) -> str:
    if isinstance(item, list):
        return " ".join(str(part) for part in item)
    if not isinstance(item, dict):
        return str(item)
    known = {
        k: v for k, v in cast("dict[str, object]", item).items() if v not in (None, "", [], False)
    }
    name = known.pop("name", None)
    rest = ", ".join(f"{key}: {_part(value)}" for key, value in known.items())
    return f"{name} ({rest})" if name and rest else str(name or rest)


def _part(value: object) -> str:
    if isinstance(value, list):
        return " + ".join(_part(part) for part in value)
    if isinstance(value, dict):
        return " as ".join(str(part) for part in value.values())
    return str(value)
