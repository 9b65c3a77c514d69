"""What pronouns in a sentence stand for: `it` and `its` a company before, `we` who speaks."""

import re
from collections import Counter

from pharmagraph_loaders.extraction.matching.clause import ORG
from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.antecedents import goes_on, party_like

_SPEAKER = rule("frames", "SPEAKER")
_LEADING = rule("frames", "LEADING")
_TURN = rule("frames", "TURN")
_FREE = re.compile(r"(?i)(?<!with )(?<!from )(?<!to )(?<!by )(?<!of )(?<!for )(?<!the )<O(\d+)\+?>")
_ON_PERSON = re.compile(r"<P\d+>,? (?:who|is|was|an?|the|formerly|previously|joins|joined)\b")
_LOOK_BACK = 4
_BOUGHT = re.compile(r"(?i)\b(?:b[ou]\w*[yt]|acquir\w+|t\w+k\w* over)\b")


def other_before(reading: Reading, sentence: int, text: str, at: int) -> int | None:
    """Return the company before that is not the subject of what stands before an object."""
    named = [int(i) for i in ORG.findall(text[:at])]
    inside = {reading.mentions[i].thing for i in named}
    subject = reading.mentions[named[-1]].thing if named else None
    for index in reversed(named[:-1]):
        one = reading.mentions[index].thing
        if one is not subject and party_like(one):
            return index
    for back in _earlier(reading, sentence):
        for index in reading.of(back, "Organization"):
            one = reading.mentions[index].thing
            if party_like(one) and one not in inside:
                return index
    return None


def antecedent(reading: Reading, sentence: int, text: str, at: int) -> int | None:
    """Return the subject before a pronoun: of its sentence, after a leading phrase, or before."""
    turns = list(_TURN.finditer(text[:at]))
    earlier = turns[-1] if turns else _FREE.search(text[:at]) or ORG.search(text[:at])
    if earlier:
        return int(earlier.group(1))
    if at < 2 and sentence and _BOUGHT.search(reading.masks[sentence - 1].text):
        bought = reading.of(sentence - 1, "Organization")
        return bought[-1] if bought else None
    leading = _LEADING.match(text)
    if leading and at < leading.end("lead"):
        return int(leading["subject"][2:].rstrip("+>"))
    return subject_before(reading, sentence)


def speaker(reading: Reading, sentence: int, text: str) -> int | None:
    """Return a mention of the company that `we` means: the speaker's, else the document's."""
    found = _SPEAKER.search(text)
    if found:
        return int(next(g for g in found.groups() if g)[2:-1])
    here = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    named = [t for t in reading.things if "the company" in t.facts]
    counts = Counter(
        id(m.thing)
        for m in reading.mentions
        if m.label == "Organization" and party_like(m.thing) and id(m.thing) not in here
    )
    best = id(named[0]) if named else max(counts, key=lambda k: counts[k], default=None)
    first = (i for i, m in enumerate(reading.mentions) if m.things and id(m.thing) == best)
    return next(first, None)


def subject_before(reading: Reading, sentence: int) -> int | None:
    """Return the first company named in the sentence before, or in the one before that."""
    for back in _earlier(reading, sentence):
        orgs = reading.of(back, "Organization")
        found = [i for i in orgs if party_like(reading.mentions[i].thing)]
        if found:
            return found[0]
    return None


def _earlier(reading: Reading, sentence: int) -> list[int]:
    """Return the two sentences before that are no lines on a person, whose employers differ."""
    near = range(sentence - 1, max(-1, sentence - _LOOK_BACK), -1)
    told = [s for s in near if not on_person(reading.masks[s].text)][:2]
    return [s for s in told if not goes_on(reading.masks[s].text)] or told


def on_person(sentence: str) -> bool:
    """Say whether a sentence tells who somebody is: the companies in it are employers."""
    return _ON_PERSON.match(sentence) is not None
