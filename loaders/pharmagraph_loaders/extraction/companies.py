"""Rules on organisations: country, kind, and who belongs to whom."""

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.patterns import compile_pattern, thing
from pharmagraph_loaders.extraction.reading import Reading, Thing

_SUB = r"(?:subsidiary|unit|arm|division|affiliate|business|venture fund|fund|branch|spin-?off|company)"
_PARTS = tuple(
    (kind, compile_pattern(text))
    for kind, text in (
        ("UNSPECIFIED", r"{a:O},? (?:which is |itself )?(?:now )?part of (?:the )?{b:O}"),
        ("SUBSIDIARY", r"{a:O},? (?:which |that )?belongs? to (?:the )?{b:O}"),
        ("SUBSIDIARY", r"{a:O},? (?:which |that )(?:the )?{b:O} owns"),
        ("SUBSIDIARY", r"{a:O},? (?:a|an|the) ~40(?:unit|subsidiary|company) that (?:the )?{b:O} owns"),
        ("SUBSIDIARY", r"{a:O},? (?:(?:which|that) is )?(?:wholly |fully |majority[- ])?owned by (?:the )?{b:O}"),
        ("SUBSIDIARY", rf"{{a:O}},? (?:(?:which|that) is |now )?(?:an? |the |its )?~40{_SUB} (?:wholly |fully )?owned by (?:the )?{{b:O}}"),
        ("SUBSIDIARY", rf"{{a:O}},? (?:(?:which|that) is |is |now )?(?:an? |the )?[^<>;,]{{0,40}}?{_SUB} of (?:the )?{{b:O}}"),
        ("SUBSIDIARY", rf"{{b:O}}(?:['’]s)? (?:and )?(?:its )?(?:wholly[- ]owned |US |local |new |oncology )?(?:subsidiary|unit|arm|division|affiliate),? {{a:O}}"),
        ("SUBSIDIARY", r"{b:O},? [^<>;]{0,140}?\bits (?:wholly[- ]owned |fully[- ]owned |indirect )*(?:subsidiary|unit|arm|affiliate),? {a:O}"),
        ("SUBSIDIARY", r"{b:O}['’]s {a:O}(?! (?:deal|pact|collaboration|partnership|alliance))"),
        ("SUBSIDIARY", r"{b:O} company {a:O}"),
        ("SUBSIDIARY", r"{b:O} and {a:O},? (?:at (?:this|that) time |now |currently |then )?its (?:wholly[- ]owned |majority[- ]owned )?(?:subsidiary|unit|affiliate)"),
        ("SUBSIDIARY", r"{a:O}(?:[^;<>]|<L\d+>){0,40}?{b:O},? its (?:majority |sole |main )?(?:owner|parent)"),
        ("SUBSIDIARY", r"{a:O},? (?:an? |the )?[^<>;]{0,60}?(?:that|which) (?:the )?{b:O} (?:bought|acquired|took over|purchased|owns)"),
        ("SUBSIDIARY", r"{a:O}[^;<>]{0,60}?(?:and|which|that) belongs to (?:the )?{b:O}"),
    )
)  # fmt: skip


def find_companies(draft: Draft) -> None:
    """Claim what the text says of organisations themselves."""
    reading = draft.reading
    for one in reading.things:
        if one.label == "Organization":
            _profile(draft, one)
    for sentence, mask in enumerate(reading.masks):
        if "owne" in mask.text or "of" in mask.text or "’s" in mask.text or "'s" in mask.text or "its" in mask.text or "belong" in mask.text:
            _parts(draft, sentence, mask.text)
    _units(draft)


def _profile(draft: Draft, one: Thing) -> None:
    for prop in ("country", "kind", "sizeClass"):
        if prop in one.facts and f"{prop} span" in one.facts:
            sentence, start, end = map(int, one.facts[f"{prop} span"].split(":"))
            draft.claim(
                draft.ref(one), prop, draft.reading.span(sentence, start, end),
                value=one.facts[prop], rule=f"company {prop}",
            )  # fmt: skip


def _parts(draft: Draft, sentence: int, text: str) -> None:
    reading = draft.reading
    for kind, pattern in _PARTS:
        for found in pattern.finditer(text):
            part, whole = thing(reading, found, "a"), thing(reading, found, "b")
            if part is whole or draft.edge(draft.ref(whole), "PART_OF", draft.ref(part)):
                continue
            if draft.edge(draft.ref(part), "PART_OF", draft.ref(whole)):
                continue
            draft.claim(draft.ref(part), "PART_OF", reading.found(sentence, found),
                        to=draft.ref(whole), kind=kind, rule="part of")  # fmt: skip


def _units(draft: Draft) -> None:
    """Infer that a company named after another and a country or fund belongs to it."""
    names = {t.name: t for t in draft.reading.things if t.label == "Organization"}
    for one in draft.reading.things:
        whole = names.get(one.facts.get("whole", "")) if one.label == "Organization" else None
        if whole is None or whole is one or draft.edge(draft.ref(one), "PART_OF", draft.ref(whole)):
            continue
        if draft.of(draft.ref(one), "PART_OF"):
            continue
        draft.claim(draft.ref(one), "PART_OF", first_mention(draft.reading, one), to=draft.ref(whole),
                    kind="DIVISION", inferredFrom="its name", basis="inferred", rule="unit by name")  # fmt: skip


def first_mention(reading: Reading, one: Thing) -> Span:
    """Return where a thing is first named."""
    named = reading.named.get(id(one))
    return reading.span_of(named[0]) if named else reading.span(0)
