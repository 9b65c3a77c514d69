"""Time every question on an invented industry of 5,000 deals, on each store, beside `RETURN 1`.

`python -m benchmarks.asking [DEALS]` writes its section into benchmarks/README.md. What is asked
about is what has most: the company with most deals, the drug, target and disease met most often.
"""

import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import neo4j

from benchmarks.industry import Industry, fill, industry
from benchmarks.page import machine, put_section
from pharmagraph.measured import measure_source, source_of
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, bind, load_queries, resolve_values, run_query
from pharmagraph.store import Store
from pharmagraph.store_embedded import open_embedded
from pharmagraph.store_server import open_server
from tests.neo4j_server import VERSIONS, Neo4jServer, NoNeo4jError, start

DEALS = 5000
RUNS, SECONDS = 20, 2.5
EMBEDDED, SERVER = "embedded", "neo4j5"
# What 95 of 100 answers should take at most, in milliseconds.
CEILINGS = {EMBEDDED: 200, SERVER: 50}
SINCE = "2025-01-01"


@dataclass(frozen=True)
class Timed:
    """How long a question took: median and 95th percentile in milliseconds, and its rows."""

    median: float
    late: float
    rows: int


Times = dict[str, Timed]


def examples(made: Industry) -> dict[str, dict[str, object]]:
    """Return what each question is asked about: what has most of each label."""
    most = _most(made)
    return {query.name: _values(query, most) for query in load_queries(cypher_dir())}


def _most(made: Industry) -> Mapping[str, list[str]]:
    """Return the ids with most relations by label, the first first."""
    counted = Counter[str]()
    label = {node.id: node.label for node in made.graph.nodes.values()}
    for edge in made.graph.edges.values():
        counted.update((edge.source, edge.target))
    found: dict[str, list[str]] = {}
    for node, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        found.setdefault(label[node], []).append(node)
    return found


