"""Documents on their way from files to a store; one that cannot be read stops no other."""

import dataclasses
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from pharmagraph.changes import Change
from pharmagraph.claims import Extraction
from pharmagraph.cli.terminal import Terminal
from pharmagraph.errors import PharmagraphError
from pharmagraph.loading import DocumentReport, LoadReport, load
from pharmagraph.model import Document
from pharmagraph_loaders.extractors import find_extractor, read_claims
from pharmagraph_loaders.own_vocabulary import user_vocabulary
from pharmagraph_loaders.readers import list_sources, read_document

MANY, MOST_JOBS, AHEAD = 100, 8, 16


@dataclass(slots=True)
class Reading:
    """Sources as named on the command line, and those that were rejected on the way."""

    sources: Sequence[str]
    published: date | None = None
    kind: str = ""
    rejected: list[DocumentReport] = field(default_factory=list)

    def paths(self) -> list[Path | str]:
        """Return the single files behind the sources."""
        found: list[Path | str] = []
        for source in self.sources:
            try:
                found += list_sources(source)
            except PharmagraphError as error:
                self.reject(source, error)
        return found

    def documents(self, paths: Sequence[Path | str]) -> Iterator[Document]:
        """Yield the documents that can be read, and note the others."""
        for path in paths:
            try:
                document = read_document(path, self.published)
            except PharmagraphError as error:
                self.reject(str(path), error)
                continue
            # NEWS is what a document that states no kind is taken for.
            if self.kind and document.kind == "NEWS":
                document = dataclasses.replace(document, kind=self.kind)
            yield document

    def reject(self, place: str, error: PharmagraphError) -> None:
        """Note that a source is not loaded, and why."""
        self.rejected.append(DocumentReport(place, "", "rejected", str(error)))


def load_documents(
    terminal: Terminal, reading: Reading, *, keep_text: bool = True, jobs: int | None = None
) -> LoadReport:
    """Read, extract and load; the store is not even opened if there is nothing to load.

    `jobs` is the number of processes that extract; by default one, or more for many documents.
    """
    paths = reading.paths()
    several = min(os.cpu_count() or 1, MOST_JOBS) if len(paths) >= MANY else 1
    extractions = extract_all(reading.documents(paths), jobs or several)
    first = next(extractions, None)
    report = LoadReport(change=Change())
    if first is not None:
        with (
            terminal.opened(read_only=False) as store,
            # Reading is one half of the way of a document, being in the store the other.
            terminal.progress("loading", 2 * len(paths)) as step,
        ):
            steps = _counted(chain([first], extractions), step)
            report = load(store, steps, keep_text=keep_text, on_document=lambda _: step())
    documents = (*report.documents, *reading.rejected)
    return LoadReport(documents, report.change, report.conflicts, report.suggestions)


def _counted(extractions: Iterator[Extraction], step: Callable[[], None]) -> Iterator[Extraction]:
    for extraction in extractions:
        step()
        yield extraction


def extract_all(documents: Iterator[Document], jobs: int = 1) -> Iterator[Extraction]:
    """Extract documents in their order, in this process or in several others.

    The vocabulary is read with the first document; a few documents a process are read ahead.
    """
    if jobs == 1:
        yield from map(_extract, documents)
        return
    # Started afresh, not forked: a copy of the threads of an open store would hang.
    with ProcessPoolExecutor(jobs, get_context("spawn"), _leave_interrupts) as pool:
        while batch := list(islice(documents, AHEAD * jobs)):
            yield from pool.map(_extract, batch, chunksize=AHEAD // 4)


def _extract(document: Document) -> Extraction:
    return read_claims(document, user_vocabulary(), find_extractor())


def _leave_interrupts() -> None:
    """Let Ctrl-C be the business of the process that a person started."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
