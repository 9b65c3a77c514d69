"""Deals that no single pattern reports: a text on two companies and the terms between them.

Either the text speaks of terms again and again, or one or two sentences on the two companies tell
of a thing of the one, of money or rights, and of a change of hands.
"""

from pharmagraph_loaders.extraction.matching.gated import Line, fitting
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, rules, table
from pharmagraph_loaders.extraction.referring.antecedents import party_like
from pharmagraph_loaders.extraction.referring.employers import companies_in, topics
from pharmagraph_loaders.extraction.referring.hits import Hit, barred

_TERMS = rule("implied", "TERMS")
_CLUES = rules("implied", "CLUES")
_WHOLE = rule("implied", "WHOLE")
_TAKES, _GIVES = table("signs", "TAKES"), table("signs", "GIVES")
_UNREAL = rule("frames", "UNREAL")
_LEAST = 3
_BOTH_SIDES = 2


def find_implied(reading: Reading) -> list[Hit]:
    """Return one hit for the two companies a text is most about, if it speaks of terms.

    Both must stand together in a sentence that has a word of an agreement, and the text must
    speak of terms at least three times.
    """
    about = [t for t in topics(reading) if "whole" not in t.facts][:2]
    if len(about) < _BOTH_SIDES:
        return _by_clues(reading)
    words = {m.group().lower() for mask in reading.masks for m in _TERMS.finditer(mask.text)}
    if len(words) < _LEAST:
        return _by_clues(reading)
    for sentence, mask in enumerate(reading.masks):
        found = _TERMS.search(mask.text)
        if found and _both(reading, sentence, about):
            return [
                Hit(
                    "collaborate",
                    about[0],
                    about[1],
                    sentence,
                    found.start(),
                    reading.span(sentence),
                    mask.text,
                )
            ]
    return _by_clues(reading)


def _by_clues(reading: Reading) -> list[Hit]:
    """Return a hit for the only two companies of a text, if neighbouring sentences tell it all."""
    parties = [
        t for t in reading.things if t.label == "Organization" and party_like(t) and not barred(t)
    ]
    if len(parties) != _BOTH_SIDES:
        return []
    for sentence, mask in enumerate(reading.masks):
        here = reading.masks[sentence : sentence + 2]
        text = " ".join(m.text for m in here)
        if _UNREAL.search(text) or not all(c.search(text) for c in _CLUES):
            continue
        both = range(sentence, sentence + len(here))
        named = {id(t) for s in both for t in companies_in(reading, s)}
        if all(id(t) in named for t in parties):
            kind = "acquire" if _WHOLE.search(text) else "license"
            sides = sides_by_signs(reading, text, parties)
            span = reading.span(sentence)
            return [Hit(kind, *s, sentence, 0, span, mask.text) for s in sides]
    return []


def sides_by_signs(reading: Reading, text: str, parties: list[Thing]) -> list[tuple[Thing, Thing]]:
    """Return who takes and who gives, nothing if the words do not tell."""
    votes = {id(t): 0.0 for t in parties}
    line = Line(text)
    for rows, sign in ((_TAKES, 1), (_GIVES, -1)):
        for weight, pattern in fitting(rows, line):
            for found in pattern.finditer(line):
                one = reading.mentions[int(found["a"][1:])].thing
                if id(one) in votes:
                    votes[id(one)] += sign * float(weight)
    one, other = sorted(parties, key=lambda t: -votes[id(t)])
    return [(one, other)] if votes[id(one)] > votes[id(other)] else []


def _both(reading: Reading, sentence: int, about: list[Thing]) -> bool:
    here = {id(t) for t in companies_in(reading, sentence)}
    return all(id(t) in here for t in about)
