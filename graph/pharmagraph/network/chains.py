"""The shortest chain of deals between two companies."""

from collections.abc import Mapping
from itertools import islice

import networkx as nx

from pharmagraph.errors import NameNotFoundError, PharmagraphError
from pharmagraph.names import resolve
from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.results import Result, require_companies, table
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = (
    "step",
    "organisation",
    "deal",
    "nextOrganisation",
    "announcedOn",
    "evidence",
)
_COUNTED = 100


def chain(made: Network, source: str, target: str) -> Result:
    """Return the steps of a shortest chain, the first by name where there are several.

    A step shows the latest deal of the two companies, with the sentences that put them into it; its
    day is the first report where no source gives one. No rows if nothing joins them. Raises
    `NameNotFoundError` for an unknown company, with near misses, or one that is not in this
    network.
    """
    require_companies(made)
    start, end = company(made, source), company(made, target)
    if start == end:
        raise PharmagraphError(
            f"{source!r} and {target!r} count as one company, {made.name(start)};"
            " try  --rollup entity"
        )
    named = {n: made.name(n) for n in made.ties}
    steps = _steps(made.ties, named, start, end)
    said = tuple(said_of(made, pair, 2, [_latest(made, *pair)]) for pair in steps)
    rows = [
        (number, *_row(made, *pair), list(ids))
        for number, (pair, ids) in enumerate(zip(steps, said, strict=True), 1)
    ]
    figures = {"steps": len(steps) or None, "independentWays": independent(made.ties, start, end)}
    return Result(
        "paths",
        f"Shortest chain from {named[start]} to {named[end]}",
        COLUMNS,
        table(COLUMNS, rows),
        small_print(made),
        (_note(made, start, end, len(steps)),),
        figures,
        said,
    )


def company(made: Network, typed: str) -> str:
    """Return the id of the company of the network that an organisation counts as.

    Raises `NameNotFoundError`: with near misses for an unknown name, or saying that the company has
    no deal in this network.
    """
    found = resolve(typed, ("Organization",), made.source.called(("Organization",)))
    head = made.selection.above[found.id]
    if head not in made.ties:
        raise NameNotFoundError(
            f"{found.name} has no deal in this network ({made.ties.graph['window']}). Widen it with"
            "  --cumulative,  --class  or  --as-of"
        )
    return head


def independent(ties: TieGraph, a: str, b: str) -> int:
    """Count the ways between two companies that share no other company."""
    if ties.has_edge(a, b):
        rest = ties.copy()
        rest.remove_edge(a, b)
        return 1 + int(nx.node_connectivity(rest, a, b))
    return int(nx.node_connectivity(ties, a, b))


def _steps(ties: TieGraph, names: Mapping[str, str], a: str, b: str) -> list[tuple[str, str]]:
    left = nx.single_source_shortest_path_length(ties, b)
    steps: list[tuple[str, str]] = []
    while a != b and a in left:
        nearer = [n for n in ties[a] if left.get(n, left[a]) < left[a]]
        following = min(nearer, key=lambda n: (names[n], n))
        steps.append((a, following))
        a = following
    return steps


def _row(made: Network, a: str, b: str) -> tuple[object, ...]:
    days = {c.deal.id: c.deal.start for c in made.selection.selected}
    latest = _latest(made, a, b)
    return made.name(a), made.name(latest), made.name(b), days[latest]


def _latest(made: Network, a: str, b: str) -> str:
    return str(made.ties.edges[a, b]["dealIds"][-1])


def _note(made: Network, a: str, b: str, steps: int) -> str:
    if not steps:
        return f"No chain of deals joins {made.name(a)} and {made.name(b)} in this network."
    several = sum(1 for _ in islice(nx.all_shortest_paths(made.ties, a, b), _COUNTED + 1))
    many = f"more than {_COUNTED}" if several > _COUNTED else str(several)
    return (
        f"Chains of this length: {many}. Every step is a deal of its own, not a path of influence."
    )
