"""The view of companies: each deal becomes lines between them; derived, never stored."""

from collections.abc import Iterable

from pharmagraph.export import MultiGraph, Props, edge_rows, node_rows
from pharmagraph.maps.captions import full_name
from pharmagraph.maps.days import when
from pharmagraph.maps.ties import ties_of
from pharmagraph.network.facts import Deal, out_edges, read_deals

_LOST = ("RUMOURED", "WITHDRAWN")


def companies(graph: MultiGraph) -> MultiGraph:
    """Return organisations only, a line for each deal between two, and who belongs to whom.

    Deals that are rumoured or were withdrawn draw no line.
    """
    shown: MultiGraph = graph.__class__()
    for node, props in node_rows(graph):
        if props.get("label") == "Organization":
            shown.add_node(node, **props)
    for deal in read_deals(graph):
        if deal.status not in _LOST:
            _join(shown, graph, deal)
    for source, target, key, props in edge_rows(graph):
        if source in shown and target in shown:
            shown.add_edge(source, target, key=key, **props)
    return shown


def _join(shown: MultiGraph, graph: MultiGraph, deal: Deal) -> None:
    about = graph.nodes[deal.id]
    known = {**_stated(about), **_contents(graph, deal.id)}
    for source, target, tie in ties_of(deal, str(about.get("primaryType", ""))):
        both = [p for s in (source, target) for p in _sides(graph, s, deal.id)]
        shown.add_edge(
            source,
            target,
            key=f"{deal.id}|{source}|{tie.type}|{target}",
            type=tie.type,
            derived=True,
            deal=deal.name,
            day=deal.start,
            when=when(about, deal.dated, deal.start) if deal.start else None,
            quotes=_all([about, *both], "quotes"),
            evidence=_all([about, *both], "evidence"),
            **known,
        )


def _stated(about: Props) -> Props:
    """Return what is said of the deal itself, but not what it is called."""
    own = (
        "label",
        "name",
        "aliases",
        "quotes",
        "evidence",
        "deal",
        "day",
        "when",
        "type",
        "derived",
    )
    return {name: value for name, value in about.items() if name not in own}


def _contents(graph: MultiGraph, deal: str) -> Props:
    """Return the names of the assets and amounts of a deal."""
    names = {
        "assets": _called(graph, (t for t, _ in out_edges(graph, deal, "CONCERNS"))),
        "amounts": _called(graph, (t for t, _ in out_edges(graph, deal, "HAS_TERM"))),
        "rights": _called(graph, (t for t, _ in out_edges(graph, deal, "GRANTS"))),
    }
    return {name: value for name, value in names.items() if value}


def _called(graph: MultiGraph, nodes: Iterable[str]) -> list[str]:
    return [full_name(n, graph.nodes[n]) for n in nodes]


def _sides(graph: MultiGraph, company: str, deal: str) -> list[Props]:
    return [p for t, p in out_edges(graph, company, "PARTY_TO") if t == deal]


def _all(said: Iterable[Props], name: str) -> list[str]:
    return list(dict.fromkeys(str(v) for props in said for v in props.get(name, ())))
