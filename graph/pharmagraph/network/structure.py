"""The shape of the network in single numbers, each beside what chance gives."""

from collections.abc import Callable

import networkx as nx

from pharmagraph.network import figures
from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.nulls import NULLS, null_networks
from pharmagraph.network.results import Progress, Result, require_companies, rounded, table
from pharmagraph.network.rules import FEWEST
from pharmagraph.network.small_print import small_print

COLUMNS = ("figure", "value", "chanceMean", "p", "meaning")
# In random networks that are as dense, these could come from the numbers of deals alone.
_TESTED: tuple[tuple[str, Callable[[TieGraph], float | None], str], ...] = (
    (
        "clustering",
        figures.clustering,
        "share of a company's partners that are tied; high: circles",
    ),
    ("transitivity", figures.transitivity, "share of chains of three that close to a triangle"),
    ("assortativity", figures.assortativity, "below 0: hubs ally with small companies"),
    ("nestedness", figures.nestedness, "partners of the few are among those of the many; 0 to 100"),
    ("meanDistance", figures.mean_distance, "steps between companies of the largest component"),
    ("giantSharePct", figures.giant_share, "companies in the largest component"),
    ("maxCore", figures.max_core, "every company of the core has as many partners in it"),
)


def structure(
    made: Network, *, nulls: int = NULLS, seed: int = 0, progress: Progress | None = None
) -> Result:
    """Return figures of the whole network; None below 30 companies where they mean nothing.

    `chanceMean` and `p` come from random networks in which each company keeps its number of deals
    and each deal its number of companies; `p` is the share at least as far from their mean.
    """
    require_companies(made)
    ties = made.ties
    chance: dict[str, list[float]] = {name: [] for name, _, _ in _TESTED}
    if nulls and len(ties) >= FEWEST:
        for i, graph in enumerate(null_networks(made, nulls, seed), 1):
            for name, measure, _ in _TESTED:
                value = measure(graph)
                chance[name] += [] if value is None else [value]
            if progress is not None:
                progress(i, nulls)
    rows: list[tuple[object, ...]] = [
        ("density", rounded(figures.density(ties)), None, None, "share of pairs that are tied"),
        ("components", nx.number_connected_components(ties), None, None, "separate parts"),
    ]
    for name, measure, meaning in _TESTED:
        rows.append((name, *_compared(measure(ties), chance[name]), meaning))
    rows += [_small_world(rows), *_mixed(made)]
    return Result(
        "structure",
        "Shape of the network",
        COLUMNS,
        table(COLUMNS, rows),
        small_print(made),
        (_note(made, nulls),),
    )


def _compared(value: float | None, chance: list[float]) -> tuple[object, object, object]:
    if value is None or not chance:
        return rounded(value), None, None
    mean = sum(chance) / len(chance)
    far = sum(abs(c - mean) >= abs(value - mean) - 1e-9 for c in chance)
    return rounded(value), rounded(mean), rounded((1 + far) / (1 + len(chance)))


def _small_world(rows: list[tuple[object, ...]]) -> tuple[object, ...]:
    """Return clustering beside chance by distance beside chance (Humphries and Gurney's sigma)."""
    found = {row[0]: row[1:3] for row in rows}
    values = [v for name in ("clustering", "meanDistance") for v in found[name]]
    meaning = "well above 1: in circles, yet few steps from each other"
    if not all(isinstance(v, float) and v > 0 for v in values):
        return "smallWorld", None, None, None, meaning
    circles, chance_circles, steps, chance_steps = (float(str(v)) for v in values)
    sigma = (circles / chance_circles) / (steps / chance_steps)
    return "smallWorld", rounded(sigma), None, None, meaning


def _mixed(made: Network) -> list[tuple[object, ...]]:
    ties = made.ties
    rows: list[tuple[object, ...]] = [
        (
            "dealClustering",
            rounded(figures.deal_clustering(made.memberships)),
            None,
            None,
            "clustering counted on deals, which deals of many companies do not raise",
        )
    ]
    for prop in ("kind", "country"):
        value, told = figures.mixing(ties, prop)
        meaning = f"1: allies only of the same {prop}; known for {told} of {len(ties.edges)} ties"
        rows.append((f"{prop}Mixing", rounded(value), None, None, meaning))
    return rows


def _note(made: Network, nulls: int) -> str:
    if len(made.ties) < FEWEST:
        return (
            f"This network has {len(made.ties)} companies; below {FEWEST} clustering,"
            " assortativity, nestedness and distances are undefined or trivial and left out."
        )
    return (
        f"chanceMean and p: {nulls} random networks with the same number of deals for each company;"
        " p is two-sided."
    )
