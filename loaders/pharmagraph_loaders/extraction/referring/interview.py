"""Interviews: who `we` and `they` are in the answers that somebody of a company gives."""

from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.antecedents import mentions_before, party_like

_TURN = rule("interview", "TURN")
_OURS = rule("interview", "OURS")
_THEY = rule("interview", "THEY")
_LEAST = 3  # questions and answers that make an interview
_FIRST = 4  # sentences in which it says whom it is with


def speak(reading: Reading) -> Iterator[Mention]:
    """Yield what stands for the company of who is interviewed, and `they` for another one."""
    turns = [m.start() for m in _TURN.finditer(reading.document.text)]
    host = _interviewed(reading) if len(turns) >= _LEAST else None
    if host is None:
        return
    for found in _OURS.finditer(reading.document.text, turns[0]):
        yield Mention(found.start(), found.end(), "Organization", (host,), "anaphor")
    for found in _THEY.finditer(reading.document.text, turns[0]):
        other = _other(reading, found.start(), host)
        if other is not None:
            yield Mention(found.start(), found.end(), "Organization", (other,), "anaphor")


def _interviewed(reading: Reading) -> Thing | None:
    """Return the company named beside the first person, in the first sentences."""
    for sentence in range(min(_FIRST, len(reading.sentences))):
        people = reading.of(sentence, "Person")
        companies = reading.of(sentence, "Organization")
        if people and companies:
            nearest = min(companies, key=lambda i: abs(i - people[0]))
            return reading.mentions[nearest].thing
    return None


def _other(reading: Reading, at: int, host: Thing) -> Thing | None:
    """Return the company named last in an answer or its question, other than the host."""
    text = reading.document.text
    start = text.rfind("\n\n", 0, max(text.rfind("\n\n", 0, at), 0))
    for mention in reversed(mentions_before(reading, at)):
        if mention.start < start:
            return None
        if mention.label == "Organization" and mention.thing is not host:
            return mention.thing if party_like(mention.thing) else None
    return None
