"""Rules on drugs: targets, modality, class, phase, diseases and combinations."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.patterns import listed, thing
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule, rules

_ACTIONS = (
    ("INHIBITOR", r"inhibit\w*"),
    ("ANTAGONIST", r"antagoni\w+"),
    ("AGONIST", r"agonis\w+|mimetic|analog\w*|stimulat\w+"),
    ("BLOCKER", r"anti-|block\w*|shuts? down"),
    ("ACTIVATOR", r"activat\w+"),
    ("DEGRADER", r"degrad\w+"),
    ("MODULATOR", r"modulat\w+"),
    ("REPLACEMENT", r"replac\w+"),
    ("BINDING_AGENT", r"bind\w*|engag\w+"),
)
_TARGETS = rules("science", "TARGETS")
_LOOSE_TARGET = rule("science", "LOOSE_TARGET")
_MODALITY = rule("science", "MODALITY")
_MODALITY_BEFORE = rule("science", "MODALITY_BEFORE")
_CLASS = rule("science", "CLASS")
_COMBINED = rules("science", "COMBINED")
_CONTEXT = rule("science", "CONTEXT")
_TESTED = re.compile(r"(?i)-(?:containing|based)\b")
_BIPARATOPIC = rule("science", "BIPARATOPIC")
_EFFECT = rule("science", "EFFECT")
_ANOTHER = rule("following", "NOT_OF_IT")


def find_science(draft: Draft) -> None:
    """Claim what the text says of drugs."""
    reading = draft.reading
    _kinds_above(draft)
    for sentence, mask in enumerate(reading.masks):
        if "<D" in mask.text:
            if "<T" in mask.text:
                _targets(draft, sentence, mask.text)
            _kinds(draft, sentence, mask.text)
            _combinations(draft, sentence, mask.text)
        elif "<T" in mask.text:
            _loose_target(draft, sentence, mask.text)


def _kinds_above(draft: Draft) -> None:
    """Claim the broader modality or field of each one named, from the vocabulary."""
    for at, mention in enumerate(draft.reading.mentions):
        if mention.label not in ("Modality", "TherapeuticArea") or mention.thing.entry is None:
            continue
        ref = draft.ref(mention.thing)
        for parent in mention.thing.entry.parents:
            if parent != mention.thing.entry.name:
                above = draft.node(mention.label, parent)
                draft.claim(
                    ref,
                    "IS_A",
                    draft.reading.span_of(at),
                    to=above,
                    basis="vocabulary",
                    origin="pharmagraph vocabulary",
                    rule="kinds above",
                )


def claim_target(
    draft: Draft, drug: Thing, target: Thing, span: Span, words: str, rule: str
) -> None:
    """Claim that a drug acts on a target, with the action that the words say."""
    action = next((code for code, text in _ACTIONS if re.search(rf"(?i)\b(?:{text})", words)), None)
    two = _BIPARATOPIC.search(words)
    effect = _effect(draft.reading, span.sentence)
    old = draft.edge(draft.ref(drug), "TARGETS", draft.ref(target))
    if old is None:
        draft.claim(
            draft.ref(drug),
            "TARGETS",
            span,
            to=draft.ref(target),
            action=action,
            bindingMode="BIPARATOPIC" if two else None,
            effect=effect,
            rule=rule,
        )


def _effect(reading: Reading, sentence: int) -> str | None:
    found = _EFFECT.search(reading.masks[sentence].text)
    if not found:
        return None
    span = reading.found(sentence, found)
    return " ".join(reading.document.text[span.start : span.end].split())


def _targets(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for pattern in _TARGETS:
        for found in pattern.finditer(text):
            if re.search(r"(?i)\b(?:not|without|rather than)\b", found.group()):
                continue
            for at in listed(text, found.start("list"), "T"):
                words = reading.text_of(sentence)
                for drug in _coordinated(reading, text, found):
                    claim_target(
                        draft,
                        drug,
                        reading.mentions[at].thing,
                        reading.found(sentence, found),
                        _around(reading, sentence, at, words),
                        "acts on",
                    )


_AND = re.compile(r"<D(\d+)>(?:,|,? and|,? or|/) (?:the |<O\d+>['’]s? )?\Z")


def _coordinated(reading: Reading, text: str, found: re.Match[str]) -> list[Thing]:
    """Return the drug that a match begins with and those joined to it by `and`."""
    drugs, at = [thing(reading, found, "d")], found.start("d") - 1
    while at == found.start() or len(drugs) > 1:
        before = _AND.search(text[max(0, at - 60) : at])
        if before is None:
            break
        drugs.append(reading.mentions[int(before[1])].thing)
        at = max(0, at - 60) + before.start()
    return drugs


def _around(reading: Reading, sentence: int, at: int, words: str) -> str:
    start = reading.mentions[at].start - reading.sentences[sentence].start
    near = words[max(0, start - 60) : start + 60]
    return near + (" biparatopic" if _BIPARATOPIC.search(words) else "")


def _loose_target(draft: Draft, sentence: int, text: str) -> None:
    """Read `the anti-X antibody` without a name as the one drug of the text so far."""
    reading = draft.reading
    found = _LOOSE_TARGET.search(text)
    if not found or sentence == 0 or _ANOTHER.match(text):
        return
    own = [t for t in reading.drugs if draft_subject(draft, t)]
    if len(own) != 1:
        return
    offset = reading.found(sentence, found).start
    if min(m.start for m in own[0].mentions) > offset:
        return
    for at in reading.of(sentence, "Target"):
        if (
            reading.found(sentence, found).start
            <= reading.mentions[at].start
            < reading.found(sentence, found).end
        ):
            claim_target(
                draft,
                own[0],
                reading.mentions[at].thing,
                reading.found(sentence, found),
                found.group(),
                "described target",
            )


def draft_subject(draft: Draft, drug: Thing) -> bool:
    """Say whether some company develops a drug in this text."""
    return bool(draft.to(draft.ref(drug), "DEVELOPS"))


def _kinds(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for pattern in (_MODALITY, _MODALITY_BEFORE):
        for found in pattern.finditer(text):
            if "<D" in found.group()[4:] and pattern is _MODALITY and found.group().count("<D") > 1:
                continue
            modality = thing(reading, found, "m")
            draft.claim(
                draft.ref(thing(reading, found, "d")),
                "HAS_MODALITY",
                reading.found(sentence, found),
                to=draft.ref(modality),
                rule="modality",
            )
    for found in _CLASS.finditer(text):
        pairs = ((found["d"], found["c"]), (found["e"], found["f"]), (found["g"], found["h"]))
        for drug, kind in pairs:
            if drug and kind:
                draft.claim(
                    draft.ref(reading.mentions[int(drug[1:])].thing),
                    "IN_CLASS",
                    reading.found(sentence, found),
                    to=draft.ref(reading.mentions[int(kind[1:])].thing),
                    rule="class",
                )


def _combinations(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for pattern in _COMBINED if _CONTEXT.search(text) else ():
        for found in pattern.finditer(text):
            named = "d" in found.groupdict()
            at = found.start("list")
            first = thing(reading, found, "d") if named else _last_drug(reading, sentence, at)
            for other in listed(text, at, "D") if first is not None else ():
                span = reading.found(sentence, found)
                combine(draft, first, reading.mentions[other].thing, span)
    for at in reading.of(sentence, "Drug"):
        mention = reading.mentions[at]
        if _TESTED.match(reading.document.text[mention.end : mention.end + 12]):
            first = _last_drug(reading, sentence, text.find(f"<D{at}>"))
            combine(draft, first, mention.thing, reading.span_of(at))


def combine(draft: Draft, one: Thing | None, other: Thing, span: Span) -> None:
    """Claim that two drugs are combined, once whatever the order."""
    if one is None or one is other:
        return
    if draft.edge(draft.ref(other), "COMBINED_WITH", draft.ref(one)):
        return
    draft.claim(draft.ref(one), "COMBINED_WITH", span, to=draft.ref(other), rule="combination")


def _last_drug(reading: Reading, sentence: int, at: int) -> Thing | None:
    offset = reading.masks[sentence].offsets[max(at, 0)]
    before = [i for i in reading.of(sentence, "Drug") if reading.mentions[i].start < offset]
    own = re.search(r"(?i)\bits\b", reading.masks[sentence].text[: max(at, 0)])
    if before and not (own and sentence and reading.of(sentence - 1, "Drug")):
        return reading.mentions[before[-1]].thing
    earlier = reading.of(sentence - 1, "Drug") if sentence else []
    its = re.search(r"(?i)\b(?:its|it|another)\b", reading.masks[sentence].text)
    return reading.mentions[earlier[0]].thing if earlier and its else None
