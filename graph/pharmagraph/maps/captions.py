"""The short name under a symbol: at most two lines, of known width."""

import unicodedata
from collections.abc import Mapping

from pharmagraph.maps.wording import code_words

LINE = 22
_PIXELS = 6.6  # of a letter at 12 pixels
_LINE_HEIGHT, _SYMBOL = 14.0, 30.0


def caption(node: str, props: Mapping[str, object], when: str) -> str:
    """Say a node in a few words: a deal by type and month, an amount as printed, else its name.

    The parties of a deal stand beside it: their names would be said twice.
    """
    kind = str(props.get("kind") or "")
    match props.get("label"):
        case "Deal":
            types = props.get("types") or ()
            first = str(props.get("primaryType") or next(iter(types), "deal"))  # type: ignore[call-overload]
            return two_lines(f"{_words(first)} {_month(when)}")
        case "FinancialTerm":
            return two_lines(f"{_words(kind)} {props.get('amountRaw') or ''}".strip() or node)
        case "DealEvent" | "CorporateEvent" if kind:
            return two_lines(f"{_words(kind)} {_month(when)}")
        case _:
            return two_lines(full_name(node, props))


def full_name(node: str, props: Mapping[str, object]) -> str:
    """Return the name of a node; one that is only a code is put in words, with its amount."""
    name = str(props.get("name") or node)
    if name == props.get("kind"):
        return f"{_words(name)} {props.get('amountRaw') or ''}".strip()
    return name


def two_lines(text: str) -> str:
    """Break a text into at most two lines of about the same length; cut what is longer.

    >>> two_lines("Northern Aster Biopharmaceuticals Co., Ltd.").split(chr(10))
    ['Northern Aster', 'Biopharmaceuticals Co…']
    """
    words = text.split()
    flat = " ".join(words)
    if columns(flat) <= LINE:
        return flat
    breaks = [i for i in range(1, len(words)) if columns(" ".join(words[:i])) <= LINE]
    if not breaks:
        return _cut(flat)
    balance = {i: abs(columns(" ".join(words[:i])) - columns(" ".join(words[i:]))) for i in breaks}
    place = min(breaks, key=lambda i: (balance[i], i))
    return "\n".join((" ".join(words[:place]), _cut(" ".join(words[place:]))))


def room(label: str) -> tuple[float, float]:
    """Return about how many pixels wide and high a symbol and its caption are."""
    lines = label.split("\n")
    return max(columns(line) for line in lines) * _PIXELS, _SYMBOL + _LINE_HEIGHT * len(lines)


def columns(text: str) -> int:
    """Return how many columns a text takes: letters of Chinese, Japanese and Korean take two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _cut(text: str) -> str:
    if columns(text) <= LINE:
        return text
    kept = ""
    for char in text:
        if columns(kept + char) >= LINE:
            break
        kept += char
    return kept.rstrip() + "…"


def _month(when: str) -> str:
    """Shorten a day to its month, which is what there is room for."""
    day = when.removeprefix("reported ")
    return day[:7] if len(day) == len("2020-06-09") else day


def _words(code: str) -> str:
    return code_words(code) if code.isupper() else code
