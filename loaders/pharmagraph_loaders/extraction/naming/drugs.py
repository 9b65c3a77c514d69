"""Drugs: which names mean one substance within a document."""

import re
from itertools import pairwise

from pharmagraph_loaders.extraction.matching.reading import Mention, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.products import products
from pharmagraph_loaders.extraction.naming.selecting import Found

_SAME = rule("drugs", "SAME")
_KNOWN_AS = rule("drugs", "KNOWN_AS")
_ALSO = re.compile(r",?\s(?:also|formerly|previously|now)\s(?:called|named|dubbed|coded)\s\Z")
_FORM = re.compile(r"\s(?:Duo|Plus|Combi|Forte|XR|HCT|LAR|Depot)\b")


def group_drugs(text: str, found: list[Found]) -> list[Mention]:
    """Return mentions whose things are substances: brand, generic name and code together."""
    things: dict[str, Thing] = {}
    owners: list[Thing] = []
    spans: list[tuple[int, int]] = []
    apart = products(text, found)
    for one in found:
        end = one.end
        form = _FORM.match(text, end) if one.type == "BRAND" else None
        end = form.end() if form else end
        surface = " ".join(text[one.start : end].split())
        own = apart.get(surface.lower(), surface) if form or surface.lower() in apart else ""
        entry = None if own else one.entry
        thing = things.setdefault(
            entry.name if entry else _spelt(own or surface), Thing("Drug", {}, entry)
        )
        thing.names.setdefault(surface, _type(one, surface))
        owners.append(thing)
        spans.append((one.start, end))
    _merge_neighbours(text, spans, owners)
    return [
        Mention(start, end, "Drug", (thing,))
        for (start, end), thing in zip(spans, owners, strict=True)
    ]


def _spelt(name: str) -> str:
    """Return a name as it is compared: a code is the same with and without hyphen or space."""
    return re.sub(r"[\s-]", "", name.lower()) if any(c.isdigit() for c in name) else name.lower()


def _type(found: Found, surface: str) -> str:
    if found.type == "FULL":
        return "CODE" if any(c.isdigit() for c in surface) and surface.isupper() else "FULL"
    return found.type


def _merge_neighbours(text: str, spans: list[tuple[int, int]], owners: list[Thing]) -> None:
    for n in range(len(spans) - 1):
        left, right = owners[n], owners[n + 1]
        gap = text[spans[n][1] : spans[n + 1][0]]
        if left is right or not _same(gap, left, right) or _is_mixture(text, spans[n : n + 3]):
            continue
        if left.entry is None and right.entry is not None:
            left, right = right, left
        for name, type_ in right.names.items():
            left.names.setdefault(name, type_)
        owners[:] = [left if owner is right else owner for owner in owners]


def _akin(left: Thing, right: Thing) -> bool:
    """Say whether two entries are forms of one substance: a salt or ester and what acts."""
    names = [one.entry.name.lower() if one.entry else "" for one in (left, right)]
    return len(names[0]) > _STEM and names[0][:_STEM] == names[1][:_STEM]


_STEM = 6  # letters


def _is_mixture(text: str, spans: list[tuple[int, int]]) -> bool:
    """Say whether a name has several substances in brackets: `Brand (this and that)`."""
    gaps = [text[one[1] : other[0]] for one, other in pairwise(spans)]
    return len(gaps) > 1 and gaps[0].endswith(" (") and bool(_AND.fullmatch(gaps[1]))


_AND = re.compile(r" (?:and|plus|\+|&) |/")
_THE_DRUG = rule("drugs", "THE_DRUG")
_NEAR, _FAR, _FARTHEST = 60, 400, 1200


def _same(gap: str, left: Thing, right: Thing) -> bool:
    """Say whether the words between two names make them one substance."""
    if right.entry is None and len(gap) < _FARTHEST and _THE_DRUG.search(gap[-90:]):
        return True
    if len(gap) > _FAR:
        return False
    if gap.endswith(" (") and _akin(left, right):
        return True
    if left.entry and right.entry and left.entry.keys and right.entry.keys:
        return False
    if gap.strip() == "or" and left.entry and right.entry:
        return False
    if len(gap) <= _NEAR and any(p.fullmatch(gap) for p in (_SAME, _KNOWN_AS, _ALSO)):
        return True
    return right.entry is None and bool(_KNOWN_AS.search(gap[-80:]))
