"""Rules on the money of deals: what each amount is for, and royalties."""

import re
from typing import NamedTuple

from pharmagraph.model import Money, Span
from pharmagraph_loaders.extraction.cases import Case
from pharmagraph_loaders.extraction.draft import Draft, money
from pharmagraph_loaders.extraction.reading import Reading
from pharmagraph_loaders.extraction.rulebook import rule

_KINDS = (
    ("UPFRONT_CASH", r"up-?\s?front|initial (?:payment|fee)|on signing|on signature|signing fee|down payment|straight to|first payment|in cash is due|cash at closing|payable (?:now|at once|upfront)"),
    ("UPFRONT_EQUITY", r"\bequity\b|\bshares\b|\bstake\b|\bstock\b"),
    ("MILESTONE_REGULATORY", r"regulatory"), ("MILESTONE_COMMERCIAL", r"\bsales\b|commercial"), ("MILESTONE_DEVELOPMENT", r"development|clinical"),
    ("MILESTONE_UNSPECIFIED", r"milestones?|contingent|if certain conditions|success-based|performance-based|earn-?outs?|further payments|biobucks|back-?end"),
    ("RESEARCH_FUNDING", r"research funding|will spend|spends?|to fund|research costs|r&d funding"),
    ("TOTAL_POTENTIAL", r"worth|valued?|total\w*|headline|package|potential\w*|could (?:earn|reach|bring|be|amount|get|make)|could earn|stood to|stands? to|might bring|in all|altogether|"
     r"may bring|\bdeals?\b|\bpact\b|\bbet\b|\bwager\b|overall|taken together|combined|commits?|combination of|invests?|agreement|collaboration|alliance"),
)  # fmt: skip
_NOT_DEAL = rule("money_terms", "NOT_DEAL")
_PARTS = rule("money_terms", "PARTS")
_RECEIVED = rule("money_terms", "RECEIVED")
_ROYALTY = re.compile(r"(?i)\broyalt\w+")
_RATE = rule("money_terms", "RATE")
_WORDING = rule("money_terms", "WORDING")
_NO_ROYALTY = re.compile(r"(?i)\bno (?:\w+ )?royalt|royalty-free")


class Term(NamedTuple):
    """An amount, what it is for, and where it stands."""

    kind: str
    amount: Money
    sentence: int
    index: int
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
        if _ROYALTY.search(mask.text) and not _NO_ROYALTY.search(mask.text):
            case_deal = _owner(reading, sentence, made, "ROYALTY")
            if case_deal is not None:
                _royalty(draft, sentence, case_deal[1])
    for deal, found in terms.items():
        _claim(draft, deal, found, next(c for c, d in made if d == deal))


def _foreign(text: str) -> bool:
    return bool(
        re.search(
            r"(?i)\bseries [A-H]\b|\bIPO\b|\binitial public offering\b|\bseed (?:money|round|funding)\b",
            text,
        )
    ) and not re.search(r"(?i)up-?front|mileston", text)


def _place(draft: Draft, sentence: int, index: int, made: list[tuple[Case, str]],
           terms: dict[str, list[Term]]) -> None:  # fmt: skip
    reading = draft.reading
    mention = reading.mentions[index]
    text = reading.masks[sentence].text
    at = text.find(f"<X{index}>")
    if mention.how == "share" or at < 0:
        return
    left, right = _clause(text, at)
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


def _clause(text: str, at: int) -> tuple[str, str]:
    """Return the words before and after an offset, up to the next amount or stop."""
    left = re.split(r";|<X\d+>|, while |, and (?=<O)|(?<=[a-z])\. ", text[:at])[-1]
    right = re.split(
        r";|<X\d+>|, while |, and (?=<O)|, with |(?<=[a-z])\. ", text[text.find(">", at) + 1 :]
    )[0]
    return left, right


