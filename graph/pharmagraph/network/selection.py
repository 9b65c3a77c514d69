"""Which deals and parties of a graph are in a network, and why the others are not."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pharmagraph.export import MultiGraph, node_rows
from pharmagraph.names import Named, resolve
from pharmagraph.network.facts import Deal, Party, last_day, read_deals
from pharmagraph.network.ownership import heads
from pharmagraph.network.rules import PARTNER_ROLES, Rules, layers_of


@dataclass(frozen=True, slots=True)
class Source:
    """A graph with the deals read from it, so that many networks can be made of it."""

    graph: MultiGraph
    deals: tuple[Deal, ...]
    last: date | None

    def name(self, node: str) -> str:
        """Return what a node is called."""
        return str(self.graph.nodes[node].get("name", node)) if node in self.graph else node

    def called(self, labels: Container[str]) -> list[Named]:
        """Return all that the nodes of some labels are called, in the order of their ids."""
        return [
            Named(
                n, str(p["label"]), self.name(n), _texts(p.get("aliases")), _texts(p.get("xrefs"))
            )
            for n, p in node_rows(self.graph)
            if p.get("label") in labels
        ]


@dataclass(frozen=True, slots=True)
class Selected:
    """A deal that is in, and the companies in it with the parties that count as each."""

    deal: Deal
    members: Mapping[str, tuple[Party, ...]]


@dataclass(frozen=True, slots=True)
class Selection:
    """The deals that are in, and how many deals and organisations are not, by reason.

    `above` says which organisation each one counts as.
    """

    rules: Rules
    selected: tuple[Selected, ...]
    left_out: Mapping[str, int]
    above: Mapping[str, str]


def read(graph: MultiGraph) -> Source:
    """Read the deals of an exported graph."""
    deals = read_deals(graph)
    return Source(graph, deals, last_day(graph, deals))


def select(source: Source, rules: Rules) -> Selection:
    """Return the deals of a network; `rules.as_of` is filled in where it was left open.

    Raises `NameNotFoundError` for an unknown area.
    """
    as_of = rules.as_of or source.last
    # A window may begin after the last known day, but not end before it begins.
    rules = replace(rules, as_of=max(as_of, rules.since or as_of) if as_of else None)
    area = _area(source, rules.area)
    reasons = Counter[str]()
    alive = []
    for deal in source.deals:
        reason = _reason(deal, rules, area)
        if reason:
            reasons[reason] += 1
        else:
            alive.append(deal)
    above = heads(source.graph, source.deals, rules.rollup, rules.as_of)
    selected, foreign = [], set[str]()
    for deal in alive:
        members, others = _members(source.graph, deal, above, rules)
        foreign |= others
        if members:
            selected.append(Selected(deal, members))
        else:
            reasons["deals without a company"] += 1
    reasons["organisations of another kind"] = len(foreign)
    left_out = {reason: n for reason, n in sorted(reasons.items()) if n}
    return Selection(rules, tuple(selected), left_out, above)


def alive_from(deal: Deal, life: int | None) -> tuple[date, date | None] | None:
    """Return the first day of a deal's tie and the first day after it; None if nobody dates it.

    A tie ends at the known termination, else after `life` years; without `life` it never does.
    """
    if deal.start is None:
        return None
    if life is None:
        return deal.start, None
    return deal.start, deal.ended or years_later(deal.start, life)


def years_later(day: date, years: int) -> date:
    """Return the same day of a later year; 29 February becomes the 28th.

    >>> years_later(date(2020, 2, 29), 5)
    datetime.date(2025, 2, 28)
    """
    year = min(day.year + years, date.max.year)
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _reason(deal: Deal, rules: Rules, area: str | None) -> str:
    """Return why a deal is out, or nothing if it is in."""
    if deal.family not in rules.classes:
        return f"deals of class {deal.family or 'unknown'}"
    if deal.status in rules.without_status:
        return f"deals of status {deal.status}"
    if rules.layer and rules.layer not in layers_of(deal.types):
        return "deals of another layer"
    if area is not None and area not in deal.areas:
        return "deals of another area"
    return _time_reason(deal, rules)


def _time_reason(deal: Deal, rules: Rules) -> str:
    days = alive_from(deal, rules.life)
    if days is None:
        # Ties that never end need no day, unless a window asks for one.
        return "" if rules.life is None and rules.since is None else "deals without a day"
    first, end = days
    if rules.as_of is not None and first > rules.as_of:
        return "deals after the window"
    start = rules.since or rules.as_of
    if end is not None and start is not None and end <= start:
        return "deals whose ties have ended"
    return ""


def _members(
    graph: MultiGraph, deal: Deal, above: Mapping[str, str], rules: Rules
) -> tuple[dict[str, tuple[Party, ...]], set[str]]:
    members: dict[str, tuple[Party, ...]] = {}
    foreign = set[str]()
    partner = frozenset(PARTNER_ROLES.get(deal.family, ()))
    for party in (p for p in deal.parties if not p.roles or p.roles & partner):
        company = above[party.organization]
        if _fits(graph.nodes[company].get("kind"), rules):
            members[company] = (*members.get(company, ()), party)
        else:
            foreign.add(company)
    return dict(sorted(members.items())), foreign


def _fits(kind: object, rules: Rules) -> bool:
    """Say whether a kind is in; a unit stands for a company whose name nobody gives."""
    return rules.unknown_kind if kind is None else kind in (*rules.kinds, "UNIT")


def _area(source: Source, typed: str) -> str | None:
    """Return the id of the therapeutic area or disease of that name."""
    if not typed:
        return None
    labels = ("TherapeuticArea", "Disease")
    return resolve(typed, labels, source.called(labels)).id


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list | tuple) else ()
