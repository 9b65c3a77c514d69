"""Which company counts for an organisation on a day: itself, its brand, or its ultimate parent."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from pharmagraph.export import MultiGraph, Props, edge_rows
from pharmagraph.network.facts import Deal

# Steps that lead to the company everybody knows a unit by.
_BRAND = ("SUBSIDIARY", "DIVISION")
# A joint venture has several parents and counts as none of them.
_NEVER = ("JOINT_VENTURE",)
_TAKEOVERS = frozenset(("ACQUISITION", "MERGER", "MAJORITY_STAKE"))
_VOID = ("RUMOURED", "WITHDRAWN", "TERMINATED")
_BUYERS, _BOUGHT = frozenset(("ACQUIRER",)), frozenset(("ACQUIRED",))

Parents = Mapping[str, frozenset[str]]


def heads(
    graph: MultiGraph, deals: Iterable[Deal], rollup: str, as_of: date | None
) -> dict[str, str]:
    """Return the organisation that each one counts as, on a day.

    An organisation bought in a deal counts as its buyer from the closing day on, not before; other
    ownership has no day and always holds. Of several companies at the top the farthest is taken,
    then the one with the smaller id; in a circle of owners the smallest id stands for all.
    """
    everyone = sorted(n for n, p in graph.nodes(data=True) if p.get("label") == "Organization")
    if rollup == "entity":
        return {node: node for node in everyone}
    parents = _parents(graph, deals, rollup, as_of)
    return {node: _head(node, parents) for node in everyone}


def _parents(
    graph: MultiGraph, deals: Iterable[Deal], rollup: str, as_of: date | None
) -> dict[str, frozenset[str]]:
    closed = takeovers(deals)
    found = defaultdict[str, set[str]](set)
    for source, target, _, props in edge_rows(graph):
        if props.get("type") == "PART_OF" and _counts(props, rollup):
            day = closed.get((source, target))
            if (source, target) not in closed or _by(day or _reported(props), as_of):
                found[source].add(target)
    for (bought, buyer), day in closed.items():
        if day is not None and _by(day, as_of):
            found[bought].add(buyer)
    return {node: frozenset(above) for node, above in found.items()}


def takeovers(deals: Iterable[Deal]) -> dict[tuple[str, str], date | None]:
    """Return the closing days of purchases of whole companies, by bought company and buyer.

    The day is None where no source says that, or when, the purchase was closed.
    """
    found: dict[tuple[str, str], date | None] = {}
    for deal in deals:
        if deal.family != "M_AND_A" or not _TAKEOVERS & set(deal.types) or deal.status in _VOID:
            continue
        day = deal.closed or (deal.start if deal.status == "COMPLETED" else None)
        for bought in (p.organization for p in deal.parties if p.roles & _BOUGHT):
            for buyer in (p.organization for p in deal.parties if p.roles & _BUYERS):
                known = [d for d in (found.get((bought, buyer)), day) if d is not None]
                found[bought, buyer] = min(known, default=None)
    return found


def _counts(props: Props, rollup: str) -> bool:
    kind = props.get("kind")
    return kind in _BRAND if rollup == "brand" else kind not in _NEVER


def _reported(props: Props) -> date | None:
    day = props.get("firstReportedOn")
    return day if isinstance(day, date) else None


def _by(day: date | None, as_of: date | None) -> bool:
    return day is None or as_of is None or day <= as_of


def _head(node: str, parents: Parents) -> str:
    far = _above(node, parents)
    tops = [a for a in far if all(a in _above(b, parents) for b in _above(a, parents))]
    highest = min(tops, key=lambda a: (-far[a], a))
    return min(_above(highest, parents))


def _above(node: str, parents: Parents) -> dict[str, int]:
    """Return the node and all its owners with their distance."""
    found, edge, distance = {node: 0}, {node}, 0
    while edge:
        distance += 1
        edge = {p for n in edge for p in parents.get(n, ())} - found.keys()
        found |= dict.fromkeys(edge, distance)
    return found
