"""Pairs of companies that might ally: common partners, common targets and diseases."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

import networkx as nx

from pharmagraph.network.alliances import Network, network
from pharmagraph.network.chains import company as find_company
from pharmagraph.network.facts import out_edges
from pharmagraph.network.results import Result, require_companies, rounded, table
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = (
    "organisationA",
    "organisationB",
    "adamicAdar",
    "resourceAllocation",
    "commonPartners",
    "sharedTargets",
    "sharedDiseases",
    "alliedBefore",
)
_TOP = 5
_CAUTION = (
    "A list of suggestions to think about, no prediction: hubs rank high because they are hubs, and"
    " companies that share a target may as well be competitors."
)
Pair = tuple[str, str]
Themes = Mapping[str, frozenset[str]]


def suggestions(made: Network, *, company: str = "", limit: int | None = 25) -> Result:
    """Return pairs without a tie that have partners, targets or diseases in common.

    The best first by Adamic-Adar, then by what they share. `company` keeps its pairs only, with it
    as organisationA. `alliedBefore` says that they had a deal that has ended or is out of the
    window. It is a list to think about: nothing here says how often such pairs do ally.
    """
    require_companies(made)
    middle = find_company(made, company) if company else ""
    targets, diseases = themes(made)
    pairs = _pairs(made, middle, (targets, diseases))
    scores = {(a, b): s for a, b, s in nx.adamic_adar_index(made.ties, sorted(pairs))}
    ever = _ever(made)
    shared = {pair: (_both(targets, pair), _both(diseases, pair)) for pair in pairs}
    order = sorted(
        pairs,
        key=lambda p: (-scores[p], -sum(map(len, shared[p])), made.name(p[0]), made.name(p[1]), p),
    )
    rows = [
        (
            *map(made.name, pair if middle in ("", pair[0]) else pair[::-1]),
            rounded(scores[pair]),
            rounded(next(s for _, _, s in nx.resource_allocation_index(made.ties, [pair]))),
            sorted(made.name(n) for n in nx.common_neighbors(made.ties, *pair)),
            *(sorted(made.name(t) for t in things)[:_TOP] for things in shared[pair]),
            pair in ever,
        )
        for pair in order[:limit]
    ]
    shown, title, small = table(COLUMNS, rows), "Who might ally next", small_print(made)
    said = tuple(_said(made, pair, frozenset().union(*shared[pair])) for pair in order[:limit])
    return Result("suggestions", title, COLUMNS, shown, small, (_CAUTION,), sentences=said)


def themes(made: Network) -> tuple[Themes, Themes]:
    """Return the targets and the diseases of the drugs that companies develop."""
    graph, above = made.source.graph, made.selection.above
    targets: dict[str, frozenset[str]] = {}
    diseases: dict[str, frozenset[str]] = {}
    for organisation, head in sorted(above.items()):
        for drug, _ in out_edges(graph, organisation, "DEVELOPS"):
            hit = frozenset(t for t, _ in out_edges(graph, drug, "TARGETS"))
            treated = frozenset(
                d
                for kind in ("STUDIED_FOR", "APPROVED_FOR")
                for d, _ in out_edges(graph, drug, kind)
            )
            targets[head] = targets.get(head, frozenset()) | hit
            diseases[head] = diseases.get(head, frozenset()) | treated
    return targets, diseases


def _said(made: Network, pair: Pair, things: frozenset[str]) -> tuple[str, ...]:
    """Return the sentences on the deals with common partners, and on drugs with the same themes."""
    common = sorted(nx.common_neighbors(made.ties, *pair))
    found = [s for partner in common for one in pair for s in said_of(made, {one, partner}, 2)]
    graph, above = made.source.graph, made.selection.above
    for organisation in sorted(o for o, head in above.items() if head in pair):
        for drug, developed in out_edges(graph, organisation, "DEVELOPS"):
            about = [
                props
                for kind in ("TARGETS", "STUDIED_FOR", "APPROVED_FOR")
                for thing, props in out_edges(graph, drug, kind)
                if thing in things
            ]
            for props in (developed, *about) if about else ():
                found += props.get("evidence") or ()
    return tuple(dict.fromkeys(found))


def _pairs(made: Network, middle: str, kinds: Iterable[Themes]) -> set[Pair]:
    """Return pairs in the network without a tie that share a partner or a theme."""
    ties, found = made.ties, set[Pair]()
    groups = [set(ties[n]) for n in ties]
    for of in kinds:
        shared: dict[str, set[str]] = {}
        for organisation in (o for o in of if o in ties):
            for theme in of[organisation]:
                shared.setdefault(theme, set()).add(organisation)
        groups += shared.values()
    for group in groups:
        if not middle:
            found |= set(combinations(sorted(group), 2))
        elif middle in group:
            found |= {(min(middle, o), max(middle, o)) for o in group if o != middle}
    return {pair for pair in found if not ties.has_edge(*pair)}


def _ever(made: Network) -> set[Pair]:
    whole = network(made.source, replace(made.rules, life=None, since=None)).ties
    return {(min(a, b), max(a, b)) for a, b in whole.edges}


def _both(of: Themes, pair: Pair) -> frozenset[str]:
    a, b = (of.get(company, frozenset()) for company in pair)
    return a & b
