"""Time loading on each store against the bare driver that writes the same rows.

`python -m benchmarks.load [DOCUMENTS]` writes the table into benchmarks/README.md.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import neo4j

from benchmarks.documents import documents
from benchmarks.report import write_report
from pharmagraph.loading import load, retract
from pharmagraph.model import Row
from pharmagraph.record import RECORDS
from pharmagraph.runfile import read_run_file
from pharmagraph.store import Store
from pharmagraph.store_embedded import open_embedded
from pharmagraph.store_server import open_server
from tests.neo4j_server import VERSIONS, NoNeo4jError, start

STEPS = (100, 1000, 4000)
SINGLES = 15
BATCH = 2000


@dataclass(frozen=True)
class Engine:
    """A database under test: how to open the store, and how to reach it past all of our code."""

    name: str
    open: Callable[[], Store]
    driver: Callable[[], neo4j.Driver]


@dataclass(frozen=True)
class Result:
    """Seconds and counts of one engine."""

    engine: str
    steps: tuple[tuple[int, float, float], ...]
    nodes: int
    relationships: int
    load_seconds: float
    bare_seconds: float


@contextmanager
def embedded(folder: Path) -> Iterator[Engine]:
    """Run the embedded engine, kept open by one store so that the driver can join."""
    path = folder / "bench.db"
    with open_embedded(path):

        def driver() -> neo4j.Driver:
            note = read_run_file(path)
            assert note is not None
            return neo4j.GraphDatabase.driver(note.address, auth=(note.user, note.password))

        yield Engine(
            f"embedded, arcadedb {version('arcadedb')}", lambda: open_embedded(path), driver
        )


@contextmanager
def server(name: str, folder: Path) -> Iterator[Engine]:
    """Run a Neo4j server."""
    with start(name, folder) as running:
        credentials = {"user": running.user, "password": running.password}
        yield Engine(
            f"Neo4j {VERSIONS[name]} Community",
            lambda: open_server(running.address, **credentials),
            lambda: neo4j.GraphDatabase.driver(
                running.address, auth=(running.user, running.password)
            ),
        )


def measure(engine: Engine, steps: tuple[int, ...]) -> Result:
    """Load documents up to each step, a few single ones there; then write the same rows barely."""
    store, loaded, spent, found = engine.open(), 0, 0.0, []
    for step in steps:
        spent += _timed(lambda: load(store, documents(step - loaded, loaded)))  # noqa: B023
        loaded = step
        singles = [_single(store, 10**6 + loaded + i) for i in range(SINGLES)]
        found.append((step, spent, statistics.median(singles)))
        print(f"{engine.name}: {step} documents in {spent:.1f} s, one {found[-1][2] * 1000:.0f} ms")
    nodes, relationships = _rows(store), _relationships(store)
    store.close()
    with engine.driver() as driver:
        _wipe(driver)
        bare = _timed(lambda: _write_barely(driver, nodes, relationships))
        _wipe(driver)
    counts = [sum(len(rows) for rows in by.values()) for by in (nodes, relationships)]
    print(f"{engine.name}: the bare driver takes {bare:.1f} s for {counts} nodes, relationships")
    return Result(engine.name, tuple(found), *counts, spent, bare)


def _single(store: Store, place: int) -> float:
    """Time one document, and take it back: the bare driver is to write the others only."""
    (extraction,) = documents(1, place)
    seconds = _timed(lambda: load(store, [extraction]))
    retract(store, extraction.document.id)
    return seconds


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _rows(store: Store) -> dict[str, list[Row]]:
    """Return all nodes, of record and graph, by label."""
    rows = {label: list(store.rows(label)) for label in RECORDS}
    for node in store.nodes():
        rows.setdefault(node.label, []).append(dict(node.props))
    return rows


def _relationships(store: Store) -> dict[tuple[str, str, str], list[Row]]:
    """Return all relationships, of record and graph, by type and labels of the ends."""
    found: dict[tuple[str, str, str], list[Row]] = {}
    for label, record in RECORDS.items():
        for link in record.links:
            for row in store.rows(label):
                value = row.get(link.prop)
                for target in value if isinstance(value, list) else [value]:
                    key = {"key": f"{row['id']}|{target}"}
                    ends = {"source": row["id"], "target": target, "props": key}
                    found.setdefault((link.type, label, link.target), []).append(ends)
    for edge in store.edges():
        kind = (edge.type, edge.source_label, edge.target_label)
        props = {**edge.props, "key": edge.key}
        row = {"source": edge.source, "target": edge.target, "props": props}
        found.setdefault(kind, []).append(row)
    return found


def _write_barely(
    driver: neo4j.Driver,
    nodes: dict[str, list[Row]],
    relationships: dict[tuple[str, str, str], list[Row]],
) -> None:
    for label, rows in nodes.items():
        text = f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"
        _batched(driver, text, rows)
    for (kind, source, target), rows in relationships.items():
        text = (
            f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) "
            f"MATCH (b:{target} {{id: row.target}}) "
            f"MERGE (a)-[r:{kind} {{key: row.props.key}}]->(b) SET r = row.props"
        )
        _batched(driver, text, rows)


def _batched(driver: neo4j.Driver, text: str, rows: list[Row]) -> None:
    with driver.session() as session:
        for place in range(0, len(rows), BATCH):
            part = rows[place : place + BATCH]
            session.execute_write(lambda tx, part=part: tx.run(text, rows=part).consume())


def _wipe(driver: neo4j.Driver) -> None:
    text = "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n"
    with driver.session() as session:
        while session.execute_write(lambda tx: tx.run(text).single(strict=True)["n"]):
            pass


def main(steps: tuple[int, ...] = STEPS) -> None:
    """Measure every engine that can be had, and write the report after each."""
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with embedded(folder) as engine:
            results.append(measure(engine, steps))
        for version_name in VERSIONS:
            try:
                with server(version_name, folder) as engine:
                    results.append(measure(engine, steps))
            except NoNeo4jError as reason:
                print(reason)
            write_report(results)


if __name__ == "__main__":
    most = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS[-1]
    main((*(step for step in STEPS if step < most), most))
