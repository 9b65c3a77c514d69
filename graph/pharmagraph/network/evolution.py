"""How the network changes: one snapshot a period, and what is new in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pharmagraph.errors import PharmagraphError
from pharmagraph.network import figures
from pharmagraph.network.alliances import Network, network, shared_deals
from pharmagraph.network.results import Result, require_companies, rounded, table
from pharmagraph.network.rules import FEWEST, Rules
from pharmagraph.network.selection import Source
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = (
    "period",
    "nodes",
    "edges",
    "density",
    "giantSharePct",
    "clustering",
    "assortativity",
    "maxCore",
    "newTiesRepeatPct",
    "dealClustering",
    "newNew",
    "newKnown",
    "knownKnown",
)


@dataclass(frozen=True, slots=True)
class Newness:
    """The ties that begin in a period: those between a pair that was allied before, and by ends."""

    ties: int
    again: int
    new_new: int
    new_known: int
    known_known: int


def snapshots(
    source: Source, rules: Rules, first: int | None = None, last: int | None = None, step: int = 1
) -> Iterator[tuple[str, date, Network]]:
    """Yield a network for every `step` years: its period, its last day, and the ties alive then.

    The last day is the end of a year, or the last day the graph speaks of. Without a year to start
    from, the first with a deal. Raises `PharmagraphError` where there is no deal with a day.
    """
    days = [d.start for d in source.deals if d.start is not None and d.family in rules.classes]
    if not days:
        raise PharmagraphError(
            "there is no deal with a day to follow the network by. Load articles with their dates: "
            " pharmagraph load FILE --published DATE"
        )
    latest = rules.as_of or source.last or max(days)
    start = first if first is not None else min(days).year
    end = last if last is not None else latest.year
    if start > end:
        raise PharmagraphError(f"the years run backwards ({start} to {end}); swap them")
    for year in range(start, end + 1, step):
        until = min(year + step - 1, end)
        day = min(date(until, 12, 31), max(latest, date(year, 1, 1)))
        period = str(year) if until == year else f"{year}-{until}"
        yield period, day, network(source, replace(rules, as_of=day, since=None))


def evolution(
    source: Source,
    rules: Rules,
    *,
    first: int | None = None,
    last: int | None = None,
    step: int = 1,
) -> Result:
    """Return a row for each period with the figures of its network and of its new ties.

    Clustering and assortativity are None below 30 companies. `newTiesRepeatPct` is the share of
    ties begun in the period whose companies had a deal before; `newNew`, `newKnown`, `knownKnown`
    count them by how many of their companies had any deal before.
    """
    if not source.graph:
        require_companies(network(source, rules))
    made = list(snapshots(source, rules, first, last, step))
    whole = network(source, replace(rules, as_of=made[-1][1], since=None, life=None))
    require_companies(whole)
    before = date.min if first is None else date(first, 1, 1)
    rows = []
    for period, day, snapshot in made:
        rows.append((period, *_row(snapshot, newness(whole, before, day))))
        before = date.fromordinal(day.toordinal() + 1)
    return Result(
        "evolution",
        "Evolution of the network",
        COLUMNS,
        table(COLUMNS, rows),
        small_print(made[-1][2]),
        _notes(),
        sentences=tuple(said_of(snapshot) for _, _, snapshot in made),
    )


def newness(whole: Network, first: date, last: date) -> Newness:
    """Count the ties that begin from `first` to `last`, both included, by what was there before."""
    ties = shared_deals(whole.selection.selected)
    debut = _debuts(whole)
    again = kinds = 0
    ends = [0, 0, 0]
    for pair, shared in ties.items():
        days = sorted(c.deal.start for c, _ in shared if c.deal.start is not None)
        for i, day in enumerate(days):
            if first <= day <= last:
                kinds += 1
                again += i > 0
                ends[sum(debut[company] < first for company in pair)] += 1
    return Newness(kinds, again, *ends)


def _debuts(whole: Network) -> Mapping[str, date]:
    """Return the day of each company's first deal."""
    found: dict[str, date] = {}
    for chosen in whole.selection.selected:
        day = chosen.deal.start
        for company in chosen.members if day is not None else ():
            found[company] = min(found.get(company, date.max), day or date.max)
    return found


def _row(made: Network, new: Newness) -> tuple[object, ...]:
    ties = made.ties
    return (
        len(ties),
        ties.number_of_edges(),
        rounded(figures.density(ties)),
        rounded(figures.giant_share(ties), 1),
        rounded(figures.clustering(ties)),
        rounded(figures.assortativity(ties)),
        figures.max_core(ties),
        rounded(100 * new.again / new.ties, 1) if new.ties else None,
        rounded(figures.deal_clustering(made.memberships)),
        new.new_new,
        new.new_known,
        new.known_known,
    )


def _notes() -> tuple[str, ...]:
    return (
        f"Clustering and assortativity are left out below {FEWEST} companies. Deals of many"
        " companies raise clustering; dealClustering is counted on deals and free of that.",
        "Who counts as new depends on where the articles begin: early periods look newer than they"
        " were.",
        "The small print is that of the last period.",
    )
