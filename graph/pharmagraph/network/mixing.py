"""Which sorts of companies ally with which: ties by the kind, country or size of their ends."""

from collections import Counter
from collections.abc import Iterator, Mapping

from pharmagraph.network import figures
from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.nulls import NULLS, null_networks
from pharmagraph.network.results import Progress, Result, require_companies, rounded, table
from pharmagraph.network.rules import FEWEST
from pharmagraph.network.small_print import small_print

BY = ("kind", "country", "sizeClass")
COLUMNS = ("sortA", "sortB", "ties", "sharePct", "chanceMean", "p")
Pairs = Mapping[tuple[str, str], int]


def mixing(
    made: Network,
    *,
    by: str = "kind",
    limit: int | None = 25,
    nulls: int = NULLS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Result:
    """Return how many ties join each two sorts of companies, most first.

    `by` is one of BY. Ties with an end whose sort nobody tells do not count. `chanceMean` is their
    number in random networks in which each company keeps its number of deals, `p` the share of
    these at least as far from the mean; None below 30 companies. Raises `PharmagraphError` for a
    network without a company.
    """
    require_companies(made)
    sorts = {n: str(v) for n, v in made.ties.nodes(data=by) if v is not None}
    seen = pairs(made.ties, sorts)
    drawn = [
        pairs(graph, sorts)
        for graph in _random(made, nulls if len(made.ties) >= FEWEST else 0, seed, progress)
    ]
    order = sorted(seen, key=lambda pair: (-seen[pair], pair))
    told = sum(seen.values())
    rows = [(*pair, seen[pair], rounded(100 * seen[pair] / told, 1), *_chance(pair, seen, drawn))
            for pair in order[:limit]]  # fmt: skip
    value, _ = figures.mixing(made.ties, by)
    known = {"tiesWithBothKnown": told, "ties": made.ties.number_of_edges()}
    return Result(
        "mixing", f"Who allies with whom, by {by}", COLUMNS, table(COLUMNS, rows),
        small_print(made), (_note(made, drawn),), {**known, "mixing": rounded(value)},
    )  # fmt: skip


def pairs(ties: TieGraph, sorts: Mapping[str, str]) -> Pairs:
    """Count the ties between each two sorts, these in alphabetical order."""
    found = Counter[tuple[str, str]]()
    for a, b in ties.edges:
        if a in sorts and b in sorts:
            first, second = sorted((sorts[a], sorts[b]))
            found[first, second] += 1
    return found


def _random(made: Network, nulls: int, seed: int, progress: Progress | None) -> Iterator[TieGraph]:
    for number, graph in enumerate(null_networks(made, nulls, seed), 1):
        yield graph
        if progress is not None:
            progress(number, nulls)


def _chance(
    pair: tuple[str, str], seen: Pairs, drawn: list[Pairs]
) -> tuple[float | None, float | None]:
    if not drawn:
        return None, None
    values = [found.get(pair, 0) for found in drawn]
    mean = sum(values) / len(values)
    far = sum(abs(v - mean) >= abs(seen[pair] - mean) - 1e-9 for v in values)
    return rounded(mean, 2), rounded((1 + far) / (1 + len(values)))


def _note(made: Network, drawn: list[Pairs]) -> str:
    if len(made.ties) < FEWEST:
        return f"chanceMean and p need {FEWEST} companies; this network has {len(made.ties)}."
    if not drawn:
        return "mixing: 1 if companies ally only with their like, below 0 if they avoid them."
    return (
        f"mixing: 1 if companies ally only with their like, below 0 if they avoid them. chanceMean"
        f" and p: {len(drawn)} random networks with the same number of deals for each company; p is"
        " two-sided."
    )
