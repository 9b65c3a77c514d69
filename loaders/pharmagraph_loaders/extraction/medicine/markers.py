"""Rules on diseases: what marks them, and which is a kind of which."""

from pharmagraph_loaders.extraction.corporate.companies import first_mention
from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule

_MARKED = rule("treatment", "MARKED")


_SIGN = {
    "+": "POSITIVE",
    "positive": "POSITIVE",
    "negative": "NEGATIVE",
    "low": "LOW",
    "mutant": "MUTANT",
    "mutated": "MUTANT",
    "expressing": "POSITIVE",
    "": "NEGATIVE",
}


def biomarkers(draft: Draft) -> None:
    """Claim the marker in the name of a disease: HER2-positive breast cancer."""
    reading = draft.reading
    for at, mention in enumerate(reading.mentions):
        if mention.label != "Disease":
            continue
        words = reading.document.text[mention.start : mention.end]
        found = _MARKED.match(words)
        if not found:
            continue
        target = _target(reading, found["marker"])
        status = _SIGN.get(found["sign"].strip("- ").lower())
        if target is not None and status:
            span = reading.span(reading.sentence_of[at], mention.start, mention.start + found.end())
            draft.claim(
                draft.ref(mention.thing),
                "HAS_BIOMARKER",
                span,
                to=draft.ref(target),
                status=status,
                rule="biomarker in the name",
            )


def _target(reading: Reading, marker: str) -> Thing | None:
    for hit in reading.vocabulary.find(marker):
        for sense in hit.senses:
            entry = reading.vocabulary.entry(sense)
            if entry.label == "Target" and len(marker) > 2:
                for one in reading.things:
                    if one.label == "Target" and one.entry and one.entry.name == entry.name:
                        return one
                return Thing("Target", {marker: "SHORT"}, entry)
    return None


_indexes: dict[str, dict[str, tuple[str, ...]]] = {}


def _index(reading: Reading) -> dict[str, tuple[str, ...]]:
    """Return the parents of every disease of the vocabulary by its identifiers, made once."""
    voc = reading.vocabulary
    if voc.version not in _indexes:
        rows = [Entry(*row) for row in voc.entries if row[0] == "Disease"]
        _indexes[voc.version] = {key: row.parents for row in rows for key in row.keys}
    return _indexes[voc.version]


def _above(reading: Reading, one: Thing) -> list[str]:
    """Return the identifiers of all kinds above a disease, nearest first, three steps at most."""
    index = _index(reading)
    level = list(one.entry.parents) if one.entry else []
    found: list[str] = []
    for _step in range(3):
        found += level
        level = [p for k in level for p in index.get(k, ())]
    return found


def ancestors(draft: Draft) -> None:
    """Claim that one disease of the text is a kind of another, from the vocabulary."""
    reading = draft.reading
    diseases = [t for t in reading.things if t.label == "Disease" and t.entry and t.entry.keys]
    by_key = {k: t for t in diseases if t.entry for k in t.entry.keys}
    for one in diseases:
        for parent in _above(reading, one):
            other = by_key.get(parent)
            if other is not None and other is not one:
                origin = one.entry.origin if one.entry else ""
                draft.claim(
                    draft.ref(one),
                    "IS_A",
                    first_mention(reading, one),
                    to=draft.ref(other),
                    basis="vocabulary",
                    origin=origin,
                    rule="disease hierarchy",
                )
                break


def claim_symbols(draft: Draft) -> None:
    """Claim the approved symbol and sort of every target that some fact speaks of."""
    touched = {c.object for c in draft.claims.values()} | {c.subject for c in draft.claims.values()}
    for one in draft.reading.things:
        if one.label != "Target" or one.entry is None or draft.ref(one) not in touched:
            continue
        span, origin = first_mention(draft.reading, one), one.entry.origin
        if origin.startswith("HGNC") and one.entry.keys:
            draft.claim(
                draft.ref(one),
                "symbol",
                span,
                value=one.entry.name,
                basis="vocabulary",
                origin=origin,
                rule="symbol",
            )
