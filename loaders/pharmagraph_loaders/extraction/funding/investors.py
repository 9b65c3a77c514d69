"""Rules on financings: who invests."""

import re

from pharmagraph_loaders.extraction.funding.rounds import Round, part_of
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule

_INVEST = rule("financing", "INVEST")


_LEAD = rule("financing", "LEAD")
_BACKER = rule("financing", "BACKER")
_BACKS = rule("financing", "BACKS")
_BACKING = rule("financing", "BACKING")
_PROVIDES = rule("financing", "PROVIDES")
_JOINED = rule("financing", "JOINED")
_LED_IT = re.compile(
    r"\W*(?:The round was |It was )?(?:<O\d+>(?: and <O\d+>)? (?:co-)?led|led by <O)\b"
)
_MANY = 5  # companies in the sentence after a round, and nothing else, are its investors
_LENT = ("debt", "private", "seed", "series")


def investors(draft: Draft, rounds: list[Round]) -> None:
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
        if current is not None and sentence >= first and _tells(reading, current, sentence):
            for one, left, right in _parts(mask.text, by_sentence.get(sentence, []), current):
                _read_investors(draft, one, sentence, mask.text, (left, right))


def _parts(text: str, told: list[Round], current: Round) -> list[tuple[Round, int, int]]:
    """Return the rounds that a sentence tells of, each with the part of it that is on it."""
    if len(told) < _SEVERAL:
        return [(current, 0, len(text))]
    return [(one, *part_of(text, one.start, one.end)) for one in told]


_SEVERAL = 2


def backs(text: str, found: re.Match[str]) -> bool:
    """Say whether a company gives money there: `backed by X`, `X led the round`."""
    before = text[max(0, found.start() - 200) : found.start()]
    left = before[: listed.start()] if (listed := _JOINED.search(before)) else before
    return bool(_BACKER.search(left[-40:]) or _BACKS.match(text[found.end() :][:120]))


def _tells(reading: Reading, current: Round, sentence: int) -> bool:
    """Say whether a sentence tells who invests in a round: its own, or one on nothing else."""
    text = reading.masks[sentence].text
    if any(reading.mentions[int(i)].thing is not current.issuer for i in _OF_OTHERS.findall(text)):
        return False
    if sentence == current.sentence:
        lent = current.kind in _LENT and _PROVIDES.search(text, current.end)
        return bool(_INVEST.search(text) or _BACKING.search(text) or lent)
    many = sentence == current.sentence + 1 and len(reading.of(sentence, "Organization")) >= _MANY
    if sentence == current.sentence + 1 and _LED_IT.match(text):
        return True
    return (many or bool(_INVEST.search(text))) and _only_investors(reading, text)


_OF_OTHERS = re.compile(r"<O(\d+)>['’]s (?:\w+ )?(?:investors|backers|shareholders|owners)\b")


def _only_investors(reading: Reading, text: str) -> bool:
    return not re.search(
        r"(?i)<P\d+>|\bfounded\b|helped|<D\d+>|<T\d+>|acquir|licen[sc]"
        r"|\bagreements?\b|\bdeals?\b|\boption\b|\brights?\b|\bmilestone|\broyalt|\bcollaborat",
        text,
    )


def _read_investors(
    draft: Draft, current: Round, sentence: int, text: str, part: tuple[int, int]
) -> None:
    reading = draft.reading
    cue = _INVEST.search(text) or _PROVIDES.search(text, current.end)
    start = min(cue.start() if cue else 0, current.end) if sentence == current.sentence else 0
    through = _through(reading, sentence, text)
    lead = _LEAD.search(text)
    for found in re.finditer(r"<O(\d+)>", text):
        one = reading.mentions[int(found.group(1))].thing
        if not part[0] <= found.start() < part[1]:
            continue
        early = found.start() < start and not backs(text, found)
        if early or one is current.issuer or id(one) in through:
            continue
        if re.search(
            r"(?i)(?:fund|arm|unit|research|spin\w*|based|work) (?:of|from|on|at) (?:the )?\Z",
            text[: found.start()],
        ) or text[found.end() :].startswith(("'s", "’s")):
            continue
        draft.claim(
            draft.ref(one),
            "PARTY_TO",
            reading.span_of(int(found.group(1))),
            to=current.deal,
            role="LEAD_INVESTOR" if _leads(text, lead, found) else "INVESTOR",
            rule="investor",
        )


def _leads(text: str, lead: re.Match[str] | None, found: re.Match[str]) -> bool:
    """Say whether the words for leading a round stand beside a company, with no comma between."""
    if lead is None or abs(lead.start() - found.start()) >= _BESIDE:
        return False
    between = text[min(lead.end(), found.end()) : max(lead.start(), found.start())]
    return not {",", ";"} & {*between}


_BESIDE = 45  # characters between the lead and the word that says so


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
