"""The alternatives of a pattern as patterns of their own: each is tried where its words are."""

import re
from re import _parser  # type: ignore[attr-defined]  # unchanged from 3.11 to 3.14

_PIECE = re.compile(r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]")
# What an alternative alone would not mean: flags of the whole pattern, groups of others.
_BOUND = re.compile(r"\A\(\?[a-zA-Z]+\)|\(\?P=|\(\?\(|\\[1-9]")
_NEVER = "(?!)"
_MOST = 20  # more of them are short words, which one pattern finds as fast


def alternatives(pattern: str, flags: int) -> tuple[str, ...]:
    """Return patterns that together find what a pattern finds, or nothing if it is no choice.

    Whichever matches first in a text, and of those at one place the first of them, is the match of
    the whole. Each has all groups of the whole by name.
    """
    parts = _parts(pattern)
    if not 1 < len(parts) <= _MOST or _BOUND.search(pattern):
        return ()
    parsed = [_parser.parse(part, flags) for part in parts]
    named = [list(one.state.groupdict) for one in parsed]
    unnamed = any(
        one.state.groups - 1 > len(names) for one, names in zip(parsed, named, strict=True)
    )
    if unnamed or any(one.getwidth()[0] == 0 for one in parsed):
        return ()
    return tuple(
        part + _groups([n for names in named for n in names if n not in own])
        for part, own in zip(parts, named, strict=True)
    )


def _parts(pattern: str) -> list[str]:
    depth, at = 0, 0
    parts: list[str] = []
    for piece in _PIECE.finditer(pattern):
        depth += (piece.group() == "(") - (piece.group() == ")")
        if piece.group() == "|" and depth == 0:
            parts.append(pattern[at : piece.start()])
            at = piece.end()
    return [*parts, pattern[at:]]


def _groups(names: list[str]) -> str:
    """Return what adds groups to a pattern and never matches."""
    return f"(?:{_NEVER}{''.join(f'(?P<{name}>)' for name in names)})?" if names else ""
