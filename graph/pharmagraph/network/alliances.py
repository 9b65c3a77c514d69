"""Deals become ties between companies: the one place where an alliance edge is made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

from pharmagraph.export import MultiGraph
from pharmagraph.network.facts import areas_of
from pharmagraph.network.rules import Rules, layers_of
from pharmagraph.network.selection import Selected, Selection, Source, read, select

TieGraph: TypeAlias = "nx.Graph[str]"
Ties: TypeAlias = Mapping[tuple[str, str], list[tuple[Selected, int]]]
_SENTENCES = 5
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Network:
    """A network of companies and what it was made of.

    `ties` is the graph of companies, `memberships` the bipartite one of companies (`bipartite` 0)
    and deals (1) that it is projected from.
    """

    ties: TieGraph
    memberships: TieGraph
    selection: Selection
    source: Source

    @property
    def rules(self) -> Rules:
        """The rules with the day filled in."""
        return self.selection.rules

    def name(self, node: str) -> str:
        """Return what a company or deal is called."""
        return self.source.name(node)


def alliances(graph: MultiGraph, rules: Rules | None = None) -> TieGraph:
    """Return the companies of an exported graph with a tie for each pair that shares a deal.

    A tie has `dealCount`, `dealIds`, `count` (1 a deal), `newman` (1/(n-1) for a deal of n
    companies), `weight` (the one the rules name, with decay), `distance` (1/weight), `firstOn`,
    `lastOn`, `types`, `layers`, `multiplex` (in two layers), `areas` (therapeutic ones),
    `evidence`, and the stamp of the rules it was made by.
    Companies whose deals have no other known partner are in it without a tie. Memory: about 2 kB a
    tie, besides the exported graph.
    """
    return network(read(graph), rules or Rules()).ties


def exported(ties: "TieGraph | nx.DiGraph[str]") -> MultiGraph:
    """Return ties or arcs in the form of an exported graph, which every format takes.

    A tie leads from the smaller id to the larger, an arc from the giver of rights to the taker.
    """
    graph: MultiGraph = nx.MultiDiGraph()
    graph.add_nodes_from(ties.nodes(data=True))
    for a, b, tie in ties.edges(data=True):
        first, second = (a, b) if ties.is_directed() else sorted((a, b))
        graph.add_edge(first, second, key=f"{first}|ALLIED_WITH|{second}", **tie)
    return graph


def network(source: Source, rules: Rules) -> Network:
    """Return the network of a source with its bipartite form and what was left out."""
    selection = select(source, rules)
    return project(source, selection)


def project(source: Source, selection: Selection) -> Network:
    """Make the bipartite graph of selected deals, and from it the ties."""
    memberships = _memberships(source, selection.selected)
    ties: TieGraph = nx.Graph()
    ties.graph.update(stamp(selection.rules))
    companies = sorted(n for n, p in memberships.nodes(data=True) if p["bipartite"] == 0)
    for company in companies:
        ties.add_node(company, **_company(source, company))
    for (a, b), shared in sorted(shared_deals(selection.selected).items()):
        ties.add_edge(a, b, **_tie(source, (a, b), shared, selection.rules))
    return Network(ties, memberships, selection, source)


def stamp(rules: Rules) -> dict[str, str]:
    """Say what a derived edge rests on, as properties."""
    until = rules.as_of.isoformat() if rules.as_of else "no day known"
    window = f"{rules.since.isoformat()} to {until}" if rules.since else f"alive on {until}"
    decay = f", half-life {rules.half_life:g} years" if rules.half_life else ""
    return {
        "window": window,
        "asOf": until,
        "life": rules.life_words,
        "rollup": rules.rollup,
        "weightScheme": rules.weight + decay,
        "dealFilter": rules.deal_filter,
    }


def shared_deals(selected: Iterable[Selected]) -> Ties:
    """Return for each pair of companies the deals they share, with the number of companies in."""
    ties = defaultdict[tuple[str, str], list[tuple[Selected, int]]](list)
    for chosen in selected:
        for pair in combinations(sorted(chosen.members), 2):
            ties[pair].append((chosen, len(chosen.members)))
    return ties


def strength_of(shared: Iterable[tuple[Selected, int]], rules: Rules) -> float:
    """Return the weight of a tie by the scheme and half-life of the rules."""
    return sum(
        (1.0 if rules.weight == "count" else 1 / (n - 1)) * _decay(chosen.deal.start, rules)
        for chosen, n in shared
    )


def _decay(start: date | None, rules: Rules) -> float:
    if rules.half_life is None or start is None or rules.as_of is None:
        return 1.0
    return float(0.5 ** ((rules.as_of - start).days / _YEAR / rules.half_life))


def _memberships(source: Source, selected: Iterable[Selected]) -> TieGraph:
    graph: TieGraph = nx.Graph()
    for chosen in selected:
        graph.add_node(chosen.deal.id, bipartite=1, name=chosen.deal.name)
        for company in chosen.members:
            graph.add_node(company, bipartite=0, name=source.name(company))
            graph.add_edge(company, chosen.deal.id)
    return graph


def _company(source: Source, company: str) -> dict[str, Any]:
    props = source.graph.nodes[company]
    kept = ("name", "kind", "country", "sizeClass")
    return {"label": "Organization", **{k: props[k] for k in kept if props.get(k) is not None}}


def _tie(
    source: Source, pair: tuple[str, str], shared: list[tuple[Selected, int]], rules: Rules
) -> dict[str, Any]:
    in_time = sorted(shared, key=lambda s: (s[0].deal.start or date.max, s[0].deal.id))
    deals = [chosen.deal for chosen, _ in in_time]
    days = [deal.start for deal in deals if deal.start is not None]
    types = sorted({t for deal in deals for t in deal.types})
    layers = sorted({layer for deal in deals for layer in layers_of(deal.types)})
    weight = strength_of(shared, rules)
    return {
        "type": "ALLIED_WITH",
        "derived": True,
        "dealCount": len(deals),
        "dealIds": [deal.id for deal in deals],
        "count": float(len(deals)),
        "newman": sum(1 / (n - 1) for _, n in shared),
        "weight": weight,
        "distance": 1 / weight,
        **({"firstOn": days[0], "lastOn": days[-1]} if days else {}),
        "types": types,
        "layers": layers,
        "multiplex": len(layers) > 1,
        "areas": sorted({area for deal in deals for area in areas_of(source.graph, deal)}),
        "evidence": _evidence(pair, (chosen for chosen, _ in in_time)),
        **stamp(rules),
    }


def _evidence(pair: tuple[str, str], chosen: Iterable[Selected]) -> list[str]:
    sentences = (
        s for one in chosen for company in pair for p in one.members[company] for s in p.evidence
    )
    return list(dict.fromkeys(sentences))[:_SENTENCES]
