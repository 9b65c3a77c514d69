"""The page: our template, the data from pyvis, one style sheet, and scripts known by their hash.

The template of pyvis itself loads files from elsewhere and runs script found in names.
"""

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from pharmagraph.maps.items import Item

_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
# In the order in which they are joined; each is a module of its own, see `_script`.
SCRIPTS = (
    "data",
    "theme",
    "filters",
    "strands",
    "network",
    "labels",
    "focus",
    "panel",
    "search",
    "paths",
    "dates",
    "picture",
    "main",
)
STYLES = ("page", "controls", "details")
_IMPORT = re.compile(r"^import \{[^}]*\} from \"[^\"]+\";\n", re.MULTILINE)


def page(nodes: list[Item], edges: list[Item], data: Item, values: Item) -> str:
    """Return the page with nodes and edges, more data for its scripts, and values for its text."""
    net = Network(directed=True, cdn_resources="in_line", heading=str(values["title"]))
    for node in nodes:
        net.add_node(**node)
    for edge in edges:
        ends = {"source": edge["from"], "to": edge["to"]}
        net.add_edge(**ends, **{k: v for k, v in edge.items() if k not in ("from", "to")})
    graph = {**data, "nodes": [_lean(n) for n in net.nodes], "edges": [_lean(e) for e in net.edges]}
    net.templateEnv = _environment(graph, values)
    net.path = "map.html.j2"
    html: str = net.generate_html()
    return html


def embedded_json(value: object) -> Markup:
    r"""Write JSON that can stand inside a script element: no character can end the element.

    >>> embedded_json("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704  # made safe just above


@cache
def script() -> str:
    """Return our modules as one script: a page opened as a file can import none.

    What they export are names of one scope, so an import is left out and an export is plain.
    """
    bodies = [_IMPORT.sub("", _part(f"js/{name}.js")) for name in SCRIPTS]
    text = "\n".join(re.sub(r"^export ", "", body, flags=re.MULTILINE) for body in bodies)
    return f'(() => {{\n"use strict";\n{text}}})();\n'


@cache
def style() -> str:
    """Return our style sheets as one."""
    return "".join(_part(f"css/{name}.css") for name in STYLES)


@cache
def drawing_library() -> str:
    """Return vis-network as pyvis brings it, without the address of a file that is not there."""
    text = (files("pyvis") / _VIS).read_text("utf-8").replace("\r\n", "\n")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "")


def _environment(graph: Item, values: Item) -> Environment:
    env = Environment(
        loader=PackageLoader("pharmagraph.maps", "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    vis, app, css = drawing_library(), script(), style()
    env.globals.update(
        css=Markup(css),  # noqa: S704  # our own file
        vis_js=Markup(vis),  # noqa: S704  # the file of pyvis
        app_js=Markup(app),  # noqa: S704  # our own file
        script_hashes=Markup(f"{_hash(vis)} {_hash(app)}"),  # noqa: S704
        style_hash=Markup(_hash(css)),  # noqa: S704
        graph=embedded_json(graph),
        **values,
    )
    return env


def _lean(item: Item) -> Item:
    """Leave out what is empty, and what pyvis adds for its own page."""
    return {
        k: v for k, v in item.items() if v not in ("", [], None) and k not in ("arrows", "color")
    }


def _part(name: str) -> str:
    return (files("pharmagraph.maps") / "page" / name).read_text("utf-8").replace("\r\n", "\n")


def _hash(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
