"""Text out of HTML, a whole page or what is left of one in a text; linear in its length."""

import html
import re
from collections.abc import Iterator

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,11})\b[^<>]{0,4000}>|<!(?:--)?[^<>]{0,4000}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_GAPS = re.compile(r"\n\s*")
# What is no part of the words of a page.
# fmt: off
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "nav", "footer", "aside", "form"]
)
_BLOCKS = _SILENT.union(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "tr", "table", "section",
     "article", "header", "main", "blockquote", "figure", "figcaption", "hr", "body", "html",
     "thead", "tbody", "dl", "dd", "dt", "pre", "address", "title"]
)
_INLINE = frozenset(
    ["a", "abbr", "b", "cite", "code", "em", "font", "i", "img", "input", "label", "mark", "q",
     "small", "span", "strong", "strike", "s", "sub", "sup", "u", "time", "link", "meta",
     "button", "iframe", "picture", "source", "video", "wbr", "center"]
)
# fmt: on
_SPACED = {"br": "\n", "td": " ", "th": " "}
_KNOWN = _BLOCKS | _INLINE | _SPACED.keys()


def plain_text(text: str) -> str:
    r"""Return a text without tags and entities; what only looks like a tag stays.

    >>> plain_text("<p>Aster&nbsp;Bio</p><p>p<0.05 for <X></p>").replace("\xa0", " ")
    'Aster Bio\n\np<0.05 for <X>'
    """
    if "<" in text and any(m[2] and m[2].lower() in _KNOWN for m in _TAG.finditer(text)):
        text = "".join(_pieces(text))
        text = _GAPS.sub(_gap, text).strip()
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text) if "&" in text else text


def title_of(text: str) -> str:
    """Return the title of a page, or nothing."""
    found = _TITLE.search(text[:20_000])
    return " ".join(html.unescape(found[1]).split()) if found else ""


def _pieces(text: str) -> Iterator[str]:
    """Yield the words between the tags; what an element that is closed somewhere hides, is not."""
    closed = {m[2].lower(): m.start() for m in _TAG.finditer(text) if m[1]}
    at, hidden = 0, ""
    for found in _TAG.finditer(text):
        name = (found[2] or "").lower()
        if hidden:
            if not (found[1] and name == hidden):
                continue
            hidden = ""
        elif name and name not in _KNOWN:
            continue
        else:
            yield text[at : found.start()]
            if name in _SILENT and not found[1] and closed.get(name, -1) > found.start():
                hidden = name
        at = found.end()
        yield "" if found[1] and name in _SPACED else _instead(name)
    yield text[at:]


def _instead(name: str) -> str:
    return _SPACED.get(name, "\n\n" if name in _BLOCKS else "")


def _gap(found: re.Match[str]) -> str:
    return "\n\n" if found.group().count("\n") > 1 else "\n"