def _values(query: Query, most: Mapping[str, list[str]]) -> dict[str, object]:
    things = [p for p in query.params if p.labels and p.required]
    chosen: dict[str, object] = {}
    for place, param in enumerate(things):
        label = "Organization" if "Organization" in param.labels else param.labels[0]
        # A second thing of the kind is one in the middle, not another hub.
        chosen[param.name] = most[label][0 if place == 0 else len(most[label]) // 2]
    if query.name == "why":
        chosen["about"] = most["Organization"][0]
    if query.name == "changes":
        chosen["since"] = SINCE
    return chosen


def ask_all(store: Store, asked: Mapping[str, dict[str, object]]) -> Times:
    """Time every question; what NetworkX answers last, and once."""
    found = {"RETURN 1": _timed(lambda: store.read("RETURN 1 AS one"))}
    queries = load_queries(cypher_dir())
    for query in (q for q in queries if q.is_cypher):
        values = asked[query.name]
        found[query.name] = _timed(lambda q=query, v=values: run_query(store, q, v))  # type: ignore[misc]
        print(store.address, query.name, found[query.name], flush=True)
    return found | _measured(store, [q for q in queries if not q.is_cypher])


def _measured(store: Store, queries: Sequence[Query]) -> Times:
    """Time the measures on a graph that is read once; the time of reading is in each of them."""
    started = time.perf_counter()
    source = source_of(store)
    reading = (time.perf_counter() - started) * 1000
    found: Times = {}
    for query in queries:
        started = time.perf_counter()
        rows = measure_source(source, query.name, bind(query, {})).rows
        spent = reading + (time.perf_counter() - started) * 1000
        found[query.name] = Timed(spent, spent, len(rows))
        print(store.address, query.name, found[query.name], f"reading {reading:.0f}", flush=True)
    return found


def _timed(ask: Callable[[], list[dict[str, object]]]) -> Timed:
    rows = len(ask())  # a server plans a query when it meets it first
    spent: list[float] = []
    began = time.perf_counter()
    while len(spent) < RUNS and (len(spent) < 3 or time.perf_counter() - began < SECONDS):
        started = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - started) * 1000)
    spent.sort()
    return Timed(statistics.median(spent), spent[max(0, -(-95 * len(spent) // 100) - 1)], rows)


def plan_of(server: Neo4jServer, query: Query, values: Mapping[str, object]) -> list[str]:
    """Return the operators of a query as it ran, the first to run first, with rows and hits."""
    auth = (server.user, server.password)
    with neo4j.GraphDatabase.driver(server.address, auth=auth) as driver:
        profile = driver.execute_query(f"PROFILE {query.text}", dict(values)).summary.profile
    return list(_operators(profile or {}))


def _operators(plan: Mapping[str, object]) -> list[str]:
    found = [line for child in plan.get("children", ()) for line in _operators(child)]  # type: ignore[attr-defined]
    name = str(plan["operatorType"]).partition("@")[0]
    return [*found, f"{name} ({plan.get('rows', 0)} rows, {plan.get('dbHits', 0)} hits)"]


def report(made: Industry, times: Mapping[str, Times], plan: tuple[str, list[str]]) -> list[str]:
    """Return the lines of the section."""
    stores = [name for name in (EMBEDDED, SERVER) if name in times]
    titles = {EMBEDDED: "embedded", SERVER: f"Neo4j {VERSIONS[SERVER]}"}
    head = " | ".join(f"{titles[s]}: p50 | p95" for s in stores)
    return [
        "## Asking",
        "",
        f"Every question on an invented industry: {_deals(made):,} deals, {len(made.graph.nodes):,}"
        f" nodes, {len(made.graph.edges):,} relations, {len(made.tables['Claim']):,} claims. It is"
        " asked about the company, drug, target or disease that has most: the first company is in"
        " hundreds of deals. Milliseconds with the look-up of names, transport and checks;"
        " `RETURN 1` takes the same way. Median and 95th percentile of up to 20 runs in up to"
        f" {SECONDS:g} seconds, after a first; at least three. Those that NetworkX answers, at the"
        " end of the table, read the whole graph: once, and that time is in each of them.",
        "",
        machine(),
        "",
        f"| question | rows | {head} |",
        f"| --- | --: |{' --: | --: |' * len(stores)}",
        *(_line(name, times, stores) for name in times[stores[0]]),
        "",
        *(_judged(times[s], CEILINGS[s], titles[s]) for s in stores),
        "",
        *(
            ("Slowest on Neo4j: " + plan[0] + ", as it ran:", "", *_code(plan[1]))
            if plan[1]
            else ()
        ),
    ]


def _line(name: str, times: Mapping[str, Times], stores: list[str]) -> str:
    cells = [f"{times[s][name].median:.0f} | {times[s][name].late:.0f}" for s in stores]
    return f"| {name} | {times[stores[0]][name].rows} | {' | '.join(cells)} |"


def _judged(times: Times, ceiling: int, title: str) -> str:
    asked = {q.name for q in load_queries(cypher_dir()) if q.is_cypher}
    late = sorted((t.late, name) for name, t in times.items() if name in asked)
    over = ", ".join(f"`{name}` {value:.0f} ms" for value, name in late if value > ceiling)
    round_trip = times["RETURN 1"].median
    return (
        f"- {title}: `RETURN 1` {round_trip:.1f} ms; p95 at most {ceiling} ms in"
        f" {sum(value <= ceiling for value, _ in late)} of {len(late)} questions"
        + (f"; over it: {over}." if over else ".")
    )


def _code(lines: list[str]) -> list[str]:
    return ["```", *lines, "```"]


def _deals(made: Industry) -> int:
    return sum(1 for label, _ in made.graph.nodes if label == "Deal")


def main(deals: int = DEALS) -> None:
    """Ask on the embedded store and on Neo4j, where it can be had, and write the section."""
    made = industry(deals)
    asked, times, plan = examples(made), dict[str, Times](), ("", list[str]())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_embedded(folder / "asking.db") as store:
            fill(store, made)
            times[EMBEDDED] = ask_all(store, asked)
        put_section("asking", report(made, times, plan))
        try:
            with start(SERVER, folder) as server:
                times[SERVER], plan = _on_server(server, made, asked)
        except NoNeo4jError as reason:
            print(reason)
    put_section("asking", report(made, times, plan))


def _on_server(
    server: Neo4jServer, made: Industry, asked: Mapping[str, dict[str, object]]
) -> tuple[Times, tuple[str, list[str]]]:
    with open_server(server.address, user=server.user, password=server.password) as store:
        fill(store, made)
        times = ask_all(store, asked)
        queries = {q.name: q for q in load_queries(cypher_dir()) if q.is_cypher}
        slowest = max(queries, key=lambda name: times[name].late)
        values = resolve_values(store, queries[slowest], asked[slowest])
    return times, (slowest, plan_of(server, queries[slowest], values))


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
