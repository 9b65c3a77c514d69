"""The day of each deal and event of a graph, and the months that a map runs through."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from pharmagraph.export import MultiGraph, node_rows
from pharmagraph.network.facts import middle, read_deals

_FEW_MONTHS = 36


def days_of(graph: MultiGraph) -> dict[str, date]:
    """Return the day of each node that has one; a vague date counts by its middle.

    A deal without a date of its own has the day it was first reported on.
    """
    days = {deal.id: deal.start for deal in read_deals(graph) if deal.start is not None}
    for node, props in node_rows(graph):
        day = middle(props, "occurred") or middle(props, "start")
        if node not in days and day is not None:
            days[node] = day
    return days


def words_of(graph: MultiGraph) -> dict[str, str]:
    """Say when each of them was, no more exactly than the source does."""
    words = {}
    for deal in read_deals(graph):
        if deal.start is not None:
            words[deal.id] = when(graph.nodes[deal.id], deal.dated, deal.start)
    for node, props in node_rows(graph):
        for name in ("occurred", "start"):
            day = middle(props, name)
            if node not in words and day is not None:
                words[node] = when(props, name, day)
    return words


def when(props: Mapping[str, object], name: str, day: date) -> str:
    """Say a range of days: a day, a month, or from one month to another.

    >>> when({"signedFrom": date(2019, 6, 1), "signedTo": date(2019, 8, 31)}, "signed", date.max)
    '2019-06 to 2019-08'
    """
    if name == "reported":
        return f"reported {day}"
    start, end = props.get(f"{name}From"), props.get(f"{name}To")
    first = start.isoformat() if isinstance(start, date) else ""
    last = end.isoformat() if isinstance(end, date) else ""
    if not (first and last):
        return f"from {first}" if first else f"by {last}"
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else f"{first[:7]} to {last[:7]}"


def months(days: Iterable[date]) -> list[str]:
    """Return all months from the first day to the last.

    >>> months([date(2019, 12, 31), date(2020, 2, 1)])
    ['2019-12', '2020-01', '2020-02']
    """
    numbers = [day.year * 12 + day.month - 1 for day in days]
    if not numbers:
        return []
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(min(numbers), max(numbers) + 1)]


def bars(days: Iterable[date]) -> list[float]:
    """Return the number of days in each month, or in each year of a long time, highest 1.

    >>> bars([date(2019, 12, 31), date(2020, 2, 1), date(2020, 2, 2)])
    [0.5, 0.0, 1.0]
    """
    known = sorted(days)
    spans = months(known)
    if len(spans) > _FEW_MONTHS:
        spans = [f"{y:04}" for y in range(known[0].year, known[-1].year + 1)]
    counts = Counter(day.isoformat()[: len(spans[0])] for day in known)
    most = max(counts.values(), default=1)
    return [round(counts[span] / most, 2) for span in spans]


def ticks(days: Mapping[str, date]) -> list[date]:
    """Return the days to mark on a time axis: years, or quarters and months of a short time."""
    first, last = min(days.values()), max(days.values())
    span = (last - first).days
    step = 1 if span < 200 else 3 if span < 3 * 365 else 12 * (1 + span // (15 * 365))
    start = first.year * 12 + (first.month - 1) // step * step if step < 12 else first.year * 12
    found = []
    for n in range(start, last.year * 12 + last.month + step, step):
        if n // 12 <= date.max.year:
            found.append(date(max(1, n // 12), n % 12 + 1, 1))
    return found
