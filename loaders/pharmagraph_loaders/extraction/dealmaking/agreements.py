"""Words that say two organisations have agreed on something, and who is on which side."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.dealmaking.frames import denied, find_frames
from pharmagraph_loaders.extraction.dealmaking.partners import one_sided, partner_is, returned
from pharmagraph_loaders.extraction.dealmaking.roundups import find_entries
from pharmagraph_loaders.extraction.matching.gated import Line, fitting
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import macro, rule, table
from pharmagraph_loaders.extraction.referring.hits import Hit, barred

_NOUN = macro("agreements", "NOUN")

_PATTERNS = table("agreements", "PATTERNS")
_GATES = table("agreements", "GATES")
_BOTH_END = rule("agreements", "BOTH_END")
_BOTH_DO = rule("agreements", "BOTH_DO")
_NEGATED = rule("agreements", "NEGATED")
_ENDED = rule("agreements", "ENDED")
_MAY_BUY = rule("agreements", "MAY_BUY")
_GATE = rule("agreements", "GATE")
_UNSURE = rule("agreements", "UNSURE")
_REFUSED = rule("agreements", "REFUSED")
_NOT_WHOLE = rule("agreements", "NOT_WHOLE")


_SEVERAL = 3
_ORG = re.compile(r"<O(\d+)>")
_INSERTED = re.compile(
    r", (?:which|who|whose|an?|the|part of|owned by|formerly|now)\b[^,;]{0,90},(?= [a-z])"
)
_THING_TAKEN = rule("agreements", "THING_TAKEN")


def find_agreements(reading: Reading) -> Iterator[Hit]:
    """Yield what each sentence says of agreements between two organisations."""
    yield from find_entries(reading)
    refused = bool(_REFUSED.search(reading.document.text))
    for sentence, mask in enumerate(reading.masks):
        orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
        if len(orgs) == 1 and not reading.of(sentence, "Group"):
            yield from partner_is(reading, sentence, mask.text)
            yield from one_sided(reading, sentence, mask.text)
        told: list[Hit] = []
        if orgs or reading.of(sentence, "Group"):
            told = list(find_frames(reading, sentence))
            yield from told
            yield from returned(reading, sentence, mask.text, told)
        if len(orgs) + 2 * len(reading.of(sentence, "Group")) < 2 or not _GATE.search(mask.text):
            continue
        if not told or len(orgs) < _SEVERAL:  # loose patterns would mix up three companies
            yield from _in_sentence(reading, sentence, mask.text, refused)


def _in_sentence(reading: Reading, sentence: int, text: Line, refused: bool) -> Iterator[Hit]:
    yield from _groups(reading, sentence, text)
    yield from partner_is(reading, sentence, text)
    yield from one_sided(reading, sentence, text)
    orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    open_kinds = {kind for kind, gate in _GATES if gate.search(text)}
    for kind, pattern in fitting(_PATTERNS, text):
        if kind not in open_kinds:
            continue
        for found in pattern.finditer(text):
            one, other = _side(reading, found, "a"), _side(reading, found, "b")
            if one is None or other is None or not _may_agree(one, other, kind, found.group()):
                continue
            crowded = len(orgs) >= _SEVERAL and "venture" not in found.group()
            if crowded and _on_third(reading, found, one, other):
                continue
            words, span = found.group(), reading.found(sentence, found)
            unsure = bool(_UNSURE.search(words)) or (kind == "acquire" and refused)
            yield Hit(kind, one, other, sentence, found.start(), span, words, unsure)


def _groups(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `the two companies will …` as a report on both."""
    for group in reading.of(sentence, "Group"):
        one, other = reading.mentions[group].things[:2]
        at, span = text.find(f"<B{group}>"), reading.span_of(group)
        if _BOTH_END.search(text) and not denied("end", text):
            yield Hit("end", one, other, sentence, at, span, text)
        elif re.search(_NOUN, text) and _BOTH_DO.search(text):
            yield Hit("collaborate", one, other, sentence, at, span, text)


def _on_third(reading: Reading, found: re.Match[str], one: Thing, other: Thing) -> bool:
    """Say whether a match passes over another company: of whom, a loose pattern cannot tell."""
    words = _INSERTED.sub(",", found.group())
    named = (reading.mentions[int(i)].thing for i in _ORG.findall(words))
    return any(thing is not one and thing is not other for thing in named)


def _may_agree(one: Thing, other: Thing, kind: str, words: str) -> bool:
    return one is not other and not barred(one) and not barred(other) and _holds(kind, words)


def _side(reading: Reading, found: re.Match[str], name: str) -> Thing | None:
    groups = found.groupdict()
    value = groups.get(name) or (groups.get("c") if name == "b" else None)
    return reading.mentions[int(value[1:])].thing if value else None


def _holds(kind: str, words: str) -> bool:
    """Say whether a match means what its kind says."""
    if kind == "end":
        return bool(_ENDED.search(words)) and not denied(kind, words)
    if kind != "asset" and denied(kind, words):
        return False
    if kind == "license" and _THING_TAKEN.match(words):
        return False
    if _NEGATED.search(words):
        return False
    if kind == "acquire":
        whole = re.sub(r"(?i)\bfor .{0,30}in cash", "", words)
        return not _MAY_BUY.search(words) and not _NOT_WHOLE.search(whole)
    if kind == "asset":
        return not re.search(
            r"(?i)\bshares\b|\bstake\b|\boptions? (?:on|to|for)\b|\brights to\b.{0,40}\bacquir",
            words,
        )
    unlike = r"(?i)negotiat\w+|exclusivity|first refusal|talks"
    return kind != "license" or not re.search(unlike, words)
