"""Move the record between stores, exactly: JSON lines that name no engine, with a version.

The first line says what follows and which version it has, the last how many records there were, so
that a file cut short is noticed. The graph is not in it: it is projected again on the other side.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TextIO

from pharmagraph.errors import StoreError
from pharmagraph.integrity import rebuild
from pharmagraph.model import Row
from pharmagraph.record import RECORDS
from pharmagraph.store import Store, Transaction

FORMAT = "pharmagraph-record"
VERSION = 1
LABELS = ("Article", "Sentence", "Naming", "Ref", "Claim", "Judgement")


def dump(store: Store, stream: TextIO) -> int:
    """Write the record of a store; return the number of records.

    Two stores with the same record give the same bytes.
    """
    _write(stream, {"format": FORMAT, "version": VERSION})
    count = 0
    for label in LABELS:
        derived = RECORDS[label].derived
        for row in store.rows(label):
            kept = {k: _plain(v) for k, v in row.items() if k not in derived}
            _write(stream, {"label": label, "row": kept})
            count += 1
    _write(stream, {"records": count})
    return count


def restore(store: Store, stream: Iterable[str]) -> int:
    """Fill an empty store from a dump and project the graph; return the number of records.

    The record goes in by one transaction. Raises `StoreError` if the store is not empty, or the
    file is no dump, of a newer version, damaged or cut short; the store then stays as it was.
    """
    lines = list(stream)  # a transaction may be tried again

    def work(tx: Transaction) -> int:
        tx.lock()
        records = read_dump(lines)
        count = 0
        for label, group in groupby(records, key=lambda r: r[0]):
            rows = [row for _, row in group]
            tx.create(label, rows)
            count += len(rows)
        return count

    if any(next(store.rows(label), None) for label in LABELS):
        raise StoreError(
            f"{store.address} is not empty; restore into a new one:  "
            "pharmagraph restore FILE --store NEW"
        )
    count = store.write(work)
    rebuild(store)
    return count


def read_dump(stream: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """Yield label and row of each record of a dump; raise `StoreError` where it is damaged."""
    count, ended = 0, False
    for number, line in enumerate(stream, 1):
        entry = _entry(line, number)
        if number == 1:
            _check_header(entry)
        elif "records" in entry:
            ended = True
            if entry["records"] != count:
                raise StoreError(f"the dump has {count} records and should have {entry['records']}")
        else:
            count += 1
            yield _record(entry, number)
    if not ended:
        raise StoreError("the dump is cut short: its last line is missing; dump the store again")


def _entry(line: str, number: int) -> Row:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise StoreError(f"line {number} of the dump is no JSON: {error}") from error
    if not isinstance(entry, dict):
        raise StoreError(f"line {number} of the dump is no record")
    return entry


def _check_header(entry: Row) -> None:
    version = entry.get("version")
    if entry.get("format") != FORMAT or not isinstance(version, int):
        raise StoreError("this is no dump of pharmagraph; make one with  pharmagraph dump FILE")
    if version > VERSION:
        raise StoreError(
            f"the dump has version {version}, this program reads up to {VERSION}: upgrade it"
        )


def _record(entry: Row, number: int) -> tuple[str, Row]:
    label, row = entry.get("label"), entry.get("row")
    if label not in LABELS or not isinstance(row, dict) or "id" not in row:
        raise StoreError(f"line {number} of the dump is no record")
    return str(label), {k: _value(v) for k, v in row.items()}


def _write(stream: TextIO, entry: Row) -> None:
    stream.write(json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    stream.write("\n")


def _plain(value: object) -> object:
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _value(value: object) -> object:
    return date.fromisoformat(value["date"]) if isinstance(value, dict) else value
