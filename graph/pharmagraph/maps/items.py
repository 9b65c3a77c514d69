"""The nodes, relations and table rows of a map as plain values; all text stays text."""

from collections.abc import Mapping
from datetime import date

from pharmagraph.export import MultiGraph, Props, edge_rows, node_rows
from pharmagraph.maps.captions import caption, full_name
from pharmagraph.maps.days import words_of
from pharmagraph.maps.forces import Point
from pharmagraph.maps.sources import Said, Sources
from pharmagraph.maps.style import SHAPES, edge_words
from pharmagraph.maps.wording import facts, telling

Item = dict[str, object]


def captions(graph: MultiGraph) -> dict[str, str]:
    """Return the short name of each node."""
    when = words_of(graph)
    return {node: caption(node, props, when.get(node, "")) for node, props in node_rows(graph)}


def node_items(
    graph: MultiGraph,
    names: Mapping[str, str],
    place: Mapping[str, Point],
    days: Mapping[str, date],
    sources: Sources,
) -> list[Item]:
    """Return the nodes: short and full name, position, day, and what is known of them."""
    items: list[Item] = []
    for node, props in node_rows(graph):
        label = str(props["label"])
        item: Item = {
            "n_id": node,
            "label": names[node],
            "full": full_name(node, props),
            "group": label,
            "shape": SHAPES.get(label, "dot"),
            "x": round(place[node][0]),
            "y": round(place[node][1]),
            "also": [str(a) for a in props.get("aliases") or ()],
            "info": facts(props),
            "said": sources.cite(props),
        }
        if node in days:
            item["day"] = days[node].isoformat()
        items.append(item)
    return items


def edge_items(graph: MultiGraph, sources: Sources) -> list[Item]:
    """Return the relations in the order of their keys."""
    items: list[Item] = []
    for source, target, key, props in edge_rows(graph):
        item: Item = {
            "id": key,
            "from": source,
            "to": target,
            "type": str(props["type"]),
            "info": facts(props),
            "said": sources.cite(props),
        }
        if word := telling(props):
            item["as"] = word
        if props.get("deal"):
            item["deal"] = str(props["deal"])
        if isinstance(day := props.get("day"), date):
            item["day"] = day.isoformat()
            item["when"] = str(props.get("when") or day)
        items.append(item)
    return items


def table_rows(graph: MultiGraph, sources: Sources) -> list[Item]:
    """Return a row per relation for readers without JavaScript, and for screen readers."""
    rows: list[Item] = [
        {
            "source": _name(graph, source),
            "words": edge_words(str(props["type"])),
            "as": telling(props),
            "target": _name(graph, target),
            "deal": str(props.get("deal") or ""),
            "day": _day(props),
            "said": sources.cite(props),
        }
        for source, target, _, props in edge_rows(graph)
    ]
    return sorted(rows, key=lambda r: (str(r["source"]), str(r["words"]), str(r["target"])))


def source_rows(said: list[Said]) -> list[Item]:
    """Return the sentences with what a reader sees of their articles."""
    return [
        {
            "words": s.words,
            "place": f"sentence {s.sentence.rpartition('#S')[2]}",
            "title": s.article.title or (s.article.url or "article without a title"),
            "by": ", ".join(w for w in (s.article.publisher, s.article.published) if w),
            "url": s.article.url,
        }
        for s in said
    ]


def _name(graph: MultiGraph, node: str) -> str:
    return full_name(node, graph.nodes[node])


def _day(props: Props) -> str:
    if props.get("when"):
        return str(props["when"])
    day = props.get("firstReportedOn")
    return day.isoformat() if isinstance(day, date) else ""
