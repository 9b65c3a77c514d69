"""`evaluate`: how much of what a reader finds in annotated texts is found, and how much is not."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pharmagraph.cli.output import emit_json
from pharmagraph.cli.terminal import Terminal, command

if TYPE_CHECKING:
    from pharmagraph.claims import Extraction
    from pharmagraph.model import Document, Row
    from pharmagraph_loaders.evaluation.running import Result


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--errors", is_flag=True, help="List what was missed and what was false, by text.")
@click.option("--markdown", is_flag=True, help="Print the table as Markdown.")
@click.option(
    "--floors",
    type=click.Path(path_type=Path),
    help="TOML file of what must be reached; the exit status is 1 below it.",
)
@click.option(
    "--extractor",
    default="",
    metavar="NAME",
    help="Extractor to evaluate.  [default: PHARMAGRAPH_EXTRACTOR, then rules]",
)
@command("pharmagraph evaluate annotated", store=False)
def evaluate(
    folder: Path,
    errors: bool,
    markdown: bool,
    floors: Path | None,
    extractor: str,
    terminal: Terminal,
) -> int:
    """Measure precision and recall on annotated texts.

    FOLDER holds texts/NAME.txt (or .md) and gold/NAME.json, which says what a reader finds there.

    What counts as found, and the form of the annotations: tests/evaluation/dev/README.md.
    """
    from pharmagraph_loaders.evaluation.floors import below, read_floors

    result = _evaluate(folder, extractor, terminal)
    required = () if floors is None else read_floors(floors, folder.resolve().name)
    if terminal.json:
        emit_json(_as_object(result, errors=errors))
    else:
        _print(result, errors=errors, markdown=markdown)
    problems = below(result.summary, required)
    for problem in problems:
        terminal.say(problem)
    return 1 if problems else 0


def _evaluate(folder: Path, name: str, terminal: Terminal) -> "Result":
    from pharmagraph_loaders.evaluation.running import evaluate as run
    from pharmagraph_loaders.evaluation.sets import read_set
    from pharmagraph_loaders.extractors import find_extractor, read_claims
    from pharmagraph_loaders.own_vocabulary import user_vocabulary

    texts = read_set(folder)
    extractor, vocabulary = find_extractor(name), user_vocabulary()
    with terminal.progress("reading", len(texts)) as step:

        def read(document: "Document") -> "Extraction":
            step()
            return read_claims(document, vocabulary, extractor)

        result = run(texts, read)
    for text, sentences in result.dropped.items():
        for sentence in sentences:
            terminal.say(f"{text}: dropped: {sentence}")
    return result


def _as_object(result: "Result", *, errors: bool) -> "Row":
    from pharmagraph_loaders.evaluation.summary import errors as all_errors

    found: Row = {**result.summary.as_dict(), "dropped": result.dropped}
    return found | {"errors": all_errors(result.texts)} if errors else found


def _print(result: "Result", *, errors: bool, markdown: bool) -> None:
    from pharmagraph.cli.cells import clean
    from pharmagraph_loaders.evaluation.summary import (
        format_errors,
        format_markdown,
        format_summary,
    )

    if errors:
        click.echo(clean(format_errors(result.texts), keep="\n") + "\n")
    shown = format_markdown if markdown else format_summary
    click.echo(shown(result.summary))
