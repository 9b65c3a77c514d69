"""Who develops drugs where no maker is told: the company bought, or the one a text is about."""

from collections import Counter

from pharmagraph_loaders.extraction.corporate.companies import first_mention
from pharmagraph_loaders.extraction.corporate.development import claim_development
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.inference import compared
from pharmagraph_loaders.extraction.referring.antecedents import (
    beside_another,
    mentions_before,
    party_like,
)
from pharmagraph_loaders.extraction.referring.employers import companies_in
from pharmagraph_loaders.extraction.referring.hits import Case

_OTHERS = rule("topical", "OTHERS")
_GETS = rule("topical", "GETS")
_OWN = rule("topical", "OWN")
_OURS = rule("topical", "OURS")
_TWICE = 2  # how much oftener than any other a text names the company it is about
_FAR = 12  # sentences of a paragraph that are looked through


def infer_bought(draft: Draft, cases: list[Case]) -> None:
    """Infer that drugs told of where only buyer and bought are named are those of the bought."""
    main = _purchase(cases)
    if main is None:
        return
    bought = {c.other for c in cases if "acquire" in c.kinds and c.one is main.one}
    for drug in draft.reading.drugs:
        owner = _named_last(draft.reading, drug, main.one)
        if _is_buyers(draft.reading, drug, main.one):
            _infer(draft, drug, main.one, (), "the company the paragraph speaks of")
        elif owner is not None and owner in bought:
            _infer(draft, drug, owner, (main.one,), "the company bought")


def infer_ours(draft: Draft, cases: list[Case]) -> None:
    """Infer that a buyer develops what somebody of it calls `ours`: `our franchise with X`."""
    main = _purchase(cases)
    if main is None:
        return
    for drug in draft.reading.drugs:
        first = draft.reading.mentions_of[id(drug)][0]
        if not draft.to(draft.ref(drug), "DEVELOPS") and _is_ours(draft.reading, first, main.one):
            _claim(draft, drug, main.one, "what somebody of the buyer calls ours")


def _purchase(cases: list[Case]) -> Case | None:
    """Return the deal that a text is about, if a company is bought by it."""
    return next((c for c in cases if c.main and "acquire" in c.kinds), None)


def _is_buyers(reading: Reading, drug: Thing, buyer: Thing) -> bool:
    """Say whether a drug stands after words on what a buyer has of its own, in one paragraph."""
    here = reading.sentence_of[reading.mentions_of[id(drug)][0]]
    for sentence in range(here, _paragraph(reading, here) - 1, -1):
        for found in _OWN.finditer(reading.masks[sentence].text):
            if thing(reading, found, "o") is buyer:
                return True
    return False


def _is_ours(reading: Reading, index: int, buyer: Thing) -> bool:
    """Say whether a sentence that names a buyer speaks of a drug as `ours`."""
    here = reading.sentence_of[index]
    text = reading.masks[here].text
    ours = _OURS.search(text[: max(text.find(f"<D{index}>"), 0)]) is not None
    return ours and buyer in companies_in(reading, here)


def _paragraph(reading: Reading, sentence: int) -> int:
    """Return the first sentence of a paragraph, or one some way before."""
    first = sentence
    while 0 < first > sentence - _FAR and "\n" not in reading.gap_before(first):
        first -= 1
    return first


def _named_last(reading: Reading, drug: Thing, buyer: Thing) -> Thing | None:
    """Return the company named last before a drug, without the buyer, None for none."""
    before = reversed(mentions_before(reading, drug.mentions[0].start))
    named = (m.thing for m in before if m.label == "Organization" and party_like(m.thing))
    return next((one for one in named if one is not buyer), None)


def infer_topic(draft: Draft, cases: list[Case]) -> None:
    """Infer that drugs told of in paragraphs on no other company are the topic's."""
    owner = _topic(draft.reading, cases)
    if owner is None:
        return
    for drug in draft.reading.drugs:
        _infer(draft, drug, owner, (), "the company the text is about")


def _topic(reading: Reading, cases: list[Case]) -> Thing | None:
    """Return the company a text without a deal at its head is about, None if that is not clear."""
    if any(c.sentences[0] <= 1 for c in cases):
        return None
    counts: Counter[Thing] = Counter()
    for mention in reading.mentions:
        if mention.label == "Organization" and party_like(mention.thing):
            counts[mention.thing] += 1
    (first, often), (_second, less) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    if first is None or often < _TWICE * less:
        return None
    head = (t for s in (0, 1) for t in companies_in(reading, s))
    return first if first in head else None


def _infer(draft: Draft, drug: Thing, owner: Thing, others: tuple[Thing, ...], why: str) -> None:
    reading, ref = draft.reading, draft.ref(drug)
    if draft.to(ref, "DEVELOPS") or draft.to(ref, "COMBINED_WITH") or compared(draft, drug):
        return
    told = [i for i in reading.named.get(id(drug), ()) if not _aside(reading, i)]
    if told and _alone_with(reading, reading.sentence_of[told[0]], owner, others):
        _claim(draft, drug, owner, why)


def _claim(draft: Draft, drug: Thing, owner: Thing, why: str) -> None:
    span = first_mention(draft.reading, drug)
    claim_development(draft, owner, drug, span, "DEVELOPER", "topic", why)


def _aside(reading: Reading, index: int) -> bool:
    """Say whether a drug is only what others are measured against or given with."""
    text = reading.masks[reading.sentence_of[index]].text
    return beside_another(reading, reading.mentions[index]) or bool(_OTHERS.search(text))


def _alone_with(reading: Reading, here: int, owner: Thing, others: tuple[Thing, ...]) -> bool:
    """Say whether a paragraph, up to a sentence, names no company but an owner and who buys it.

    A buyer named alone must be said to get something there.
    """
    span = range(_paragraph(reading, here), here + 1)
    named = {t for s in span for t in companies_in(reading, s) if party_like(t)}
    own = {owner, *reading.groups.get(owner.name, ())}
    if named - own - {*others}:
        return False
    gets = any(_GETS.search(reading.masks[s].text) for s in span)
    return not named or bool(named & own) or gets
