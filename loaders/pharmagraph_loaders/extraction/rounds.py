"""A financing as it was found."""

from dataclasses import dataclass

from pharmagraph_loaders.extraction.reading import Thing
from pharmagraph_loaders.extraction.rulebook import rule

_ROUND = rule("financing", "ROUND")
_NO_ROUND = rule("financing", "NO_ROUND")


@dataclass(slots=True)
class Round:
    """A financing found: its kind, label and place, who raised it, and its deal."""

    kind: str
    label: str
    sentence: int
    start: int
    end: int
    issuer: Thing
    deal: str = ""


def of_round(words: str) -> bool:
    """Say whether words that name two companies report a financing, which is no deal of theirs."""
    return _ROUND.search(words) is not None and _NO_ROUND.search(words) is None
