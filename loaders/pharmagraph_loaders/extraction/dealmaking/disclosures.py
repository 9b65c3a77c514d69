"""Rules on what deals keep to themselves: money that the text says is not told."""

import re

from pharmagraph.claims import Claim
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.rulebook import rule, rules
from pharmagraph_loaders.extraction.terms.owners import Made, owner

_UNDISCLOSED = rules("disclosures", "UNDISCLOSED")
_SOME = rule("disclosures", "SOME")
_OTHER = rule("disclosures", "OTHER")
_SEVERAL = rule("disclosures", "SEVERAL")
_CUE = re.compile(
    r"(?i)disclos|reveal|releas|divulg|public|confiden|secret|private|wraps|themselves|unspecif|"
    r"unknown|quiet|detail|unnamed|\bsay\b|given|comment|available|n['’]t|\bnot\b|never|nothing|\bno\b"
)


def find_disclosures(draft: Draft, made: Made) -> None:
    """Claim how much of its money each deal discloses: as the text says, else by its amounts."""
    for sentence, mask in enumerate(draft.reading.masks if made else ()):
        found = _first(mask.text)
        if found is None or not _CUE.search(mask.text):
            continue
        for deal in _meant(draft, sentence, found.start(), made):
            if not draft.of(deal, "financialDisclosure"):
                value = "PARTIAL" if _amounts(draft, deal) else "UNDISCLOSED"
                span = draft.reading.found(sentence, found)
                draft.claim(deal, "financialDisclosure", span, value=value, rule="disclosure")
    for _case, deal in made:
        _by_amounts(draft, deal)


def _by_amounts(draft: Draft, deal: str) -> None:
    """Infer how much is disclosed from how many amounts there are."""
    amounts = _amounts(draft, deal)
    if amounts and not draft.of(deal, "financialDisclosure"):
        code = "DISCLOSED" if len(amounts) > 1 else "PARTIAL"
        draft.claim(
            deal,
            "financialDisclosure",
            amounts[0].spans[0],
            value=code,
            basis="inferred",
            rule="disclosure",
        )


def _amounts(draft: Draft, deal: str) -> list[Claim]:
    """Return the amounts of a deal, as far as they are told."""
    terms = (c.object for c in draft.of(deal, "HAS_TERM"))
    return [c for term in dict.fromkeys(terms) for c in draft.of(term, "amount")]


def _meant(draft: Draft, sentence: int, at: int, made: Made) -> list[str]:
    """Return the deals that a sentence keeps quiet about: one, or all that it names together."""
    here = [deal for case, deal in made if sentence in case.sentences]
    if len(here) > 1 and _SEVERAL.search(draft.reading.masks[sentence].text):
        return here
    one = owner(draft.reading, sentence, at, made)
    return [one[1]] if one else []


def _first(text: str) -> re.Match[str] | None:
    for pattern in (*_UNDISCLOSED, _SOME):
        found = pattern.search(text)
        if found and not _OTHER.search(found.group()) and not _OTHER.search(text[: found.start()]):
            return found
    return None
