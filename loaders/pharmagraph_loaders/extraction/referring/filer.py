"""Who `the Company` is where no brackets define it: who reports, or somebody the text never names.

A filing is of one company, which an excerpt need not name. Its deals are not those of the others
that are named: they are read as deals with somebody nameless, and taken out at the end.
"""

from bisect import bisect_left
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.antecedents import party_like

_FILER = rule("filer", "FILER")
_BEFORE = rule("filer", "BEFORE")
_AFTER = rule("filer", "AFTER")
_NAMELESS = "nameless"
_NEAR = 160  # characters
_EDGES = ("Deal", "DealEvent")


def find_filer(reading: Reading) -> Iterator[Mention]:
    """Yield `the Company` as whoever it is."""
    places = [(m.start(), m.end()) for m in _FILER.finditer(reading.document.text)]
    if not places:
        return
    defined = [t for t in reading.things if "the company" in t.facts]
    others = {id(t) for start, end in places for t in _beside(reading, start, end)}
    named = [t for t in _first(reading, places[0][0]) if id(t) not in others]
    filer = next(iter([*defined, *named]), None)
    if filer is None:
        filer = Thing("Organization", {"the Company": "FULL"}, facts={_NAMELESS: "1"})
    for start, end in places:
        yield Mention(start, end, "Organization", (filer,), "anaphor")


def withdraw_nameless(draft: Draft) -> None:
    """Take out a company without a name, its deals, and all that is said of them."""
    gone = {draft.ref(t) for t in draft.reading.things if _NAMELESS in t.facts}
    if not gone:
        return
    for claim in draft.claims.values():
        for one, other in ((claim.subject, claim.object), (claim.object, claim.subject)):
            if one in gone and other in draft.refs and draft.refs[other].label in _EDGES:
                gone.add(other)
    while owned := {k for k, ref in draft.refs.items() if ref.owner in gone} - gone:
        gone |= owned
    draft.withdraw(gone)


def _first(reading: Reading, end: int) -> list[Thing]:
    """Return the companies named before an offset, in order."""
    found = (m.thing for m in reading.mentions if m.label == "Organization" and m.start < end)
    return [one for one in dict.fromkeys(found) if party_like(one)]


def _beside(reading: Reading, start: int, end: int) -> Iterator[Thing]:
    """Yield the companies that act on `the Company` or on which it acts: they are others."""
    text = reading.document.text
    first = bisect_left(reading.starts, start - _NEAR)
    for mention in reading.mentions[first : bisect_left(reading.starts, end + _NEAR)]:
        if mention.label != "Organization":
            continue
        after, before = text[end : mention.start], text[mention.end : start]
        if _AFTER.fullmatch(after) or _BEFORE.fullmatch(before):
            yield mention.thing
