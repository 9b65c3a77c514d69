"""Passages that are no part of the article: menus, links to other pages, safe-harbour statements.

They are blanked rather than cut out, so that all offsets stay those of the text.
"""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.rulebook import rule

_HARBOUR_HEAD = rule("passages", "HARBOUR_HEAD")
_HARBOUR = rule("passages", "HARBOUR")
_GOES_ON = rule("passages", "GOES_ON")
_ABOUT = rule("passages", "ABOUT")
_HEAD = rule("passages", "HEAD")
_RELATED = rule("passages", "RELATED")
_PAGE = rule("passages", "PAGE")
_LEGAL = rule("passages", "LEGAL")
_NAVIGATION = rule("passages", "NAVIGATION")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NOT_A_BREAK = re.compile(r"[^\n]")
_STOP = re.compile(r"[.!?]['\"”’)]*(?=\s)")
_BARS = re.compile(r"\s[|›»·•/>]\s")
_SHORT_LINE = 160  # characters: what is longer is prose
_SHORT_HEAD = 120


def article_of(text: str) -> str:
    """Return a text with spaces for all that is no part of its article; linear in its length."""
    pieces: list[str] = []
    at = 0
    for start, end in _passages(text):
        pieces += [text[at:start], _NOT_A_BREAK.sub(" ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is to be blanked, line by line; `inside` says what a line before has begun."""
    inside = ""
    for found in _LINE.finditer(text):
        line = found.group().strip()
        short = len(line) <= _SHORT_HEAD
        if short and _HARBOUR_HEAD.match(line):
            inside = "harbour"
        elif short and _RELATED.match(line):
            inside = "related"
        elif _goes_on(inside, line, short):
            pass
        else:
            inside = ""
            start = _harbour(line)
            if start >= 0:
                inside = "statement"
                yield found.start() + found.group().index(line) + start, found.end()
            elif _of_the_page(line):
                yield found.span()
            continue
        yield found.span()


def _goes_on(inside: str, line: str, short: bool) -> bool:
    """Say whether a line belongs to the passage that a line before it has begun."""
    if not inside or (short and _HEAD.match(line)):
        return False
    if inside == "harbour":
        return True
    if inside == "statement":
        return len(_GOES_ON.compiled.findall(line)) > 1
    return len(line) <= _SHORT_LINE and line[-1] not in ".!?"


def _harbour(line: str) -> int:
    """Return where the sentence begins that calls what follows forward-looking, or -1."""
    found = _HARBOUR.search(line)
    if not found or len(line) <= _SHORT_HEAD:
        return -1
    stops = [m.end() for m in _STOP.finditer(line, 0, found.start())]
    return stops[-1] if stops else 0


def _of_the_page(line: str) -> bool:
    """Say whether a line is a menu, a button or a notice of the page, or only a headline."""
    if len(line) > _SHORT_LINE:
        return False
    if _PAGE.match(line) or _ABOUT.match(line) or _LEGAL.search(line):
        return True
    parts = _BARS.split(line)
    links = [part for part in parts if _NAVIGATION.compiled.fullmatch(part.strip())]
    return len(parts) > 2 and 2 * len(links) > len(parts)
