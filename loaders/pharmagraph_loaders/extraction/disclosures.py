"""Rules on what deals keep to themselves: money that the text says is not told."""

import re

from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.owners import Made, owner
from pharmagraph_loaders.extraction.rulebook import rule, rules

_UNDISCLOSED = rules("disclosures", "UNDISCLOSED")
_SOME = rule("disclosures", "SOME")
_OTHER = rule("disclosures", "OTHER")
_SEVERAL = rule("disclosures", "SEVERAL")
_CUE = re.compile(
    r"(?i)disclos|reveal|releas|divulg|public|confiden|secret|private|wraps|themselves|unspecif|"
    r"unknown|quiet|detail|unnamed|\bsay\b|given|comment|available|n['’]t|\bnot\b|never|nothing|\bno\b"
)


def find_disclosures(draft: Draft, made: Made) -> None:
    """Claim that money is undisclosed where a text says so, of the deal it says so of."""
    for sentence, mask in enumerate(draft.reading.masks):
        found = _first(mask.text) if _CUE.search(mask.text) else None
        if found is None or not made:
            continue
        if _SOME.search(mask.text) and "<X" in mask.text:
            continue
        for deal in _meant(draft, sentence, found.start(), made):
            _claim(draft, sentence, found, deal)


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


def _claim(draft: Draft, sentence: int, found: re.Match[str], deal: str) -> None:
    if not draft.of(deal, "financialDisclosure"):
        draft.claim(
            deal,
            "financialDisclosure",
            draft.reading.found(sentence, found),
            value="UNDISCLOSED",
            rule="disclosure",
        )
