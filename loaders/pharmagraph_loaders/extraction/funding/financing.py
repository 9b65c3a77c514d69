"""Rules on financings: venture rounds, listings, offerings and loans, with their investors."""

import re

from pharmagraph.model import DateRange, Money
from pharmagraph_loaders.extraction.funding.investors import backs, investors
from pharmagraph_loaders.extraction.funding.listings import round_span, venue
from pharmagraph_loaders.extraction.funding.rounds import Round, part_of
from pharmagraph_loaders.extraction.matching.draft import Draft, money
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.pronouns import speaker

_ROUND = rule("financing", "ROUND")
_KINDS = {
    "series": ("VENTURE_ROUND", "ROUND_SIZE"),
    "seed": ("VENTURE_ROUND", "ROUND_SIZE"),
    "ipo": ("IPO", "IPO_PROCEEDS"),
    "public": ("FOLLOW_ON", "ROUND_SIZE"),
    "private": ("PRIVATE_EQUITY", "ROUND_SIZE"),
    "debt": ("DEBT", "ROUND_SIZE"),
}
_LABELS = {
    "seed": "seed",
    "ipo": "IPO",
    "public": "public offering",
    "private": "private placement",
    "debt": "debt",
}
_RAISES = rule("financing", "RAISES")
_GOES_TO = rule("financing", "GOES_TO")
_LOANED = rule("financing", "LOANED")
_FOR = rule("financing", "FOR")
_HEADING = re.compile(r"(?:\W*\d{0,2}\W*)(?:[\w-]+[ .:]*){1,3}")
_NOT_YET = rule("financing", "NOT_YET")
_LEAST = 10_000  # what is less is the price of a share
_PLANNED = rule("financing", "PLANNED")
_SUM_RAISED = rule("financing", "SUM_RAISED")


def find_financings(draft: Draft) -> None:
    """Claim the financings of a document."""
    reading = draft.reading
    rounds: list[Round] = []
    for sentence, mask in enumerate(reading.masks):
        for found in _ROUND.finditer(mask.text):
            kind = next(k for k, v in found.groupdict().items() if v)
            issuer = _issuer(draft, sentence, mask.text, found.start(), rounds)
            later = kind == "ipo" and _NOT_YET.match(mask.text, found.end())
            if issuer is None or later or _PLANNED.search(mask.text[: found.start()][-70:]):
                continue
            label = _LABELS.get(kind) or "series " + found["series"].split()[1].upper()
            _add(draft, rounds, Round(kind, label, sentence, found.start(), found.end(), issuer))
    investors(draft, rounds)


def _issuer(draft: Draft, sentence: int, text: str, at: int, rounds: list[Round]) -> Thing | None:
    """Return who raises the money: the subject of the sentence, or of the round before."""
    reading = draft.reading
    before = [m for m in re.finditer(r"<O(\d+)>", text[:at]) if not backs(text, m)]
    if rounds and rounds[-1].sentence == sentence:
        return rounds[-1].issuer
    if not before and (other := _told_beside(reading, sentence, text, at)):
        return other
    if before:
        shown = {m.group(1) for m in before}
        if rounds and all(reading.mentions[int(i)].how == "anaphor" for i in shown):
            return rounds[-1].issuer
        raising = (m.group(1) for m in _RAISES.finditer(text[:at]) if m.group(1) in shown)
        return reading.mentions[int(next(raising, before[0].group(1)))].thing
    direct = _OF.match(text, text.find(" ", at)) if rounds else None
    receiver = _GOES_TO.match(text[text.find(" ", at) :][:120]) or _GOES_TO.match(text[at:][:90])
    if told := direct or (None if rounds else receiver):
        return reading.mentions[int(told["o"][1:])].thing
    if rounds:
        return rounds[-1].issuer
    after = re.finditer(r"\b(?:for|at|by|of) <O(\d+)>", text)
    named = next((m for m in after if m.start() >= at and not _gives(text, m)), None)
    if named is None and _OURS.search(text[:at]):
        speaking = speaker(reading, sentence, text)
        return reading.mentions[speaking].thing if speaking is not None else _main(reading)
    return reading.mentions[int(named.group(1))].thing if named else _main(reading)


_OF = re.compile(
    r" [A-H][+\d]?(?: round| financing| funding)? (?:of|for|at) (?:the )?<(?P<o>O\d+)>"
)
_OURS = re.compile(r"(?i)\b(?:our|we)\b")


def _gives(text: str, found: re.Match[str]) -> bool:
    name = re.compile(r"<O\d+>").search(text, found.start())
    return name is not None and backs(text, name)


def _told_beside(reading: Reading, sentence: int, text: str, at: int) -> Thing | None:
    """Read `series A money for X`, `X lent Y …`, and `IPO.` before a sentence that X begins."""
    loaned = (_LOANED.match(text, m.end()) for m in re.finditer(r"<O\d+>", text[:at]))
    if lent := next((m for m in loaned if m), None):
        return reading.mentions[int(lent.group(1))].thing
    receiver = _FOR.match(text, at)
    if receiver:
        return reading.mentions[int(receiver["o"][1:])].thing
    after = reading.of(sentence + 1, "Organization") if sentence + 1 < len(reading.masks) else []
    if after and _HEADING.fullmatch(text) and reading.masks[sentence + 1].text.startswith("<O"):
        return reading.mentions[after[0]].thing
    return None


