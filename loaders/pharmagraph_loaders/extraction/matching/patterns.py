"""Patterns over masked sentences: `{a:O}` is an organisation called a, `{D}` any drug."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.gated import Pattern
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing

_NAMED = re.compile(r"\{(\w+):([A-Z]+)\}")
_ONE = re.compile(r"\{(\w+):ONE\}")
_MANY = re.compile(r"\{(\w+):MANY\}")
_PLAIN = re.compile(r"\{([A-Z]+)\}")
LIST = r"(?:(?:,? and |,? or |, |,? plus |/| & |,? as well as )(?:the |an? |its )?{KIND})"


def compile_pattern(text: str, flags: int = re.IGNORECASE) -> Pattern:
    """Compile a pattern; `~40` stands for up to forty characters without a semicolon.

    `~~40` crosses no organisation either; `{a:ONE}` is one organisation or several in a list of a
    clause, `{a:MANY}` a list of several.
    """
    text = re.sub(r"~~(\d+)", r"(?:[^;<]|<[^O]\\d+>){0,\1}?", text)
    text = _ONE.sub(r"<(?P<\1>O\\d+\\+?)>", text)
    text = _MANY.sub(r"<(?P<\1>O\\d+\\+)>", text)
    text = re.sub(r"~(\d+)", r"[^;]{0,\1}?", text)
    text = _NAMED.sub(r"<(?P<\1>[\2]\\d+)>", text)
    return Pattern(_PLAIN.sub(r"<[\1]\\d+>", text), flags)


def index(found: re.Match[str], name: str) -> int:
    """Return the index of the mention that a named placeholder stands for."""
    return int(found[name][1:])


def thing(reading: Reading, found: re.Match[str], name: str) -> Thing:
    """Return the thing that a named placeholder stands for."""
    return reading.mentions[index(found, name)].thing


_NO_WORD = "toward|away|with|for|in|from|to|by|of|on|against"
_BEFORE = "(?:on |to |against |at |for |in )?(?:the |an? |its |both )?"


def listed(text: str, start: int, kinds: str) -> Iterator[int]:
    """Yield the mentions of a list that begins at an offset: `<D1>, <D2> and <D3>`."""
    pattern = _lists.get(kinds)
    if pattern is None:
        kind = rf"(?:(?!{_NO_WORD})[\w-]+ )?<[{kinds}](\d+)>(?:[-'’]\w+)?"
        link = rf"(?:,? and {_BEFORE}|,? or |, (?:the |an? )?|/| & |x|×|,? plus |,? as well as )"
        pattern = (re.compile(kind), re.compile(link + kind))
        _lists[kinds] = pattern
    found = pattern[0].match(text, start)
    while found:
        yield int(found.group(1))
        found = pattern[1].match(text, found.end())


_lists: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}
