"""`load` takes documents in, `retract` takes one back."""

import json
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import datetime
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.cells import shorten
from pharmagraph.cli.files import written
from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command

if TYPE_CHECKING:
    from pharmagraph.changes import Change
    from pharmagraph.loading import LoadReport

DAY = click.DateTime(formats=["%Y-%m-%d"])
_KINDS = (
    "NEWS",
    "PRESS_RELEASE",
    "FILING",
    "EXCHANGE_ANNOUNCEMENT",
    "REGISTRY_RECORD",
    "AGGREGATOR",
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@click.option("--published", type=DAY, help="Day of publication of documents that state none.")
@click.option(
    "--kind",
    type=click.Choice(_KINDS, case_sensitive=False),
    help="Kind of documents that state none.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    help="Processes that extract.  [default: 1, or one a processor for 100 documents and more]",
)
@click.option("--no-text", is_flag=True, help="Keep offsets and digests, not the words.")
@click.option("--report", metavar="FILE", help="Write the report to a file as JSON.")
@command("pharmagraph load article.txt --published 2020-06-09")
def load(
    sources: tuple[str, ...],
    published: datetime | None,
    kind: str | None,
    jobs: int | None,
    no_text: bool,
    report: str | None,
    terminal: Terminal,
) -> int:
    """Load articles into the graph.

    Sources are text or Markdown files, folders of them, or - for standard input.

    A document that is there already, unchanged, is left alone; a changed one replaces the old. One
    that cannot be read is rejected with the reason; the others are loaded, the exit status is 1.
    """
    from pharmagraph.cli.reading import Reading, load_documents

    day = None if published is None else published.date()
    reading = Reading(sources, day, (kind or "").upper())
    # A report that cannot be written is told before anything is loaded.
    with nullcontext() if report is None else written(report) as stream:
        result = load_documents(terminal, reading, keep_text=not no_text, jobs=jobs)
        if stream is not None:
            json.dump(result.as_dict(), stream, ensure_ascii=False, indent=2, default=str)
            stream.write("\n")
    if terminal.json:
        emit_json(result.as_dict())
    else:
        print_report(terminal, result)
    return 1 if any(d.status == "rejected" for d in result.documents) else 0


@click.command()
@click.argument("article")
@command("pharmagraph retract article.txt")
def retract(article: str, terminal: Terminal) -> None:
    """Take an article back, as if never loaded.

    ARTICLE is its id, address, title, or the file it came from; `pharmagraph ask articles` lists
    them.
    """
    from pharmagraph.cli.finding import find_article
    from pharmagraph.loading import retract as take_back

    with terminal.opened(read_only=False) as store:
        found = find_article(store, article)
        change = take_back(store, found.id)
    if terminal.json:
        emit_json({"article": found.id, "change": _as_dict(change)})
    else:
        click.echo(f"retracted {found.name or found.id}: {describe(change)}")


def print_report(terminal: Terminal, report: "LoadReport") -> None:
    """Print what became of the documents: counts on standard output, the rest as remarks."""
    for document in report.documents:
        if document.status == "rejected":
            terminal.say(f"rejected: {_with_place(document.id, document.reason)}")
        else:
            terminal.say(
                f"{document.status}: {document.title or document.id} ({document.claims} claims)"
            )
        for reason in document.dropped:
            terminal.say(f"  dropped: {reason}")
    _remarks(terminal, "conflict", report.conflicts)
    _remarks(terminal, "suggestion", report.suggestions)
    statuses = [document.status for document in report.documents]
    counts = ", ".join(
        f"{statuses.count(s)} {s}"
        for s in ("new", "replaced", "unchanged", "rejected")
        if s in statuses
    )
    silent = report.change.is_empty and {"new", "replaced"} & set(statuses)
    told = "they say nothing for the graph" if silent else describe(report.change)
    click.echo(f"{counts or 'no documents'}; {told}")


def describe(change: "Change") -> str:
    """Say how the graph changed in a few words."""
    if change.is_empty:
        return "nothing changed"
    parts = [
        f"{number} {thing}{'s' if number != 1 else ''} {verb}"
        for thing, verbs in (("node", _counts(change, "nodes")), ("edge", _counts(change, "edges")))
        for verb, number in verbs
        if number
    ]
    return ", ".join(parts)


def _counts(change: "Change", what: str) -> Iterable[tuple[str, int]]:
    return ((verb, getattr(change, f"{what}_{verb}")) for verb in ("added", "changed", "removed"))


def _as_dict(change: "Change") -> dict[str, int]:
    from dataclasses import asdict

    return asdict(change)


def _with_place(place: str, reason: str) -> str:
    return reason if reason.startswith(place) else f"{place}: {reason}"


def _remarks(terminal: Terminal, word: str, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        terminal.say(f"{word}: {shorten(sentence)}")
