"""Rules on rights: licences, options and rights to negotiate, and what they depend on."""

import re

from pharmagraph.claims import normalise
from pharmagraph.model import Span
from pharmagraph_loaders.extraction.corporate.development import claim_development
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case
from pharmagraph_loaders.extraction.terms.grants import granted
from pharmagraph_loaders.extraction.terms.preferences import Preference, find_preferences
from pharmagraph_loaders.extraction.terms.territories import claim_scope

_CONDITION = rule("rights", "CONDITION")
_CONDITIONS = (
    ("CLINICAL", "clinical|trial|study|data|results|readout"),
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
_LICENSED = {"LICENSE", "COMMERCIAL_LICENSE"}
_TAKES = ("LICENSEE", "OPTION_HOLDER", "DISTRIBUTOR")
_GIVES = ("LICENSOR", "OPTION_GRANTOR")


def find_rights(draft: Draft, made: list[tuple[Case, str]]) -> None:
    """Claim the rights that deals grant; a right to negotiate or an option is no licence."""
    licensed = {deal for case, deal in made if _license(draft, case, deal, _beside(case, made))}
    optioned: set[str] = set()
    for one in find_preferences(draft.reading) if made else ():
        found = _deal_of(draft, one, made)
        if found is not None:
            _prefer(draft, one, found, found[1] in licensed)
            optioned |= {found[1]} if one.kind == "OPTION" else set()
    for case, deal in made:
        if _types(draft, deal) & {"OPTION_TO_LICENSE"} and deal not in optioned | licensed:
            _option(draft, case, deal)


def _beside(case: Case, made: list[tuple[Case, str]]) -> frozenset[int]:
    """Return the sentences that report other deals than a case, and not this one."""
    told = {s for other, _deal in made if other is not case for s in other.sentences}
    return frozenset(told - {*case.sentences})


def _types(draft: Draft, deal: str) -> set[object]:
    return {c.value for c in draft.of(deal, "types")}


def _deal_of(
    draft: Draft, one: Preference, made: list[tuple[Case, str]]
) -> tuple[Case, str] | None:
    """Return the deal that a right belongs to: of its holder, told there, or the main one."""
    there = {
        draft.reading.mentions[i].thing for i in draft.reading.of(one.sentence, "Organization")
    }
    fitting = [
        cd
        for cd in made
        if (one.holder in (cd[0].one, cd[0].other, *cd[0].more))
        or (one.holder is None and (one.sentence in cd[0].sentences or len(made) == 1))
    ]
    return max(
        fitting,
        key=lambda cd: (
            one.sentence in cd[0].sentences,
            len(there & {cd[0].one, cd[0].other}),
            cd[0].main,
        ),
        default=None,
    )


def _prefer(draft: Draft, one: Preference, found: tuple[Case, str], licensed: bool) -> None:
    """Claim an option, a right of first refusal or one to negotiate."""
    reading, (case, deal) = draft.reading, found
    span = reading.found(one.sentence, one.found)
    covered = [*one.covered] or (_assets(draft, deal)[:1] if one.kind == "OPTION" else [])
    right = _right(draft, deal, one.kind, covered, span)
    purpose = next((c for c, text in _PURPOSE if re.search(rf"(?i){text}", one.words)), None)
    for prop, value in (("kind", one.kind), ("purpose", purpose)):
        if value:
            draft.claim(right, prop, span, value=value, rule="preferential right")
    if re.search(r"(?i)\bexclusiv|\bsole", one.found.group()):
        draft.claim(right, "exclusivity", span, value="EXCLUSIVE", rule="preferential right")
    holder = one.holder or _party(draft, deal, _TAKES)
    if holder is not None:
        draft.claim(right, "HELD_BY", span, to=draft.ref(holder), rule="preferential right")
        _grantor(draft, right, case, holder, covered, one, span)
    for drug in covered:
        draft.claim(right, "COVERS", span, to=draft.ref(drug), rule="preferential right")
    _condition(draft, right, one.sentence, reading.masks[one.sentence].text)
    claim_scope(draft, right, [one.sentence], holder, True if licensed else None)


def _party(draft: Draft, deal: str, roles: tuple[str, ...]) -> Thing | None:
    """Return the party of a deal in one of the roles, now or once a right is exercised."""
    for claim in draft.to(deal, "PARTY_TO"):
        if {str(claim.qualifiers.get(q)) for q in ("role", "prospective")} & {*roles}:
            return draft.things.get(claim.subject)
    return None


def _grantor(
    draft: Draft,
    right: str,
    case: Case,
    holder: Thing,
    covered: list[Thing],
    one: Preference,
    span: Span,
) -> None:
    """Claim that the other party grants the right, and develops what it covers."""
    other = case.other if holder is case.one else case.one
    stated = one.given and any(
        draft.reading.mentions[i].thing is other
        for i in draft.reading.of(one.sentence, "Organization")
    )
    draft.claim(
        right,
        "GRANTED_BY",
        span,
        to=draft.ref(other),
        basis="stated" if stated else "inferred",
        inferredFrom=None if stated else "the other party",
        rule="preferential right",
    )
    for drug in covered:
        if not draft.to(draft.ref(drug), "DEVELOPS"):
            why = "grants the right"
            claim_development(draft, other, drug, span, "DEVELOPER", why, why)


def _right(draft: Draft, deal: str, kind: str, covered: list[Thing], span: Span) -> str:
    """Return a right of a deal; one on nothing named is the one of that kind found before."""
    asset = normalise(covered[0].name) if covered else ""
    if not asset:
        for grant in draft.of(deal, "GRANTS"):
            if any(c.value == kind for c in draft.of(grant.object, "kind")):
                return grant.object
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


def _assets(draft: Draft, deal: str) -> list[Thing]:
    """Return the drugs that a deal is on."""
    roles = ("PARTNERED_ASSET", "OPTION_ASSET")
    about = [c for c in draft.of(deal, "CONCERNS") if c.qualifiers.get("role") in roles]
    found = [draft.things[c.object] for c in about if c.object in draft.things]
    return [t for t in found if t.label == "Drug"]


def _license(draft: Draft, case: Case, deal: str, others: frozenset[int]) -> bool:
    """Claim the licences of a deal; say whether it grants any."""
    types = _types(draft, deal)
    if not types & {*_LICENSED, "OPTION_TO_LICENSE"}:
        return False
    grant = granted(draft.reading, case, bool(types & _LICENSED), others)
    if grant is None:
        return False
    drugs = [d for d in _assets(draft, deal) if d not in grant.optional]
    _grant(draft, case, deal, "LICENSE_GRANT", drugs)
    return True


def _option(draft: Draft, case: Case, deal: str) -> None:
    """Claim the option of a deal that is called one without a sentence on the right."""
    _grant(draft, case, deal, "OPTION", _assets(draft, deal))


def _grant(draft: Draft, case: Case, deal: str, kind: str, drugs: list[Thing]) -> None:
    holder, grantor = _party(draft, deal, _TAKES), _party(draft, deal, _GIVES)
    span = case.hits[0].span
    assets: list[Thing | None] = [*drugs] or [None]
    planned = False if kind == "LICENSE_GRANT" else None
    for asset in assets:
        right = _right(draft, deal, kind, [asset] if asset else [], span)
        draft.claim(right, "kind", span, value=kind, rule="licence")
        for edge, to in (("HELD_BY", holder), ("GRANTED_BY", grantor), ("COVERS", asset)):
            if to:
                draft.claim(right, edge, span, to=draft.ref(to), rule="licence")
        claim_scope(draft, right, _telling(draft.reading, case), holder, planned)


def _telling(reading: Reading, case: Case) -> list[int]:
    """Return the sentences on a licence: those of its deal, and for the main one the next."""
    following = (s + 1 for s in case.sentences if case.main and s + 1 < len(reading.masks))
    return list(dict.fromkeys([*case.sentences, *following]))
