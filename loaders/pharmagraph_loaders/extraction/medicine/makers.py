"""What follows from the place of names: the company beside or before a drug without a maker."""

import re
from collections import Counter

from pharmagraph_loaders.extraction.corporate.companies import first_mention
from pharmagraph_loaders.extraction.corporate.development import claim_development
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.inference import compared
from pharmagraph_loaders.extraction.referring.antecedents import party_like
from pharmagraph_loaders.extraction.referring.employers import topics

_OTHERS = rule("makers", "OTHERS")
_DROPPED = rule("makers", "DROPPED")
_ASIDE = rule("anaphora", "ASIDE")
_ITS = rule("makers", "ITS")
_WITH = rule("makers", "WITH")
_OBJECT = re.compile(r"(?i)\b(?:with|than|from|unlike|against|like|as)(?: the)? \Z")
_UNREAD = rule("makers", "UNREAD")
_LOOK_BACK = 2  # sentences of a paragraph in which its subject stands


def infer_from_place(draft: Draft) -> None:
    """Infer who develops drugs nobody else does: the one company that stands beside them."""
    reading = draft.reading
    for drug in [t for t in reading.things if t.label == "Drug"]:
        ref = draft.ref(drug)
        owner, why = _funded(reading, drug), "the company the money is for"
        if draft.to(ref, "DEVELOPS") or (owner is None and compared(draft, drug)):
            continue
        if owner is None:
            owner, why = _clear(_beside(reading, drug)), "the company beside it"
        if owner is None:
            owner, why = _before(reading, drug), "the company the paragraph speaks of"
        if owner is not None and not _has_partner(draft, ref, owner):
            span = first_mention(reading, drug)
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
    """Count the companies of the sentences in which a drug is no comparator."""
    found: Counter[Thing] = Counter()
    for sentence in _sentences(reading, drug):
        others = _owners_of_others(reading, sentence, drug)
        found.update(c for c in _companies(reading, sentence) if c not in others)
    return found


def _owners_of_others(reading: Reading, sentence: int, drug: Thing) -> list[Thing]:
    """Return the companies that a sentence gives another drug: `X does, and so does Y from Z`."""
    found = _FROM.finditer(reading.masks[sentence].text)
    pairs = [(reading.mentions[int(m["d"])].thing, int(m["o"])) for m in found]
    return [reading.mentions[o].thing for other, o in pairs if other is not drug]


_FROM = re.compile(r"<D(?P<d>\d+)>,? from (?:the )?<O(?P<o>\d+)>(?!['’])")


def _funded(reading: Reading, drug: Thing) -> Thing | None:
    """Return whose proceeds go into a drug: of the company that a text is most about."""
    sentences = _sentences(reading, drug)
    if not sentences or _companies(reading, sentences[0]):
        return None
    told = _PROCEEDS.match(reading.masks[sentences[0]].text)
    return next(iter(topics(reading)), None) if told else None


_PROCEEDS = rule("makers", "PROCEEDS")


def _sentences(reading: Reading, drug: Thing) -> list[int]:
    """Return the sentences that speak of a drug, without those that only compare with it."""
    text = reading.document.text
    found = {
        reading.sentence_of[i]
        for i in reading.mentions_of.get(id(drug), ())
        for m in (reading.mentions[i],)
        if m.label == "Drug" and m.thing is drug
        if not _ASIDE.search(text[max(0, m.start - 60) : m.start])
    }
    return sorted(s for s in found if not _OTHERS.search(reading.masks[s].text))


def _companies(reading: Reading, sentence: int) -> list[Thing]:
    """Return the companies of a sentence, without those that have given something up."""
    gone = {thing(reading, m, "o") for m in _DROPPED.finditer(reading.masks[sentence].text)}
    found = (reading.mentions[i].thing for i in reading.of(sentence, "Organization"))
    return [one for one in dict.fromkeys(found) if party_like(one) and one not in gone]


def _before(reading: Reading, drug: Thing) -> Thing | None:
    """Return the company that the sentences before a drug speak of, in the same paragraph."""
    sentences = _sentences(reading, drug)
    if not sentences or _companies(reading, sentences[0]):
        return None
    here = sentences[0]
    if _combined(reading, here, drug) or _UNREAD.search(reading.masks[here].text):
        return None
    for sentence in range(here - 1, max(here - 1 - _LOOK_BACK, -1), -1):
        if "\n\n" in reading.gap_before(sentence + 1):
            return None
        if found := _subjects(reading, sentence):
            alone = len(found) == 1 or _ITS.search(reading.masks[here].text)
            return found[0] if alone else None
    return None


def _subjects(reading: Reading, sentence: int) -> list[Thing]:
    """Return the companies of a sentence, without those that only own another drug."""
    text = reading.document.text
    found = (reading.mentions[i] for i in reading.of(sentence, "Organization"))
    own = (m for m in found if not _OBJECT.search(text[max(0, m.start - 20) : m.start]))
    return [one for one in dict.fromkeys(m.thing for m in own) if party_like(one)]


def _combined(reading: Reading, sentence: int, drug: Thing) -> bool:
    """Say whether a drug is what others are given with."""
    text, mentions = reading.document.text, reading.mentions
    found = [mentions[i] for i in reading.of(sentence, "Drug") if mentions[i].thing is drug]
    return any(_WITH.search(text[max(0, m.start - 40) : m.start]) for m in found)


_BOTH = rule("makers", "BOTH")
_ORG = re.compile(r"<O(\d+)>")


def find_shared_makers(draft: Draft) -> None:
    """Read `Both belong to X` and `X sells both` of the drugs of the sentence before."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        found = _BOTH.search(mask.text) if sentence and "<O" in mask.text else None
        if not found or reading.of(sentence, "Drug"):
            continue
        owner = reading.mentions[int(_ORG.findall(found.group())[0])].thing
        for index in reading.of(sentence - 1, "Drug"):
            drug, span = reading.mentions[index].thing, reading.found(sentence, found)
            claim_development(draft, owner, drug, span, "DEVELOPER", "both drugs")
