"""Rules on people: who holds which role in which company, and who founded it."""

import re

from pharmagraph.model import Span
from pharmagraph_loaders.extraction.corporate.degrees import claim_degrees
from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.finders import finders
from pharmagraph_loaders.extraction.naming.people import SAYING
from pharmagraph_loaders.extraction.referring.employers import (
    employer,
    employer_told,
    tells_of_another,
    topics,
)

_STOP = re.compile(rf"(?:,|\b)\s?(?:{SAYING}|told|“|\"|;|which|whom)\b|[“\";]|<P\d+>")
_FORMER = rule("roles", "FORMER")
_SERVED = rule("roles", "SERVED")
_ORG = re.compile(r"<O(\d+)>")
_ORGS_ORG = re.compile(r"<O\d+>['’]s (?:[\w-]+ ){1,3}<O(\d+)>")
_OWN = re.compile(r"\b(?:its|their)\b|<O\d+>['’]s?\s(?:[\w-]+\s){0,3}\Z")  # `X's chief executive`
_UNIT_AT = re.compile(r"<O\d+>\s(?:at|with)\s(?:the\s)?<O(\d+)>")
_BEFORE_THAT = re.compile(r"\b(?:former|until|after|previously|following)\b")
_OF = re.compile(r"(?i)\A(?:,)?\s(?:of|from|at)\s(?:the\s)?<O(\d+)>")
_LEADS = re.compile(r"(?i)\A,?\s(?:who\s)?(?:leads|heads|runs|chairs)\s(?:the\s)?<O(\d+)>")
_FOUNDED = re.compile(r"(?i)\bfound(?:er|ed|ing)\b|\bco-?founder\b")
_TITLE_LEFT = rule("roles", "TITLE_LEFT")
_WHERE = rule("roles", "WHERE")


def find_roles(draft: Draft) -> None:
    """Claim degrees, roles and foundations for every person of the text."""
    for sentence, mask in enumerate(draft.reading.masks):
        if "<P" in mask.text:
            _led_by(draft, sentence, mask.text)
        for found in re.finditer(r"<P(\d+)>", mask.text):
            if not _WHERE.search(mask.text, max(0, found.start() - 24), found.start()):
                _person(draft, sentence, mask.text, found)


def _person(draft: Draft, sentence: int, text: str, found: re.Match[str]) -> None:
    reading = draft.reading
    person = reading.mentions[int(found.group(1))].thing
    right = text[found.end() :]
    degrees = claim_degrees(draft, sentence, person, right, found.end())
    right = right[degrees:]
    stop = _STOP.search(right)
    right = right[: stop.start()] if stop else right
    left = text[: found.start()]
    previous = max(left.rfind(f"{c}") for c in (";", "“"))
    left = left[previous + 1 :][-170:]
    role = finders(reading.vocabulary)[1].role
    if _right(draft, sentence, person, right, found.end() + degrees, role):
        return
    if _left(draft, sentence, person, left, found.start() - len(left), role):
        return
    for pattern, code in ((_LEADS, "HEAD"), (_OF, "OTHER")):
        match = pattern.match(right)
        if match:
            org = reading.mentions[int(match.group(1))].thing
            end = found.end() + degrees + match.end()
            _hold(draft, person, org, code, "", reading.masked(sentence, found.start(), end))
            return


_LED = rule("roles", "LED")


def _led_by(draft: Draft, sentence: int, text: str) -> None:
    """Read `X is led by A and B as co-CEOs` and `X has A as chief executive`."""
    reading = draft.reading
    role = finders(reading.vocabulary)[1].role
    for found in _LED.finditer(text):
        org = reading.mentions[int(found.group(1) or found.group(4))].thing
        people = [found["p"]] if found["p"] else re.findall(r"<P(\d+)>", found["names"])
        title = (found["title"] or found["t2"] or "").replace("CEOs", "CEO")
        named = role.search(title)
        code = (
            reading.vocabulary.words["role"].get(named.group().lower(), "OTHER")
            if named
            else "HEAD"
        )
        for index in people:
            _hold(
                draft,
                reading.mentions[int(index)].thing,
                org,
                code,
                named.group() if named else "",
                reading.found(sentence, found),
            )


def _past(lead: str) -> bool:
    """Say whether the words before a title make it one of former times."""
    if _SERVED.search(lead):
        return True
    return bool(_FORMER.search(lead)) and not re.search(r"\b(?:now|as|who)\b", lead)


