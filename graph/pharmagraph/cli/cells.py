"""Values as text: for a terminal, for a table file, for JSON. Text of articles is hostile."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

# Control characters could move the cursor, colour the screen or turn the writing direction.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DIGEST = re.compile(r"sha256:([0-9a-f]{8})[0-9a-f]{56}")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def clean(text: str, keep: str = "") -> str:
    r"""Replace what would act on a terminal by a blank, except the characters in `keep`.

    >>> clean("a\x1b[31mred\nb")
    'a [31mred b'
    """
    return _CONTROL.sub(lambda m: m[0] if m[0] in keep else " ", text)


def cell(value: object, most: int | None = None) -> str:
    """Say a value in a cell of a table: lists with commas, whole amounts with separators.

    A list is cut after `most` items, and says how many are left out.

    >>> cell(60000000.0), cell(["a", "b", "c"], most=2), cell(None)
    ('60,000,000', 'a, b and 1 more', '')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return f"{value:,.0f}"
        case list() | tuple():
            text = ", ".join(cell(item) for item in value[:most])
            left = len(value) - len(value[:most])
            return f"{text} and {left} more" if left else text
        case Mapping():
            return ", ".join(f"{key}: {cell(item)}" for key, item in value.items())
        case _:
            return shorten(clean(str(plain(value))))


def shorten(text: str) -> str:
    """Cut the digests that stand for articles without an address to their first digits."""
    return _DIGEST.sub(r"sha256:\1…", text)


def csv_cell(value: object) -> object:
    """Say a value in a CSV file; a text that a spreadsheet would run as a formula is quoted.

    >>> csv_cell("=1+1"), csv_cell(-1)
    ("'=1+1", -1)
    """
    if isinstance(value, list | tuple):
        value = "; ".join(str(plain(item)) for item in value)
    if isinstance(value, str):
        value = clean(value, keep="\n")
        return f"'{value}" if value.startswith(_FORMULA) else value
    return "" if value is None else plain(value)


def markdown_cell(value: object) -> str:
    """Say a value in a cell of a Markdown table, without effect on the table or the page."""
    text = cell(value)
    for char, instead in (("&", "&amp;"), ("<", "&lt;"), ("|", "\\|"), ("`", "\\`"), ("[", "\\[")):
        text = text.replace(char, instead)
    return text


def plain(value: object) -> object:
    """Return a value as JSON can hold it: days as ISO text, nodes as their properties."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
    items = getattr(value, "items", None)  # a node or relationship of the driver
    if callable(items):
        return {str(key): plain(item) for key, item in items()}
    return [plain(item) for item in value] if isinstance(value, Iterable) else str(value)
