"""Rules on candidates that a text describes but does not name."""

import re
from dataclasses import replace

from pharmagraph.claims import Name, name_key, ref_id
from pharmagraph.model import Span
from pharmagraph_loaders.extraction.corporate.development import subject
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule

_GROUP = r"<T\d+>(?:/<T\d+>)*"
_STRATEGY = rule("unnamed", "STRATEGY")
_LISTED = rule("unnamed", "LISTED")


def find_unnamed(draft: Draft) -> None:
    """Claim candidates known by their targets and sort alone, one for each group of targets."""
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        if "<T" not in mask.text:
            continue
        for found in _LISTED.finditer(mask.text):
            owner = subject(reading, sentence, found.start())
            if owner is None or re.search(r"<D\d+>", found.group()):
                continue
            start = found.start("groups")
            for group in re.finditer(_GROUP, found["groups"]):
                _candidate(
                    draft, sentence, owner, (start + group.start(), start + group.end()), found
                )


def _candidate(
    draft: Draft, sentence: int, owner: Thing, at: tuple[int, int], found: re.Match[str]
) -> None:
    reading = draft.reading
    text = reading.masks[sentence].text
    indexes = [int(i) for i in re.findall(r"<T(\d+)>", text[at[0] : at[1]])]
    head = _head(reading, found["head"])
    described = "/".join(
        reading.document.text[reading.mentions[i].start : reading.mentions[i].end] for i in indexes
    )
    description = f"{described} {head[0]}"
    short = [n for n, t in sorted(owner.names.items()) if t == "SHORT"]
    drug = ref_id(draft.article, "Drug", f"{owner.name} {description}")
    span = _span(reading, sentence, at, found)
    if drug not in draft.refs:
        label = f"{short[0] if short else owner.name} {description}"
        key = name_key("Drug", f"{owner.name} {description}")
        ref = draft.node("Drug", f"{owner.name} {description}", (key,))
        draft.refs[ref] = replace(
            draft.refs[ref], names=(Name(label, "DESCRIPTION"),), mentions=(span,)
        )
    rule_name = "unnamed candidate"
    draft.claim(drug, "nameKnown", span, value=False, rule=rule_name)
    draft.claim(draft.ref(owner), "DEVELOPS", span, to=drug, role="DEVELOPER", rule=rule_name)
    for i in indexes:
        target, words = draft.ref(reading.mentions[i].thing), reading.span_of(i)
        draft.claim(drug, "TARGETS", words, to=target, action=head[1], rule=rule_name)
    if found["head"].startswith("<M"):
        modality = reading.mentions[int(found["head"][2:-1])].thing
        draft.claim(drug, "HAS_MODALITY", span, to=draft.ref(modality), rule="unnamed candidate")
    _strategy(draft, sentence, text, owner, drug, described)


def _strategy(
    draft: Draft, sentence: int, text: str, owner: Thing, drug: str, described: str
) -> None:
    """Read `to build out a commercial strategy for its PD-L1 hopeful` as a plan, not a launch."""
    reading = draft.reading
    for found in _STRATEGY.finditer(text):
        mention = reading.mentions[int(found.group(1))]
        if reading.document.text[mention.start : mention.end] == described:
            draft.claim(
                draft.ref(owner),
                "DEVELOPS",
                reading.found(sentence, found),
                to=drug,
                role="MARKETER",
                modality="PLANNED",
                rule="commercial plan",
            )


def _head(reading: Reading, head: str) -> tuple[str, str | None]:
    actions = {
        "inhibitor": "INHIBITOR",
        "agonist": "AGONIST",
        "degrader": "DEGRADER",
        "blocker": "BLOCKER",
    }
    if head.startswith("<"):
        thing = reading.mentions[int(head[2:-1])].thing
        return (thing.entry.name if thing.entry else thing.name), None
    single = "antibody" if head.startswith("antibod") else head.rstrip("s").lower()
    return single, actions.get(single)


def _span(reading: Reading, sentence: int, at: tuple[int, int], found: re.Match[str]) -> Span:
    offsets = reading.masks[sentence].offsets
    return reading.span(
        sentence, offsets[found.start()], offsets[min(found.end(), len(offsets) - 1)]
    )
