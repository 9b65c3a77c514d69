"""What an amount is for, by the words beside it."""

import re

from pharmagraph_loaders.extraction.matching.gated import Line, Pattern
from pharmagraph_loaders.extraction.matching.rulebook import rule, table

_BOTH = rule("amounts", "BOTH")
_LEFT = table("amounts", "LEFT")
_RIGHT = table("amounts", "RIGHT")
_LEFT_WHOLE = table("amounts", "LEFT_WHOLE")
_RIGHT_WHOLE = table("amounts", "RIGHT_WHOLE")
_LEFT_MORE = table("amounts", "LEFT_MORE")
_KINDS = table("amounts", "KINDS")
_CLASSES = table("amounts", "CLASSES")
_WHOLE = rule("amounts", "WHOLE")
_TOGETHER = rule("amounts", "TOGETHER")
_EACH = rule("amounts", "EACH")
_CASH = rule("amounts", "CASH")
_PAID = rule("amounts", "PAID")
_PRICE = rule("amounts", "PRICE")
_BARE = rule("amounts", "BARE")
_NEAR = 110  # characters on either side that may say what an amount is for

_LAST = re.compile(r".*(?:;|<X\d+>|, while |, and (?=<O)|(?<=[a-z])\. )", re.DOTALL)
_NEXT = re.compile(r";|<X\d+>|, while |, and (?=<O)|, with |, so (?:that )?|(?<=[a-z])\. ")


def clause(text: str, at: int) -> tuple[str, str]:
    """Return the words before and after an offset, up to the next amount or stop."""
    before, after = text[:at], text[text.find(">", at) + 1 :]
    left, right = _LAST.match(before), _NEXT.search(after)
    return before[left.end() :] if left else before, after[: right.start()] if right else after


def beside(text: str, at: int) -> tuple[str, str]:
    """Return the words between an amount and its neighbours."""
    before, after = text[:at], text[text.find(">", at) + 1 :]
    start = before.rfind("<X")
    left = before[before.find(">", start) + 1 :] if start >= 0 else before
    stop = after.find("<X")
    right = after[:stop] if stop >= 0 else after
    return left.rsplit(";", 1)[-1][-_NEAR:], right.split(";", 1)[0][:_NEAR]


def tight_kind(left: str, right: str) -> str | None:
    """Return what an amount is for by the words that touch it, None if they do not say."""
    if _EACH.match(right):
        return "EACH"
    if _BOTH.match(right):
        return "TOTAL_POTENTIAL"
    code = (
        _first(_LEFT, left)
        or _first(_RIGHT, right)
        or _first(_LEFT_WHOLE, left)
        or _first(_RIGHT_WHOLE, right)
        or _first(_LEFT_MORE, left)
    )
    if code == "MILESTONE_UNSPECIFIED":
        return _class(left + " # " + _until(right))
    return code


def is_cash(left: str, right: str) -> bool:
    """Say whether an amount is paid in cash, or to get the rights or the work started."""
    return bool(_CASH.search(right) and _PAID.search(left))


def is_price(left: str) -> bool:
    """Say whether something is bought for an amount."""
    return _PRICE.search(left) is not None


def is_bare(left: str) -> bool:
    """Say whether somebody pays or gets an amount, and no word tells what for."""
    return _BARE.search(left) is not None


def kind_of(left: str, right: str, sentence: str) -> str | None:
    """Return what an amount is for by the words of its clause, nearest first."""
    both = left[-60:] + " # " + _ANOTHER.split(right)[0][:60]
    code = _by_phrase(left, both, sentence)
    if code is not None:
        return code
    best: tuple[int, int, str] | None = None
    before, after = Line(left[-80:]), Line(_ADDED.split(right[:80])[0])
    for order, (code, pattern) in enumerate(_KINDS):
        for found in pattern.finditer(after):
            best = _nearer(best, (found.start(), order, code))
        for found in pattern.finditer(before):
            best = _nearer(best, (len(before) - found.end() + 4, order, code))
    if best is None:
        return None
    if best[2] in ("MILESTONE_REGULATORY", "MILESTONE_COMMERCIAL", "MILESTONE_DEVELOPMENT"):
        return _milestone(best[2], both, sentence)
    return best[2]


# What is added to an amount tells of another: `<X1> and a purchase of shares`.
_ANOTHER = re.compile(r"(?i), (?:the|its|their) (?:total|sum|price|bill|value|package|deal)\b")
_ADDED = re.compile(
    r"(?i),? (?:and|plus|as well as) (?:an? )(?=[\w-]+ (?:of |in )?)|" + _ANOTHER.pattern[4:]
)


def _first(rows: tuple[tuple[str, Pattern], ...], words: str) -> str | None:
    return next((code for code, pattern in rows if pattern.search(words)), None)


def _until(right: str) -> str:
    """Return the words after an amount up to the next part of a list."""
    return re.split(r",? (?:and|plus|as well as) (?=[^<>]{0,60}\Z)|, |\. ", right)[0]


def _class(both: str) -> str:
    """Return the class of milestones, if the words speak of one class alone."""
    classes = [c for c, pattern in _CLASSES if pattern.search(both[-160:])]
    return classes[0] if len(classes) == 1 else "MILESTONE_UNSPECIFIED"


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
