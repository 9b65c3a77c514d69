"""What is known of a document: front matter or a sidecar file, checked field by field."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import yaml

from pharmagraph.errors import SourceError
from pharmagraph.model import SOURCE_KINDS

FIELDS = ("title", "url", "publisher", "published", "kind", "source")
_FENCE = re.compile(r"---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TRACKING = re.compile(r"(?:utm_|mc_|fbclid$|gclid$|msclkid$|igshid$|cmpid$|ref$|ref_src$|yclid$)")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, address, publisher, day and kind of a document, as far as they are known."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    published: date | None = None
    kind: str = "NEWS"


def split_front_matter(text: str, place: str) -> tuple[Metadata, str]:
    """Split front matter between `---` lines from the text that follows it.

    Raises `SourceError` when a first line `---` is never closed, or a field is not understood.
    """
    if not re.match(r"---[ \t]*\n", text):
        return Metadata(), text
    fence = _FENCE.match(text)
    if fence is None:
        raise SourceError(f"{place}: the front matter is not closed; end it with a line  ---")
    return parse_metadata(fence.group(1) or "", place), text[fence.end() :].lstrip("\n")


def parse_metadata(source: str, place: str) -> Metadata:
    """Read YAML fields; raises `SourceError` for a field or value that is not understood."""
    try:
        fields = yaml.safe_load(source) or {}
    except yaml.YAMLError as error:
        problem = " ".join(str(getattr(error, "problem", None) or "no YAML").split())
        raise SourceError(
            f"{place}: the front matter cannot be read ({problem}); write lines like  title: …"
        ) from error
    except ValueError as error:
        raise SourceError(f"{place}: {error}; write a day as  published: 2024-05-31") from error
    if not isinstance(fields, dict):
        raise SourceError(f"{place}: the front matter has no fields; write lines like  title: …")
    return _checked(fields, place)


def parse_day(value: object, place: str) -> date:
    """Read a day as YYYY-MM-DD; raises `SourceError` for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise SourceError(f"{place}: {text!r} is no date; write a day as  published: 2024-05-31")


def canonical_url(url: str) -> str:
    """Return the address under which one page is known: no fragment, no tracking parameters.

    >>> canonical_url("HTTPS://Example.org/A/?utm_source=x&id=1#top")
    'https://example.org/A?id=1'
    """
    parts = urlsplit(url.strip())
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True)]
    kept = urlencode([(k, v) for k, v in query if not _TRACKING.match(k.lower())])
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    host = host.removesuffix(":443" if scheme == "https" else ":80")
    return urlunsplit((scheme, host, parts.path.rstrip("/"), kept, ""))


def _checked(fields: Mapping[object, object], place: str) -> Metadata:
    for name in fields:
        if name not in FIELDS:
            near = difflib.get_close_matches(str(name), FIELDS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"use {', '.join(FIELDS)}"
            raise SourceError(f"{place}: {name!r} is no field of the front matter; {hint}")
    published = fields.get("published")
    return Metadata(
        title=_line(fields.get("title")),
        url=_url(_line(fields.get("url")), place),
        publisher=_line(fields.get("publisher")),
        published=None if published in (None, "") else parse_day(published, place),
        kind=_kind(_line(fields.get("kind")), place),
    )


def _line(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _url(url: str, place: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and (parts.scheme.lower() not in ("http", "https") or not parts.netloc):
        raise SourceError(f"{place}: {url!r} is no web address; write  url: https://…")
    return url


def _kind(kind: str, place: str) -> str:
    code = kind.upper().replace(" ", "_").replace("-", "_") or "NEWS"
    if code not in SOURCE_KINDS:
        raise SourceError(
            f"{place}: {kind!r} is no kind of source; use one of {', '.join(SOURCE_KINDS)}"
        )
    return code
