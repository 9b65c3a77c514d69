"""What follows from the place of names: the company beside which a drug without a maker stands."""

from collections import Counter

from pharmagraph_loaders.extraction.antecedents import party_like
from pharmagraph_loaders.extraction.companies import first_mention
from pharmagraph_loaders.extraction.development import claim_development
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.inference import compared
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule

_OTHERS = rule("makers", "OTHERS")


def infer_from_place(draft: Draft) -> None:
    """Infer who develops drugs nobody else does: the one company that stands beside them."""
    reading = draft.reading
    for drug in [t for t in reading.things if t.label == "Drug"]:
        ref = draft.ref(drug)
        if draft.to(ref, "DEVELOPS") or compared(draft, drug):
            continue
        owner = _clear(_beside(reading, drug))
        if owner is not None and not _has_partner(draft, ref, owner):
            span = first_mention(reading, drug)
            why = "the company beside it"
            claim_development(draft, owner, drug, span, "DEVELOPER", "beside", why)


def _clear(beside: Counter[Thing]) -> Thing | None:
    """Return the only company, or the one that stands beside a drug twice as often as any other."""
    first, second = [*beside.most_common(2), *[(None, 0)] * 2][:2]
    return first[0] if first[1] > 2 * second[1] or (first[1] > 0 and second[1] == 0) else None


def _has_partner(draft: Draft, drug: str, owner: Thing) -> bool:
    """Say whether a company makes what a drug is combined with: then the drug is another's."""
    combined = [c.object for c in draft.of(drug, "COMBINED_WITH")]
    combined += [c.subject for c in draft.to(drug, "COMBINED_WITH")]
    return any(draft.edge(draft.ref(owner), "DEVELOPS", other) for other in combined)


def _beside(reading: Reading, drug: Thing) -> Counter[Thing]:
    """Return the companies of the sentences on a drug, else of the sentences before them."""
    sentences = [reading.sentence_of[i] for i in reading.named.get(id(drug), ())]
    found = _companies(reading, sentences)
    return found


def _companies(reading: Reading, sentences: list[int]) -> Counter[Thing]:
    found: Counter[Thing] = Counter()
    for sentence in sentences:
        if not _OTHERS.search(reading.masks[sentence].text):
            orgs = {reading.mentions[i].thing for i in reading.of(sentence, "Organization")}
            found.update(o for o in orgs if party_like(o))
    return found
