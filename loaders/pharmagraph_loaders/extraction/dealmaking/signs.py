"""Signs of who takes and who gives in a deal: who pays, who gets rights, whose drug it is."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.gated import Line, fitting
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, table
from pharmagraph_loaders.extraction.referring.clauses import clauses_of
from pharmagraph_loaders.extraction.referring.hits import Case, may_agree


class Vote(NamedTuple):
    """Who a sign says is the first of two sides, how surely, and whether it is told of them."""

    one: Thing
    weight: float
    stated: bool = False


Votes = list[Vote]

# For each pair of sides: what tells of the first of them, and what of the second.
_TELLING = {
    "license": (table("signs", "TAKES"), table("signs", "GIVES")),
    "distribute": (table("signs", "SELLS"), table("signs", "SUPPLIES")),
    "manufacture": (table("signs", "MAKES"), table("signs", "ORDERS")),
    "asset": (table("signs", "BUYS"), table("signs", "SELLS_OFF")),
}


def signs(draft: Draft, case: Case, cases: list[Case], side: str) -> Votes:
    """Return who the sentences on a case say is the first of the two sides, and how surely."""
    found: Votes = []
    for sentence in _about(draft.reading, case, cases) if side in _TELLING else ():
        found += _told(draft.reading, case, sentence, side)
    return found + (_owned(draft, case) if side in ("license", "distribute") else [])


def text_about(reading: Reading, case: Case, cases: list[Case]) -> str:
    """Return the masked sentences on a case, see `_about`."""
    return " ".join(reading.masks[s].text for s in _about(reading, case, cases))


def speaks_of_licence(reading: Reading, case: Case, cases: list[Case]) -> bool:
    """Say whether the sentences on a case speak of a licence that one side has or may take."""
    return any(_LICENCE.search(reading.masks[s].text) for s in _about(reading, case, cases))


_LICENCE = rule("signs", "LICENCE")


def _told(reading: Reading, case: Case, sentence: int, side: str) -> Votes:
    """Return what a sentence tells, each sign of each company once."""
    found: Votes = []
    if _of_others(reading, case, sentence):
        return found
    for one, weight, taken in _telling(reading, sentence, side):
        voted = one if taken else _other(case, one)
        if voted is not None:
            found.append(Vote(voted, weight, taken))
    return found


def _of_others(reading: Reading, case: Case, sentence: int) -> bool:
    """Say whether a sentence tells what one side has from others than the other side."""
    text = reading.masks[sentence].text
    if not _FROM.search(text):
        return False
    found = (reading.mentions[i] for i in reading.of(sentence, "Organization"))
    named = {id(m.thing) for m in found if may_agree(m.thing)}
    sides = {id(case.one), id(case.other)}
    return bool(named - sides) and not sides <= named


_FROM = re.compile(
    r"\bfrom (?:(?:both|all|each|either|two|three) (?:of )?)?(?:which|whom|them|<O\d+>)"
)


@lru_cache(maxsize=1024)  # cases of a text, and what may be told of one, ask for the same sentences
def _telling(reading: Reading, sentence: int, side: str) -> tuple[Vote, ...]:
    """Return who a sentence says takes, or if it is not `stated`, who gives."""
    found: dict[tuple[int, int], Vote] = {}
    for line in dict.fromkeys(_lines(reading, sentence)):
        for rows, taken in zip(_TELLING[side], (True, False), strict=True):
            for weight, pattern in fitting(rows, line):
                for match in pattern.finditer(line):
                    if not _goes_back(line, match, taken):
                        one = thing(reading, match, "a")
                        found[id(pattern), id(one)] = Vote(one, float(weight), taken)
    return tuple(found.values())


def _lines(reading: Reading, sentence: int) -> Iterator[Line]:
    """Yield a sentence, and its clauses with the names that pronouns and gaps stand for.

    What two companies do together tells nothing of either.
    """
    text = _TURNED.sub(lambda m: _turned(reading, sentence, m), reading.masks[sentence].text)
    yield Line(_TOGETHER.sub("<both>", text))
    if "<O" in text or _ELLIPTIC.search(text):
        for clause in clauses_of(reading, sentence).found:
            yield Line(_TOGETHER.sub("<both>", clause.text))


_BACK = re.compile(r"(?i)\bback\b")
_FROM_TO = re.compile(r" from (?:the )?<O\d+> to ")  # both are named: a rule on what goes back
_BEFORE = 20  # characters before a sign in which a word may say that rights go back


def _goes_back(line: str, match: re.Match[str], taken: bool) -> bool:
    """Say whether rights go back: who takes them back has given them before."""
    if taken:
        return _BACK.search(match.group()) is not None
    words = line[max(0, match.start() - _BEFORE) : match.end()]
    told = " from " in match.group() and not _FROM_TO.search(match.group())
    return told and _BACK.search(words) is not None


_ELLIPTIC = rule("signs", "ELLIPTIC")
_TOGETHER = rule("signs", "TOGETHER").compiled
_TURNED = rule("signs", "TURNED").compiled


def _turned(reading: Reading, sentence: int, found: re.Match[str]) -> str:
    """Return the name that `the former` or `the latter` stands for, among the last two before."""
    text = reading.masks[sentence].text[: found.start()]
    before = reading.of(sentence - 1, "Organization") if sentence else []
    named = [*before, *(int(i) for i in re.findall(r"<O(\d+)>", text))]
    last = list(dict.fromkeys(reading.mentions[i].thing for i in reversed(named)))[:2]
    if len(last) < 2:
        return found.group()
    one = last[found["which"].lower() == "former"]
    return f"<O{next(i for i in named if reading.mentions[i].thing is one)}>"


def _about(reading: Reading, case: Case, cases: list[Case]) -> list[int]:
    """Return the sentences of a case, and for those of the main pair the ones of no other case."""
    main = next((c for c in cases if c.main), case)
    if {case.one, case.other} != {main.one, main.other}:
        return case.sentences
    others = {s for c in cases if c is not case for s in c.sentences} - {*case.sentences}
    return [s for s in range(len(reading.masks)) if s not in others]


def _owned(draft: Draft, case: Case) -> Votes:
    """Return the other side of who owns the drugs, is a university, or lends codes its letters."""
    reading = draft.reading
    found: Votes = []
    for owner, other in ((case.one, case.other), (case.other, case.one)):
        found += [Vote(other, 0.5)] * len(draft.of(draft.ref(owner), "DEVELOPS"))
        found += [Vote(other, 1.0)] * (_academic(owner) and not _academic(other))
        found += [Vote(other, 0.5)] * (_named_after(reading, owner) > _named_after(reading, other))
    return found


_ACADEMIC = re.compile(
    r"\b(?:Universit\w+|Institut\w*|College|Hospital|Clinic|School|Cancer Cent\w+)\b"
)


def _academic(one: Thing) -> bool:
    return any(_ACADEMIC.search(n) for n in one.names)


def _named_after(reading: Reading, one: Thing) -> int:
    """Return how many codes of drugs begin with letters of a company's name, in their order."""
    codes = [
        m.group().lower()
        for t in reading.things
        if t.label == "Drug"
        for n, kind in t.names.items()
        if kind == "CODE" and (m := re.match(r"[A-Za-z]{2,4}(?=[- ]?\d)", n))
    ]
    return sum(any(_spells(c, n.lower()) for n in one.names) for c in codes)


def _spells(code: str, name: str) -> bool:
    rest = iter(name)
    return name[:1] == code[:1] and all(c in rest for c in code)


def _other(case: Case, one: Thing) -> Thing | None:
    if one is case.one:
        return case.other
    return case.one if one is case.other else None
