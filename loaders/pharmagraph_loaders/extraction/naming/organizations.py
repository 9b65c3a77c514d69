"""Companies and other bodies: which capitalised runs name one, and which names mean the same."""

import re
from collections.abc import Set
from dataclasses import dataclass

from pharmagraph_loaders.extraction.lexicon.legal_names import core_name
from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Vocabulary
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.backers import invests
from pharmagraph_loaders.extraction.naming.chunks import Chunk
from pharmagraph_loaders.extraction.naming.listed_names import goes_by, inside, is_word
from pharmagraph_loaders.extraction.naming.no_companies import (
    BODIES,
    is_addressed,
    is_device,
    names_none,
)
from pharmagraph_loaders.extraction.naming.slots import in_slot
from pharmagraph_loaders.extraction.text.tokens import phrase

_TICKER = rule("organizations", "TICKER")
_VERBS = rule("organizations", "VERBS")
_LINKS = rule("organizations", "LINKS")
_STRONG = rule("organizations", "STRONG")
_HEAD_END = re.compile(
    r"(?:pharma|pharmaceuticals?|biotech|therapeutics|theranostics?|biosciences?|biologics|genomics)\Z"
)
_OUTSIDER = rule("organizations", "OUTSIDER")
_DRUG_BEFORE = re.compile(
    r"\b(?:drug|medicine|candidate|pill|vaccine|compound|preparation|product)\s\Z"
)
_COINED = re.compile(r"[A-Z](?!\w*(?:ians?|[a-z]ans|ese)\Z)(?=\w*[a-z])[^\W\d_]{3,}")
_INFLECTED = re.compile(r"(?:s|ed|ing|d)\Z")
_KNOWN_WORDS = ("common", "given_name", "not_name", "role", "descriptor", "org_head", "honorific")
_CAMEL = rule("organizations", "CAMEL")
_NEXT = re.compile(r"\s([A-Z]\w+)")
_NEXT_TWO = re.compile(r"\s([A-Z]\w+(?:\s[A-Z]\w+)?)")
_UNITS = frozenset({"subsidiary", "unit", "arm", "division"})
_APPOSITION = rule("organizations", "APPOSITION")
_SUBJECT = rule("organizations", "SUBJECT")
_OWNS = rule("organizations", "OWNS")
_BEFORE_OWN = rule("organizations", "BEFORE_OWN")


