"""The kit for Neo4j Browser as a set of files, made from the questions and the schema alone."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pharmagraph.browser.guide import as_asciidoc, as_html, measured_names, read_guide
from pharmagraph.browser.pictures import load_pictures
from pharmagraph.browser.saved import as_csv, as_zip, saved_queries
from pharmagraph.browser.style import grass
from pharmagraph.query_header import Query

GUIDE, STYLE, QUERIES = "guide.html", "pharmagraph.grass", "saved-queries.zip"
README = """\
# Kit for Neo4j Browser

Made by `pharmagraph browser kit`; edit the questions, not these files.

| file | classic Browser (5.24 and before) | new Browser |
| --- | --- | --- |
| saved-queries.zip | drag it onto the page; folders appear under the star | use the CSV file |
| saved-queries.csv | use the zip | Saved Cypher, Import |
| guide.html | `:play ADDRESS` of the served file | no |
| guide.adoc | no | `:play ADDRESS` of the served file |
| pharmagraph.grass | drag it onto the page, or `:style ADDRESS` | colours are set by hand |
| queries/ | the same queries as files, for any other tool | the same |

`pharmagraph browser open` serves these files on this machine and opens the guide.

A question has up to three entries: 1 its values, to be changed and run first; 2 its rows; 3 its
picture. Names are looked up when the values are run: the value is then an id, or null if nothing
is called so.

Questions on the network as a whole (MEASURED) are answered by NetworkX, not by the database:
ask them on the command line or from Python.
"""


def make_kit(questions: Iterable[Query], *, address: str = "") -> dict[str, bytes]:
    """Return the files of the kit by path; the same questions give the same bytes.

    With the address at which they are served, the guide offers the style from there.
    """
    known = tuple(questions)
    pictures = load_pictures(known)
    title, steps = read_guide(known, pictures, style=f"{address}/{STYLE}" if address else "")
    saved = saved_queries(known, pictures)
    texts = {
        "README.md": README.replace("MEASURED", measured_names(known)),
        GUIDE: as_html(title, steps),
        "guide.adoc": as_asciidoc(title, steps),
        STYLE: grass(),
        **{f"queries/{entry.file}": entry.content for entry in saved},
    }
    packed = {QUERIES: as_zip(saved), "saved-queries.csv": as_csv(saved)}
    return {name: text.encode() for name, text in texts.items()} | packed


def write_kit(kit: Mapping[str, bytes], folder: Path) -> tuple[str, ...]:
    """Write the files that are new or have changed; return their paths below the folder."""
    changed = []
    for name, content in kit.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        changed.append(name)
    return tuple(changed)
