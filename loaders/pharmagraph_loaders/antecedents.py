"""Whom "the group" means: a claim whose words only stand for a thing is given the name as well."""

from bisect import bisect_left
from dataclasses import replace

from pharmagraph.claims import Claim, Extraction
from pharmagraph.model import Span
from pharmagraph_loaders.wording import Wording


def with_antecedents(extraction: Extraction) -> Extraction:
    """Return the extraction with, for each claim that names nothing, the last name before it.

    A person who reads the evidence then sees what the words speak of, and so does the gate.
    """
    wording = Wording(extraction.document, extraction.sentences)
    refs = {ref.id: ref for ref in extraction.refs}
    mentions = {ref.id: sorted(ref.mentions, key=lambda m: m.start) for ref in extraction.refs}

    def completed(claim: Claim) -> Claim:
        named = [ref.id for ref in wording.unspoken(claim, refs) if mentions[ref.id]]
        if not named:
            return claim
        return replace(claim, spans=(*claim.spans, _before(claim, mentions[named[0]])))

    return replace(extraction, claims=tuple(map(completed, extraction.claims)))


def _before(claim: Claim, mentions: list[Span]) -> Span:
    """Return the last mention before the words of a claim, or else the first."""
    at = bisect_left(mentions, claim.spans[0].start, key=lambda m: m.start)
    return mentions[max(at - 1, 0)]
