"""Which names of diseases tell of one: with what makes it another, not side effects or units."""

from operator import itemgetter

from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.selecting import Found

_QUALIFIER = rule("disease_names", "QUALIFIER")
_TYPE = rule("disease_names", "TYPE")
_UMBRELLA = rule("disease_names", "UMBRELLA")
_OTHER = rule("disease_names", "OTHER")
_PLURAL = rule("disease_names", "PLURAL")
_UNIT = rule("disease_names", "UNIT")
_ARE_EFFECTS = rule("disease_names", "ARE_EFFECTS")
_EFFECTS_ARE = rule("disease_names", "EFFECTS_ARE")
_LINK = rule("disease_names", "LINK")


def told_diseases(text: str, found: list[Found]) -> list[Found]:
    """Return what was found with qualified diseases whole, and without those that are none."""
    effects = _effects(text, sorted((f for f in found if f.label == "Disease"), key=itemgetter(0)))
    return [
        _qualified(text, f) if f.label == "Disease" else f
        for f in found
        if f.label != "Disease" or ((f.start, f.end) not in effects and not _is_none(text, f))
    ]


def _qualified(text: str, found: Found) -> Found:
    before = _QUALIFIER.search(text, max(0, found.start - 40), found.start)
    after = _TYPE.match(text, found.end)
    if before:
        found = found._replace(start=before.start("word"), entry=None)
    return found._replace(end=after.end(), entry=None) if after else found


def _is_none(text: str, found: Found) -> bool:
    """Say whether a name is an umbrella or the name of a unit: `the Rare Diseases division`."""
    name, before = text[found.start : found.end], text[max(0, found.start - 24) : found.start]
    if _UMBRELLA.fullmatch(name) or (_OTHER.search(before) and _PLURAL.fullmatch(name)):
        return True
    return name.istitle() and bool(_UNIT.match(text, found.end))


def _effects(text: str, diseases: list[Found]) -> set[tuple[int, int]]:
    """Return where diseases of a list are side effects: `Headache and fever were the commonest`."""
    told: set[tuple[int, int]] = set()
    for one, after in reversed(list(zip(diseases, [*diseases[1:], None], strict=False))):
        if _ARE_EFFECTS.match(text, one.end) or _joined(text, one, after, told, after):
            told.add((one.start, one.end))
    for before, one in zip([None, *diseases], diseases, strict=False):
        led = _EFFECTS_ARE.search(text[max(0, one.start - 60) : one.start])
        if led or _joined(text, before, one, told, before):
            told.add((one.start, one.end))
    return told


def _joined(
    text: str,
    one: Found | None,
    other: Found | None,
    told: set[tuple[int, int]],
    known: Found | None,
) -> bool:
    """Say whether two diseases stand in a list, and the known one of them is a side effect."""
    if one is None or other is None or known is None or (known.start, known.end) not in told:
        return False
    return bool(_LINK.fullmatch(text[one.end : other.start]))
