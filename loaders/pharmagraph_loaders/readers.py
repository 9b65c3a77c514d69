"""Documents from files, folders and standard input: text, HTML, Markdown with front matter."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from charset_normalizer import from_bytes

from pharmagraph.errors import SourceError
from pharmagraph.model import Document
from pharmagraph_loaders.frontmatter import (
    Metadata,
    canonical_url,
    parse_metadata,
    split_front_matter,
)
from pharmagraph_loaders.markup import plain_text, title_of

MAX_BYTES = 10_000_000
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm")
SIDECAR = ".meta.yaml"
STDIN = "-"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def read_documents(source: Path | str, published: date | None = None) -> Iterator[Document]:
    """Yield the documents of a file, of a folder in the order of names, or of `-`.

    `published` is the day for documents that state none. Raises `SourceError` for the first one
    that cannot be read; `list_sources` and `read_document` let a caller go on after it.
    """
    for path in list_sources(source):
        yield read_document(path, published)


def list_sources(source: Path | str) -> tuple[Path | str, ...]:
    """Return what `read_document` takes: the files of a folder in order, or the source itself."""
    if str(source) == STDIN:
        return (STDIN,)
    folder = Path(source)
    if not folder.is_dir():
        return (folder,)
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    found = [p for p in found if p.stem.lower() not in ("readme", "licence", "license")]
    if not found:
        raise SourceError(f"{folder}: no {', '.join(SUFFIXES)} file in this folder; add one")
    return tuple(found)


def read_document(source: Path | str, published: date | None = None) -> Document:
    """Read one file, or standard input for `-`; raises `SourceError` with the next step."""
    place = "standard input" if str(source) == STDIN else str(source)
    raw = _stdin() if str(source) == STDIN else _file(Path(source))
    text = _decode(raw, place)
    known, body = split_front_matter(text, place)
    if str(source) != STDIN:
        known = _sidecar(Path(source), known)
    return make_document(body, known, published, place)


def make_document(text: str, known: Metadata, published: date | None, place: str) -> Document:
    """Make a document of a decoded text: without tags, control characters become spaces.

    Raises `SourceError` when there is nothing to read, and for half a character, which YAML and
    JSON can spell: it would stop the documents beside it, too.
    """
    title = known.title or title_of(text)
    text = plain_text(_CONTROL.sub(" ", text))
    try:
        "".join((text, known.title, known.publisher, known.url)).encode()
    except UnicodeEncodeError as error:
        raise SourceError(f"{place}: holds half a character; write the whole one") from error
    if not text.strip():
        raise SourceError(f"{place}: the document is empty; give it a text")
    first = next(line for line in text.splitlines() if line.strip())
    digest = hashlib.sha256(text.encode()).hexdigest()
    url = canonical_url(known.url) if known.url else ""
    return Document(
        id=url or f"sha256:{digest}",
        kind=known.kind,
        title=_CONTROL.sub(" ", title) or first.strip().lstrip("#").strip()[:300],
        text=text,
        url=known.url,
        publisher=known.publisher,
        published=known.published or published,
        origin=place,
    )


def _file(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= MAX_BYTES and path.is_file():
            return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError(f"{path}: there is no such file; check the path") from error
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
        raise SourceError(f"{path}: cannot be read ({reason}); check its permissions") from error
    if size > MAX_BYTES:
        raise SourceError(_too_large(str(path), f"{size / 1e6:.0f} MB"))
    raise SourceError(f"{path}: is no ordinary file; give a text file or a folder")


def _stdin() -> bytes:
    raw = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise SourceError(_too_large("standard input", "more"))
    return raw


def _too_large(place: str, size: str) -> str:
    limit = f"{MAX_BYTES / 1e6:.0f} MB"
    return f"{place}: {size} is too large, at most {limit} are read; split it into articles"


def _decode(raw: bytes, place: str) -> str:
    r"""Decode to text with `\\n` line ends; offsets count the characters of the result."""
    if not raw.strip():
        raise SourceError(f"{place}: the document is empty; give it a text")
    text = _utf8(raw)
    if text is None:
        if b"\x00" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise SourceError(f"{place}: is binary, not text; convert it to a text file")
        best = from_bytes(raw[:200_000]).best()
        if best is None or best.encoding == "ascii":
            raise SourceError(f"{place}: its encoding is unknown; save it as UTF-8")
        text = _other(raw, best.encoding, place)
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise SourceError(f"{place}: is binary, not text; convert it to a text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf8(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _other(raw: bytes, encoding: str, place: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except (UnicodeDecodeError, LookupError) as error:
        raise SourceError(f"{place}: its encoding is unknown; save it as UTF-8") from error


def _sidecar(path: Path, known: Metadata) -> Metadata:
    """Return what a file `NAME.meta.yaml` beside `NAME.txt` says; front matter comes first."""
    beside = path.with_suffix(SIDECAR)
    if known != Metadata() or not beside.is_file():
        return known
    return parse_metadata(_decode(_file(beside), str(beside)), str(beside))
