"""Rules on drugs: targets, modality, class, phase, diseases and combinations."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.patterns import compile_pattern, listed, thing
from pharmagraph_loaders.extraction.reading import Reading, Thing

_ACTIONS = (
    ("INHIBITOR", r"inhibit\w*"), ("ANTAGONIST", r"antagoni\w+"), ("AGONIST", r"agonis\w+|mimetic|analog\w*|stimulat\w+"),
    ("BLOCKER", r"anti-|block\w*|shuts? down"), ("ACTIVATOR", r"activat\w+"), ("DEGRADER", r"degrad\w+"),
    ("MODULATOR", r"modulat\w+"), ("REPLACEMENT", r"replac\w+"), ("BINDING_AGENT", r"bind\w*|engag\w+"),
)  # fmt: skip
_HEAD = (
    r"(?:[\w/-]+ |<[MC]\d+>[- ]?|, ){0,5}?(?:<[MC]\d+>|antibod\w+|inhibitors?|agonists?|antagonists?|blockers?|degraders?|conjugate|"
    r"molecule|drug|candidate|modulators?|protein|therap\w+|products?|bispecific|compound|vaccine|CAR|med\b|medicine|treatment)"
)
_ACT = (
    r"(?:targets?|targeting|targeted (?:at|to)|directed (?:at|against|to|toward)|binds?(?: to| simultaneously)?|binding|inhibits?|blocks?|blocking|"
    r"inhibiting|hits|attaches to|attach to|recogni[sz]es|locks on to|locks onto|stimulates?|activates?|degrades|antagoni[sz]es|against|aimed at|"
    r"acts? on|agonist (?:of|for)|inhibitor (?:of|for)|antagonist (?:of|for)|antibod(?:y|ies) (?:to|for|against)|modulat\w+|neutrali[sz]es|engages|"
    r"lower how much|lowers|reduces|silences?|attacks?|clears?|holds? back|holding back|imitates?|mimics?|hinders?|works? on|recogni[sz]e|activates the receptors of|receptors? of|goes after|brings? down|breaks? down|removes?|depletes?|seeks? out|switch\w* off|degrader of|blocker of|epitopes of|sites of|sites on|parts of|directed)"
)
_MID = r"(?:[^;<>]|<[OMLCAWI]\d+>){0,90}?"
_TARGETS = tuple(
    compile_pattern(text)
    for text in (
        rf"{{d:D}},? (?:is |works as |acts as |are |was |remains )?(?:an? |the |its |both )?(?:[\w-]+ |<[MC]\d+>[- ]){{0,5}}?(?:anti-)?(?P<list>{{T}})(?:[/-]<T\d+>)*[-/ ,]*(?:and |directed |targeted |targeting |specific )?{_HEAD}",
        rf"{{d:D}}{_MID}\b{_ACT}(?: [\w-]+){{0,8}}? (?:anti-)?(?P<list>{{T}})",
        rf"{{d:D}}{_MID} (?:<M\d+>|antibod(?:y|ies)|inhibitor|shot|agonist|antagonist)s? (?:to|at|against|of|for) (?:the )?(?P<list>{{T}})",
        rf"{{d:D}},? [^;]{{0,60}}?<M\d+>[^;<>]{{0,60}}?\b{_ACT}(?: [\w-]+){{0,5}}? (?P<list>{{T}})",
        rf"(?:anti-)?(?P<list>{{T}})[- ](?:directed |targeted |targeting |specific )?{_HEAD},? (?:called |named |known as |dubbed )?{{d:D}}",
        rf"{{d:D}},? (?:an?|the) [^;<>]{{0,50}}?(?:anti-)?(?P<list>{{T}})(?:/<T\d+>)*[-/ ]{_HEAD}",
        r"\b(?:the|this|its) (?:[\w-]+ ){0,2}?(?:anti-)?(?P<list>{T})(?:/{T})?[- ](?:directed |targeted |targeting )?(?:[\w-]+ ){0,2}?{d:D}",
    )
)  # fmt: skip
_LOOSE_TARGET = re.compile(rf"\b(?:the|this|its) (?:anti-)?<T\d+>[-/ ]{{1,2}}(?:directed |targeted |targeting )?{_HEAD}|{_ACT}(?: [\w-]+){{0,6}}? <T\d+>", re.IGNORECASE)
_MODALITY = compile_pattern(
    r"{d:D},? (?:an?|the|its|is an?|is the|is its|works as an?|as an?|are|which is an?|was an?)[^;]{0,70}?{m:M}"
)
_MODALITY_BEFORE = compile_pattern(r"{m:M} (?:candidate |drug |called |named |therapy |therapeutic )?{d:D}")
_CLASS = compile_pattern(r"{c:C} {d:D}|{e:D},? (?:is|an?|the) ?(?:an? )?{f:C}|{g:D}-(?:containing|based) {h:C}")
_COMBINED = tuple(
    compile_pattern(text)
    for text in (
        r"{d:D}(?:,? [^;<>]{0,40},| [^;<>,]{0,45}?)? (?:in combination with|together with|alongside|combined with) (?:[\w-]+ |<[MCA]\d+>['’]?s? ?|<O\d+>['’]s ){0,4}?(?P<list>{e:D})",
        r"{d:D}(?:,? [^;<>]{0,40},)? (?:in combination with|together with|plus|alongside|combined with|on top of|in tandem with|with) (?:[\w-]+ |<[MCA]\d+>['’]?s? ?|{O}['’]s ){0,4}?(?P<list>{e:D})",
        r"(?:pair\w*|combin\w+) (?:of )?{d:D} (?:with|and|plus) (?:[\w-]+ |<[MCAO]\d+>(?:['’]s)? ){0,4}?(?P<list>{e:D})",
        r"{d:D} and (?P<list>{e:D}) (?:given |taken |used )?(?:together|in combination|combined)",
        r"\b(?:combination|together|use|combined|given|taken) with (?P<list>{e:D})",
    )
)  # fmt: skip
_CONTEXT = re.compile(r"(?i)combin|together|plus|alongside|pair|add-on|adjuvant|regimen|first-line|clinical stud|-containing|with")
_TESTED = re.compile(r"(?i)-(?:containing|based)\b")
_BIPARATOPIC = re.compile(r"(?i)\b(?:two|different|separate|distinct|non-overlapping)\b[^.;]{0,30}\bepitopes?\b|biparatopic")
_EFFECT = re.compile(r"(?:(?:dual|double|complete) )?(?:<T\d+> )?(?:signal\w*|pathway) (?:blockade|inhibition|suppression)", re.IGNORECASE)


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
                draft.claim(ref, "IS_A", draft.reading.span_of(at), to=above, basis="vocabulary",
                            origin="pharmagraph vocabulary", rule="kinds above")  # fmt: skip


def claim_target(draft: Draft, drug: Thing, target: Thing, span: Span, words: str, rule: str) -> None:
    """Claim that a drug acts on a target, with the action that the words say."""
    action = next((code for code, text in _ACTIONS if re.search(rf"(?i)\b(?:{text})", words)), None)
    two = _BIPARATOPIC.search(words)
    effect = _effect(draft.reading, span.sentence)
    old = draft.edge(draft.ref(drug), "TARGETS", draft.ref(target))
    if old is None:
        draft.claim(draft.ref(drug), "TARGETS", span, to=draft.ref(target), action=action,
                    bindingMode="BIPARATOPIC" if two else None, effect=effect, rule=rule)  # fmt: skip


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
                claim_target(draft, thing(reading, found, "d"), reading.mentions[at].thing,
                             reading.found(sentence, found), _around(reading, sentence, at, words), "acts on")  # fmt: skip


def _around(reading: Reading, sentence: int, at: int, words: str) -> str:
    start = reading.mentions[at].start - reading.sentences[sentence].start
    near = words[max(0, start - 60) : start + 60]
    return near + (" biparatopic" if _BIPARATOPIC.search(words) else "")


def _loose_target(draft: Draft, sentence: int, text: str) -> None:
    """Read `the anti-X antibody` without a name as the one drug of the text so far."""
    reading = draft.reading
    found = _LOOSE_TARGET.search(text)
    drugs = {id(m.thing): m.thing for m in reading.mentions if m.label == "Drug"}
    own = [t for t in drugs.values() if draft_subject(draft, t)]
    if not found or len(own) != 1 or sentence == 0:
        return
    offset = reading.found(sentence, found).start
    if min(m.start for m in own[0].mentions) > offset:
        return
    for at in reading.of(sentence, "Target"):
        if reading.found(sentence, found).start <= reading.mentions[at].start < reading.found(sentence, found).end:
            claim_target(draft, own[0], reading.mentions[at].thing, reading.found(sentence, found),
                         found.group(), "described target")  # fmt: skip


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
            draft.claim(draft.ref(thing(reading, found, "d")), "HAS_MODALITY",
                        reading.found(sentence, found), to=draft.ref(modality), rule="modality")  # fmt: skip
    for found in _CLASS.finditer(text):
        pairs = ((found["d"], found["c"]), (found["e"], found["f"]), (found["g"], found["h"]))
        for drug, kind in pairs:
            if drug and kind:
                draft.claim(draft.ref(reading.mentions[int(drug[1:])].thing), "IN_CLASS",
                            reading.found(sentence, found),
                            to=draft.ref(reading.mentions[int(kind[1:])].thing), rule="class")  # fmt: skip


def _combinations(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for pattern in _COMBINED:
        for found in pattern.finditer(text):
            if "d" not in found.groupdict():
                first = _last_drug(reading, sentence, found.start("list"))
            else:
                first = thing(reading, found, "d")
            if first is None or not _CONTEXT.search(text):
                continue
            for at in listed(text, found.start("list"), "D"):
                combine(draft, first, reading.mentions[at].thing, reading.found(sentence, found))
    for at in reading.of(sentence, "Drug"):
        mention = reading.mentions[at]
        if _TESTED.match(reading.document.text[mention.end : mention.end + 12]):
            first = _last_drug(reading, sentence, text.find(f"<D{at}>"))
            if first is not None:
                combine(draft, first, mention.thing, reading.span_of(at))


def combine(draft: Draft, one: Thing, other: Thing, span: Span) -> None:
    """Claim that two drugs are combined, once whatever the order."""
    if one is other or draft.edge(draft.ref(other), "COMBINED_WITH", draft.ref(one)):
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
