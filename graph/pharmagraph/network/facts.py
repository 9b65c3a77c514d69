"""What a network is made of, read from an exported graph: deals, their parties, days and areas."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pharmagraph.codes import CLASS_OF_TYPE
from pharmagraph.export import MultiGraph, Props, node_rows

# The days of a deal, the announcement first; each stands for the start where better is unknown.
_DAYS = ("announced", "signed", "occurred", "closed")


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation in a deal with its roles, none if no source says which."""

    organization: str
    roles: frozenset[str]
    prospective: frozenset[str] = frozenset()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal as networks see it.

    `start` is the middle of the earliest-ranked range of days that is known; `dated` says which:
    announced, signed, occurred, closed, or reported for the day an article first told of it.
    """

    id: str
    name: str
    family: str
    types: tuple[str, ...]
    status: str
    parties: tuple[Party, ...]
    start: date | None = None
    dated: str = ""
    closed: date | None = None
    ended: date | None = None
    diseases: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()


def read_deals(graph: MultiGraph) -> tuple[Deal, ...]:
    """Return all deals of an exported graph, in the order of their ids."""
    return tuple(
        _deal(graph, node, props) for node, props in node_rows(graph) if props["label"] == "Deal"
    )


def last_day(graph: MultiGraph, deals: Iterable[Deal]) -> date | None:
    """Return the last day any relation was reported on or a deal is dated, None if none is.

    Networks are seen at this day by default, so that the same graph gives the same network on any
    day it is asked.
    """
    days = [
        d for _, _, p in graph.edges(data=True) if isinstance(d := p.get("lastReportedOn"), date)
    ]
    days += [deal.start for deal in deals if deal.start is not None]
    return max(days, default=None)


def out_edges(graph: MultiGraph, node: str, kind: str) -> Iterator[tuple[str, Props]]:
    """Yield the targets and properties of a node's edges of a type, in the order of targets."""
    found = [(t, p) for _, t, p in graph.out_edges(node, data=True) if p.get("type") == kind]
    yield from sorted(found, key=lambda pair: pair[0])


def areas_of(graph: MultiGraph, deal: Deal) -> tuple[str, ...]:
    """Return the therapeutic areas of a deal, in the order of their ids."""
    return tuple(sorted(_labelled(graph, deal.areas, "TherapeuticArea")))


def middle(props: Mapping[str, object], name: str) -> date | None:
    """Return the middle of a range of days, or its known end.

    >>> middle({"announcedFrom": date(2020, 1, 1), "announcedTo": date(2020, 1, 31)}, "announced")
    datetime.date(2020, 1, 16)
    """
    start, end = props.get(f"{name}From"), props.get(f"{name}To")
    if isinstance(start, date) and isinstance(end, date):
        return start + timedelta(days=(end - start).days // 2)
    return next((day for day in (start, end) if isinstance(day, date)), None)


def _deal(graph: MultiGraph, deal: str, props: Props) -> Deal:
    types = tuple(str(t) for t in props.get("types", ()))
    sides = [(s, p) for s, _, p in graph.in_edges(deal, data=True) if p.get("type") == "PARTY_TO"]
    start, dated = _start(props, [p for _, p in sides])
    about = _about(graph, deal)
    diseases = _diseases(graph, deal, about)
    return Deal(
        deal,
        str(props.get("name", deal)),
        str(props.get("class") or next((CLASS_OF_TYPE[t] for t in types), "")),
        types,
        str(props.get("status", "UNKNOWN")),
        _parties(sides),
        start,
        dated,
        middle(props, "closed"),
        _end(graph, deal),
        diseases,
        _areas(graph, diseases),
        _beyond(graph, about, "HAS_MODALITY") | _labelled(graph, about, "Modality"),
        _beyond(graph, about, "TARGETS") | _labelled(graph, about, "Target"),
    )


def _start(props: Props, sides: Iterable[Props]) -> tuple[date | None, str]:
    for name in _DAYS:
        if (day := middle(props, name)) is not None:
            return day, name
    reported = [d for p in sides if isinstance(d := p.get("firstReportedOn"), date)]
    return (min(reported), "reported") if reported else (None, "")


def _end(graph: MultiGraph, deal: str) -> date | None:
    """Return the first known day of termination: when it happened, else when it was reported."""
    days = []
    for event, edge in out_edges(graph, deal, "HAS_EVENT"):
        if graph.nodes[event].get("kind") == "TERMINATED":
            day = middle(graph.nodes[event], "occurred") or edge.get("firstReportedOn")
            days += [day] if isinstance(day, date) else []
    return min(days, default=None)


def _parties(sides: Iterable[tuple[str, Props]]) -> tuple[Party, ...]:
    edges = defaultdict[str, list[Props]](list)
    for source, props in sides:
        edges[source].append(props)
    return tuple(
        Party(
            source,
            frozenset(str(p["role"]) for p in found if p.get("role")),
            frozenset(str(p["prospective"]) for p in found if p.get("prospective")),
            tuple(sorted({str(s) for p in found for s in p.get("evidence", ())})),
        )
        for source, found in sorted(edges.items())
    )


def _about(graph: MultiGraph, deal: str) -> frozenset[str]:
    """Return the assets of a deal; what they are combined with or compared to is none."""
    others = ("COMBINATION_AGENT", "COMPARATOR")
    return frozenset(
        t for t, p in out_edges(graph, deal, "CONCERNS") if p.get("role") not in others
    )


def _diseases(graph: MultiGraph, deal: str, about: frozenset[str]) -> frozenset[str]:
    """Return the diseases a deal is for; without any, those its assets are developed for."""
    stated = frozenset(t for t, _ in out_edges(graph, deal, "FOR_DISEASE"))
    return stated or (_beyond(graph, about, "STUDIED_FOR") | _beyond(graph, about, "APPROVED_FOR"))


def _areas(graph: MultiGraph, diseases: Iterable[str]) -> frozenset[str]:
    """Return the diseases and all they are a kind of, up to the therapeutic areas."""
    found, waiting = set[str](), list(diseases)
    while waiting:
        thing = waiting.pop()
        if thing not in found:
            found.add(thing)
            waiting += [t for t, _ in out_edges(graph, thing, "IS_A")]
    return frozenset(found)


def _beyond(graph: MultiGraph, sources: Iterable[str], kind: str) -> frozenset[str]:
    return frozenset(t for s in sources for t, _ in out_edges(graph, s, kind))


def _labelled(graph: MultiGraph, nodes: Iterable[str], label: str) -> frozenset[str]:
    return frozenset(n for n in nodes if graph.nodes[n].get("label") == label)
