"""Rules on the money of deals: what each amount is for, and royalties."""

import re
from typing import NamedTuple

from pharmagraph.model import Money, Span
from pharmagraph_loaders.extraction.amounts import clause, kind_of
from pharmagraph_loaders.extraction.cases import Case
from pharmagraph_loaders.extraction.draft import Draft, money
from pharmagraph_loaders.extraction.reading import Reading
from pharmagraph_loaders.extraction.royalties import NO_ROYALTY, ROYALTY, royalty
from pharmagraph_loaders.extraction.rulebook import rule

_FOREIGN = rule("money_terms", "FOREIGN")
_NOT_DEAL = rule("money_terms", "NOT_DEAL")
_PARTS = rule("money_terms", "PARTS")
_RECEIVED = rule("money_terms", "RECEIVED")


class Term(NamedTuple):
    """An amount, what it is for, and where it stands."""

    kind: str
    amount: Money
    sentence: int
    at: int
    part: bool


def find_terms(draft: Draft, made: list[tuple[Case, str]]) -> None:
    """Claim the amounts and royalties of the deals found."""
    if not made:
        return
    reading = draft.reading
    terms: dict[str, list[Term]] = {}
    for sentence, mask in enumerate(reading.masks):
        if "<X" in mask.text and not _foreign(mask.text):
            for index in reading.of(sentence, "Money"):
                _place(draft, sentence, index, made, terms)
        if ROYALTY.search(mask.text) and not NO_ROYALTY.search(mask.text):
            case_deal = _owner(reading, sentence, made, "ROYALTY")
            if case_deal is not None:
                royalty(draft, sentence, case_deal[1])
    for deal, found in terms.items():
        _claim(draft, deal, found, next(c for c, d in made if d == deal))


def _foreign(text: str) -> bool:
    return bool(_FOREIGN.search(text)) and not re.search(r"(?i)up-?front|mileston", text)


def _place(
    draft: Draft,
    sentence: int,
    index: int,
    made: list[tuple[Case, str]],
    terms: dict[str, list[Term]],
) -> None:
    reading = draft.reading
    mention = reading.mentions[index]
    text = reading.masks[sentence].text
    at = text.find(f"<X{index}>")
    if mention.how == "share" or at < 0:
        return
    left, right = clause(text, at)
    near = left[-70:] + right[:70]
    if (
        _NOT_DEAL.search(near)
        or _RECEIVED.search(left[-60:] + right[:25])
        or money(mention.value).high in (None, 0)
    ):
        return
    kind = kind_of(left, right, text)
    if kind is None:
        return
    owner = _owner(reading, sentence, made, kind)
    if owner is None:
        return
    optional = [
        cd for cd in made if any(c.value == "OPTION_TO_LICENSE" for c in draft.of(cd[1], "types"))
    ]
    if len(made) > 1 and optional and re.search(r"(?i)\boption", right[:50]):
        owner = optional[-1]
    if owner[0].kinds & {"acquire", "merger"} and kind in ("TOTAL_POTENTIAL", "UPFRONT_CASH"):
        kind = "PURCHASE_PRICE" if kind == "TOTAL_POTENTIAL" else kind
    part = bool(_PARTS.search(left[-40:] + right[:12])) or (
        kind in ("MILESTONE_REGULATORY", "MILESTONE_COMMERCIAL", "MILESTONE_DEVELOPMENT")
    )
    terms.setdefault(owner[1], []).append(Term(kind, money(mention.value), sentence, index, part))


def _owner(
    reading: Reading, sentence: int, made: list[tuple[Case, str]], kind: str
) -> tuple[Case, str] | None:
    """Return the deal whose report this sentence is, or follows."""
    here = [cd for cd in made if sentence in cd[0].sentences]
    if here:
        live = [cd for cd in here if "end" not in cd[0].kinds] or here
        return live[0]
    main = next((cd for cd in made if cd[0].main), made[0])
    if len(made) == 1:
        return main
    before = [cd for cd in made if cd[0].sentences[0] < sentence]
    same_pair = [cd for cd in before if {cd[0].one, cd[0].other} == {main[0].one, main[0].other}]
    if len(same_pair) > 1 and re.search(r"(?i)option|other program", reading.masks[sentence].text):
        return same_pair[-1]
    orgs = {id(reading.mentions[i].thing) for i in reading.of(sentence, "Organization")}
    parties = {id(main[0].one), id(main[0].other)}
    if orgs and not orgs & parties:
        return None
    return main


def _claim(draft: Draft, deal: str, found: list[Term], case: Case) -> None:
    reading = draft.reading
    done: dict[str, list[Term]] = {}
    for term in found:
        same = done.setdefault(term.kind, [])
        if any(_equal(term.amount, t.amount) for t in same):
            old = next(t for t in same if _equal(term.amount, t.amount))
            slot = old.kind if same.index(old) == 0 else f"{old.kind}/{same.index(old)}"
            _write(draft, deal, slot, old, reading.span_of(term.at), again=True)
            continue
        restated = next(
            (
                t
                for t in same
                if t.sentence == term.sentence
                and t.amount.currency != term.amount.currency
                and _bracketed(reading, term.at)
            ),
            None,
        )
        if restated is not None:
            slot = (
                restated.kind
                if same.index(restated) == 0
                else f"{restated.kind}/{same.index(restated)}"
            )
            ref = draft.anonymous("FinancialTerm", 0, restated.kind, deal, slot)
            draft.claim(
                ref,
                "restated",
                reading.span_of(term.at),
                value=term.amount,
                rule="restated amount",
            )
            continue
        if (
            term.kind in ("UPFRONT_CASH", "TOTAL_POTENTIAL", "PURCHASE_PRICE", "UPFRONT_EQUITY")
            and same
        ):
            continue
        same.append(term)
        slot = term.kind if len(same) == 1 else f"{term.kind}/{len(same) - 1}"
        _write(draft, deal, slot, term, reading.span_of(term.at))
    if found and not draft.of(deal, "financialDisclosure"):
        draft.claim(
            deal,
            "financialDisclosure",
            reading.span_of(found[0].at),
            value="DISCLOSED" if len(found) > 1 else "PARTIAL",
            basis="inferred",
            rule="disclosure",
        )


def _bracketed(reading: Reading, index: int) -> bool:
    mention = reading.mentions[index]
    before = reading.document.text[max(0, mention.start - 12) : mention.start]
    return "(" in before


def _equal(one: Money, other: Money) -> bool:
    return one.currency == other.currency and one.high == other.high


def _write(draft: Draft, deal: str, slot: str, term: Term, span: Span, again: bool = False) -> None:
    ref = draft.anonymous("FinancialTerm", 0, term.kind, deal, slot)
    draft.claim(deal, "HAS_TERM", span, to=ref, rule="amount")
    draft.claim(ref, "kind", span, value=term.kind, rule="amount")
    if not again:
        draft.claim(ref, "amount", span, value=term.amount, rule="amount")
