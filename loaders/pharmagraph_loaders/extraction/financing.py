"""Rules on financings: venture rounds, listings, offerings and loans, with their investors."""

import re
from dataclasses import dataclass

from pharmagraph.claims import Name
from pharmagraph.model import DateRange, Money, Span
from pharmagraph_loaders.extraction.draft import Draft, money
from pharmagraph_loaders.extraction.reading import Reading, Thing
from pharmagraph_loaders.extraction.rulebook import rule

_ROUND = rule("financing", "ROUND")
_KINDS = {"series": ("VENTURE_ROUND", "ROUND_SIZE"), "seed": ("VENTURE_ROUND", "ROUND_SIZE"), "ipo": ("IPO", "IPO_PROCEEDS"),
          "public": ("FOLLOW_ON", "ROUND_SIZE"), "private": ("PRIVATE_EQUITY", "ROUND_SIZE"), "debt": ("DEBT", "ROUND_SIZE")}  # fmt: skip
_LABELS = {
    "seed": "seed",
    "ipo": "IPO",
    "public": "public offering",
    "private": "private placement",
    "debt": "debt",
}
_PLANNED = rule("financing", "PLANNED")
_INVEST = rule("financing", "INVEST")
_LEAD = rule("financing", "LEAD")
_SPLIT = re.compile(r"(?i)\s(?:before|after|following|and then|followed by)\s|;")
_ROUND_AMOUNT = re.compile(r"(?i)<X(\d+)>(?:[^;.<>]{0,12})\bround\b")


@dataclass(slots=True)
class Round:
    """A financing found: its kind, label and place, who raised it, and its deal."""

    kind: str
    label: str
    sentence: int
    start: int
    end: int
    issuer: Thing
    deal: str = ""


def find_financings(draft: Draft) -> None:
    """Claim the financings of a document."""
    reading = draft.reading
    rounds: list[Round] = []
    for sentence, mask in enumerate(reading.masks):
        for found in _ROUND.finditer(mask.text):
            kind = next(k for k, v in found.groupdict().items() if v)
            issuer = _issuer(draft, sentence, mask.text, found.start(), rounds)
            if issuer is None or _PLANNED.search(mask.text[: found.start()][-70:]):
                continue
            label = _LABELS.get(kind) or "series " + found["series"].split()[1].upper()
            _add(draft, rounds, Round(kind, label, sentence, found.start(), found.end(), issuer))
    _investors(draft, rounds)


def _issuer(draft: Draft, sentence: int, text: str, at: int, rounds: list[Round]) -> Thing | None:
    """Return who raises the money: the subject of the sentence, or of the round before."""
    reading = draft.reading
    before = list(re.finditer(r"<O(\d+)>", text[:at]))
    if rounds and rounds[-1].sentence == sentence:
        return rounds[-1].issuer
    if before:
        first = re.search(
            r"<O(\d+)>(?:['’]s)? (?:<X\d+>|[^;<>]{0,60}\b(?:rais\w+|clos\w+|complet\w+|secur\w+|got|bag\w*|land\w*|pull\w*|nab\w*|has come|emerg\w+|launch\w*|debut\w*|pric\w+|announc\w+))",
            text[:at],
        )
        index = int((first or before[0]).group(1))
        return reading.mentions[index].thing
    if rounds:
        return rounds[-1].issuer
    after = re.search(r"\b(?:for|at|by|of) <O(\d+)>", text[at:])
    return reading.mentions[int(after.group(1))].thing if after else _main(reading)


def _main(reading: Reading) -> Thing | None:
    orgs = [m.thing for m in reading.mentions if m.label == "Organization"]
    return max(orgs, key=lambda t: (len(t.mentions), -orgs.index(t)), default=None)


def _add(draft: Draft, rounds: list[Round], new: Round) -> None:
    same = [r for r in rounds if r.label == new.label and r.issuer is new.issuer]
    if same:
        new.deal = same[0].deal
    else:
        new.deal = _deal(draft, new)
        rounds.append(new)
    left, right = _segment(draft, new)
    _amounts(draft, new, left, right)
    _dates(draft, new, left, right)
    _venue(draft, new, left, right)
    earlier = [
        r for r in rounds if r.sentence == new.sentence and r is not new and r.start < new.start
    ]
    text = draft.reading.masks[new.sentence].text
    if earlier and re.search(r"(?i)\bbefore\b", text[earlier[-1].end : new.start]):
        draft.claim(
            new.deal,
            "FOLLOWS",
            draft.reading.span(new.sentence),
            to=earlier[-1].deal,
            rule="order of rounds",
        )


def _deal(draft: Draft, new: Round) -> str:
    reading = draft.reading
    offset = reading.masks[new.sentence].offsets[new.start]
    deal = draft.anonymous("Deal", offset, f"{_short(new.issuer)} {new.label}")
    span = _span(reading, new)
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


def _span(reading: Reading, new: Round) -> Span:
    offsets = reading.masks[new.sentence].offsets
    return reading.span(new.sentence, offsets[new.start], offsets[new.end])


