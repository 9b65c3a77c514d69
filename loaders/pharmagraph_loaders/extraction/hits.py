"""Words that say two organisations agreed, as found."""

from typing import NamedTuple

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.reading import Thing


class Hit(NamedTuple):
    """Words that say two organisations agreed: kind, both sides, where, and how sure they are."""

    kind: str
    one: Thing
    other: Thing
    sentence: int
    start: int
    span: Span
    text: str
    unsure: bool = False


def barred(one: Thing) -> bool:
    """Say whether an organisation is never a party: an exchange, a bank."""
    return any(n.endswith((" Exchange", " Bank")) for n in one.names)
