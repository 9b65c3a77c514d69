"""From a document to its reading: find every mention, and what each of them means."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pharmagraph.model import Document
from pharmagraph_loaders.extraction.lexicon.legal_names import core_name
from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.gated import Text
from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.naming.blocking import blocks
from pharmagraph_loaders.extraction.naming.chunks import Chunk, find_chunks
from pharmagraph_loaders.extraction.naming.drugs import group_drugs
from pharmagraph_loaders.extraction.naming.finders import finders
from pharmagraph_loaders.extraction.naming.grouping import Organizations
from pharmagraph_loaders.extraction.naming.known_chunks import with_known
from pharmagraph_loaders.extraction.naming.known_names import find_names
from pharmagraph_loaders.extraction.naming.organizations import key_of
from pharmagraph_loaders.extraction.naming.people import PersonFinder
from pharmagraph_loaders.extraction.naming.profile import find_profiles
from pharmagraph_loaders.extraction.naming.scoring import ENOUGH, entry_of, is_other, score_names
from pharmagraph_loaders.extraction.naming.selecting import Found, Taken
from pharmagraph_loaders.extraction.naming.sightings import occurrences, without_overlaps
from pharmagraph_loaders.extraction.referring.anaphora import resolve_anaphora
from pharmagraph_loaders.extraction.text.dates import find_dates
from pharmagraph_loaders.extraction.text.money import find_amounts
from pharmagraph_loaders.extraction.text.sentences import split_sentences
from pharmagraph_loaders.extraction.text.tokens import phrase

_TYPES = {"DEMONYM": "FULL", "ACRONYM": "SHORT", "KNOWN": "SHORT"}
_TITLE = 300
_OF = (" of ", " from ", " at ")
_INITIALS = 2  # so short a beginning of a name is none: the T of T. Adams Capital


def read(document: Document, voc: Vocabulary) -> Reading:
    """Find all mentions of a document; the same document always gives the same reading."""
    document = replace(document, text=Text(document.text))
    sentences = split_sentences(document.text, voc.group("abbreviation"))
    mentions = _Mentions(document, voc).find()
    reading = Reading(document, voc, sentences, mentions)
    find_profiles(reading)
    resolved = resolve_anaphora(reading)
    return Reading(document, voc, sentences, resolved)


@dataclass
class _Mentions:
    """Collects mentions step by step, each step avoiding what was taken before."""

    document: Document
    voc: Vocabulary
    mentions: list[Mention] = field(default_factory=list[Mention])
    found: list[Found] = field(default_factory=list[Found])

    def find(self) -> list[Mention]:
        text = self.document.text
        for amount in find_amounts(text):
            how = "share" if amount.per_share else "value"
            self.mentions.append(Mention(amount.start, amount.end, "Money", (), how, amount.money))
        taken = self._taken(self.mentions)
        for when in find_dates(text, self.document.published):
            if not taken.covers(when.start, when.end):
                self.mentions.append(Mention(when.start, when.end, "When", (), "value", when.range))
        self.found = find_names(text, self.voc, self.mentions)
        self._proper_names()
        self._others()
        return without_overlaps(self.mentions)

    def _taken(self, spans: Iterable[Mention | Found]) -> Taken:
        return Taken(len(self.document.text), ((s.start, s.end) for s in spans))

    def _proper_names(self) -> None:
        """Read capitalised runs as people and organisations."""
        text = self.document.text
        values = [(m.start, m.end) for m in self.mentions]
        blocked = sorted(
            [*values, *((f.start, f.end) for f in self.found if blocks(text, f, self.voc))]
        )
        chunks = with_known(text, find_chunks(text, blocked, self.voc), self.found)
        persons = self._persons(chunks)
        scores = score_names(text, self.voc, chunks, persons, self.found)
        groups = Organizations(self.voc)
        named: list[tuple[Chunk, Thing]] = []
        accepted = {k for k, score in scores.items() if score >= ENOUGH}
        begun = {" ".join(k.split()[:n]) for k in accepted for n in range(1, len(k.split()))}
        begun = {k for k in begun if len(k) > _INITIALS}
        for chunk in chunks:
            key = key_of(chunk.text, self.voc)
            part = key in begun and not is_other(self.voc, chunk.text)
            if phrase(chunk.text) not in persons and (key in accepted or part):
                thing = groups.add(chunk.text, entry_of(self.voc, chunk.text))
                if key not in accepted:
                    thing.facts["weak"] = "1"
                groups.define(text, chunk, thing)
                groups.known_as(text, chunk, thing)
                named.append((chunk, thing))
        groups.settle()
        self._add_organizations(groups, named)
        self._add_people([c for c in chunks if phrase(c.text) in persons])

    def _persons(self, chunks: list[Chunk]) -> set[str]:
        """Return the names of people, and of those named with `and` after one."""
        text = self.document.text
        orgs, people = finders(self.voc)[:2]
        persons = {phrase(c.text) for c in chunks if people.is_person(text, c)}
        for left, right in pairwise(chunks):
            gap = text[left.end : right.start]
            if gap == " and " and phrase(left.text) in persons and people.may_be(right.text):
                persons.add(phrase(right.text))
        persons |= set(_beside(text, chunks, persons, people))
        known = {c.text for c in chunks if entry_of(self.voc, c.text)}
        return persons - {
            phrase(c.text)
            for c in chunks
            if c.text in known or c.text.split()[0] in known or orgs.has_head(c.text)
        }

    def _add_organizations(self, groups: Organizations, named: list[tuple[Chunk, Thing]]) -> None:
        units = {id(unit): whole for unit, whole in groups.units}
        for chunk, _thing in named:
            thing = (
                groups.by_key[key_of(chunk.text, self.voc)]
                if (key_of(chunk.text, self.voc) in groups.by_key)
                else groups.short[key_of(chunk.text, self.voc)]
            )
            how = "short" if thing.names.get(chunk.text) == "SHORT" else "name"
            self.mentions.append(Mention(chunk.start, chunk.end, "Organization", (thing,), how))
            if id(thing) in units:
                thing.facts["unit"] = "1"
        self._second_pass({**groups.short, **groups.by_key})
        self._in_capitals({**groups.short, **groups.by_key})
        for unit, whole in groups.units:
            unit.facts["whole"] = whole.name

    def _second_pass(self, known: dict[str, Thing]) -> None:
        """Find known names where capitals gave them away nowhere: in headlines and capitals."""
        taken = self._taken(self.mentions)
        for thing in {id(t): t for t in known.values()}.values():
            for name in _written(thing.names):
                for at in occurrences(self.document.text, name):
                    if not taken.covers(at, at + len(name)):
                        self.mentions.append(
                            Mention(at, at + len(name), "Organization", (thing,), "name")
                        )
                        taken.add([(at, at + len(name))])

    def _in_capitals(self, known: dict[str, Thing]) -> None:
        """Find known names in a title in capitals."""
        text = self.document.text
        title = text[: text.find("\n") if "\n" in text else len(text)]
        letters = [c for c in title if c.isalpha()]
        if (
            len(title) > _TITLE
            or not letters
            or sum(c.isupper() for c in letters) < 0.8 * len(letters)
        ):
            return
        taken = self._taken(self.mentions)
        for thing in {id(t): t for t in known.values()}.values():
            forms = {core_name(n, self.voc.group("legal_suffix")).upper() for n in thing.names}
            for form in sorted(forms, key=lambda f: (-len(f), f)):
                for at in occurrences(title, form):
                    if len(form) > 3 and not taken.covers(at, at + len(form)):
                        self.mentions.append(
                            Mention(at, at + len(form), "Organization", (thing,), "name")
                        )
                        taken.add([(at, at + len(form))])

    def _add_people(self, chunks: list[Chunk]) -> None:
        people: dict[str, Thing] = {}
        for chunk in chunks:
            thing = people.setdefault(phrase(chunk.text), Thing("Person", {}))
            thing.names.setdefault(chunk.text, "FULL")
            self.mentions.append(Mention(chunk.start, chunk.end, "Person", (thing,)))
        taken = self._taken(self.mentions)
        for thing in people.values():
            family = thing.name.split()[-1]
            for at in occurrences(self.document.text, family):
                if len(family) > 2 and not taken.covers(at, at + len(family)):
                    self.mentions.append(Mention(at, at + len(family), "Person", (thing,), "short"))

    def _others(self) -> None:
        """Add all other known names that no name of a company or person covers."""
        taken = self._taken(self.mentions)
        rest = [
            f for f in self.found if f.label != "Organization" and not taken.covers(f.start, f.end)
        ]
        self.mentions += group_drugs(self.document.text, [f for f in rest if f.label == "Drug"])
        things: dict[tuple[str, str], Thing] = {}
        for found in rest:
            if found.label == "Drug":
                continue
            surface = self.document.text[found.start : found.end]
            name = found.entry.name if found.entry else surface
            thing = things.setdefault((found.label, name), Thing(found.label, {}, found.entry))
            type_ = _TYPES.get(found.type, found.type)
            thing.names.setdefault(" ".join(surface.split()), type_)
            how = "demonym" if found.type == "DEMONYM" else "name"
            self.mentions.append(Mention(found.start, found.end, found.label, (thing,), how))


def _written(names: Iterable[str]) -> list[str]:
    """Return names, and those of a title as they are within a sentence: `sanofi-aventis`."""
    plain = [n[0].lower() + n[1:] for n in names if "-" in n and n[1:].islower()]
    return [*names, *plain]


def _beside(
    text: str, chunks: list[Chunk], persons: set[str], people: PersonFinder
) -> Iterator[str]:
    """Yield who is named like a person before: `Ann Lee of X and Bo Ek of Y have joined`."""
    for left, org, right in zip(chunks, chunks[1:], chunks[2:], strict=False):
        gaps = text[left.end : org.start], text[org.end : right.start]
        joined = gaps[0] in _OF and gaps[1] in (" and ", ", ", ", and ")
        after = text.startswith(_OF, right.end)
        if joined and after and phrase(left.text) in persons and people.may_be(right.text):
            yield phrase(right.text)
