"""Rules on listings: on which exchange a company goes public."""

from dataclasses import replace

from pharmagraph.claims import Name
from pharmagraph.model import Span
from pharmagraph_loaders.extraction.funding.rounds import Round
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing


def venue(draft: Draft, new: Round, left: int, right: int) -> None:
    """Claim the exchange of an IPO, if the part of the sentence on it names one."""
    reading = draft.reading
    text = reading.masks[new.sentence].text
    if new.kind != "ipo":
        return
    for index in reading.of(new.sentence, "Agency"):
        at, mention = text.find(f"<G{index}>"), reading.mentions[index]
        if left <= at < right and mention.thing.entry and mention.thing.entry.sort == "EXCHANGE":
            venue = exchange(draft, mention.thing, reading.span_of(index))
            span = reading.span(new.sentence, round_span(reading, new).start, mention.end)
            draft.claim(venue, "PARTY_TO", span, to=new.deal, role="LISTING_VENUE", rule="listing")
            draft.claim(
                draft.ref(new.issuer),
                "LISTED_ON",
                span,
                to=venue,
                basis="inferred",
                inferredFrom="its IPO there",
                rule="listing",
            )
            return


def exchange(draft: Draft, one: Thing, span: Span) -> str:
    """Return the ref of a stock exchange."""
    name = one.entry.name if one.entry else one.name
    ref = draft.node("Organization", name)
    names = sorted({Name(name), *(Name(n, "SHORT") for n in one.names if n != name)})
    draft.refs[ref] = replace(draft.refs[ref], names=tuple(names), mentions=(span,))
    draft.claim(ref, "kind", span, value="EXCHANGE", rule="exchange")
    return ref


def round_span(reading: Reading, new: Round) -> Span:
    """Return the words that name a round."""
    offsets = reading.masks[new.sentence].offsets
    return reading.span(new.sentence, offsets[new.start], offsets[new.end])
