"""Words as the vocabulary compares them: letters and digits apart, case and hyphens folded."""

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+|(?<=[A-Za-z0-9])[+\-−](?=[\s/),]|\Z)")
_SIGNS = {"+": "positive", "-": "negative", "−": "negative"}


class Token(NamedTuple):
    """A run of letters or of digits, in lower case, with its offsets."""

    text: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Split a text into runs of letters and runs of digits; a sign at the end of a name is a word.

    >>> [t.text for t in tokenise("Her-2 PD-L1")]
    ['her', '2', 'pd', 'l', '1']
    >>> phrase("HER2+ tumour")
    'her 2 positive tumour'
    """
    return [
        Token(_SIGNS.get(m.group()) or m.group().lower(), m.start(), m.end())
        for m in _TOKEN.finditer(text)
    ]


@lru_cache(maxsize=20_000)
def phrase(name: str) -> str:
    """Return the form under which a name is looked up: its tokens with single spaces."""
    return " ".join(_SIGNS.get(m.group()) or m.group().lower() for m in _TOKEN.finditer(name))


def compact(name: str) -> str:
    """Return letters and digits only, in their own case: what case-sensitive names compare by."""
    return "".join(m.group() for m in _TOKEN.finditer(name) if m.group() not in _SIGNS)
