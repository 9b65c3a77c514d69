"""Rules on deals: parties and roles, type, subject, date and status."""

from dataclasses import replace

from pharmagraph.claims import Name
from pharmagraph.codes import CLASS_OF_TYPE
from pharmagraph_loaders.extraction.dealmaking.agreements import find_agreements
from pharmagraph_loaders.extraction.dealmaking.allies import find_allies
from pharmagraph_loaders.extraction.dealmaking.announcements import (
    all_on,
    announced_on,
    dateline,
    line_date,
)
from pharmagraph_loaders.extraction.dealmaking.cases import group_hits
from pharmagraph_loaders.extraction.dealmaking.dealtypes import types_of
from pharmagraph_loaders.extraction.dealmaking.disclosures import find_disclosures
from pharmagraph_loaders.extraction.dealmaking.entries import end_date, entry_date, with_release
from pharmagraph_loaders.extraction.dealmaking.evidence import find_evidence
from pharmagraph_loaders.extraction.dealmaking.headings import find_headed
from pharmagraph_loaders.extraction.dealmaking.implied import find_implied
from pharmagraph_loaders.extraction.dealmaking.mergers import of_bought, with_purchases
from pharmagraph_loaders.extraction.dealmaking.placed import with_placed
from pharmagraph_loaders.extraction.dealmaking.series import with_series
from pharmagraph_loaders.extraction.dealmaking.sharing import words_of
from pharmagraph_loaders.extraction.dealmaking.sides import roles_of, told_as_licence
from pharmagraph_loaders.extraction.dealmaking.subjects import claim_subjects
from pharmagraph_loaders.extraction.funding.rounds import of_round
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.medicine.inference import infer_developers
from pharmagraph_loaders.extraction.referring.hits import Case
from pharmagraph_loaders.extraction.terms.grants import as_option
from pharmagraph_loaders.extraction.terms.money_terms import find_terms
from pharmagraph_loaders.extraction.terms.rights import find_rights

_PENDING = rule("deals", "PENDING")
_DESCRIPTION = rule("deals", "DESCRIPTION")


def find_cases(draft: Draft) -> list[Case]:
    """Return the deals of a document, each with the words that report it."""
    found = list(find_agreements(draft.reading))
    found += find_evidence(draft.reading, found)
    found += find_headed(draft.reading, found)
    found = with_series(draft.reading, with_purchases(draft.reading, found))
    found = with_placed(draft.reading, of_bought(draft.reading, found))
    found += find_allies(draft, found)
    found = [as_option(draft.reading, h) for h in found]
    hits = [h for h in found if not h.unsure and not of_round(h.text)]
    return group_hits(draft, hits or find_implied(draft.reading))


def find_deals(draft: Draft, cases: list[Case]) -> list[tuple[Case, str]]:
    """Claim the deals of a document; return each case with the ref of its deal."""
    made: list[tuple[Case, str]] = []
    for case in cases:
        made.append((case, _deal(draft, case, cases)))
    for case, deal in made:
        _date(draft, case, deal, made)
        _status(draft, case, deal)
    find_rights(draft, made)
    find_terms(draft, made)
    find_disclosures(draft, made)
    return made


def _around(reading: Reading, case: Case, cases: list[Case]) -> str:
    """Return the sentences that no other case claims; only the main case has any."""
    if not case.main:
        return ""
    taken = {s for c in cases for s in c.sentences}
    return " ".join(m.text for s, m in enumerate(reading.masks) if s not in taken)


def _deal(draft: Draft, case: Case, cases: list[Case]) -> str:
    reading = draft.reading
    words = words_of(reading, case)
    types = types_of(case.kinds, words, _around(reading, case, cases))
    if types == ("OTHER_ALLIANCE",) and not case.main:
        types = _inherited(reading, case, cases)
    if types == ("OTHER_ALLIANCE",) and told_as_licence(draft, case, cases):
        types = ("LICENSE",)
    deal = _new_deal(draft, case)
    spans = tuple(dict.fromkeys(h.span for h in case.hits))[:5]
    draft.claim(deal, "class", spans, value=CLASS_OF_TYPE[types[0]], rule="deal")
    for code in types:
        draft.claim(deal, "types", spans, value=code, rule="deal type")
    draft.claim(deal, "primaryType", spans, value=types[0], rule="deal type")
    roles = roles_of(draft, case, cases, types)
    for one, (role, later) in roles.items():
        draft.claim(
            draft.ref(one),
            "PARTY_TO",
            spans,
            to=deal,
            role=role,
            prospective=later or None,
            rule="party",
        )
    _describe(draft, deal, words + " " + _around(reading, case, cases))
    drugs = claim_subjects(draft, case, cases, deal, types)
    _name(draft, deal, case, drugs)
    infer_developers(draft, case, types[0], roles, drugs)
    return deal