def _main(reading: Reading) -> Thing | None:
    orgs = [m.thing for m in reading.mentions if m.label == "Organization"]
    return max(orgs, key=lambda t: (len(t.mentions), -orgs.index(t)), default=None)


def _add(draft: Draft, rounds: list[Round], new: Round) -> None:
    reading = draft.reading
    same = [r for r in rounds if r.label == new.label and r.issuer is new.issuer]
    if same:
        new.deal = same[0].deal
    else:
        new.deal = _deal(draft, new)
        rounds.append(new)
    left, right = part_of(reading.masks[new.sentence].text, new.start, new.end)
    _amounts(draft, new, left, right)
    _dates(draft, new, left, right)
    venue(draft, new, left, right)
    earlier = [
        r for r in rounds if r.sentence == new.sentence and r is not new and r.start < new.start
    ]
    text = reading.masks[new.sentence].text
    if earlier and re.search(r"(?i)\bbefore\b", text[earlier[-1].end : new.start]):
        draft.claim(
            new.deal,
            "FOLLOWS",
            reading.span(new.sentence),
            to=earlier[-1].deal,
            rule="order of rounds",
        )


def _deal(draft: Draft, new: Round) -> str:
    reading = draft.reading
    offset = reading.masks[new.sentence].offsets[new.start]
    deal = draft.anonymous("Deal", offset, f"{_short(new.issuer)} {new.label}")
    span = round_span(reading, new)
    type_ = _KINDS[new.kind][0]
    draft.claim(deal, "class", span, value="FINANCING", rule="financing")
    draft.claim(deal, "types", span, value=type_, rule="financing")
    draft.claim(deal, "primaryType", span, value=type_, rule="financing")
    if new.kind in ("series", "seed"):
        draft.claim(deal, "roundLabel", span, value=new.label, rule="financing")
    draft.claim(draft.ref(new.issuer), "PARTY_TO", span, to=deal, role="ISSUER", rule="financing")
    return deal


def _short(one: Thing) -> str:
    full = [n for n, t in one.names.items() if t == "FULL"]
    return min(full, key=lambda n: (-len(n), n)) if full else one.name


def _amounts(draft: Draft, new: Round, left: int, right: int) -> None:
    reading = draft.reading
    text = reading.masks[new.sentence].text
    inside = [
        (at, i)
        for i in reading.of(new.sentence, "Money")
        if left <= (at := text.find(f"<X{i}>")) < right and _is_sum(reading, i)
    ]
    inside = inside or _raised_beside(reading, new)
    if not inside:
        return
    _at, index = min(inside, key=lambda p: abs(p[0] - new.start))
    kind = _KINDS[new.kind][1]
    term = draft.anonymous("FinancialTerm", 0, kind, new.deal, kind)
    span = reading.span_of(index)
    if draft.of(term, "amount"):
        return
    draft.claim(new.deal, "HAS_TERM", span, to=term, rule="financing amount")
    draft.claim(term, "kind", span, value=kind, rule="financing amount")
    draft.claim(
        term, "amount", span, value=money(reading.mentions[index].value), rule="financing amount"
    )
    following = index + 1
    if following < len(reading.mentions) and reading.mentions[following].label == "Money":
        gap = reading.document.text[reading.mentions[index].end : reading.mentions[following].start]
        other = reading.mentions[following].value
        if re.fullmatch(r"\s?\(\s?(?:about |around |~|or )?", gap) and isinstance(other, Money):
            draft.claim(
                term, "restated", reading.span_of(following), value=other, rule="restated amount"
            )


def _raised_beside(reading: Reading, new: Round) -> list[tuple[int, int]]:
    """Return the sum that the sentence after or before a round, on no other, says was raised."""
    for sentence in (new.sentence + 1, new.sentence - 1):
        if not 0 <= sentence < len(reading.masks):
            continue
        text, gap = reading.masks[sentence].text, reading.gap_before(max(sentence, new.sentence))
        found = _SUM_RAISED.search(text)
        if found and "\n" not in gap and not _ROUND.search(text):
            index = int(found[1])
            return [(new.start, index)] if _is_sum(reading, index) else []
    return []


def _is_sum(reading: Reading, index: int) -> bool:
    """Say whether an amount is no price of a share."""
    mention = reading.mentions[index]
    return mention.how == "value" and (money(mention.value).high or 0) >= _LEAST


def _dates(draft: Draft, new: Round, left: int, right: int) -> None:
    reading = draft.reading
    text = reading.masks[new.sentence].text
    best: tuple[int, int, int] | None = None
    for index in reading.of(new.sentence, "When"):
        at, value = text.find(f"<W{index}>"), reading.mentions[index].value
        if not (left <= at < right) or not isinstance(value, DateRange):
            continue
        if re.search(
            r"(?i)\b(?:by|until|founded in|since|next|expected|expects|at the end of)\s\Z",
            text[:at],
        ):
            continue
        size = (
            (value.end - value.start).days if value.end and value.start else 9999 - len(value.raw)
        )
        if best is None or (size, abs(at - new.start)) < best[:2]:
            best = (size, abs(at - new.start), index)
    if best is not None:
        value = reading.mentions[best[2]].value
        assert isinstance(value, DateRange)  # noqa: S101
        draft.claim(
            new.deal, "occurred", reading.span_of(best[2]), value=value, rule="financing date"
        )