def kind_of(left: str, right: str, sentence: str) -> str | None:
    """Return what an amount is for by the words beside it, nearest first."""
    both = left[-60:] + " # " + right[:60]
    upfront = re.search(r"(?i)up-?\s?front", both)
    mile = re.search(r"(?i)milestone|contingent", both)
    if (
        upfront
        and mile
        and re.search(
            r"(?i)up-?\s?front (?:and|plus|payments? and|,)[^#]{0,60}mileston|together|including",
            both,
        )
    ):
        return "TOTAL_POTENTIAL"
    if (
        re.search(
            r"(?i)\bincluding (?:all )?(?:\w+,? ){0,6}milestones|(?:headline|total|potential|whole) \w* ?(?:value|package|sum)?",
            both,
        )
        and not upfront
    ):
        return "TOTAL_POTENTIAL"
    best: tuple[int, int, str] | None = None
    for order, (code, words) in enumerate(_KINDS):
        for found in re.finditer(rf"(?i)\b(?:{words})", right[:80]):
            best = _nearer(best, (found.start(), order, code))
        for found in re.finditer(rf"(?i)\b(?:{words})", left[-80:]):
            best = _nearer(best, (len(left[-80:]) - found.end() + 4, order, code))
    if best is None:
        return None
    code = best[2]
    if code in ("MILESTONE_REGULATORY", "MILESTONE_COMMERCIAL", "MILESTONE_DEVELOPMENT"):
        code = _milestone(code, both, sentence)
    return code


def _nearer(best: tuple[int, int, str] | None, new: tuple[int, int, str]) -> tuple[int, int, str]:
    return new if best is None or new[:2] < best[:2] else best


def _milestone(code: str, both: str, sentence: str) -> str | None:
    """Keep a class of milestones only if the words speak of milestones of one class."""
    if not re.search(r"(?i)milestone|contingent|payments", sentence):
        return None
    classes = [c for c, words in (("MILESTONE_REGULATORY", "regulatory|approval"), ("MILESTONE_COMMERCIAL", "sales|commercial"),
                                  ("MILESTONE_DEVELOPMENT", "development|clinical")) if re.search(rf"(?i)\b(?:{words})", both)]  # fmt: skip
    return code if len(classes) == 1 else "MILESTONE_UNSPECIFIED"


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
            _write(draft, deal, slot, old, reading.span_of(term.index), again=True)
            continue
        restated = next((t for t in same if t.sentence == term.sentence and t.amount.currency != term.amount.currency
                         and _bracketed(reading, term.index)), None)  # fmt: skip
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
                reading.span_of(term.index),
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
        _write(draft, deal, slot, term, reading.span_of(term.index))
    if found and not draft.of(deal, "financialDisclosure"):
        draft.claim(deal, "financialDisclosure", reading.span_of(found[0].index), value="DISCLOSED"
                    if len(found) > 1 else "PARTIAL", basis="inferred", rule="disclosure")  # fmt: skip


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


def _royalty(draft: Draft, sentence: int, deal: str) -> None:
    reading = draft.reading
    text = reading.masks[sentence].text
    found = _ROYALTY.search(text)
    if found is None:
        return
    span = reading.found(sentence, found)
    ref = draft.anonymous("FinancialTerm", 0, "Royalties", deal, "ROYALTY")
    draft.claim(deal, "HAS_TERM", span, to=ref, rule="royalty")
    draft.claim(ref, "kind", span, value="ROYALTY", rule="royalty")
    near = text[max(0, found.start() - 60) : found.end() + 70]
    rate = _RATE.search(near)
    if rate:
        low = float(rate.group(1))
        high = float(rate.group(2) or rate.group(1))
        draft.claim(ref, "royaltyMin", reading.span(sentence), value=low, rule="royalty rate")
        draft.claim(ref, "royaltyMax", reading.span(sentence), value=high, rule="royalty rate")
    words = _WORDING.search(near)
    if words and words.group().strip():
        draft.claim(
            ref,
            "wording",
            reading.span(sentence),
            value=" ".join(words.group().split()),
            rule="royalty rate",
        )
