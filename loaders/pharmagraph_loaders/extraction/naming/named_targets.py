"""Names of targets that no list has: receptors of a known ligand, genes of bacteria, enzymes."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.selecting import Found, Taken

_RECEPTOR = re.compile(r"[ -]receptors?(?! (?:positive|negative|status|\d))\b")
_OWN_RECEPTOR = rule("named_targets", "OWN_RECEPTOR")
_ACTS_ON_RECEPTOR = rule("named_targets", "ACTS_ON_RECEPTOR")
_ACTS_ON = re.compile(r"[ -](?:(?:ant)?agonist|analog|mimetic)")
_UNKNOWN = rule("named_targets", "UNKNOWN")
_NO_TARGET = rule("named_targets", "NO_TARGET")
_SUBSTRATE = rule("named_targets", "SUBSTRATE")


def without_substrates(text: str, found: list[Found]) -> list[Found]:
    """Leave out drugs that only say what a protein carries or which germ infects."""
    return [f for f in found if f.label != "Drug" or not _SUBSTRATE.match(text, f.end)]


def with_receptors(text: str, found: list[Found]) -> list[Found]:
    """Return what was found with `X receptor` where only the ligand X is known.

    `an X agonist` is one of the receptor, if the text names just one of that ligand.
    """
    spoken = {f.entry.name for f in found if f.entry and _ACTS_ON.match(text, f.end)}
    whole = [
        _with_receptor(text, f)
        if f.label == "Target" and not (f.entry and f.entry.name in spoken)
        else f
        for f in found
    ]
    receptors = [f for f in whole if f.label == "Target" and " receptor" in _words(text, f)]
    return [_as_receptor(text, f, receptors) if f.label == "Target" else f for f in whole]


def _words(text: str, found: Found) -> str:
    return " ".join(text[found.start : found.end].split()).lower()


def _with_receptor(text: str, found: Found) -> Found:
    after = _RECEPTOR.match(text, found.end)
    if after is None or _OWN_RECEPTOR.fullmatch(text[found.start : found.end]):
        return found
    return found._replace(end=after.end(), type="FULL", entry=None)


def _as_receptor(text: str, found: Found, receptors: list[Found]) -> Found:
    name = _words(text, found)
    if not receptors or not _ACTS_ON_RECEPTOR.match(text, found.end):
        return found
    own = {r.entry.name if r.entry else _words(text, r): r for r in receptors
           if _words(text, r).startswith(f"{name} receptor")}  # fmt: skip
    if len(own) != 1:
        return found
    (one,) = own.values()
    return found._replace(entry=one.entry, type="SHORT") if one.entry else found


def find_targets(text: str, taken: Taken) -> Iterator[Found]:
    """Yield unknown targets: `inhibitor of FabK`, `blocker of the X channel`, `X-ase inhibitor`."""
    for one in _UNKNOWN.finditer(text):
        name = one.lastgroup or ""
        start, end = one.span(name)
        if not taken.covers(start, end) and not _NO_TARGET.fullmatch(one[name]):
            yield Found(start, end, "Target", "FULL", None)
