"""Names that the vocabulary knows, and names of drugs it does not, where they stand in a text."""

from collections.abc import Iterable

from pharmagraph_loaders.extraction import drug_names, selecting
from pharmagraph_loaders.extraction.finders import finders
from pharmagraph_loaders.extraction.reading import Mention
from pharmagraph_loaders.extraction.selecting import Found, Taken
from pharmagraph_loaders.extraction.vocabulary import Vocabulary


def find_names(text: str, voc: Vocabulary, values: list[Mention]) -> list[Found]:
    """Return all names, known ones and drugs by their form, none of them inside `values`."""

    def taken(spans: Iterable[Mention | Found]) -> Taken:
        return Taken(len(text), ((s.start, s.end) for s in spans))

    held = taken(values)
    known = selecting.select(text, voc.find(text), voc)
    found = _spelled_out([f for f in known if not held.covers(f.start, f.end)])
    kinds = (f for f in found if f.label in ("Agency", "Modality"))
    codes = list(drug_names.find_codes(text, taken([*values, *kinds])))
    targets = {(f.start, f.end) for f in found if f.label == "Target"}
    codes = [c for c in codes if (c.start, c.end) not in targets]
    coded = taken(codes)
    found = [f for f in found if not coded.covers(f.start, f.end)] + codes
    found += drug_names.find_stems(text, finders(voc)[2], voc, taken([*found, *values]))
    drugs = taken(f for f in found if f.label == "Drug")
    others = taken([*(f for f in found if f.label != "Organization"), *values])
    found += drug_names.find_brands(text, others, drugs, voc)
    found += drug_names.repeated(text, found, taken([*found, *values]))
    return sorted(found, key=lambda f: (f.start, -f.end))


def _spelled_out(found: list[Found]) -> list[Found]:
    """Keep an abbreviated disease only where the text has its name as well."""
    names = {
        f.entry.name for f in found if f.label == "Disease" and f.type != "ACRONYM" and f.entry
    }
    return [f for f in found if f.type != "ACRONYM" or (f.entry and f.entry.name in names)]
