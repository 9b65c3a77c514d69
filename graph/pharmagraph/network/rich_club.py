"""Do hubs ally with each other more than chance? The rich club, beside random networks."""

from collections.abc import Iterator, Sequence

from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.nulls import NULLS, null_networks, p_values
from pharmagraph.network.results import Progress, Result, require_enough, rounded, table
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = ("moreThan", "companies", "ties", "density", "chanceMean", "ratio", "p", "topMembers")
_TOP = 5
# Two companies are tied or not; a club begins with three.
_SMALLEST = 3


def rich_club(
    made: Network,
    *,
    limit: int | None = 25,
    nulls: int = NULLS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Result:
    """Return, for each number of partners, the companies with more, and how many of them are tied.

    `density` is the share of their pairs that are tied (the rich-club coefficient), `chanceMean`
    that of the same companies in random networks in which each keeps its number of deals, `ratio`
    the one by the other, above 1 for a club. Clubs of fewer than three are left out. Raises
    `PharmagraphError` for fewer than 30 companies.
    """
    require_enough(made, "rich clubs")
    found = clubs(made.ties)
    density = [_density(made.ties, club) for _, club in found]
    chance: list[list[float]] = [[] for _ in found]
    p: Sequence[float | None] = [None] * len(found)
    if nulls:
        drawn = ([_density(g, club) for _, club in found] for g in null_networks(made, nulls, seed))
        p = p_values(density, _kept(drawn, chance), total=nulls, progress=progress)
    rows = [
        (
            more,
            len(club),
            made.ties.subgraph(club).number_of_edges(),
            rounded(density[i]),
            rounded(mean := _mean(chance[i])),
            rounded(density[i] / mean) if mean else None,
            rounded(p[i]),
            [made.name(n) for n in club[:_TOP]],
        )
        for i, (more, club) in enumerate(found)
    ]
    shown, small = table(COLUMNS, rows[:limit]), small_print(made)
    said = tuple(said_of(made, set(club), together=2) for _, club in found[:limit])
    return Result("richclub", "Rich club", COLUMNS, shown, small, _notes(nulls), sentences=said)


def clubs(ties: TieGraph) -> list[tuple[int, list[str]]]:
    """Return the companies with more than k partners, most first, for each k that changes them.

    The most exclusive club comes first; clubs of fewer than three companies are none.
    """
    degrees = dict(ties.degree())
    found = []
    for more in sorted({0, *degrees.values()}, reverse=True):
        club = sorted((n for n in ties if degrees[n] > more), key=lambda n: (-degrees[n], n))
        if len(club) >= _SMALLEST:
            found.append((more, club))
    return found


def _density(ties: TieGraph, club: list[str]) -> float:
    pairs = len(club) * (len(club) - 1) / 2
    return float(ties.subgraph(club).number_of_edges() / pairs)


def _kept(drawn: Iterator[list[float]], chance: list[list[float]]) -> Iterator[list[float]]:
    """Yield what was drawn, and keep it for the means."""
    for values in drawn:
        for kept, value in zip(chance, values, strict=True):
            kept.append(value)
        yield values


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _notes(nulls: int) -> tuple[str, ...]:
    basis = "A deal of many companies makes a club by itself; look at its ties before you tell."
    if not nulls:
        return (basis,)
    return (
        basis,
        f"chanceMean and p: the same companies in {nulls} random networks in which each keeps its"
        " number of deals; p is the share that are as dense.",
    )
