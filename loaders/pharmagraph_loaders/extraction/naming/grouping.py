"""Names that mean the same organisation, person or drug within one document."""

import re
from dataclasses import dataclass, field

from pharmagraph_loaders.extraction.lexicon.legal_names import APART, core_name
from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Vocabulary
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.chunks import Chunk
from pharmagraph_loaders.extraction.naming.listed_names import listed_as
from pharmagraph_loaders.extraction.naming.organizations import initials, key_of
from pharmagraph_loaders.extraction.text.tokens import phrase

_DEFINED = rule("grouping", "DEFINED")
_OTHERWISE = rule("grouping", "OTHERWISE")
_DIVISION = re.compile(r", (?:the|its|an?) (?:[\w-]+ ){0,3}(?:division|unit|arm)\b(?! of [A-Z])")
_COMPANY = re.compile(r"[^.]{0,90}?\([^()]{0,40}[\"“]?(?:the )?[\"“]?(?:Company|Group)[\"”]")
_SAME_FIRM = frozenset(
    [
        "group",
        "pharmaceuticals",
        "pharmaceutical",
        "pharma",
        "therapeutics",
        "biotech",
        "bio",
        "biopharma",
        "holdings",
        "holding",
        "company",
        "international",
        "biosciences",
        "biotherapeutics",
        "laboratories",
        "labs",
        "medicines",
        "medicine",
        "biopharmaceuticals",
        "biotechnology",
        "biologics",
        "industries",
        "corp",
        "sciences",
        "co",
    ]
)
_FUNCTIONS = frozenset({"research", "innovation"})  # what a part of a known company is there for
_SAME_FUND = frozenset({"management", "partners", "advisors", "advisers", "group"})
_INITIALS = 5
_PLACE_WORDS = frozenset(
    {"china", "us", "usa", "uk", "europe", "japan", "america", "asia", "korea"}
)


