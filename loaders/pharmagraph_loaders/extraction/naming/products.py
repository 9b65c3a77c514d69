"""Products of one substance that a text tells apart: two brands, an original and its copy."""

import re
from collections import defaultdict
from itertools import pairwise

from pharmagraph_loaders.extraction.naming.selecting import Found

_COPY = re.compile(r"[a-z]{6,}-[a-z]{4}")  # the four letters that mark a biological copy
_SAME = re.compile(
    r"(?i)\bsame (?:substance|drug|molecule|(?:active )?ingredient|compound|medicine|antibody)\b"
)


def products(text: str, found: list[Found]) -> dict[str, str]:
    """Return for each name in small letters that is a product of its own the name it goes by."""
    own = {n: n for one in found for n in (_name(text, one),) if _COPY.fullmatch(n)}
    for one, other in pairwise(found):
        bracketed = text[one.end : other.start].strip("®™ ") == "("
        if one.type == "BRAND" and bracketed and _name(text, other) in own:
            own[_name(text, one)] = _name(text, other)
    return own if _SAME.search(text) else {**_brands(text, found), **own}


def _brands(text: str, found: list[Found]) -> dict[str, str]:
    """Return the brands of substances that a text knows under several."""
    brands: dict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.type == "BRAND" and one.entry:
            brands[one.entry.name].add(_name(text, one))
    return {name: name for names in brands.values() if len(names) > 1 for name in names}


def _name(text: str, one: Found) -> str:
    return " ".join(text[one.start : one.end].split()).lower()