def _segment(draft: Draft, new: Round) -> tuple[int, int]:
    """Return the part of the sentence that speaks of this round alone."""
    text = draft.reading.masks[new.sentence].text
    cuts = [0, len(text)]
    others = [m.start() for m in _ROUND.finditer(text) if m.start() != new.start]
    for cut in _SPLIT.finditer(text):
        if any(min(o, new.start) <= cut.start() <= max(o, new.start) for o in others):
            cuts.append(cut.start())
    return max(c for c in cuts if c <= new.start), min(c for c in cuts if c >= new.end)


def _amounts(draft: Draft, new: Round, left: int, right: int) -> None:
    reading = draft.reading
    text = reading.masks[new.sentence].text
    shown = [(text.find(f"<X{i}>"), i) for i in reading.of(new.sentence, "Money")]
    inside = [
        (at, i) for at, i in shown if left <= at < right and reading.mentions[i].how == "value"
    ]
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


def _venue(draft: Draft, new: Round, left: int, right: int) -> None:
    reading = draft.reading
    text = reading.masks[new.sentence].text
    if new.kind != "ipo":
        return
    for index in reading.of(new.sentence, "Agency"):
        at, mention = text.find(f"<G{index}>"), reading.mentions[index]
        if left <= at < right and mention.thing.entry and mention.thing.entry.sort == "EXCHANGE":
            venue = exchange(draft, mention.thing, reading.span_of(index))
            span = reading.span(new.sentence, _span(reading, new).start, mention.end)
            draft.claim(venue, "PARTY_TO", span, to=new.deal, role="LISTING_VENUE", rule="listing")
            draft.claim(
                draft.ref(new.issuer),
                "LISTED_ON",
                span,
                to=venue,
                basis="inferred",
                inferredFrom="its IPO there",
                rule="listing",
            )
            return


def exchange(draft: Draft, one: Thing, span: Span) -> str:
    """Return the ref of a stock exchange."""
    name = one.entry.name if one.entry else one.name
    ref = draft.node("Organization", name)
    names = sorted({Name(name), *(Name(n, "SHORT") for n in one.names if n != name)})
    from dataclasses import replace  # noqa: PLC0415

    draft.refs[ref] = replace(draft.refs[ref], names=tuple(names), mentions=(span,))
    draft.claim(ref, "kind", span, value="EXCHANGE", rule="exchange")
    return ref


def _investors(draft: Draft, rounds: list[Round]) -> None:
    """Read who invests in the sentence of a round and in those that follow it."""
    reading = draft.reading
    current: Round | None = None
    by_sentence: dict[int, list[Round]] = {}
    for one in rounds:
        if one.kind != "ipo":
            by_sentence.setdefault(one.sentence, []).append(one)
    if not by_sentence:
        return
    first = min(by_sentence)
    for sentence, mask in enumerate(reading.masks):
        if sentence in by_sentence:
            current = by_sentence[sentence][0]
        if current is None or sentence < first or not _INVEST.search(mask.text):
            continue
        if sentence not in by_sentence and not _only_investors(reading, mask.text):
            continue
        _read_investors(draft, current, sentence, mask.text)


def _only_investors(reading: Reading, text: str) -> bool:
    return not re.search(r"(?i)<P\d+>|\bfounded\b|helped|<D\d+>|<T\d+>|acquir|licen[sc]", text)


def _read_investors(draft: Draft, current: Round, sentence: int, text: str) -> None:
    reading = draft.reading
    cue = _INVEST.search(text)
    start = min(cue.start() if cue else 0, current.end) if sentence == current.sentence else 0
    through = _through(reading, sentence, text)
    lead = _LEAD.search(text)
    for found in re.finditer(r"<O(\d+)>", text):
        one = reading.mentions[int(found.group(1))].thing
        if found.start() < start or one is current.issuer or id(one) in through:
            continue
        if re.search(
            r"(?i)(?:fund|arm|unit|research|spin\w*|based|work) (?:of|from|on|at) (?:the )?\Z",
            text[: found.start()],
        ) or text[found.end() :].startswith(("'s", "’s")):
            continue
        leads = (
            lead is not None
            and abs(lead.start() - found.start()) < 45
            and "," not in text[min(lead.end(), found.end()) : max(lead.start(), found.start())]
        )
        draft.claim(draft.ref(one), "PARTY_TO", reading.span_of(int(found.group(1))), to=current.deal,
                    role="LEAD_INVESTOR" if leads else "INVESTOR", rule="investor")  # fmt: skip


def _through(reading: Reading, sentence: int, text: str) -> set[int]:
    """Return companies that invest through a fund of theirs named in the same sentence."""
    things = [reading.mentions[i].thing for i in reading.of(sentence, "Organization")]
    found: set[int] = set()
    if re.search(r"(?i)\b(?:by way of|through|via)\b", text):
        for one in things:
            first = one.name.split()[0]
            if any(
                o is not one
                and o.name.startswith(first + " ")
                and _is_fund(o)
                and not _is_fund(one)
                for o in things
            ):
                found.add(id(one))
    return found


def _is_fund(one: Thing) -> bool:
    return any(
        re.search(r"(?i)\b(?:ventures?|capital|investments?|fund|partners)\b", n) for n in one.names
    )
