"""Groups of companies that are closer to each other than to the rest, and what they work on."""

from collections import Counter
from collections.abc import Iterable

import networkx as nx

from pharmagraph.network.alliances import Network, TieGraph
from pharmagraph.network.nulls import NULLS, null_networks, p_values
from pharmagraph.network.results import Progress, Result, require_enough, rounded, table
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = ("community", "size", "topMembers", "topDiseases", "topModalities", "internalSharePct")
_TOP = 5
_OTHER_SEEDS = 10


def communities(
    made: Network,
    *,
    limit: int | None = None,
    resolution: float = 1.0,
    nulls: int = NULLS,
    seed: int = 0,
    progress: Progress | None = None,
) -> Result:
    """Return the communities of the Louvain method, the largest first; single companies are none.

    `internalSharePct` is the share of the members' tie weight that stays inside. The modularity is
    compared with random networks in which each company keeps its number of deals. Raises
    `PharmagraphError` for fewer than 30 companies.
    """
    require_enough(made, "communities")
    found = partition(made.ties, resolution, seed)
    groups = [g for g in found if len(g) > 1]
    rows = [(i, *_row(made, group)) for i, group in enumerate(groups, 1)]
    figures: dict[str, object] = {
        "communities": len(groups),
        "companiesInNone": len(made.ties) - sum(map(len, groups)),
        "modularity": rounded(modularity(made.ties, found, resolution)),
        "resolution": resolution,
        "seed": seed,
    }
    if nulls:
        value = modularity(made.ties, found, resolution)
        values = (
            [modularity(g, partition(g, resolution, seed), resolution)]
            for g in null_networks(made, nulls, seed)
        )
        (chance,) = p_values([value], values, total=nulls, progress=progress)
        figures |= {"modularityP": rounded(chance), "nulls": nulls}
    notes = (_stability(made.ties, resolution, seed), *_null_note(nulls))
    shown, small = table(COLUMNS, rows[:limit]), small_print(made)
    said = tuple(said_of(made, set(group), together=2) for group in groups[:limit])
    return Result("communities", "Communities", COLUMNS, shown, small, notes, figures, said)


def partition(ties: TieGraph, resolution: float, seed: int) -> list[list[str]]:
    """Return the communities with their members in order; the same seed gives the same ones."""
    names = sorted(ties)
    # Numbers in place of names: the order in which Python visits them is the same in every run.
    number = {name: i for i, name in enumerate(names)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(names)))
    for a, b in sorted(sorted((number[a], number[b])) for a, b in ties.edges):
        plain.add_edge(a, b, weight=ties.edges[names[a], names[b]]["weight"])
    found = nx.community.louvain_communities(plain, resolution=resolution, seed=seed)
    groups = [sorted(names[i] for i in group) for group in found]
    return sorted(groups, key=lambda g: (-len(g), g[0]))


def modularity(ties: TieGraph, groups: Iterable[Iterable[str]], resolution: float = 1.0) -> float:
    """Return the modularity of a partition; 0 for a network without ties."""
    if not ties.number_of_edges():
        return 0.0
    sets = [set(group) for group in groups]
    return float(nx.community.modularity(ties, sets, weight="weight", resolution=resolution))


def _row(made: Network, group: list[str]) -> tuple[object, ...]:
    ties, members = made.ties, set(group)
    strength = dict(ties.degree(group, weight="weight"))
    inside = 2 * ties.subgraph(members).size(weight="weight")
    best = sorted(group, key=lambda n: (-strength[n], made.name(n)))[:_TOP]
    deals = [c.deal for c in made.selection.selected if len(members & c.members.keys()) > 1]
    total = sum(strength.values())
    return (
        len(group),
        [made.name(n) for n in best],
        _most(made, (d for deal in deals for d in deal.diseases)),
        _most(made, (m for deal in deals for m in deal.modalities)),
        rounded(100 * inside / total, 1) if total else None,
    )


def _most(made: Network, things: Iterable[str]) -> list[str]:
    counted = Counter(made.name(t) for t in things)
    return [name for name, _ in sorted(counted.items(), key=lambda p: (-p[1], p[0]))[:_TOP]]


def _stability(ties: TieGraph, resolution: float, seed: int) -> str:
    runs = [partition(ties, resolution, seed + i) for i in range(1, _OTHER_SEEDS + 1)]
    sizes = [sum(1 for g in run if len(g) > 1) for run in runs]
    values = [modularity(ties, run, resolution) for run in runs]
    return (
        f"The method depends on chance: {_OTHER_SEEDS} other seeds give {min(sizes)} to"
        f" {max(sizes)} communities and a modularity of {min(values):.3f} to {max(values):.3f}."
    )


def _null_note(nulls: int) -> tuple[str, ...]:
    if not nulls:
        return ()
    return (
        f"modularityP: share of {nulls} random networks with the same number of deals for each"
        " company that are as modular; only a low value speaks for real groups.",
    )
