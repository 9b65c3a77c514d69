"""Words as the vocabulary compares them: letters and digits apart, case and hyphens folded."""

import re
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+|(?<=[A-Za-z0-9])[+\-−](?=[\s/),]|\Z)")
_SIGNS = {"+": "positive", "-": "negative", "−": "negative"}
# All that matches an ASCII letter where case is ignored, and is none itself.
_FOLD = (("\u017f", "s"), ("\u212a", "k"), ("\u0130", "i"), ("\u0131", "i"))


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


def fold(text: str) -> str:
    """Return a text as words are looked for in it: in lower case, also where it is `K` for k."""
    if text.isascii():
        return text.lower()
    for char, plain in _FOLD:
        text = text.replace(char, plain)
    # Half a character, which no automaton takes, is part of no word.
    return text.lower().encode("utf-8", "replace").decode("utf-8")
