"""What a clause says of agreements: who takes, gives, buys, makes or works with whom."""

import re
from collections.abc import Iterator
from itertools import product

from pharmagraph_loaders.extraction.matching.clause import Clause
from pharmagraph_loaders.extraction.matching.gated import Line, fitting
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.referring.clauses import Clauses, clauses_of
from pharmagraph_loaders.extraction.referring.hits import Hit, may_agree

_FRAMES = table("frames", "FRAMES")
_PAYMENTS = table("frames", "PAYMENTS")
_UNREAL = rule("frames", "UNREAL")
_WHOLE = rule("frames", "WHOLE")


def find_frames(reading: Reading, sentence: int) -> Iterator[Hit]:
    """Yield what the clauses of a sentence say of agreements."""
    clauses = clauses_of(reading, sentence)
    for clause in clauses.found:
        if clause.text.count("<O") < 2 and "+>" not in clause.text:
            continue
        line = Line(clause.text)
        for kind, pattern in fitting(_FRAMES, line):
            for found in pattern.finditer(line):
                if not clauses.leaves(clause, *found.span()) and _is_so(clause, found, kind):
                    yield from _hits(clauses, clause, found, kind)
        for kind, pattern in _PAYMENTS:
            for found in pattern.finditer(line):
                yield from _hits(clauses, clause, found, kind)


def _is_so(clause: Clause, found: re.Match[str], kind: str) -> bool:
    """Say whether a match reports something that was agreed."""
    words = found.group()
    before = re.split(r"[,;:]", clause.text[max(0, found.start() - 60) : found.start()])[-1]
    told = before + words
    if _UNREAL.search(_MAY.sub("", told) if kind == "option" else told):
        return False
    if denied(kind, words) or (kind == "end" and _OF_OWN.match(clause.text, found.end())):
        return False
    if kind == "license" and _PAID.match(clause.text, found.end()):
        return False
    if kind == "collaborate" and _of_another(clause, found):
        return False
    if kind == "acquire":
        return not _WHOLE.search(_ALL_SHARES.sub("", _of_purchase(words)))
    return True


_EACH = re.compile(r"(?i)\b(?:each|separately|respectively|individually)\b")
_OF_OWN = re.compile(r" of (?:their|its) own\b")  # what each of two stops is no deal of theirs
_MAY = re.compile(r"(?i)\bmay\b")
_PAID = rule("frames", "PAID")
_NOT = {
    "license": rule("frames", "EXCEPTED"),
    "collaborate": rule("frames", "TWO_DRUGS"),
    "asset": rule("frames", "NO_ASSET"),
    "distribute": rule("frames", "NO_SALE"),
    "end": rule("frames", "NO_END"),
    "option": rule("frames", "NO_OPTION"),
}
_OBJECT_OF = rule("frames", "OBJECT_OF")


def denied(kind: str, words: str) -> bool:
    """Say whether words that match as a kind of report speak of something else."""
    return kind in _NOT and _NOT[kind].search(words) is not None


def _of_another(clause: Clause, found: re.Match[str]) -> bool:
    """Say whether `its` in a match is the subject's: `gave A … and its alliance with B`."""
    places = found.re.groupindex
    if "a" not in places or "b" not in places or found.start("a") > found.start("b"):
        return False
    between = clause.text[found.end("a") : found.start("b")]
    before = clause.text[max(0, found.start("a") - 16) : found.start("a") - 1]
    return " its " in between and _OBJECT_OF.search(before) is not None


_ALL_SHARES = re.compile(
    r"(?i)(?:all|every|total\w*|entire\w*|whole|100\S*|remaining|each|majority|controlling"
    r"|\b[5-9]\d(?:\.\d+)? ?(?:%|per ?cent))[^<]{0,40}"
    r"(?:shares?|stock|equity|capital|interests?|stake|shareholding)|tender offer[^<]{0,40}"
)
_PURCHASE = re.compile(r"(?i)\b(?:acquisition|takeover|purchase|buy-?out) of\b")


def _of_purchase(words: str) -> str:
    """Return what a match says from the word for the purchase on: `widens its portfolio with …`."""
    found = _PURCHASE.search(words)
    return words[found.start() :] if found else words


def _hits(clauses: Clauses, clause: Clause, found: re.Match[str], kind: str) -> Iterator[Hit]:
    groups = found.groupdict()
    if groups.get("g") and _EACH.search(found.group()):
        return
    if groups.get("g"):
        things = tuple(t for t in clauses.things(groups["g"]) if may_agree(t))
        if len(things) > 1:
            yield _hit(clauses, clause, found, kind, things[0], things[1], things[2:])
        return
    ones = clauses.things(groups["a"])
    others = clauses.things(groups.get("b") or groups["c"])
    if kind == "acquire" and len(ones) > 1 and _CONSORTIUM.search(found.group()):
        yield _hit(clauses, clause, found, kind, ones[0], others[0], ones[1:])
        return
    for one, other in product(ones, others):
        if one is not other and may_agree(one) and may_agree(other):
            yield _hit(clauses, clause, found, kind, one, other, ())


_CONSORTIUM = rule("frames", "CONSORTIUM")


def _hit(
    clauses: Clauses,
    clause: Clause,
    found: re.Match[str],
    kind: str,
    one: Thing,
    other: Thing,
    more: tuple[Thing, ...],
) -> Hit:
    places = clause.at[found.start() : found.end()]
    start, stop = min(places), max(places) + 1
    mask = clauses.reading.masks[clauses.sentence]
    last = mask.offsets[stop] if stop < len(mask.offsets) else None
    span = clauses.reading.span(clauses.sentence, mask.offsets[start], last)
    text = mask.text[start:stop]
    return Hit(kind, one, other, clauses.sentence, start, span, text, more=more)