@dataclass(slots=True)
class Organizations:
    """The organisations of a document by the forms of their names."""

    voc: Vocabulary
    by_key: dict[str, Thing] = field(default_factory=dict[str, Thing])
    short: dict[str, Thing] = field(default_factory=dict[str, Thing])
    units: list[tuple[Thing, Thing]] = field(default_factory=list[tuple[Thing, Thing]])

    def add(self, name: str, entry: Entry | None) -> Thing:
        """Return the thing of a full name, new or known."""
        key = key_of(name, self.voc)
        thing = self.by_key.get(key) or self.short.get(key)
        if thing is None:
            thing = Thing("Organization", {}, entry)
            self.by_key[key] = thing
        legal = core_name(name, self.voc.group("legal_suffix")) != name
        thing.names.setdefault(name, "LEGAL" if legal else "FULL")
        return thing

    def define(self, text: str, chunk: Chunk, thing: Thing) -> None:
        """Learn the short name that brackets after a full name define."""
        if _COMPANY.match(text, chunk.end):
            thing.facts.setdefault("the company", "1")
        found = _DEFINED.match(text, chunk.end)
        if not found or found["short"].strip() in ("Company", "Group"):
            return
        short = found["short"].strip()
        words = [w.lower() for w in re.findall(r"\w+", chunk.text)]
        given = re.findall(r"\w+", short.lower())
        known = bool(given) and all(any(w.startswith(g) for w in words) for g in given)
        if short != chunk.text and (known or initials(chunk.text).startswith(short.upper()[:2])):
            self.short[key_of(short, self.voc)] = thing
            whole = len(given) > 1 and given[-1].lower() in self.voc.group("org_head")
            thing.names.setdefault(short, "FULL" if whole else "SHORT")

    def known_as(self, text: str, chunk: Chunk, thing: Thing) -> None:
        """Learn another name from `which operates as MSD` and `formerly called X`.

        What is called a division is none of its owner's names.
        """
        if _DIVISION.match(text, chunk.end):
            thing.facts.setdefault("division", "1")
        found = _OTHERWISE.match(text, chunk.end)
        if found:
            other = found["name"].rstrip(".,")
            self.short[key_of(other, self.voc)] = thing
            thing.names.setdefault(other, "FORMER" if found["former"] else "SHORT")

    def settle(self) -> None:
        """Let names that begin a longer name, or abbreviate one, mean the longer one."""
        for key in sorted(self.by_key, key=len):
            thing = self.by_key[key]
            longer = self.short.get(key) or self._longer(key, thing)
            if longer is not None:
                self.merge(key, thing, longer)
        for thing in self.by_key.values():
            thing.entry = thing.entry or listed_as(self.voc, thing.names)

    def merge(self, key: str, thing: Thing, into: Thing) -> None:
        """Give the names of a thing to another as short names."""
        for name in thing.names:
            into.names.setdefault(name, "SHORT")
        if into.entry is None and thing.entry is not None and thing.entry.sort:
            into.facts.setdefault("home", thing.entry.sort)
        for other in [k for k, t in self.by_key.items() if k == key or t is thing]:
            self.by_key[other] = into

    def _longer(self, key: str, thing: Thing) -> Thing | None:
        found: list[tuple[int, str, Thing]] = []
        for other, candidate in self.by_key.items():
            if candidate is thing or other == key or _are_namesakes(key, thing, other):
                continue
            if other.startswith(key + " ") and len(key) > 1:
                rest = other[len(key) + 1 :].split()
                if self._is_unit(key, rest, thing, candidate) and thing.facts.pop("weak", "") == "":
                    self.units.append((candidate, thing))
                elif not (thing.entry and len(key.split()) > 1 and candidate.entry is None):
                    found.append((len(rest), other, candidate))
            elif self._inside(key, other) or (
                thing.entry
                and candidate.entry
                and thing.entry.name == candidate.entry.name
                and len(other) > len(key)
            ):
                found.append((8, other, candidate))
            elif _abbreviates(thing, candidate) or self._means(thing, candidate):
                found.append((9, other, candidate))
        return min(found, key=lambda f: f[:2])[2] if found else None

    def _means(self, short: Thing, full: Thing) -> bool:
        """Say whether a list has the initials of one as a name of the other: `GSK`."""
        if full.entry is None or not all(n.isupper() and len(n) <= _INITIALS for n in short.names):
            return False
        senses = (s for n in short.names for s in self.voc.phrases.get(key_of(n, self.voc), ()))
        return any(self.voc.entry_of(s) == full.entry for s in senses)

    def _inside(self, key: str, other: str) -> bool:
        """Say whether a longer name is the name of a place and then the short one."""
        first, _, rest = other.partition(" ")
        if (rest != key and not rest.startswith(key + " ")) or first in self.by_key:
            return False
        labels = {self.voc.entry_of(s).label for s in self.voc.phrases.get(first, ())}
        in_doc = any(k != other and k.startswith(key + " ") for k in self.by_key)
        own = len(first) == 1 or (" " in key and not self._everyday(key.split(maxsplit=1)[0]))
        return (own or bool(labels & {"Place", "City"})) and not in_doc

    def _everyday(self, word: str) -> bool:
        """Say whether a word is one that names of companies share."""
        return any(word in self.voc.group(g) for g in ("common", "org_head", "not_name"))

    def _is_unit(self, key: str, rest: list[str], thing: Thing, longer: Thing) -> bool:
        if rest[0] == "of":
            return False
        function = rest[0] in _FUNCTIONS or "division" in longer.facts
        if function and _listed(thing) and not _listed(longer):
            return True
        investor = self.voc.group("investor_head")
        if set(rest) <= _SAME_FUND and key.rsplit(maxsplit=1)[-1] in investor:
            return False
        if key.rsplit(maxsplit=1)[-1] in _PLACE_WORDS:
            return False
        if rest[-1] in investor or " ".join(rest[-2:]) in investor:
            return thing.entry is not None
        if thing.entry and not longer.entry and not set(rest) & _SAME_FIRM:
            return True
        if rest[-1] in _PLACE_WORDS and "LEGAL" in thing.names.values():
            return True  # a firm of its own beside its namesake of one country
        senses = self.voc.phrases.get(rest[0], ())
        place = any(self.voc.entry_of(s).label == "Place" for s in senses)
        return place or rest[0] in _PLACE_WORDS


def _listed(one: Thing) -> bool:
    """Say whether a public list has identifiers of an organisation."""
    return one.entry is not None and bool(one.entry.keys)


def _are_namesakes(key: str, thing: Thing, other: str) -> bool:
    """Say whether a longer name is a namesake's: `Merck KGaA` beside `Merck & Co.`."""
    rest = other.removeprefix(f"{key} ").upper()
    return rest in APART and "LEGAL" in thing.names.values()


def _abbreviates(short: Thing, full: Thing) -> bool:
    for name in short.names:
        if not name.isupper():
            continue
        letters = re.sub(r"[.\s]", "", name)
        if not (2 <= len(letters) <= 6 and letters.isupper()):
            continue
        if any(_is_acronym(letters, n) for n in full.names if " " in n):
            return True
    return False


def _is_acronym(letters: str, name: str) -> bool:
    first = initials(name)
    if letters in (first, first.replace("&", "")):
        return True
    if len(letters) < 4 or len(first) < 3 or letters[0] != first[0] or letters[-1] != first[-1]:
        return False
    return _within(first, letters) and _within(letters.lower(), name.lower())


def _within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(c in rest for c in short)


def group_people(names: list[tuple[Chunk, str]]) -> dict[str, Thing]:
    """Return the people of a document by their full names."""
    people: dict[str, Thing] = {}
    for chunk, _kind in names:
        key = phrase(chunk.text)
        thing = people.setdefault(key, Thing("Person", {}))
        thing.names.setdefault(chunk.text, "FULL")
    return people
