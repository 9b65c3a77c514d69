"""Rules on rights: licences, options and rights to negotiate, and what they depend on."""

import re

from pharmagraph.claims import normalise
from pharmagraph.model import Span
from pharmagraph_loaders.extraction.development import claim_development
from pharmagraph_loaders.extraction.draft import Draft
from pharmagraph_loaders.extraction.hits import Case
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule, rules

_NEGOTIATE = rules("rights", "NEGOTIATE")
_FIRST = (
    ("ROFR", r"right of first refusal"),
    ("ROFO", r"right of first offer"),
    ("ROFN", r"right of first negotiation|first right to negotiate"),
)
_CONDITION = rule("rights", "CONDITION")
_CONDITIONS = (
    ("CLINICAL", "clinical|trial|study|data|results"),
    ("REGULATORY", "regulat|approval"),
    ("COMMERCIAL", "sales|commercial"),
    ("FINANCIAL", "financ|payment"),
)
_PURPOSE = (
    ("IN_LICENSE", r"licen[sc]"),
    ("ACQUISITION", r"acqui"),
    ("CO_DEVELOPMENT", r"co-?develop"),
    ("CO_COMMERCIALIZATION", r"commerciali"),
)
_EXCLUSIVE = re.compile(r"(?i)\b(?P<no>non-|co-)?exclusive\b")
_TERRITORY = rule("rights", "TERRITORY")
_OPTION = rule("rights", "OPTION")


def find_rights(draft: Draft, made: list[tuple[Case, str]]) -> None:
    """Claim the rights that deals grant; a right to negotiate is no licence."""
    if not made:
        return
    main = next((cd for cd in made if cd[0].main), made[0])
    _negotiation(draft, main)
    for case, deal in made:
        types = {c.value for c in draft.of(deal, "types")}
        if types & {"LICENSE", "COMMERCIAL_LICENSE"}:
            _license(draft, case, deal, "LICENSE_GRANT")
        if "OPTION_TO_LICENSE" in types:
            _license(draft, case, deal, "OPTION")


def _negotiation(draft: Draft, main: tuple[Case, str]) -> None:
    reading = draft.reading
    for sentence, mask in enumerate(reading.masks):
        for pattern in _NEGOTIATE:
            found = pattern.search(mask.text)
            if found is None:
                continue
            holder = reading.mentions[int(found["o"][1:])].thing
            drug = found.groupdict().get("d")
            covered = [reading.mentions[int(drug[1:])].thing] if drug else []
            right = _negotiation_right(draft, main, sentence, found, holder, covered)
            _condition(draft, right, sentence, mask.text)
            return


def _negotiation_right(
    draft: Draft,
    main: tuple[Case, str],
    sentence: int,
    found: re.Match[str],
    holder: Thing,
    covered: list[Thing],
) -> str:
    reading, (case, deal) = draft.reading, main
    words, span = found.group(), reading.found(sentence, found)
    around = words + reading.masks[sentence].text[found.end() : found.end() + 40]
    kind = _first_code(_FIRST, words) or "EXCLUSIVE_NEGOTIATION"
    right = _right(draft, deal, kind, covered, span)
    purpose = _first_code(_PURPOSE, around)
    for prop, value in (("kind", kind), ("purpose", purpose), ("exclusivity", "EXCLUSIVE")):
        if value:
            draft.claim(right, prop, span, value=value, rule="right to negotiate")
    draft.claim(right, "HELD_BY", span, to=draft.ref(holder), rule="right to negotiate")
    for drug in covered:
        draft.claim(right, "COVERS", span, to=draft.ref(drug), rule="right to negotiate")
    other = case.other if holder is case.one else case.one
    if other is not holder:
        _grantor(draft, right, other, covered, span)
    return right


def _first_code(table: tuple[tuple[str, str], ...], words: str) -> str | None:
    return next((code for code, text in table if re.search(rf"(?i){text}", words)), None)


def _grantor(draft: Draft, right: str, other: Thing, covered: list[Thing], span: Span) -> None:
    """Infer that the other party grants the right, and develops what it covers."""
    draft.claim(
        right,
        "GRANTED_BY",
        span,
        to=draft.ref(other),
        basis="inferred",
        inferredFrom="the other party",
        rule="right to negotiate",
    )
    for drug in covered:
        if not draft.to(draft.ref(drug), "DEVELOPS"):
            why = "grants the right"
            claim_development(draft, other, drug, span, "DEVELOPER", why, why)


