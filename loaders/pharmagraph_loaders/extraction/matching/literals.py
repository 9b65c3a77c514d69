"""Which words a text must hold for a pattern to match: read off the pattern, never guessed.

A clause is a set of words of which a match holds at least one; a match needs all its clauses.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from re import _parser  # type: ignore[attr-defined]  # unchanged from 3.11 to 3.14
from typing import Any, NamedTuple

Clause = frozenset[str]
PLACEHOLDER = "<"
_MOST = 96  # alternatives of a clause
_SHORTEST = 3
# Words of nearly every sentence, by which none is told from another.
_EVERYWHERE = frozenset({"the", "and", "a", "of", "to", "in", "at", "as", "on", "for", "he"})
_CLASS = 8  # characters of a class that is written out
_NOTHING = frozenset([""])
_NO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class _Needs(NamedTuple):
    """All words that a part may spell, if they are few, or else the clauses it needs."""

    words: frozenset[str] | None
    clauses: Counter[Clause]


_UNKNOWN = _Needs(None, Counter())


def clauses_of(pattern: str, flags: int) -> Counter[Clause]:
    """Return what a folded text must hold, and how often, for a pattern to match in it."""
    needs = _sequence(_parser.parse(pattern, flags))
    found = needs.clauses.copy()
    if needs.words is not None:
        _close(needs.words, found)
    return found


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Needs:
    run, clauses, whole = _NOTHING, Counter[Clause](), True
    for kind, value in items:
        part = _item(str(kind), value)
        if part.words is not None and len(run) * len(part.words) <= _MOST:
            run = frozenset(a + b for a in run for b in part.words)
            continue
        whole = False
        _close(run, clauses)
        clauses.update(part.clauses)
        run = part.words or _NOTHING
    if whole:
        return _Needs(run, clauses)
    _close(run, clauses)
    return _Needs(None, clauses)


def _item(kind: str, value: Any) -> _Needs:
    if kind in _NO_WIDTH:
        return _Needs(_NOTHING, Counter())
    if kind in _REPEATS:
        return _repeat(*value)
    if kind == "BRANCH":
        return _branch([_sequence(part) for part in value[1]])
    if kind == "SUBPATTERN":
        return _sequence(value[-1])
    if kind == "ATOMIC_GROUP":
        return _sequence(value)
    return _letter(value) if kind == "LITERAL" else _characters(value if kind == "IN" else [])


def _repeat(least: int, most: int, items: Any) -> _Needs:
    inner = _sequence(items)
    if inner.words is not None and most == 1:
        return _Needs(inner.words if least else inner.words | _NOTHING, Counter())
    if least == 0:
        return _UNKNOWN
    clauses = inner.clauses.copy()
    _close(inner.words or _NOTHING, clauses)
    return _Needs(None, clauses)


def _branch(parts: list[_Needs]) -> _Needs:
    spelled = [part.words for part in parts if part.words is not None]
    if len(spelled) == len(parts) and sum(map(len, spelled)) <= _MOST:
        return _Needs(frozenset[str]().union(*spelled), Counter())
    best = [_best(part) for part in parts]
    if any(clause is None for clause in best):
        return _UNKNOWN
    words = frozenset[str]().union(*(c for c in best if c is not None))
    clauses = Counter[Clause]()
    _close(words, clauses)
    return _Needs(None, clauses)


def _best(part: _Needs) -> Clause | None:
    clauses = part.clauses.copy()
    _close(part.words or _NOTHING, clauses)
    return max(clauses, key=lambda c: (min(map(len, c)), -len(c), sorted(c)), default=None)


@cache
def _letter(value: int) -> _Needs:
    return _characters([("LITERAL", value)])


def _characters(members: Iterable[tuple[Any, Any]]) -> _Needs:
    """Return the characters of a literal or a small class, if case makes no others of them."""
    found: set[str] = set()
    for kind, value in members:
        low, high = value if str(kind) == "RANGE" else (value, value)
        if str(kind) not in ("LITERAL", "RANGE") or high - low > _CLASS:
            return _UNKNOWN
        found.update(map(chr, range(low, high + 1)))
    if not found or len(found) > _CLASS or any(not c.isascii() and _cased(c) for c in found):
        return _UNKNOWN
    return _Needs(frozenset(c.lower() for c in found), Counter())


def _cased(char: str) -> bool:
    return not char == char.lower() == char.upper() == char.casefold()


def _close(words: frozenset[str], clauses: Counter[Clause]) -> None:
    """Add what a stretch of the pattern spells, if each of its words tells anything."""
    if all(_tells(w) and w.strip() not in _EVERYWHERE for w in words):
        # Without the space beside them, many words are one.
        bare = frozenset(w.strip() if _tells(w.strip()) else w for w in words)
        clauses[_shortest(bare)] += 1


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST or (len(word) > 1 and word.startswith(PLACEHOLDER))


def _shortest(words: frozenset[str]) -> Clause:
    """Leave out words that hold another one."""
    return frozenset(w for w in words if not any(o != w and o in w for o in words))
