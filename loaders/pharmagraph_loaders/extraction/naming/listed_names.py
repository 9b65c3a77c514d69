"""Short names of listed companies: `Beam` for Beam Therapeutics, unless it is just a word."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pharmagraph_loaders.extraction.lexicon.vocabulary import Entry, Vocabulary
from pharmagraph_loaders.extraction.naming.chunks import Chunk
from pharmagraph_loaders.extraction.text.tokens import phrase

_NO_NAMES = ("not_name", "org_head", "descriptor", "role", "legal_suffix", "degree")
_GOES_ON = re.compile(r"\s[A-Z][a-z]")  # `General Manager`
_WORD = re.compile(r"(?<![\w-])\w+")
_INSIDE = re.compile(r"[a-z0-9),;][ ](?:the )?\Z")


def goes_by(voc: Vocabulary, text: str, chunk: Chunk) -> bool:
    """Say whether a name is what is left of a listed company's without `Therapeutics`.

    It counts only where nothing else is known to have the name, and an everyday word only if the
    text does not use it as one.
    """
    name = phrase(chunk.text)
    if name not in voc.group("company_short") or any(name in voc.group(g) for g in _NO_NAMES):
        return False
    labels = {voc.entry(s).label for hit in voc.find(chunk.text) for s in hit.senses}
    if not labels <= {"Organization"}:
        return False
    return not (is_word(voc, name) and (_is_used(text, name) or _GOES_ON.match(text, chunk.end)))


def listed_as(voc: Vocabulary, names: Iterable[str]) -> Entry | None:
    """Return the one listed company that has a name as its short one, if there is just one."""
    shorts = voc.words.get("company_short", {})
    for full in filter(None, (shorts.get(phrase(name)) for name in names)):
        for sense in voc.phrases.get(full, ()):
            entry = voc.entry_of(sense)
            if entry.label == "Organization" and entry.keys:
                return entry
    return None


def is_word(voc: Vocabulary, name: str) -> bool:
    """Say whether a name is an everyday word, or someone's given name."""
    return name in voc.group("common") or name in voc.group("given_name")


def inside(text: str, chunk: Chunk) -> bool:
    """Say whether words of its sentence stand before a name, so that its capital tells."""
    return _INSIDE.search(text[max(0, chunk.start - 8) : chunk.start]) is not None


def _is_used(text: str, word: str) -> bool:
    """Say whether a text has a word, or a form of it, in small letters."""
    if not word.isalnum():
        return re.search(rf"(?<![\w-]){re.escape(word)}(?:s|es|ed|ing)?(?!\w)", text) is not None
    return not _words(text).isdisjoint(word + ending for ending in ("", "s", "es", "ed", "ing"))


@lru_cache(maxsize=4)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))
