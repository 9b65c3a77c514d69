"""Diseases of drugs that are given together: what one is studied for in a sentence, both are."""

import re
from itertools import combinations

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.medicine.treatment import treats


def find_jointly(draft: Draft) -> None:
    """Claim the diseases named after two drugs that a sentence says are given together."""
    reading = draft.reading
    for sentence in range(len(reading.sentences)):
        drugs, diseases = reading.of(sentence, "Drug"), reading.of(sentence, "Disease")
        if len(drugs) < 2 or not diseases:
            continue
        for one, other in combinations(drugs, 2):
            if _given_together(draft, reading.mentions[one].thing, reading.mentions[other].thing):
                text = reading.masks[sentence].text
                after = [i for i in diseases if i > other and not _of_one(text, other, i)]
                _claim(draft, sentence, (one, other), after)


def _of_one(text: str, drug: int, disease: int) -> bool:
    """Say whether a disease stands in a clause on the second drug alone: `KN-2, which …`."""
    gap = text[text.find(f"<D{drug}>") : max(0, text.find(f"<I{disease}>"))]
    return _CLAUSE.search(gap) is not None


_CLAUSE = re.compile(r", (?:which|that|who|itself)\b")


def _given_together(draft: Draft, one: Thing, other: Thing) -> bool:
    return draft.joined(draft.ref(one), "COMBINED_WITH", draft.ref(other))


def _claim(draft: Draft, sentence: int, drugs: tuple[int, int], diseases: list[int]) -> None:
    reading = draft.reading
    one, other = (reading.mentions[i].thing for i in drugs)
    for index in diseases:
        disease = reading.mentions[index].thing
        for known, new in ((one, other), (other, one)):
            if _studied(draft, known, disease) and not _studied(draft, new, disease):
                treats(draft, new, disease, reading.span(sentence), "given together")


def _studied(draft: Draft, drug: Thing, disease: Thing) -> bool:
    refs = draft.ref(drug), draft.ref(disease)
    return any(draft.edge(refs[0], edge, refs[1]) for edge in ("STUDIED_FOR", "APPROVED_FOR"))
