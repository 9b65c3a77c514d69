"""The one road into a store: load, retract, judge. Each happens whole or not at all."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from itertools import islice

from pharmagraph.buffering import BufferedTransaction
from pharmagraph.changes import (
    Change,
    Outcome,
    add_documents,
    change_judgements,
    pinned_refs,
    remove_documents,
    settle,
)
from pharmagraph.claims import Extraction, Judgement
from pharmagraph.errors import NameNotFoundError
from pharmagraph.fitting import check_extraction
from pharmagraph.incremental import Touched
from pharmagraph.rows import DocumentRows, document_rows, text
from pharmagraph.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one document; `dropped` says what was not read or refused, and why."""

    id: str
    title: str
    status: str
    reason: str = ""
    claims: int = 0
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, for a person or a program to compare."""

    documents: tuple[DocumentReport, ...] = ()
    change: Change = field(default_factory=Change)
    conflicts: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Return the report as JSON can hold it."""
        return asdict(self)


def load(
    store: Store,
    extractions: Iterable[Extraction],
    *,
    keep_text: bool = True,
    batch: int = 100,
    on_document: Callable[[DocumentReport], None] | None = None,
) -> LoadReport:
    """Load documents, `batch` of them to a transaction; a document is loaded whole or not at all.

    A document that is there already, unchanged, is left alone; one whose content, metadata or
    extraction changed is replaced. `keep_text=False` stores offsets and digests instead of words.
    """
    report, stream = LoadReport(), iter(extractions)
    while documents := list(islice(stream, batch)):
        part = _load_batch(store, documents, keep_text)
        if on_document is not None:
            for document in part.documents:
                on_document(document)
        report = LoadReport(
            (*report.documents, *part.documents),
            report.change + part.change,
            tuple(sorted({*report.conflicts, *part.conflicts})),
            tuple(sorted({*report.suggestions, *part.suggestions})),
        )
    return report


def retract(store: Store, article: str) -> Change:
    """Take a document back as if it had never been loaded.

    Raises NameNotFoundError if the store holds no article of that id.
    """

    def work(tx: Transaction) -> Change:
        tx.lock()
        if not tx.find("Article", "id", [article]):
            raise NameNotFoundError(
                f"there is no article {article!r} in the store; `pharmagraph stats` lists them"
            )
        touched = Touched()
        remove_documents(tx, touched, [article])
        return settle(tx, touched).change

    return store.write(work)


def judge(store: Store, judgement: Judgement) -> Outcome:
    """Record a judgement and join or part what it says."""
    return _judge(store, add=[judgement], remove=[])


def withdraw(store: Store, judgement: Judgement) -> Outcome:
    """Take a judgement back as if it had never been made."""
    return _judge(store, add=[], remove=[judgement])


def _judge(store: Store, *, add: list[Judgement], remove: list[Judgement]) -> Outcome:
    def work(tx: Transaction) -> Outcome:
        tx.lock()
        touched = Touched()
        change_judgements(tx, touched, add=add, remove=remove)
        return settle(tx, touched)

    return store.write(work)


def _load_batch(store: Store, extractions: list[Extraction], keep_text: bool) -> LoadReport:
    reports = {i: rejected for i, e in enumerate(extractions) if (rejected := _rejection(e))}
    valid = {i: e for i, e in enumerate(extractions) if i not in reports}
    # The last of several versions of one document in a batch is the one that stays.
    last = {e.document.id: i for i, e in valid.items()}
    chosen = [valid[i] for i in sorted(last.values())]
    outcome, status = _write(store, chosen, keep_text) if chosen else (Outcome(Change()), {})
    for i, extraction in valid.items():
        document = extraction.document
        reports[i] = DocumentReport(
            document.id,
            document.title,
            status[document.id] if last[document.id] == i else "unchanged",
            claims=len(extraction.claims),
            dropped=extraction.dropped,
        )
    ordered = tuple(reports[i] for i in sorted(reports))
    return LoadReport(ordered, outcome.change, outcome.conflicts, outcome.gave_way)


def _write(
    store: Store, extractions: list[Extraction], keep_text: bool
) -> tuple[Outcome, dict[str, str]]:
    """Write documents by one transaction; return the outcome and the status of each."""
    now = datetime.now(UTC).isoformat(timespec="seconds")

    def work(inner: Transaction) -> tuple[Outcome, dict[str, str]]:
        tx = BufferedTransaction(inner)
        tx.lock()
        rows = _lay_out(tx, extractions, keep_text, now)
        known = {
            text(r, "id"): text(r, "fingerprint") for r in tx.find("Article", "id", list(rows))
        }
        status = {i: _status(known.get(i), r) for i, r in rows.items()}
        fresh = [r for i, r in rows.items() if status[i] != "unchanged"]
        if not fresh:
            return Outcome(Change()), status
        touched = Touched()
        touched.replaced |= {i for i, s in status.items() if s == "replaced"}
        if touched.replaced:
            remove_documents(tx, touched, sorted(touched.replaced))
        add_documents(tx, touched, fresh)
        outcome = settle(tx, touched)
        tx.flush()
        return outcome, status

    return store.write(work)


def _rejection(extraction: Extraction) -> DocumentReport | None:
    problems = check_extraction(extraction)
    if not problems:
        return None
    document = extraction.document
    return DocumentReport(document.id, document.title, "rejected", "; ".join(problems[:3]))


def _lay_out(
    tx: Transaction, extractions: list[Extraction], keep_text: bool, now: str
) -> dict[str, DocumentRows]:
    refs = [r.id for e in extractions for r in e.refs if r.keys]
    pinned = pinned_refs(tx, refs)
    rows = {}
    for extraction in extractions:
        laid = document_rows(extraction, keep_text=keep_text, pinned=pinned)
        laid.article["recordedAt"] = now
        rows[extraction.document.id] = laid
    return rows


def _status(known: str | None, rows: DocumentRows) -> str:
    if known is None:
        return "new"
    return "unchanged" if known == rows.fingerprint else "replaced"
