"""A web server on loopback for the kit, and for Neo4j Browser's files where there is a jar."""

import json
import mimetypes
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urlsplit

from pharmagraph.browser.jar import BrowserFiles

LOOPBACK = "127.0.0.1"
# Classic Browser plays guides of the host `localhost` without being told to.
_HOST = "localhost"
_TYPES = {
    "adoc": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "cypher": "text/plain; charset=utf-8",
    "grass": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}


class Site:
    """A running server; use it in a `with` statement.

    `pages` are the files by path; they may be added to when the address is known. `reader` is the
    origin of a Browser that someone else serves and that may read them.
    `bolt` is the address that our Browser proposes in its form.
    """

    def __init__(
        self,
        browser: BrowserFiles | None = None,
        *,
        reader: str = "",
        bolt: str = "",
        port: int = 0,
    ) -> None:
        """Bind a port of loopback, a free one unless it is named; raises `OSError` if taken."""
        self.pages: dict[str, bytes] = {}
        self.browser, self.reader, self.bolt = browser, reader, bolt
        self._server = _Server((LOOPBACK, port), self)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._server.server_port

    @property
    def address(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://{_HOST}:{self.port}"

    @property
    def hosts(self) -> tuple[str, str]:
        """The names it answers to: another name may be a page of strangers that points here."""
        return f"{_HOST}:{self.port}", f"{LOOPBACK}:{self.port}"

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop and free the port."""
        self._server.shutdown()
        self._server.server_close()

    def content(self, path: str) -> bytes | None:
        """Return what lies at a path, or None."""
        if path == "":
            # What Browser asks its own server for, to fill in the form.
            return json.dumps({"bolt_direct": self.bolt}).encode() if self.bolt else None
        if self.browser and path.startswith("browser/"):
            return self.browser.read(f"{path}index.html" if path.endswith("/") else path)
        return self.pages.get(path)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, place: tuple[str, int], site: Site) -> None:
        self.site = site
        super().__init__(place, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version, sys_version = "pharmagraph", ""

    def do_GET(self) -> None:
        """Answer with a file, and with nothing else."""
        if self.headers.get("Host", "") not in self.server.site.hosts:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        content = self.server.site.content(path)
        if content is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self._send(content, _type_of(path))

    do_HEAD = do_GET  # noqa: N815  # the name is that of the method of HTTP

    def _send(self, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.server.site.reader:
            self.send_header("Access-Control-Allow-Origin", self.server.site.reader)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal belongs to the command."""


def _type_of(path: str) -> str:
    if path == "":
        return "application/json"
    name = f"{path}index.html" if path.endswith("/") else path
    ending = name.rpartition(".")[2]
    return _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
