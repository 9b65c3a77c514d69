"""A graph as one HTML page that opens offline and asks the network for nothing.

pyvis carries the data and brings the vis-network file; the page is our own template, because the
one of pyvis loads files from elsewhere and runs script found in names.
"""

import base64
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from pharmagraph.errors import PharmagraphError
from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.map_items import edge_items, node_items, table_rows
from pharmagraph.map_style import PATHS, SHAPES, edge_colour, edge_dash, edge_words, node_colour

MAX_NODES = 1500
_MAX_ROWS = 2000
_MANY = 300
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
_FONT = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"


def render_map(graph: MultiGraph, title: str, *, max_nodes: int = MAX_NODES) -> str:
    """Return the page; equal graphs give equal pages.

    Raises `PharmagraphError` for more than `max_nodes` nodes: such a picture shows nothing.
    """
    lone = [n for n in sorted(graph.nodes) if graph.degree(n) == 0] if len(graph) > 1 else []
    drawn: MultiGraph = graph.subgraph(n for n in graph.nodes if n not in set(lone))
    if len(drawn) > max_nodes:
        raise PharmagraphError(
            f"{len(drawn)} entities are too many for a readable map (at most {max_nodes}); try"
            "  --view companies  or  --around NAME, or raise  --max-nodes"
        )
    nodes, edges = node_items(drawn), edge_items(drawn)
    net = Network(directed=True, cdn_resources="in_line", heading=title)
    for node in nodes:
        net.add_node(**node)
    for edge in edges:
        net.add_edge(edge.pop("from"), edge.pop("to"), **edge)
    net.options = _options(len(nodes))
    net.templateEnv = _environment(net, title, drawn, len(lone))
    net.path = "map.html.j2"
    page: str = net.generate_html()
    return page


def _environment(net: Network, title: str, graph: MultiGraph, lone: int) -> Environment:
    env = Environment(
        loader=PackageLoader("pharmagraph", "map_page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    vis, app, css = _vis(), _part("map.js"), _part("map.css")
    labels = Counter(str(props["label"]) for _, props in node_rows(graph))
    types = Counter(str(props["type"]) for *_, props in edge_rows(graph))
    data = {"nodes": net.nodes, "edges": net.edges, "options": net.options, "font": _FONT}
    rows = table_rows(graph)
    env.globals.update(
        title=title,
        lone=lone,
        css=Markup(css),  # noqa: S704  # our own file
        vis_js=Markup(vis),  # noqa: S704  # the file of pyvis
        app_js=Markup(app),  # noqa: S704  # our own file
        script_hashes=Markup(f"{_hash(vis)} {_hash(app)}"),  # noqa: S704
        style_hash=Markup(_hash(css)),  # noqa: S704
        graph=embedded_json(data),
        labels=[_label(label, count) for label, count in _ranked(labels)],
        relations=[_relation(kind, count) for kind, count in _ranked(types)],
        rows=rows[:_MAX_ROWS],
        left_out=max(0, len(rows) - _MAX_ROWS),
    )
    return env


def embedded_json(value: object) -> Markup:
    r"""Write JSON that can stand inside a script element: no character can end the element.

    >>> embedded_json("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  # made safe just above


def _ranked(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _label(label: str, count: int) -> dict[str, object]:
    path = PATHS[SHAPES.get(label, "dot")]
    return {"name": label, "count": count, "colour": node_colour(label), "path": path}


def _relation(kind: str, count: int) -> dict[str, object]:
    dash = " ".join(map(str, edge_dash(kind)))
    return {
        "name": kind,
        "words": edge_words(kind),
        "count": count,
        "colour": edge_colour(kind),
        "dash": dash,
    }


def _part(name: str) -> str:
    return (files("pharmagraph") / "map_page" / name).read_text("utf-8").replace("\r\n", "\n")


def _vis() -> str:
    text = (files("pyvis") / _VIS).read_text("utf-8").replace("\r\n", "\n")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _options(count: int) -> dict[str, object]:
    groups = {
        label: {
            "shape": shape,
            "color": {
                "background": node_colour(label),
                "border": "#333333",
                "highlight": {"background": node_colour(label), "border": "#000000"},
                "hover": {"background": node_colour(label), "border": "#000000"},
            },
        }
        for label, shape in SHAPES.items()
    }
    most = 8 + min(14, round(2 * math.sqrt(count)))
    return {
        "groups": groups,
        "nodes": {"borderWidth": 1, "scaling": {"min": 8, "max": most}},
        "edges": {"width": 1.2, "smooth": False, "arrows": {"to": {"scaleFactor": 0.45}}},
        "interaction": {
            "hover": count <= _MANY,
            "tooltipDelay": 150,
            "hideEdgesOnDrag": count > _MANY,
            "hideEdgesOnZoom": count > _MANY,
            "keyboard": {"enabled": True, "bindToWindow": False},
            "selectConnectedEdges": False,
            "hoverConnectedEdges": False,
        },
        "layout": {"improvedLayout": False, "randomSeed": 7},
        "physics": {"enabled": False},
    }