@dataclass(slots=True)
class OrganizationFinder:
    """Says which chunks are organisations."""

    voc: Vocabulary

    def is_organization(self, text: str, chunk: Chunk, entry: Entry | None) -> int:
        """Return how sure it is: 2 by its own words, 1 by a verb or link, 0 not at all."""
        if names_none(self.voc, text, chunk, headed=self.has_head(chunk.text)):
            return 0
        if entry is not None or (invests(text, chunk) and self._distinct(chunk.text)):
            return 2
        headed, listed = self.has_head(chunk.text), goes_by(self.voc, text, chunk)
        if headed and not self._everyday(chunk.text):
            return 2
        if not headed and not listed and not self._may_name(chunk.text):
            return 2 * self._employs(text, chunk)
        after, before = (
            text[chunk.end : chunk.end + 120],
            text[max(0, chunk.start - 60) : chunk.start],
        )
        if _TICKER.match(after) or self._described_before(before) or self._described_after(after):
            return 2
        if (not headed and self._title_near(before, after)) or _STRONG.search(before):
            return 2
        if _SUBJECT.match(after) or _OWNS.match(after) or in_slot(text, chunk):
            return 2
        own = bool(re.match(r"['’]s\s|:\s[a-z]+s\s", after))
        cues = int(bool(_VERBS.match(after)) or own) + int(bool(_LINKS.search(before)))
        return int(headed) + cues + int(listed and self._vouched(text, chunk, cues))

    def _vouched(self, text: str, chunk: Chunk, cues: int) -> bool:
        """Say whether the short name of a listed company means it where it stands."""
        return not is_word(self.voc, phrase(chunk.text)) or (cues > 0 or inside(text, chunk))

    def is_device(self, text: str, chunk: Chunk) -> bool:
        """Say whether a name that does not end as companies' names do is a device's or a test's."""
        return not self.has_head(chunk.text) and is_device(text, chunk)

    def is_coined(self, text: str, chunk: Chunk) -> bool:
        """Say whether a name is one word that is none of the language's, no place and no person."""
        name = chunk.text
        if _DRUG_BEFORE.search(text[max(0, chunk.start - 24) : chunk.start]) or names_none(
            self.voc, text, chunk, headed=False
        ):
            return False
        if not _COINED.fullmatch(name) or is_addressed(text, name):
            return False
        if _OUTSIDER.search(text[max(0, chunk.start - 40) : chunk.start]):
            return False
        stem = _INFLECTED.sub("", name.lower())
        known = [self.voc.group(kind) for kind in _KNOWN_WORDS]
        return not any(
            form in group for group in known for form in (name.lower(), stem, stem + "e")
        )

    def has_drug(self, text: str, chunk: Chunk, drugs: Set[int]) -> bool:
        """Say whether a drug follows as a company's own: `X's KN-1`, `X (KN-1)`, `X-made KN-1`."""
        found = _BEFORE_OWN.match(text, chunk.end)
        return found is not None and found.end() in drugs and self._may_name(chunk.text)

    def _employs(self, text: str, chunk: Chunk) -> bool:
        """Say whether everyday words follow a title as a name: `medical director at X Research`."""
        before = text[max(0, chunk.start - 40) : chunk.start].rstrip().lower()
        titles = self.voc.group("role")
        return (
            " " in chunk.text
            and before.endswith(" at")
            and any(before[:-3].endswith(r) for r in titles if len(r) > 3)
        )

    def _everyday(self, name: str) -> bool:
        known = (self.voc.group("common"), self.voc.group("org_head"), self.voc.group("not_name"))
        words = [w.lower() for w in re.findall(r"[\w-]+", name)]
        return (
            all(any(w in group for group in known) for w in words)
            and core_name(name, self.voc.group("legal_suffix")) == name
        )

    def _distinct(self, name: str) -> bool:
        """Say whether a name of investors is no everyday word, and no phrase that names nobody."""
        return not (self._generic(name.split()) if " " in name else self._everyday(name))

    def has_head(self, name: str) -> bool:
        """Say whether the last word of a name is one that companies and bodies end in."""
        words = re.findall(r"[\w.&-]+", name)
        if len(words) < 2:
            return bool(_CAMEL.fullmatch(name))
        last = words[-1].rstrip(".")
        if last.lower() in self.voc.group("legal_suffix") and len(last) > 1:
            return True
        heads = self.voc.group("org_head")
        if any(w in BODIES for w in words[:-1]) and any(w in ("of", "at", "for") for w in words):
            return True
        if "University" in words[:-1]:  # University College London, University Hospital Basel
            return True
        headed = last.lower() in heads or _HEAD_END.search(last) is not None
        return headed and last[0].isupper() and not self._generic(words)

    def is_branch(self, key: str) -> bool:
        """Say whether a name is a known company and a country."""
        first, _, last = key.rpartition(" ")
        senses = self.voc.phrases.get(last, ()) if first else ()
        if not any(self.voc.entry_of(s).label == "Place" for s in senses):
            return False
        return any(
            self.voc.entry_of(s).label == "Organization" for s in self.voc.phrases.get(first, ())
        )

    def goes_on(self, after: str) -> bool:
        """Say whether the words after a place make it a company's name: `Kyoto Pharma`."""
        found = _NEXT.match(after)
        return found is not None and found.group(1).lower() in self.voc.group("org_head")

    def begins(self, after: str) -> bool:
        """Say whether a place begins a longer company's name: `Kyoto Ogawa Pharmaceutical`."""
        found = _NEXT_TWO.match(after)
        return found is not None and self.has_head(found.group(1))

    def _generic(self, words: list[str]) -> bool:
        groups = (self.voc.group("not_name"), self.voc.group("org_head"))
        return all(any(w.lower() in group for group in groups) for w in words)

    def _may_name(self, name: str) -> bool:
        words = name.split()
        if len(words) > 5 or len(name) < 3:
            return False
        if name.isupper() and (len(name) < 3 or any(c.isdigit() for c in name)):
            return False
        common = self.voc.group("common")
        return not all(w.lower().strip(".,") in common for w in words)

    def _described_before(self, before: str) -> bool:
        words = re.findall(r"[\w&'’/-]+", before)[-3:]
        names = self.voc.group("descriptor")
        if not before.endswith(" ") or not words:
            return False
        if words[-1].endswith(("-based", "-headquartered")):
            return True
        return words[-1].lower() in names or " ".join(words[-2:]).lower() in names

    def _described_after(self, after: str) -> bool:
        found = _APPOSITION.match(after)
        if not found:
            return False
        names = self.voc.group("descriptor")
        words = re.findall(r"[\w-]+", found["words"])
        return any(w.lower() in names or w.lower() in _UNITS for w in words)

    def _title_near(self, before: str, after: str) -> bool:
        role = self.voc.group("role")
        words = re.findall(r"[\w&-]+", after)[:4]
        if after.startswith(("'s ", "’s ", " ")):
            text = after.lstrip("'’s ")[:40].lower()
            if any(
                text.startswith(r + " ") or text.startswith(r + ",") for r in role if len(r) > 2
            ):
                return True
            if words and words[0].lower() in ("s",) and " ".join(words[1:3]).lower() in role:
                return True
        tail = before.rstrip().lower()
        return tail.endswith((" of", " at")) and any(
            tail[:-3].rstrip().endswith(r) for r in role if len(r) > 2
        )


def key_of(name: str, voc: Vocabulary) -> str:
    """Return the form under which two names of one organisation meet."""
    key = (voc.version, name)
    if key not in _keys:
        if len(_keys) > _MOST_KEYS:
            _keys.clear()
        _keys[key] = _key_of(name, voc)
    return _keys[key]


_MOST_KEYS = 20_000
_keys: dict[tuple[str, str], str] = {}


def _key_of(name: str, voc: Vocabulary) -> str:
    return phrase(core_name(re.sub(r"[()]", " ", name), voc.group("legal_suffix")))


def initials(name: str) -> str:
    """Return the initials of a name, with `&` kept between single letters: `J&J`."""
    words = re.findall(r"[A-Za-z]\w*|&", name)
    return "".join(
        w if w == "&" else w[0].upper() for w in words if w not in ("of", "and", "the", "at")
    )


def country_of(thing: Thing) -> str:
    """Return the ISO code of an organisation's home as the text or the vocabulary has it."""
    return thing.facts.get("country") or (thing.entry.sort if thing.entry else "")
