"""Words as the vocabulary compares them: letters and digits apart, case and hyphens folded."""

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+|(?<=[A-Za-z0-9])[+\-−](?=[\s/),]|\Z)")
_SIGNS = {"+": "positive", "-": "negative", "−": "negative"}


class Tokens(NamedTuple):
    """Runs of letters and of digits in lower case, and the offsets of each."""

    words: list[str]
    spans: list[tuple[int, int]]


def tokenise(text: str) -> Tokens:
    """Split a text into runs of letters and runs of digits; a sign at the end of a name is a word.

    >>> tokenise("Her-2 PD-L1").words
    ['her', '2', 'pd', 'l', '1']
    >>> phrase("HER2+ tumour")
    'her 2 positive tumour'
    """
    found = list(_TOKEN.finditer(text))
    words = [m.group().lower() for m in found]
    return Tokens([_SIGNS.get(word, word) for word in words], [m.span() for m in found])


@lru_cache(maxsize=20_000)
def phrase(name: str) -> str:
    """Return the form under which a name is looked up: its tokens with single spaces."""
    return " ".join([_SIGNS.get(word) or word.lower() for word in _TOKEN.findall(name)])


def compact(name: str) -> str:
    """Return letters and digits only, in their own case: what case-sensitive names compare by."""
    return "".join([word for word in _TOKEN.findall(name) if word not in _SIGNS])
