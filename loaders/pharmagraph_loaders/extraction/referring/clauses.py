"""Sentences as clauses: pronouns resolved, lists of companies one name, subjects carried on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pharmagraph_loaders.extraction.matching.clause import ORG, Clause
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.pronouns import (
    antecedent,
    other_before,
    speaker,
    subject_before,
)

_DESCRIBED = rule("frames", "DESCRIBED")
_DASHED = rule("frames", "DASHED")
_BEATEN = rule("frames", "BEATEN")
_WOULD = rule("frames", "WOULD")
_RESOLVED = rule("frames", "RESOLVED")
_GAPPED = rule("frames", "GAPPED")
_APPOSED = rule("frames", "APPOSED")
_LINKED = rule("frames", "LINKED")
_FINITE = rule("frames", "FINITE")
_RELATIVE = rule("frames", "RELATIVE")
_INSERTED = rule("frames", "INSERTED")
_WHOM = rule("frames", "WHOM")
_SUBJECT = rule("frames", "SUBJECT")
_CARRIED = rule("frames", "CARRIED")
_LEADING = rule("frames", "LEADING")
_REDUCED = rule("frames", "REDUCED")
_OBJECT_IT = rule("frames", "OBJECT_IT")
_PRONOUN = rule("frames", "PRONOUN")
_PASSED = rule("agreements", "PASSED")


@dataclass(slots=True)
class Clauses:
    """The clauses of a sentence, and the organisations that each name in them stands for."""

    reading: Reading
    sentence: int
    members: dict[str, tuple[Thing, ...]]
    found: list[Clause]
    inserted: tuple[tuple[int, int], ...] = ()

    def leaves(self, clause: Clause, start: int, stop: int) -> bool:
        """Say whether words begin in an inserted clause and go on behind it: two sayings, not one.

        In `A, which B bought, will buy C` it is not B that will.
        """
        whole = clause is self.found[0]
        return whole and any(first < start < last < stop for first, last in self.inserted)

    def things(self, token: str) -> tuple[Thing, ...]:
        """Return the organisations of a token, `O3` or `O3+`."""
        known = self.members.get(token)
        return known if known else (self.reading.mentions[int(token[1:].rstrip("+"))].thing,)


@lru_cache(maxsize=1024)
def clauses_of(reading: Reading, sentence: int) -> Clauses:
    """Return the clauses of a sentence, the whole sentence first."""
    mask = reading.masks[sentence]
    made = Clauses(reading, sentence, {}, [])
    whole = Clause(mask.text, tuple(range(len(mask.text))))
    spoken = list(_pronouns(made, whole))
    whole = whole.edit(_BEATEN, lambda _m: "agreed")
    whole = whole.edit(_WOULD, lambda m: m["said"] + " will")
    whole = whole.edit(_RESOLVED, lambda _m: "will")
    whole = whole.edit(_DASHED, lambda m: m.group(1) + " ").edit(_DESCRIBED, lambda _m: "")
    whole = whole.edit(_APPOSED, lambda m: m.group(1) + " ")
    whole = _lists(made, whole)
    made.inserted = tuple((m.end(1), m.end()) for m in _INSERTED.finditer(whole.text))
    main = whole.edit(_INSERTED, lambda m: m.group(1) + " ")
    texts: dict[str, Clause] = {}
    for clause in (
        whole,
        main,
        *_parts(made, whole),
        *_carried(main),
        *_gapped(whole),
        *spoken,
        *_reduced(reading, sentence, whole),
    ):
        texts.setdefault(clause.text, clause)
    made.found = list(texts.values())
    return made


def _pronouns(made: Clauses, clause: Clause) -> Iterator[Clause]:
    """Yield what follows `its`, `it` and `we`, with the name that they stand for before it."""
    reading, sentence = made.reading, made.sentence
    for found in _PRONOUN.finditer(clause.text):
        if found["we"] or found["our"]:
            index = speaker(reading, sentence, clause.text)
        else:
            index = antecedent(reading, sentence, clause.text, found.start())
        if index is not None:
            owner = f"<O{index}>" + ("’s" if found["our"] or found["its"] else "")
            rest = clause.cut(found.end() + 1).edit(_DESCRIBED, lambda _m: "")
            yield _lists(made, rest.after(owner))
    yield from _objects(made, clause)


def _objects(made: Clauses, clause: Clause) -> Iterator[Clause]:
    """Yield `X granted it rights` with a name for `it`."""
    found = _OBJECT_IT.search(clause.text)
    if found is None:
        return
    index = other_before(made.reading, made.sentence, clause.text, found.start())
    if index is not None:
        start, stop = found.span("it")
        name = f"<O{index}>"
        text = clause.text[:start] + name + clause.text[stop:]
        at = (*clause.at[:start], *(clause.at[start],) * len(name), *clause.at[stop:])
        yield _lists(made, Clause(text, at))


def _lists(made: Clauses, clause: Clause) -> Clause:
    """Make one name of the companies of a list, and of a pair."""
    reading = made.reading
    text = clause.text

    def one(found: re.Match[str]) -> str:
        indexes = [int(i) for i in re.findall(r"<O(\d+)>", found.group())]
        inside = found.start() > 0 or made.sentence > 2 or " and " in found.group()
        if inside and not _is_list(found.group(), len(indexes)):
            return found.group()
        earlier = re.split(r"[;:]", text[: found.start()])[-1]
        if ORG.search(earlier) and _FINITE.match(text, found.end()):
            indexes, rest = indexes[:-1], found.group()[found.group().rfind("<O") :]
            if len(indexes) < 2:
                return found.group()
            return _many(made, indexes) + " and " + rest
        return _many(made, indexes)

    def pair(found: re.Match[str]) -> str:
        things = reading.mentions[int(found.group(1))].things[:2]
        made.members[f"O{found.group(1)}+"] = things
        return f"<O{found.group(1)}+>"

    return clause.edit(_LINKED, one).edit(_PAIR, pair)


def _is_list(words: str, count: int) -> bool:
    """Say whether names are a list: the last after `and`, and without a comma if they are two."""
    ends = re.search(r"(?:,)? (?:and|&|plus|as well as|along with|together with) |/", words)
    return ends is not None and not (count == 2 and words[ends.start()] == "," and "<O" in words)


_PAIR = re.compile(r"<B(\d+)>")


def _many(made: Clauses, indexes: list[int]) -> str:
    things = {id(t): t for i in indexes for t in (made.reading.mentions[i].thing,)}
    if len(things) < 2:
        return f"<O{indexes[0]}>"
    made.members[f"O{indexes[0]}+"] = tuple(things.values())
    return f"<O{indexes[0]}+>"


def _parts(made: Clauses, clause: Clause) -> Iterator[Clause]:
    """Yield relative clauses with their head in place, and leading phrases after their subject."""
    for found in _RELATIVE.finditer(clause.text):
        yield clause.cut(found.end()).after(found.group(1))
    for found in _WHOM.finditer(clause.text):
        rest = clause.cut(found.start("rest"), found.end("rest"))
        tail = f" {found['prep']} {found.group(1)}"
        last = rest.at[-1]
        told = Clause(rest.text + tail, rest.at + (last,) * len(tail))
        yield told.edit(_IT_FIRST, lambda m: _first(made, clause, m.group()))
    leading = _LEADING.match(clause.text)
    if leading:
        yield clause.cut(0, leading.end("lead")).after(leading["subject"])


_IT_FIRST = re.compile(r"\A(?:it|we)\b")


def _gapped(clause: Clause) -> Iterator[Clause]:
    """Yield `X signed … with A and a second one with B` once more with what follows `and`."""
    for found in _GAPPED.finditer(clause.text):
        head = clause.cut(found.start("head"), found.end("head"))
        rest = clause.cut(found.end())
        at = head.at[-1]
        yield Clause(f"{head.text} {rest.text}", (*head.at, at, *rest.at))


def _first(made: Clauses, clause: Clause, pronoun: str) -> str:
    """Return the first company of a clause for `it`, the speaker's for `we`."""
    if pronoun == "we":
        index = speaker(made.reading, made.sentence, clause.text)
        return f"<O{index}>" if index is not None else pronoun
    found = ORG.search(clause.text)
    return found.group() if found else pronoun


def _reduced(reading: Reading, sentence: int, clause: Clause) -> Iterator[Clause]:
    """Yield `<drug>, licensed from X` after the company that it leaves open."""
    for found in _REDUCED.finditer(clause.text):
        taken = found["other"]
        orgs = [m.group() for m in ORG.finditer(clause.text) if m.group() != taken]
        if not orgs and _PASSED.search(clause.text):
            continue  # who passed the rights on is not always the company before
        index = None if orgs else subject_before(reading, sentence)
        subject = orgs[0] if orgs else f"<O{index}>" if index is not None else ""
        if subject:
            yield clause.cut(found.start("verb")).after(subject)


def _carried(clause: Clause) -> Iterator[Clause]:
    """Yield the later predicates of a sentence, each with the last subject before it."""
    subjects = [(m.start(), m.group(1)) for m in _SUBJECT.finditer(clause.text)]
    for found in _CARRIED.finditer(clause.text):
        before = [s for start, s in subjects if start < found.start()]
        if before:
            yield clause.cut(found.end()).after(before[-1])
