"""Names that the vocabulary knows, and names of drugs it does not, where they stand in a text."""

import re
from collections.abc import Iterable, Iterator

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.reading import Mention
from pharmagraph_loaders.extraction.naming import drug_names, selecting
from pharmagraph_loaders.extraction.naming.disease_names import told_diseases
from pharmagraph_loaders.extraction.naming.diseases import find_diseases, spelled_out
from pharmagraph_loaders.extraction.naming.finders import finders
from pharmagraph_loaders.extraction.naming.named_targets import (
    find_targets,
    with_receptors,
    without_substrates,
)
from pharmagraph_loaders.extraction.naming.selecting import Found, Taken


def find_names(text: str, voc: Vocabulary, values: list[Mention]) -> list[Found]:
    """Return all names, known ones and drugs by their form, none of them inside `values`."""

    def taken(spans: Iterable[Mention | Found]) -> Taken:
        return Taken(len(text), ((s.start, s.end) for s in spans))

    held = taken(values)
    joined = [f for f in _joined(text, voc) if not held.covers(f.start, f.end)]
    known = (_closed(text, f) for f in selecting.select(text, voc.find(text), voc))
    parts = taken(joined)
    found = [f for f in known if not (parts.covers(f.start, f.end) or held.covers(f.start, f.end))]
    found = without_substrates(text, found + joined)
    found = told_diseases(text, find_diseases(text, spelled_out(text, found, voc), values))
    found = with_receptors(text, found)
    found += find_targets(text, taken([*(f for f in found if f.label != "Organization"), *values]))
    found = [_copy(text, f) for f in found]
    kinds = [
        f for f in found if f.label in ("Agency", "Modality") and not _NUMBER.match(text, f.end)
    ]
    codes = list(drug_names.find_codes(text, taken([*values, *kinds])))
    targets = {(f.start, f.end) for f in found if f.label == "Target"}
    codes = [c for c in codes if (c.start, c.end) not in targets]
    codes = [c for c in codes if not parts.covers(c.start, c.end)]
    coded = taken(codes)
    found = [f for f in found if not coded.covers(f.start, f.end)] + codes
    found += drug_names.find_stems(text, finders(voc)[2], voc, taken([*found, *values]))
    drugs = taken(f for f in found if f.label == "Drug")
    others = taken([*(f for f in found if f.label != "Organization"), *values])
    found += drug_names.find_brands(text, others, drugs, voc)
    found += drug_names.repeated(text, found, taken([*found, *values]))
    return sorted(found, key=lambda f: (f.start, -f.end))


def _copy(text: str, found: Found) -> Found:
    """Return the generic name of a biological with the four letters that mark a copy of it."""
    marked = _FOUR.match(text, found.end) if found.label == "Drug" else None
    if marked is None or not _BIOLOGICAL.search(text[found.start : found.end]):
        return found
    return found._replace(end=marked.end(), entry=None)


_FOUR = re.compile(r"-[a-z]{4}(?![\w-])")
_BIOLOGICAL = re.compile(r"(?:mab|cept|stim|alfa|glargine|aspart|lispro)\Z")
_NUMBER = re.compile(r"-\d{3,5}\b")  # makes a kind of drug a code: mRNA-4157
_PAIR = re.compile(
    r"(?<![\w-])([A-Z][A-Za-z0-9-]{1,8})\s?[x×]\s?([A-Z][A-Za-z0-9-]{1,8})(?![\w])|(?<=anti-)([A-Z][A-Za-z0-9-]{1,7})/(?:anti-)?([A-Z0-9][A-Za-z0-9-]{1,7})(?!\w)"
)


_CROSS = re.compile(r"[x×]\s?[A-Z]")


def _joined(text: str, voc: Vocabulary) -> Iterator[Found]:
    """Yield the two targets of `PD-1xVEGF` and `anti-PD-L1/4-1BB`."""
    for pair in _PAIR.finditer(text) if _CROSS.search(text) or "anti-" in text else ():
        for group in (1, 2, 3, 4):
            hits = voc.find(pair[group]) if pair[group] else []
            entries = [voc.entry(s) for h in hits for s in h.senses]
            target = next((e for e in entries if e.label == "Target"), None)
            if target is not None and hits[0].end - hits[0].start == len(pair[group]):
                yield Found(*pair.span(group), "Target", "SHORT", target)


_OPEN = re.compile(r"\S\(\w{1,2}\Z")


def _closed(text: str, found: Found) -> Found:
    """Return a name with the bracket that it opens, or without it: `lipoprotein(a)`, `X (CLL`."""
    words = text[found.start : found.end]
    if words.count("(") <= words.count(")"):
        return found
    if _OPEN.search(words) and text[found.end : found.end + 1] == ")":
        return found._replace(end=found.end + 1)
    cut = words.rindex("(")
    return found._replace(end=found.start + len(words[:cut].rstrip())) if cut else found
