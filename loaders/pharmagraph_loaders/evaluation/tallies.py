"""Counting: what became of a category's items, and which predicted item is which annotated one."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
Rank = tuple[float, ...]
Pairs = dict[int, int]

_UNIFORM = str.maketrans({"®": "", "™": "", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})
_EDGES = string.whitespace + string.punctuation.replace("+", "") + "“”«»…—·"


@dataclass(slots=True)
class Tally:
    """What became of one category's items; the lists hold labels for the listing of errors."""

    hits: int = 0
    missed: list[str] = field(default_factory=list[str])
    duplicates: list[str] = field(default_factory=list[str])
    false: list[str] = field(default_factory=list[str])

    def add(self, other: Tally) -> None:
        """Add the items of another tally."""
        self.hits += other.hits
        self.missed += other.missed
        self.duplicates += other.duplicates
        self.false += other.false

    def figures(self) -> Record:
        """Return counts and ratios; a ratio without a denominator is None."""
        gold, repeated = self.hits + len(self.missed), len(self.duplicates)
        predicted = self.hits + repeated + len(self.false)
        return {
            "gold": gold,
            "predicted": predicted,
            "hits": self.hits,
            "duplicates": repeated,
            "precision": ratio(self.hits, predicted),
            "recall": ratio(self.hits, gold),
            "f1": ratio(2 * self.hits, gold + predicted),
        }


def ratio(part: int, whole: int) -> float | None:
    """Divide; nothing by nothing is None."""
    return part / whole if whole else None


def normalise(name: str) -> str:
    """Fold away case, spacing, ®/™ and surrounding punctuation.

    >>> normalise(" “ACME®  Bio”,")
    'acme bio'
    """
    text = unicodedata.normalize("NFKC", name.translate(_UNIFORM))
    return " ".join(text.casefold().split()).strip(_EDGES)


def forms(node: Record) -> list[str]:
    """Return the normalised name of a node, then its aliases."""
    return [normalise(text) for text in (node["name"], *(node.get("aliases") or ()))]


def assign(
    rank: Callable[[int, int], Rank | None], predicted: int, gold: int
) -> tuple[Pairs, Pairs]:
    """Pair predicted with gold items one to one, lowest rank first; None means no match.

    The second result holds the duplicates: left-over predictions with the (taken) gold item they
    fit best.
    """
    edges: list[tuple[Rank, int, int]] = []
    for p in range(predicted):
        for g in range(gold):
            found = rank(p, g)
            if found is not None:
                edges.append((found, p, g))
    edges.sort()
    pairs: Pairs = {}
    taken: set[int] = set()
    for _, p, g in edges:
        if p not in pairs and g not in taken:
            pairs[p] = g
            taken.add(g)
    repeated: Pairs = {}
    for _, p, g in edges:
        if p not in pairs:
            repeated.setdefault(p, g)
    return pairs, repeated


def tally(
    matches: tuple[Pairs, Pairs], labels: tuple[list[str], list[str]], neutral: Iterable[int]
) -> Tally:
    """Count an assignment, given the labels of both sides; `neutral` predictions do not count."""
    pairs, repeated = matches
    predicted, gold = labels
    taken = set(pairs.values())
    missed = [label for g, label in enumerate(gold) if g not in taken]
    settled = {*pairs, *repeated, *neutral}
    false = [label for p, label in enumerate(predicted) if p not in settled]
    return Tally(len(pairs), missed, [predicted[p] for p in repeated], false)


def tally_value(predicted: Any, gold: Any, same: Callable[[Any, Any], bool]) -> Tally:
    """Count a single value; None, False and empty mean absent."""
    if predicted and gold and same(predicted, gold):
        return Tally(hits=1)
    return Tally(missed=[str(gold)] if gold else [], false=[str(predicted)] if predicted else [])


def tally_amount(name: str, predicted: Record, gold: Record) -> Tally:
    """Count an amount, equal within one per cent.

    One that gold leaves out with a note (say, on another currency) is not scored.
    """
    if gold[name] is None and gold["amount_note"]:
        return Tally()
    return tally_value(
        predicted.get(name), gold[name], lambda one, other: abs(one - other) <= 0.01 * other
    )
