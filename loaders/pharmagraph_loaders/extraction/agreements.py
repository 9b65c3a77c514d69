"""Words that say two organisations have agreed on something, and who is on which side."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import macro, rule, table

_NOUN = macro("agreements", "NOUN")
_END = macro("agreements", "END")

_PATTERNS = table("agreements", "PATTERNS")
_GATE = rule("agreements", "GATE")
_UNSURE = rule("agreements", "UNSURE")
_REFUSED = rule("agreements", "REFUSED")
_NOT_WHOLE = rule("agreements", "NOT_WHOLE")


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


def find_agreements(reading: Reading) -> Iterator[Hit]:
    """Yield what each sentence says of agreements between two organisations."""
    for sentence, mask in enumerate(reading.masks):
        orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
        if len(orgs) == 1 and not reading.of(sentence, "Group"):
            yield from _partner_is(reading, sentence, mask.text)
            yield from _one_sided(reading, sentence, mask.text)
        if len(orgs) + 2 * len(reading.of(sentence, "Group")) < 2 or not _GATE.search(mask.text):
            continue
        yield from _in_sentence(reading, sentence, mask.text)


def _in_sentence(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    for group in reading.of(sentence, "Group"):
        pair = reading.mentions[group].things
        if re.search(rf"(?i)\b{_END.replace('~', '')}\b", text) and re.search(
            r"(?i)collab|alliance|partnership|deal|pact|agreement", text
        ):
            yield Hit(
                "end",
                pair[0],
                pair[1],
                sentence,
                text.find(f"<B{group}>"),
                reading.span_of(group),
                text,
            )
            continue
        if re.search(_NOUN, text) and re.search(
            r"(?i)first|again|already|widened|extended|prolonged|announced|will", text
        ):
            yield Hit("collaborate", pair[0], pair[1], sentence, text.find(f"<B{group}>"),
                      reading.span_of(group), text)  # fmt: skip
    yield from _partner_is(reading, sentence, text)
    yield from _one_sided(reading, sentence, text)
    refused = bool(_REFUSED.search(reading.document.text))
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            one, other = _side(reading, found, "a"), _side(reading, found, "b")
            if one is None or other is None or one is other or not _holds(kind, found.group()):
                continue
            if _barred(one) or _barred(other):
                continue
            unsure = bool(_UNSURE.search(found.group())) or (kind == "acquire" and refused)
            yield Hit(kind, one, other, sentence, found.start(), reading.found(sentence, found),
                      found.group(), unsure)  # fmt: skip


_ONE_SIDED = table("agreements", "ONE_SIDED")


def _one_sided(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `X pays $1m upfront` with the other company of the sentence before, or of the text."""
    orgs = list(
        {
            id(reading.mentions[i].thing): reading.mentions[i].thing
            for i in reading.of(sentence, "Organization")
        }.values()
    )
    if len(orgs) != 1:
        return
    for kind, pattern in _ONE_SIDED:
        found = pattern.search(text)
        other = _counterpart(reading, sentence, orgs[0]) if found else None
        if found and other is not None:
            yield Hit(
                kind,
                orgs[0],
                other,
                sentence,
                found.start(),
                reading.found(sentence, found),
                found.group(),
            )
            return


def _counterpart(reading: Reading, sentence: int, one: Thing) -> Thing | None:
    """Return the other company: of the sentence before, else the one named most."""
    for back in (sentence - 1, sentence - 2):
        earlier = (
            [reading.mentions[i].thing for i in reading.of(back, "Organization")]
            if back >= 0
            else []
        )
        others = list({id(t): t for t in earlier if t is not one}.values())
        if len(others) == 1 and not _barred(others[0]):
            return others[0]
    ranked = sorted((t for t in reading.things if t.label == "Organization" and t is not one and "whole" not in t.facts),
                    key=lambda t: -len(t.mentions))  # fmt: skip
    return ranked[0] if ranked and len(ranked[0].mentions) > 1 else None


_PARTNER_IS = rule("agreements", "PARTNER_IS")


def _partner_is(reading: Reading, sentence: int, text: str) -> Iterator[Hit]:
    """Read `Its latest partner is X` with the subject of the sentence before."""
    found = _PARTNER_IS.search(text)
    earlier = reading.of(sentence - 1, "Organization") if found and sentence else []
    if not found or not earlier:
        return
    one, other = reading.mentions[earlier[0]].thing, reading.mentions[int(found["b"][1:])].thing
    if one is not other:
        before = " ".join(m.text for m in reading.masks[max(0, sentence - 2) : sentence])
        kind = (
            "license"
            if re.search(r"(?i)\bto (?:in-)?licen[sc]e\b|\blicens(?:es|ed|ing)\b", before)
            else "collaborate"
        )
        yield Hit(
            kind, one, other, sentence, found.start(), reading.found(sentence, found), found.group()
        )


def _side(reading: Reading, found: re.Match[str], name: str) -> Thing | None:
    groups = found.groupdict()
    value = groups.get(name) or (groups.get("c") if name == "b" else None)
    return reading.mentions[int(value[1:])].thing if value else None


def _holds(kind: str, words: str) -> bool:
    """Say whether a match means what its kind says."""
    if (
        re.search(
            r"(?i)\b(?:not|never|declined to|failed to|no)\s(?:\w+\s){0,2}(?:sign|agree|acquire|buy|licen|partner|enter|deal|collab|pact)",
            words,
        )
        and kind != "end"
    ):
        return False
    if kind == "acquire" and re.search(
        r"(?i)\b(?:option|chance|right|opportunity) to (?:buy|acquire|purchase)\b", words
    ):
        return False
    if kind == "acquire":
        return not _NOT_WHOLE.search(re.sub(r"(?i)\bfor .{0,30}in cash", "", words))
    if kind == "end":
        return bool(
            re.search(
                r"(?i)rights|licen[sc]|collab|partner|pact|deal|agreement|alliance|<D\d+>|work on|program|option|tie-up|back\b|separate ways",
                words,
            )
        )
    if kind == "asset":
        return not re.search(r"(?i)\bshares\b|\bstake\b|\brights to\b.{0,40}\bacquir", words)
    return not (
        kind == "license" and re.search(r"(?i)negotiat\w+|exclusivity|first refusal|talks", words)
    )


def _barred(one: Thing) -> bool:
    return any(n.endswith((" Exchange", " Bank")) for n in one.names)
