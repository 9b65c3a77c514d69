"""Which drugs of a sentence a disease is said of: the nearest before it and those joined to it."""

import re

from pharmagraph_loaders.extraction.matching.rulebook import rule

_LINK = rule("treatment", "LINK")
_COORDINATED = rule("treatment", "COORDINATED")
_DRUG_AFTER = rule("treatment", "DRUG_AFTER")
_BEATEN = rule("treatment", "BEATEN")
_SELF = rule("treatment", "SELF")
_CLAUSE = rule("treatment", "CLAUSE")
_APPOSED = rule("treatment", "APPOSED")
_KIND = rule("treatment", "KIND")
_NEAR = re.compile(r"<[DIM]\d+>[,\s]*\Z|(?:patients|in|for)\s(?:[\w-]+\s){1,4}\Z")
_BETWEEN = re.compile(r"(?i)\b(?:while|whereas|but|unlike|compared|than|instead|versus|vs)\b")
# "X is studied in A, and in a trial with or without Y, in B": B is said of X too.
_GIVEN_WITH = re.compile(
    r"\A (?:is|are|was|were) (?:now |also )?(?:being )?(?:studied|tested|evaluated|investigated)\b"
    r"(?:[^;.<]|<[^DO]\d+>){0,160}?\b(?:with or without|together with|in combination with|"
    r"alongside) (?:[\w-]+ ){0,2}\Z"
)
# `A and B, which binds X and is studied in C`: C is said of B alone.
_ON_LAST = re.compile(r"(?:['’]s)?, which (?!are\b|were\b|have\b|both\b)")
_REACH = 170  # characters between a drug and what it is said to treat


def drugs_before(text: str, at: int) -> list[int]:
    """Return the mentions of the drugs that a disease at an offset of a masked text is said of."""
    left = _without_clauses(text[:at])
    named = _without_compared(left, list(re.finditer(r"<D(\d+)>", left)))
    if not named or not _leads(left, text, at):
        return _drugs_after(text, at)
    gap = left[named[-1].end() :]
    if len(gap) > _REACH or _BETWEEN.search(gap) or ";" in gap:
        return []
    if re.search(r"<O\d+>", gap) and _SELF.search(gap):
        return []
    drugs = [int(named[-1].group(1))]
    if _ON_LAST.match(gap):
        return drugs
    if len(named) > 1 and _GIVEN_WITH.search(left[named[-2].end() : named[-1].start()]):
        drugs.append(int(named[-2].group(1)))
        return drugs
    for one, after in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        if not _COORDINATED.fullmatch(left[one.end() : after.start()]):
            break
        drugs.append(int(one.group(1)))
    return drugs


def _leads(left: str, text: str, at: int) -> bool:
    """Say whether the words before a disease lead from a drug to it."""
    if _LINK.search(left[-150:]) or _NEAR.search(left):
        return True
    return bool(_APPOSED.search(left) and _KIND.match(text, at))


def _without_clauses(left: str) -> str:
    """Blank the clauses that tell of a drug before the verb it is the subject of."""
    for found in _CLAUSE.finditer(left):
        start, end = found.span("clause")
        left = left[:start] + " " * (end - start) + left[end:]
    return left


def _without_compared(left: str, named: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave out a last drug that is what the one before it is measured against."""
    if len(named) > 1 and _BEATEN.search(left[named[-2].end() : named[-1].start()]):
        return named[:-1]
    return named


def _drugs_after(text: str, at: int) -> list[int]:
    """Read `in NASH, X …` and `for breast cancer, X and Y`: a disease before its drug."""
    found = _DRUG_AFTER.match(text[at:])
    return [int(found.group(1))] if found else []