def _new_deal(draft: Draft, case: Case) -> str:
    """Return a ref for a deal at the offset of its first report, or the next free one."""
    offset = case.hits[0].span.start
    while f"{draft.article}#Deal:{offset}" in draft.refs:
        offset += 1
    return draft.anonymous("Deal", offset, f"{case.one.name} – {case.other.name}")


def _inherited(reading: Reading, case: Case, cases: list[Case]) -> tuple[str, ...]:
    """Return the type of the main deal of the same pair for one that says nothing of its own."""
    main = next((c for c in cases if c.main and {c.one, c.other} == {case.one, case.other}), None)
    if main is None:
        return ("OTHER_ALLIANCE",)
    types = types_of(main.kinds, words_of(reading, main), _around(reading, main, cases))
    return types[:1] if CLASS_OF_TYPE[types[0]] == "ALLIANCE" else ("OTHER_ALLIANCE",)


def _describe(draft: Draft, deal: str, text: str) -> None:
    found = _DESCRIPTION.search(text)
    if not found:
        return
    words = found.group()
    for sentence, mask in enumerate(draft.reading.masks):
        at = mask.text.find(words)
        if at >= 0:
            span = draft.reading.span(sentence, mask.offsets[at], mask.offsets[at + len(words)])
            draft.claim(deal, "descriptions", span, value=words.lower(), rule="deal description")
            return


def _name(draft: Draft, deal: str, case: Case, drugs: list[Thing]) -> None:
    subject = f": {drugs[0].name}" if drugs else ""
    name = f"{case.one.name} – {case.other.name}{subject}"
    draft.refs[deal] = replace(draft.refs[deal], names=(Name(name),))


def _date(draft: Draft, case: Case, deal: str, made: list[tuple[Case, str]]) -> None:
    reading = draft.reading
    ended = "end" in case.kinds
    when, span = case.when, case.hits[0].span
    stated = None
    if case.main and not ended and (when is None or when.raw.lower() == "today"):
        stated = announced_on(reading, case) if when is None else dateline(reading, case)
    elif when is None and not ended:
        stated = all_on(reading) if len(made) > 1 else None
        stated = stated or with_release(reading, case, _main(made))
    stated = (entry_date(reading, case) if when is None and not ended else None) or stated
    if stated:
        when, span = stated
    if when is not None and when.precision != "UNKNOWN":
        draft.claim(deal, "announced", span, value=when, rule="deal date")
    if ended:
        _end(draft, case, deal)


def _main(made: list[tuple[Case, str]]) -> Case | None:
    return next((case for case, _deal in made if case.main), None)


def _end(draft: Draft, case: Case, deal: str) -> None:
    reading = draft.reading
    hit = next(h for h in case.hits if h.kind == "end")
    event = draft.anonymous("DealEvent", hit.span.start, "Termination", deal, "TERMINATED")
    draft.claim(deal, "HAS_EVENT", hit.span, to=event, rule="termination")
    draft.claim(event, "kind", hit.span, value="TERMINATED", rule="termination")
    told = None if case.main else end_date(reading, hit)
    stated = told or announced_on(reading, case) or line_date(reading) or end_date(reading, hit)
    if stated:
        draft.claim(event, "occurred", stated[1], value=stated[0], rule="termination date")


def _status(draft: Draft, case: Case, deal: str) -> None:
    words = words_of(draft.reading, case)
    hit = case.hits[0]
    if "end" in case.kinds:
        draft.claim(deal, "status", hit.span, value="TERMINATED", rule="deal status")
    elif case.kinds & {"acquire", "asset"} and _PENDING.search(words):
        draft.claim(
            deal, "status", hit.span, value="PENDING_CLOSE", basis="inferred", rule="deal status"
        )
    elif case.main:
        draft.claim(deal, "status", hit.span, value="ACTIVE", basis="inferred", rule="deal status")
