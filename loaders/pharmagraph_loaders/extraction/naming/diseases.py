"""Names of diseases that no list has: words before a head such as syndrome or deficiency."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.reading import Mention
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.selecting import Found, Taken

_UNKNOWN = rule("diseases", "UNKNOWN")
_NO_NAME = rule("diseases", "NO_NAME")
_BROAD = rule("diseases", "BROAD")
_LONGEST = 500  # characters of a name
_ACRONYM_BEFORE = rule("diseases", "ACRONYM_BEFORE")


def find_diseases(text: str, found: list[Found], values: list[Mention]) -> list[Found]:
    """Return what was found with unknown diseases in place of the parts of their names."""
    taken = Taken(len(text), ((v.start, v.end) for v in values))
    whole = [f for f in _unknown(text) if not taken.covers(f.start, f.end)]
    parts = sorted(enumerate(found), key=_start)
    whole = [w for w in whole if _adds(text, w, _near(w, parts))]
    covered = Taken(len(text), ((w.start, w.end) for w in whole))
    return [f for f in found if not covered.covers(f.start, f.end)] + whole


def _unknown(text: str) -> Iterator[Found]:
    for one in _UNKNOWN.finditer(text):
        start, end = one.span("name")
        while lead := _NO_NAME.match(text, start, end):
            start = lead.end()
        if " " in text[start:end]:
            yield Found(start, end, "Disease", "FULL", None)


def _near(whole: Found, parts: list[tuple[int, Found]]) -> list[Found]:
    """Return what may overlap a name, of all that was found, in its first order."""
    first = bisect_left(parts, whole.start - _LONGEST, key=_start)
    near = parts[first : bisect_left(parts, whole.end, key=_start)]
    return [one for _number, one in sorted(near, key=itemgetter(0))]


def _start(part: tuple[int, Found]) -> int:
    return part[1].start


def _adds(text: str, whole: Found, found: list[Found]) -> bool:
    """Say whether a name is more than what the vocabulary knows inside it."""
    for one in found:
        if one.start < whole.end and whole.start < one.end:
            if one.start < whole.start or one.end > whole.end:
                return False
            if one.label == "Disease" and one.end == whole.end:
                return one.start > whole.start and bool(_BROAD.fullmatch(text[one.start : one.end]))
            if one.label in ("Drug", "Organization", "Place", "City", "Agency"):
                return False
    return True


def spelled_out(text: str, found: list[Found], voc: Vocabulary) -> list[Found]:
    """Keep an abbreviated disease where the text has its name too, or has patients with it."""
    names = {
        f.entry.name for f in found if f.label == "Disease" and f.type != "ACRONYM" and f.entry
    }
    common = voc.group("common")
    return [
        f
        for f in found
        if f.type != "ACRONYM"
        or (f.entry and f.entry.name in names)
        or (
            text[f.start : f.end].lower() not in common
            and f.end - f.start > 2
            and _ACRONYM_BEFORE.search(text[max(0, f.start - 40) : f.start])
        )
    ]
