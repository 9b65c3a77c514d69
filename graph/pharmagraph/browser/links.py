"""Links that open Neo4j Browser with the connection filled in and a guide on show."""

from urllib.parse import quote, urlencode, urlsplit

from pharmagraph.errors import PharmagraphError

DEFAULT_PORT = 7474


def classic_link(browser: str, *, bolt: str, user: str, database: str | None, guide: str) -> str:
    """Link to classic Browser: the connection without its password, and a guide to play.

    >>> classic_link("http://localhost:1/browser/", bolt="bolt://127.0.0.1:2", user="root",
    ...              database=None, guide="http://localhost:1/guide.html").partition("?")[2]
    'dbms=bolt%3A%2F%2Froot%40127.0.0.1%3A2&cmd=play&arg=http%3A%2F%2Flocalhost%3A1%2Fguide.html'
    """
    given = {"dbms": _with_user(bolt, user), "db": database or "", "cmd": "play", "arg": guide}
    return f"{browser}?{urlencode({k: v for k, v in given.items() if v}, quote_via=quote, safe='')}"


def preview_link(browser: str, *, bolt: str, user: str) -> str:
    """Link to the early build of the new Browser, which takes the connection alone."""
    given = {"connectURL": _with_user(bolt, user)}
    return f"{browser}preview/?{urlencode(given, quote_via=quote, safe='')}"


def browser_of(bolt: str) -> str:
    """Return where a server shows its own Browser unless it is told otherwise.

    >>> browser_of("neo4j://graph.example:7687")
    'http://graph.example:7474/browser/'
    """
    return f"http://{urlsplit(bolt).hostname}:{DEFAULT_PORT}/browser/"


def origin(address: str) -> str:
    """Return scheme, host and port of an address; raises `PharmagraphError` for what is none."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise PharmagraphError(
            f"{address!r} is no address of a Browser; write it like http://localhost:7474/browser/"
        )
    return f"{parts.scheme}://{parts.netloc}"


def _with_user(bolt: str, user: str) -> str:
    scheme, _, rest = bolt.partition("://")
    return f"{scheme}://{quote(user, safe='')}@{rest}"
