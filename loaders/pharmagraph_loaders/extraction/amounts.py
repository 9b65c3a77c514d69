"""What an amount is for, by the words beside it."""

import re

from pharmagraph_loaders.extraction.rulebook import rule, table

_KINDS = table("amounts", "KINDS")
_CLASSES = table("amounts", "CLASSES")
_WHOLE = rule("amounts", "WHOLE")
_TOGETHER = rule("amounts", "TOGETHER")


def clause(text: str, at: int) -> tuple[str, str]:
    """Return the words before and after an offset, up to the next amount or stop."""
    left = re.split(r";|<X\d+>|, while |, and (?=<O)|(?<=[a-z])\. ", text[:at])[-1]
    right = re.split(
        r";|<X\d+>|, while |, and (?=<O)|, with |, so (?:that )?|(?<=[a-z])\. ",
        text[text.find(">", at) + 1 :],
    )[0]
    return left, right


def kind_of(left: str, right: str, sentence: str) -> str | None:
    """Return what an amount is for by the words beside it, nearest first."""
    both = left[-60:] + " # " + right[:60]
    code = _by_phrase(left, both, sentence)
    if code is not None:
        return code
    best: tuple[int, int, str] | None = None
    for order, (code, pattern) in enumerate(_KINDS):
        for found in pattern.finditer(right[:80]):
            best = _nearer(best, (found.start(), order, code))
        for found in pattern.finditer(left[-80:]):
            best = _nearer(best, (len(left[-80:]) - found.end() + 4, order, code))
    if best is None:
        return None
    if best[2] in ("MILESTONE_REGULATORY", "MILESTONE_COMMERCIAL", "MILESTONE_DEVELOPMENT"):
        return _milestone(best[2], both, sentence)
    return best[2]


def _by_phrase(left: str, both: str, sentence: str) -> str | None:
    """Return what whole phrases say an amount is for."""
    upfront = re.search(r"(?i)up-?\s?front", both)
    milestones = re.search(r"(?i)milestone|contingent", both)
    if upfront and milestones and _TOGETHER.search(both):
        return "TOTAL_POTENTIAL"
    if not upfront and _WHOLE.search(both):
        return "TOTAL_POTENTIAL"
    if not upfront and re.search(r"(?i)\bmilestones?\b[^.;,<>]{0,40}\Z", left):
        return _milestone("MILESTONE_UNSPECIFIED", left[-60:], sentence)
    return None


def _nearer(best: tuple[int, int, str] | None, new: tuple[int, int, str]) -> tuple[int, int, str]:
    return new if best is None or new[:2] < best[:2] else best


def _milestone(code: str, both: str, sentence: str) -> str | None:
    """Keep a class of milestones only if the words speak of milestones of one class."""
    if not re.search(r"(?i)milestone|contingent|payments", sentence):
        return None
    classes = [c for c, pattern in _CLASSES if pattern.search(both)]
    return code if len(classes) == 1 else "MILESTONE_UNSPECIFIED"
