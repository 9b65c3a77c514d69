"""A graph becomes a map: what is drawn, where, and what the page says of it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.maps.captions import room
from pharmagraph.maps.days import bars, days_of, months, ticks
from pharmagraph.maps.forces import Point
from pharmagraph.maps.items import Item, captions, edge_items, node_items, source_rows, table_rows
from pharmagraph.maps.layout import Axis, along_time, layout
from pharmagraph.maps.page import page
from pharmagraph.maps.sources import Article, Sources, sources_of
from pharmagraph.maps.style import PATHS, SHAPES, edge_colour, edge_dash, edge_words, node_colour
from pharmagraph.maps.style import points as has_direction
from pharmagraph.names import label_words

MAX_NODES = 1500
_MAX_ROWS = 2000


@dataclass(frozen=True, slots=True)
class Map:
    """What a map is to say beside the graph.

    `note` stands in the heading line. `timeline` puts what has a day where it belongs on a time
    axis. `browser` is the address of a Neo4j Browser with the query part that names the database,
    or '' for no link to it.
    """

    title: str
    note: str = ""
    timeline: bool = False
    articles: Mapping[str, Article] = field(default_factory=dict)
    browser: str = ""
    max_nodes: int = MAX_NODES


def render_map(graph: MultiGraph, wanted: Map) -> str:
    """Return the page; equal graphs give equal pages.

    Things without relations are counted, not drawn, unless there is nothing else. Raises
    `PharmagraphError` for more than `max_nodes` nodes: such a picture shows nothing.
    """
    drawn = _joined(graph)
    if len(drawn) > wanted.max_nodes:
        raise PharmagraphError(
            f"{len(drawn)} entities are too many for a readable map (at most {wanted.max_nodes});"
            " try  --view companies  or  --around NAME, or draw them all with"
            f"  --max-nodes {len(drawn)}"
        )
    days, sources = days_of(drawn), sources_of(graph, wanted.articles)
    names = captions(drawn)
    place, axis = _places(drawn, names, days, timeline=wanted.timeline)
    nodes = node_items(drawn, names, place, days, sources)
    edges = edge_items(drawn, sources)
    rows = table_rows(drawn, sources) if len(edges) <= _MAX_ROWS else []
    dated = sorted(date.fromisoformat(str(i["day"])) for i in (*nodes, *edges) if "day" in i)
    data: Item = {
        **_looks(drawn),
        "months": months(dated),
        "axis": _axis(axis, days),
        "browser": wanted.browser,
    }
    return page(nodes, edges, data, _values(wanted, graph, drawn, rows, sources, dated))


def _joined(graph: MultiGraph) -> MultiGraph:
    joined = [n for n in graph.nodes if graph.degree(n) > 0]
    part: MultiGraph = graph.subgraph(joined) if joined else graph
    return part


def _places(
    graph: MultiGraph, names: Mapping[str, str], days: Mapping[str, date], *, timeline: bool
) -> tuple[dict[str, Point], Axis | None]:
    links = [(a, b) for a, b, _ in graph.edges(keys=True)]
    rooms = {node: room(name) for node, name in names.items()}
    if timeline and days:
        return along_time(sorted(graph.nodes), links, rooms, days)
    return layout(sorted(graph.nodes), links, rooms), None


def _axis(axis: Axis | None, days: Mapping[str, date]) -> list[list[object]]:
    if axis is None:
        return []
    marks = ticks(days)
    yearly = len(marks) > 1 and marks[1].year - marks[0].year > 0
    return [[round(axis.at(d)), d.isoformat()[: 4 if yearly or d.month == 1 else 7]] for d in marks]


def _looks(graph: MultiGraph) -> Item:
    """Return how labels and types of the graph look and read."""
    labels, types = _counts(graph)
    return {
        "labels": {n: _label(n, 0) for n in labels},
        "types": {
            n: {
                "words": edge_words(n),
                "colour": edge_colour(n),
                "dash": list(edge_dash(n)),
                "arrow": has_direction(n),
            }
            for n in types
        },
    }


def _values(  # what the text of a page is made of
    wanted: Map,
    graph: MultiGraph,
    drawn: MultiGraph,
    rows: Sequence[Item],
    sources: Sources,
    dated: Sequence[date],
) -> Item:
    labels, types = _counts(drawn)
    return {
        "title": wanted.title,
        "note": wanted.note,
        "count": len(drawn),
        "links": drawn.number_of_edges(),
        "lone": len(graph) - len(drawn),
        "labels": [_label(name, count) for name, count in _ranked(labels)],
        "relations": [_relation(name, count) for name, count in _ranked(types)],
        "rows": rows,
        "max_rows": _MAX_ROWS,
        "sources": source_rows(sources.listed()),
        "months": months(dated),
        "bars": bars(dated),
    }


def _counts(graph: MultiGraph) -> tuple[Counter[str], Counter[str]]:
    labels = Counter(str(props["label"]) for _, props in node_rows(graph))
    return labels, Counter(str(props["type"]) for *_, props in edge_rows(graph))


def _ranked(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _label(label: str, count: int) -> Item:
    shape = SHAPES.get(label, "dot")
    return {
        "name": label,
        "words": label_words((label,)),
        "count": count,
        "colour": node_colour(label),
        "shape": shape,
        "path": PATHS[shape],
    }


def _relation(kind: str, count: int) -> Item:
    dash = " ".join(map(str, edge_dash(kind)))
    return {
        "name": kind,
        "words": edge_words(kind),
        "count": count,
        "colour": edge_colour(kind),
        "dash": dash,
    }