def _right(
    draft: Draft, sentence: int, person: Thing, right: str, at: int, role: re.Pattern[str]
) -> bool:
    """Read `NAME, founder and CEO of X`."""
    first = role.search(right[:120])
    if not first or first.start() > 90 or "<P" in right[: first.start()]:
        return False
    if not re.match(r",|\s(?:is|was|serves|who|joins|joined|becomes|became|arrived|as|\()", right):
        return False
    lead = right[: first.start()]
    moved = _AS_NOW.search(right)
    if moved:
        return _moved(draft, sentence, person, right, at, role, moved)
    if _past(lead):
        return bool(_SERVED.search(lead))
    titles = right[first.start() :]
    cut = re.search(r",\s(?:who|which|and\s<P)|\s(?:and|who)\s<P|\.\s", titles)
    titles = titles[: cut.start()] if cut else titles
    org, before = _named(lead, titles), list(_ORG.finditer(lead))
    words = titles[: org.start()] if org else titles[:90]
    target = _thing(
        draft.reading, org or (before[-1] if before and not _FORMER.search(lead) else None)
    )
    target = target or employer_told(draft.reading, sentence, at, words)
    if target is None:
        return tells_of_another(words)
    end = at + first.start() + (org.end() if org else len(words))
    return _titles(draft, sentence, person, target, words, (at, end), role)


def _named(lead: str, titles: str) -> re.Match[str] | None:
    """Return the company that follows a title as its own: of `head of X at Y` it is Y."""
    if _OWN.search(lead):
        return None
    org = _ORG.search(titles)
    org = (_ORGS_ORG.match(titles, org.start()) or org) if org else None
    org = (_UNIT_AT.match(titles, org.start()) or org) if org else None
    words = titles[: org.start()] if org else ""
    return None if _SERVED.search(words) or _BEFORE_THAT.search(words) else org


_AS_NOW = rule("roles", "AS_NOW")


def _moved(
    draft: Draft,
    sentence: int,
    person: Thing,
    right: str,
    at: int,
    role: re.Pattern[str],
    moved: re.Match[str],
) -> bool:
    """Read `NAME, another X veteran, as chief operating officer`: the role is in the topic."""
    found = role.search(right, moved.end())
    about = topics(draft.reading)
    if not found or found.start() - moved.end() > 30 or not about:
        return False
    org = _ORG.search(right[found.end() : found.end() + 20])
    target = _thing(draft.reading, org) or about[0]
    words = right[found.start() : found.end() + 20]
    return _titles(draft, sentence, person, target, words, (at, at + found.end()), role)


def _left(
    draft: Draft, sentence: int, person: Thing, left: str, at: int, role: re.Pattern[str]
) -> bool:
    """Read `X's president and CEO, NAME` and `X CEO NAME`."""
    tail = _TITLE_LEFT.search(left.rstrip(", "))
    found = list(role.finditer(tail.group())) if tail else []
    if not tail or not found:
        return False
    words = tail.group()
    after = words[found[-1].end() :]
    if len(after) > 60 or re.search(r"\b(?:said|told|with|by|to)\b", after):
        return False
    first = _first_of_group(words, found)
    orgs = [m for m in _ORG.finditer(words) if m.start() < first or m.start() > found[-1].end()]
    title = words[first:]
    if _FORMER.search(re.split(r"[,;]", words[max(0, first - 24) : first])[-1]):
        return False
    target = _thing(draft.reading, orgs[-1] if orgs else None)
    start = at + tail.start() + (orgs[-1].start() if orgs and orgs[-1].start() < first else first)
    target = target or employer(draft.reading, sentence, max(start, 0))
    if target is None:
        return False
    return _titles(
        draft, sentence, person, target, title, (max(start, 0), at + len(left) + 4), role
    )


def _first_of_group(words: str, found: list[re.Match[str]]) -> int:
    first = found[-1].start()
    for one in reversed(found[:-1]):
        if re.fullmatch(r",?\s?(?:and|&)?\s?[\w ]{0,20}", words[one.end() : first]):
            first = one.start()
    return first


def _titles(
    draft: Draft,
    sentence: int,
    person: Thing,
    org: Thing,
    words: str,
    at: tuple[int, int],
    role: re.Pattern[str],
) -> bool:
    table = draft.reading.vocabulary.words["role"]
    span = draft.reading.masked(sentence, *at)
    done = False
    for found in role.finditer(re.sub(r"<[A-Z]\d+>", "      ", words)):
        title = " ".join(found.group().split())
        code = table.get(title.lower(), "OTHER")
        if code == "PRESIDENT" and re.search(r"(?i)vice[ -]\Z", words[: found.start()]):
            continue
        done = True
        if code == "FOUNDER":
            draft.claim(draft.ref(person), "FOUNDED", span, to=draft.ref(org), rule="founder")
        _hold(draft, person, org, code, title, span)
    if _FOUNDED.search(words) and not done:
        draft.claim(draft.ref(person), "FOUNDED", span, to=draft.ref(org), rule="founder")
    return done


def _hold(draft: Draft, person: Thing, org: Thing, code: str, title: str, span: Span) -> None:
    draft.claim(
        draft.ref(person),
        "HOLDS_ROLE",
        span,
        to=draft.ref(org),
        roleCode=code,
        title=title or None,
        rule="role",
    )


def _thing(reading: Reading, found: re.Match[str] | None) -> Thing | None:
    return reading.mentions[int(found.group(1))].thing if found else None
