"""How much speaks for each capitalised name of a text being a company's."""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Vocabulary
from pharmagraph_loaders.extraction.naming.blocking import begins_with_place
from pharmagraph_loaders.extraction.naming.chunks import Chunk
from pharmagraph_loaders.extraction.naming.finders import finders
from pharmagraph_loaders.extraction.naming.organizations import OrganizationFinder, key_of
from pharmagraph_loaders.extraction.naming.selecting import Found
from pharmagraph_loaders.extraction.naming.sightings import listed, share
from pharmagraph_loaders.extraction.text.tokens import phrase

ENOUGH = 2
_SURE = 2
_DEVICE = 20  # more than all other words can say for a name


def score_names(
    text: str, voc: Vocabulary, chunks: Sequence[Chunk], persons: Set[str], found: Sequence[Found]
) -> Counter[str]:
    """Return points for the keys of names; from `ENOUGH` on a name is a company's."""
    scores: Counter[str] = Counter()
    places = {f.label for f in found}
    drugs = {f.start for f in found if f.label == "Drug"}
    families = {p.rsplit(" ", 1)[-1] for p in persons} | {p.split()[0] for p in persons}
    orgs = finders(voc)[0]
    coined: set[str] = set()
    for chunk in chunks:
        name = phrase(chunk.text)
        if name in persons or name in families or (places and is_other(voc, chunk.text)):
            continue
        key = key_of(chunk.text, voc)
        scores[key] += _points(text, voc, chunk, drugs, orgs)
        made_up = orgs.is_coined(text, chunk)
        scores[key] += made_up and scores[key] == 1
        if made_up or begins_with_place(voc, chunk.text):
            coined.add(key)
    for left, right in pairwise(chunks):
        if listed(text[left.end : right.start]):
            share(scores, key_of(left.text, voc), key_of(right.text, voc), coined)
    return scores


def _points(
    text: str, voc: Vocabulary, chunk: Chunk, drugs: Set[int], orgs: OrganizationFinder
) -> int:
    """Return what the words of and beside one name say."""
    entry = entry_of(voc, chunk.text)
    points = orgs.is_organization(text, chunk, entry)
    if entry is None and orgs.is_device(text, chunk):
        points -= _DEVICE
    points += _SURE * orgs.is_branch(key_of(chunk.text, voc))
    return points + _SURE * orgs.has_drug(text, chunk, drugs)


def entry_of(voc: Vocabulary, name: str) -> Entry | None:
    """Return the company that the vocabulary has under a name."""
    for sense in voc.phrases.get(key_of(name, voc), ()):
        entry = voc.entry_of(sense)
        if entry.label == "Organization":
            return entry
    return None


def is_other(voc: Vocabulary, name: str) -> bool:
    """Say whether the vocabulary has a name as a place, an agency or a field of medicine."""
    labels = {voc.entry_of(s).label for s in voc.phrases.get(phrase(name), ())}
    return bool(labels & {"Place", "City", "Agency", "TherapeuticArea"})
