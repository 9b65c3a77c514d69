"""Time and memory of an export, against the bare driver that reads the same rows.

`python -m benchmarks.export [NODES EDGES [STORE]]` writes its section of benchmarks/README.md;
STORE is embedded or server, both by default. Each reading runs in a process of its own, so that its
peak of memory is its own; the database is in another.
"""

import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import neo4j

from benchmarks.large import large_edges, large_nodes
from benchmarks.page import machine, put_section
from pharmagraph.bolt import Connection, Login
from pharmagraph.bolt_transaction import batches
from pharmagraph.export import MultiGraph, export_networkx, graphml
from pharmagraph.model import Edge, Node
from pharmagraph.network.formats import write_folder
from pharmagraph.runfile import read_run_file
from pharmagraph.schema import EDGES, NODES
from pharmagraph.store import Store
from pharmagraph.store_bolt import BoltStore
from pharmagraph.store_embedded import open_embedded
from pharmagraph.store_server import open_server
from tests.neo4j_server import VERSIONS, NoNeo4jError, start

T = TypeVar("T")
NODES_NUMBER, EDGES_NUMBER = 50_000, 250_000
BATCH = 5000
# Of the kernel's units: kilobytes on Linux, bytes on macOS.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Measured:
    """Seconds, and megabytes at the peak over what the process had before."""

    seconds: float
    megabytes: float


def read_and_write(login: Login, forms: Sequence[str]) -> list[Measured]:
    """Export as a user does: the reading, and with it the writing of a file of each form."""
    with BoltStore(Connection(login)) as store:
        graph, read = _measured(lambda: export_networkx(store, quotes="full"))
    return [read, *(_plus(read, _forked(graph, form)) for form in forms)]


def read_without_quotes(login: Login) -> list[Measured]:
    """Export the graph without the words of articles."""
    with BoltStore(Connection(login)) as store:
        return [_measured(lambda: export_networkx(store, quotes="none"))[1]]


def read_barely(login: Login) -> list[Measured]:
    """Read all nodes and edges with the driver alone, into lists of dictionaries."""
    with neo4j.GraphDatabase.driver(login.address, auth=(login.user, login.password)) as driver:
        driver.verify_connectivity()
        return [_measured(lambda: _read(driver, login.database))[1]]


def _read(driver: neo4j.Driver, database: str | None) -> list[object]:
    rows: list[object] = []
    with driver.session(database=database) as session:
        for label in NODES:
            found = session.run(f"MATCH (n:{label}) RETURN n.id AS id, properties(n) AS row")
            rows += [record.data() for record in found]
        for kind in EDGES:
            text = f"MATCH (a)-[r:{kind}]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS row"
            rows += [record.data() for record in session.run(text)]
    return rows


def _forked(graph: MultiGraph, form: str) -> Measured:
    """Write a graph in a copy of this process, so that what one form takes is not in the next."""
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=lambda: answers.put(_measured(lambda: _write(graph, form))[1]))
    child.start()
    written: Measured = answers.get()
    child.join()
    return written


def _write(graph: MultiGraph, form: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        if form == "parquet":
            write_folder(graph, form, Path(name))
            return
        with (Path(name) / form).open("w", encoding="utf-8") as stream:
            stream.writelines(graphml(graph))


def _measured(work: Callable[[], T]) -> tuple[T, Measured]:
    before, started = _peak(), time.perf_counter()
    kept = work()
    seconds = time.perf_counter() - started
    return kept, Measured(seconds, (_peak() - before) / 1e6)


def _plus(one: Measured, two: Measured) -> Measured:
    return Measured(one.seconds + two.seconds, one.megabytes + two.megabytes)


def _peak() -> int:
    """Return the most bytes this program has held; what it was forked from does not count."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1024


FORMS = ("graphml", "parquet")
BARE = "the bare driver, into lists"
READINGS: tuple[tuple[tuple[str, ...], Callable[[Login], list[Measured]]], ...] = (
    ((BARE,), read_barely),
    (
        ("`export_networkx`", *(f"`export {form}`" for form in FORMS)),
        partial(read_and_write, forms=FORMS),
    ),
    (("`export_networkx`, no quotes",), read_without_quotes),
)


@contextmanager
def embedded(folder: Path) -> Iterator[tuple[str, Store, Login]]:
    """Run the embedded engine in this process; readings join by its port."""
    with open_embedded(folder / "large.db") as store:
        note = read_run_file(folder / "large.db")
        assert note is not None
        yield f"embedded, arcadedb {version('arcadedb')}", store, note.login()


@contextmanager
def server(folder: Path) -> Iterator[tuple[str, Store, Login]]:
    """Run a Neo4j of the long-term version."""
    with start("neo4j5", folder) as running:
        login = Login(running.address, running.user, running.password)
        with open_server(running.address, user=running.user, password=running.password) as store:
            yield f"Neo4j {VERSIONS['neo4j5']} Community", store, login


STORES = {"embedded": embedded, "server": server}


def fill(store: Store, nodes: Iterable[Node], edges: Iterable[Edge]) -> float:
    """Put a graph into a store, past all claims, and return the seconds."""
    started = time.perf_counter()
    for part in batches(nodes, BATCH):
        store.write(lambda tx, part=part: tx.put_nodes(part))  # type: ignore[misc]
    for some in batches(edges, BATCH):
        store.write(lambda tx, some=some: tx.put_edges(some, []))  # type: ignore[misc]
    return time.perf_counter() - started


def measure(name: str, login: Login) -> list[tuple[str, Measured]]:
    """Run every reading in a new process, the bare driver first and last, and keep the better."""
    found: dict[str, Measured] = {}
    context = multiprocessing.get_context("spawn")
    for names, read in (*READINGS, READINGS[0]):
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            runs = pool.submit(read, login).result()
        for what, run in zip(names, runs, strict=True):
            print(f"{name}, {what}: {run.seconds:.1f} s, {run.megabytes:.0f} MB", flush=True)
            found[what] = min(found.get(what, run), run, key=lambda m: m.seconds)
    return list(found.items())


def section(results: dict[str, list[tuple[str, Measured]]], nodes: int, edges: int) -> list[str]:
    """Return the lines of the section."""
    lines = [
        "## Export",
        "",
        f"{nodes:,} invented nodes and {edges:,} edges, each edge with a quote and its evidence.",
        "Every reading is a new process; memory is its peak over what it had before it began. The",
        "bare driver runs first and last, and its better run stands here. What writes a file reads",
        "the store first: the line of `export_networkx`, and on top of it the writing.",
        "",
        machine(),
        "",
        "| store | reading | seconds | beside the bare driver | MB |",
        "| --- | --- | --: | --: | --: |",
    ]
    for name, found in results.items():
        bare = found[0][1].seconds
        lines += [
            f"| {name} | {what} | {m.seconds:.1f} | {m.seconds / bare:.1f} | {m.megabytes:,.0f} |"
            for what, m in found
        ]
    return lines


def main(nodes: int = NODES_NUMBER, edges: int = EDGES_NUMBER, *which: str) -> None:
    """Measure the stores that can be had, and write the section after each."""
    results: dict[str, list[tuple[str, Measured]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for opened in (STORES[name] for name in which or STORES):
            with ExitStack() as stack:
                try:
                    name, store, login = stack.enter_context(opened(Path(folder)))
                except NoNeo4jError as reason:
                    print(reason)
                    continue
                seconds = fill(store, large_nodes(nodes), large_edges(edges, nodes))
                print(f"{name}: filled in {seconds:.0f} s", flush=True)
                results[name] = measure(name, login)
                put_section("export", section(results, nodes, edges))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]), *sys.argv[3:])