def _right(draft: Draft, deal: str, kind: str, covered: list[Thing], span: Span) -> str:
    asset = normalise(covered[0].name) if covered else ""
    slot = f"{kind}/{asset}" if asset else kind
    name = kind.replace("_", " ").capitalize() + (f": {covered[0].name}" if covered else "")
    right = draft.anonymous("Right", 0, name, deal, slot)
    draft.claim(deal, "GRANTS", span, to=right, rule="right")
    return right


def _condition(draft: Draft, right: str, sentence: int, text: str) -> None:
    reading = draft.reading
    found = _CONDITION.search(text)
    if not found:
        return
    start, end = (
        reading.masks[sentence].offsets[found.start("what")],
        reading.masks[sentence].offsets[found.end("what")],
    )
    words = " ".join(reading.document.text[start:end].split()).strip(' .,”"')
    span = reading.span(sentence, reading.masks[sentence].offsets[found.start()], end)
    draft.claim(right, "condition", span, value=words, rule="condition")
    kind = next((code for code, cue in _CONDITIONS if re.search(rf"(?i){cue}", words)), "OTHER")
    draft.claim(right, "conditionType", span, value=kind, rule="condition")


def _license(draft: Draft, case: Case, deal: str, kind: str) -> None:
    reading = draft.reading
    parties = {str(c.qualifiers.get("role")): c.subject for c in draft.to(deal, "PARTY_TO")}
    holder, grantor = parties.get("LICENSEE"), parties.get("LICENSOR")
    drugs = [
        c.object
        for c in draft.of(deal, "CONCERNS")
        if c.qualifiers.get("role") in ("PARTNERED_ASSET", "OPTION_ASSET")
    ]
    span = case.hits[0].span
    covered = [
        draft.things[d] for d in drugs if d in draft.things and draft.things[d].label == "Drug"
    ]
    assets: list[Thing | None] = [*covered] or [None]
    for asset in assets:
        right = _right(draft, deal, kind, [asset] if asset else [], span)
        draft.claim(right, "kind", span, value=kind, rule="licence")
        if holder:
            draft.claim(right, "HELD_BY", span, to=holder, rule="licence")
        if grantor:
            draft.claim(right, "GRANTED_BY", span, to=grantor, rule="licence")
        if asset:
            draft.claim(right, "COVERS", span, to=draft.ref(asset), rule="licence")
        _scope(draft, case, right, reading)


def _scope(draft: Draft, case: Case, right: str, reading: Reading) -> None:
    """Claim exclusivity and territory from the sentences that report the licence."""
    sentences = [
        *case.sentences,
        *(s + 1 for s in case.sentences if case.main and s + 1 < len(reading.masks)),
    ]
    for sentence in sentences:
        text = reading.masks[sentence].text
        if not re.search(r"(?i)rights|licen[sc]", text):
            continue
        found = _EXCLUSIVE.search(text)
        if found and not draft.of(right, "exclusivity"):
            code = {"non-": "NON_EXCLUSIVE", "co-": "CO_EXCLUSIVE"}.get(
                (found["no"] or "").lower(), "EXCLUSIVE"
            )
            draft.claim(
                right, "exclusivity", reading.found(sentence, found), value=code, rule="exclusivity"
            )
        for place in _TERRITORY.finditer(text):
            _territory(draft, right, sentence, place)


def _territory(draft: Draft, right: str, sentence: int, found: re.Match[str]) -> None:
    reading = draft.reading
    near = reading.masks[sentence].text[max(0, found.start() - 90) : found.end() + 40]
    if not re.search(r"(?i)rights|licen[sc]|commerciali|market|sell", near) or re.search(
        r"(?i)trial|patients|approved in|company|based", near
    ):
        return
    mode = (
        "EXCLUDED"
        if re.match(r"(?i)outside|excluding|except|apart|other|ex-", found["mode"] or "")
        else "INCLUDED"
    )
    for part in re.finditer(r"<L(\d+)>", found["list"] or found["world"] or ""):
        place = reading.mentions[int(part.group(1))]
        if place.label == "Place" and place.how != "demonym":
            draft.claim(
                right,
                "IN_TERRITORY",
                reading.found(sentence, found),
                to=draft.ref(place.thing),
                mode=mode,
                rule="territory",
            )
            words = reading.document.text[place.start : place.end]
            draft.claim(
                right,
                "territory",
                reading.found(sentence, found),
                value=("outside " if mode == "EXCLUDED" else "") + words,
                rule="territory",
            )
