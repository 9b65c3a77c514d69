"""A financing as it was found."""

from dataclasses import dataclass

from pharmagraph_loaders.extraction.reading import Thing


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
