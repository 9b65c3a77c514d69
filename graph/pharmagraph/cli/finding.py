"""An article as typed: its id, its address, its title, or the file it came from."""

from contextlib import suppress
from pathlib import Path

from pharmagraph.errors import SourceError
from pharmagraph.names import Named, resolve
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from pharmagraph.store import Store
from pharmagraph_loaders.frontmatter import canonical_url
from pharmagraph_loaders.readers import read_document


def find_article(store: Store, typed: str) -> Named:
    """Return the article of that id, address, title or file.

    Raises `NameNotFoundError` with near misses.
    """
    question = find_query(load_queries(cypher_dir()), "articles")
    rows = run_query(store, question, {"limit": 1_000_000})
    known = [_named(row) for row in rows]
    led = _led_to(typed)
    return resolve(led if any(n.id == led for n in known) else typed, ("Article",), known)


def _led_to(typed: str) -> str:
    """Return the id of the document at an address or in a file."""
    if "://" in typed:
        return canonical_url(typed)
    if Path(typed).is_file():
        with suppress(SourceError):
            return read_document(typed).id
    return typed


def _named(row: dict[str, object]) -> Named:
    origin, url = str(row["origin"]), str(row["url"])
    places = (origin, Path(origin).name, url) if origin else (url,)
    return Named(str(row["id"]), "Article", str(row["title"]), tuple(p for p in places if p))
