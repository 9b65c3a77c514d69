"""The nodes, edges and table rows of a map as plain values; all text stays text."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from urllib.parse import urlsplit

from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.map_layout import layout
from pharmagraph.map_style import SHAPES, edge_colour, edge_dash, edge_words

Item = dict[str, object]
_SHORT = 30
_HIDDEN = frozenset(
    ("label", "type", "name", "quotes", "evidence", "aliases", "derived", "alternatives")
)


def node_items(graph: MultiGraph) -> list[Item]:
    """Return the nodes with position, size by number of relations, and what is known of them."""
    short = {n: _cut(_caption(n, props)) for n, props in node_rows(graph)}
    links = [(a, b) for a, b, _ in graph.edges(keys=True)]
    place = layout(sorted(graph.nodes), links, {n: 7 * len(s) + 10 for n, s in short.items()})
    return [
        {
            "n_id": node,
            "label": short[node],
            "full": str(props.get("name", node)),
            "group": props["label"],
            "type": props["label"],
            "shape": SHAPES.get(str(props["label"]), "dot"),
            "value": min(graph.degree(node), _cap(str(props["label"]))),
            "x": round(place[node][0]),
            "y": round(place[node][1]),
            "title": f"{props['label']}: {props.get('name', node)}",
            "also": [str(a) for a in _list(props.get("aliases"))],
            "info": [["id", node], *_info(props)],
            "said": _said(props),
        }
        for node, props in node_rows(graph)
    ]


def edge_items(graph: MultiGraph) -> list[Item]:
    """Return the relations in the order of their keys; parallel ones are curved apart."""
    parallel: Counter[tuple[str, str]] = Counter()
    items = []
    for source, target, key, props in edge_rows(graph):
        pair = (min(source, target), max(source, target))
        curve = parallel[pair]
        parallel[pair] += 1
        kind, colour = str(props["type"]), edge_colour(str(props["type"]))
        item: Item = {
            "id": key,
            "from": source,
            "to": target,
            "type": kind,
            "words": edge_words(kind),
            "title": f"{_name(graph, source)} {edge_words(kind)} {_name(graph, target)}",
            "color": {"color": colour, "highlight": colour, "hover": colour, "opacity": 0.75},
            "arrows": "" if props.get("derived") else "to",
            "info": _info(props),
            "said": _said(props),
        }
        if dash := edge_dash(kind):
            item["dashes"] = list(dash)
        if curve:
            way = "curvedCW" if (source, target) == pair else "curvedCCW"
            item["smooth"] = {"enabled": True, "type": way, "roundness": round(0.18 * curve, 2)}
        items.append(item)
    return items


def table_rows(graph: MultiGraph) -> list[Item]:
    """Return a row per relation for readers without JavaScript."""
    rows: list[Item] = [
        {
            "source": _name(graph, source),
            "words": edge_words(str(props["type"])),
            "target": _name(graph, target),
            "reported": _text(props.get("firstReportedOn", "")),
            "said": _said(props),
        }
        for source, target, _, props in edge_rows(graph)
    ]
    return sorted(rows, key=lambda r: (str(r["source"]), str(r["words"]), str(r["target"])))


def safe_link(text: str) -> str:
    """Return the address of the article of a sentence id, or '' if it is no web address.

    >>> safe_link("https://example.org/a#S4"), safe_link("javascript:alert(1)#S0")
    ('https://example.org/a', '')
    """
    address = text.rpartition("#S")[0]
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def _caption(node: str, props: Mapping[str, object]) -> str:
    """Say a node in a few words: an amount as it was printed, all else by name."""
    return str(props.get("amountRaw") or props.get("name") or node)


def _cap(label: str) -> int:
    """Limit the size of deals, which would otherwise be larger than the companies."""
    return 4 if label == "Deal" else 1000


def _name(graph: MultiGraph, node: str) -> str:
    return str(graph.nodes[node].get("name", node))


def _cut(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def _said(props: Mapping[str, object]) -> list[Item]:
    """Pair quotes with the sentences they stand in; without quotes, the sentences alone."""
    sentences = [str(s) for s in _list(props.get("evidence"))]
    quotes = [str(q) for q in _list(props.get("quotes"))]
    if not quotes:
        return [{"text": "", "sentence": s, "url": safe_link(s)} for s in sentences]
    known = [*sentences, *[""] * len(quotes)]
    return [
        {"text": q, "sentence": s, "url": safe_link(s)} for q, s in zip(quotes, known, strict=False)
    ]


def _info(props: Mapping[str, object]) -> list[list[str]]:
    return [
        [name, _text(value)]
        for name, value in sorted(props.items())
        if name not in _HIDDEN and value not in (None, "", [])
    ]


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return f"{value:,.0f}"
        case list() | tuple():
            return ", ".join(_text(item) for item in value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []
