"""Capitalised names that are no company's: of nations, towns, titles, trials and contracts."""

import re
from bisect import bisect_left
from functools import lru_cache

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.chunks import Chunk
from pharmagraph_loaders.extraction.text.tokens import phrase

_NO_ORG = rule("organizations", "NO_ORG")
_PRODUCT = re.compile(
    r"(?i)\s(?:platform|technology|algorithm|trial|study|programme|program|"
    r"designation|status|award|conference|meeting|index|score|region|test|"
    r"syndrome|disease|team|site|plant|campus|Professor|Prize)\b"
)
# What is spoken of as a thing: `the X test`, `a X's antibody`.
_THE = re.compile(r"(?i)\b(?:the|its|their|our|['’]s)\s\Z")
_DEVICE = re.compile(
    r"[®™]?\s(?:[a-z][\w-]*\s){0,3}(?:test|assay|device|kit|app|software|system|instrument|"
    r"scanner|panel|sequencer|wearable|injector|pump|sensor|platform|technology)\b"
    r"(?![- ](?:maker|compan|firm))"
)
_A = re.compile(r"\ban?\s\Z")
_OWNS = re.compile(r"['’]s\s")
_ADDRESS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Professor)\.?\s(?=(?P<word>\w+))")
BODIES = frozenset(
    {
        "University",
        "Institute",
        "Institutes",
        "College",
        "Bank",
        "Hospital",
        "Center",
        "Centre",
        "School",
    }
)
_TOWN = re.compile(r",\s[A-Z][\w.]*(?:\s[A-Z]\w*)?-(?:based|headquartered)\b")
_OF = re.compile(r"(?:,|[a-z]) (?:of|in|at|near|from) \Z")
_TOWN_OF = re.compile(
    r",\s(?:(?:Mass|Calif|Conn|Ill|Pa|Md|Ind|Mich|Minn|Tex|Fla|Wash|Colo|Ore|Wis|Ont|Que)\."
    r"|(?:N\.\s?[CHJY]|R\.\s?I|D\.\s?C|B\.\s?C)\.|[A-Z]{2}\b(?!\w))"
)
_IN_COUNTRY = re.compile(r" in (?:the )?(?P<place>[A-Z][a-z]+)\b")
_PUBLISHED = re.compile(
    r"\s(?:is|are)\s(?:written|edited|published|produced|compiled)\s(?:by|in|every)\b"
)
_TRIAL = re.compile(
    r",\s(?:(?:the|an?|its|their|our|[A-Z][\w&-]*['’]s?)\s)(?:[\w-]+\s){0,6}?(?:trial|study)\b"
)
_ADVERB = re.compile(
    r"(?:Jointly|Newly|Recently|Successfully|Officially|Formally|Exclusively|Globally|Together)\s"
)  # `Jointly Attack` in a headline in capitals
# `Vice President of Human Genetics at X`: a department.
_DEPARTMENT = re.compile(
    r"(?i)\b(?:president|head|director|vp|chief|officer|leader)\s(?:of|for)\s\Z"
)
_AT = re.compile(r"\s(?:at|with)\s(?:the\s)?[A-Z\d]")
_LAST_WORD = re.compile(r"(?P<word>[A-Z][\w&.]*)\s(?P<of>of\s)?\Z")


def names_none(voc: Vocabulary, text: str, chunk: Chunk, *, headed: bool) -> bool:
    """Say whether a name, or the words beside it, make it no company's.

    `headed` says that the name ends as names of companies do.
    """
    if _PRODUCT.match(text, chunk.end) or _NO_ORG.search(chunk.text):
        return True
    if _ADVERB.match(chunk.text):
        return True
    if _DEPARTMENT.search(text[max(0, chunk.start - 24) : chunk.start]) and _AT.match(
        text, chunk.end
    ):
        return True
    if chunk.text.isupper() and _TRIAL.match(text, chunk.end):
        return True
    before = text[max(0, chunk.start - 8) : chunk.start]
    if not headed and _OF.search(before) and _TOWN_OF.match(text, chunk.end):
        return True
    if not headed and _at_town(voc, text, chunk):
        return True
    if _TOWN.match(text, chunk.end) or _PUBLISHED.match(text, chunk.end):
        return True
    nation = phrase(chunk.text) in voc.group("nationals")
    return nation or _after_word(voc, text, chunk, headed=headed)


def is_device(text: str, chunk: Chunk) -> bool:
    """Say whether a name is spoken of as a device or test, not as its maker."""
    before = text[max(0, chunk.start - 8) : chunk.start]
    if _A.search(before):
        return _OWNS.match(text, chunk.end) is not None
    return bool(_THE.search(before)) and _DEVICE.match(text, chunk.end) is not None


def _after_word(voc: Vocabulary, text: str, chunk: Chunk, *, headed: bool) -> bool:
    """Say whether a name ends a title or is a town: `Director General`, `X AB of Y`."""
    last = _LAST_WORD.search(text[max(0, chunk.start - 40) : chunk.start])
    if last is None:
        return False
    if last["of"] is None:
        return f"{last['word']} {chunk.text}".lower() in voc.group("role")
    word = last["word"].rstrip(".")
    ends = voc.group("legal_suffix") | voc.group("org_head")
    return word.lower() in ends and word not in BODIES and not headed


def is_addressed(text: str, name: str) -> bool:
    """Say whether a name is that of somebody who is called `Dr.` or `Ms`."""
    words = _addressed(text)
    at = bisect_left(words, name)
    return any(word.startswith(name) for word in words[at : at + 1])


@lru_cache(maxsize=4)
def _addressed(text: str) -> tuple[str, ...]:
    """Return the words that follow `Dr.` or `Ms`, in order."""
    return tuple(sorted({m["word"] for m in _ADDRESS.finditer(text)}))


def _at_town(voc: Vocabulary, text: str, chunk: Chunk) -> bool:
    """Say whether one word is where something is done: `filled at Stein in Switzerland`."""
    found = _IN_COUNTRY.match(text, chunk.end)
    at = text[max(0, chunk.start - 5) : chunk.start].endswith((" at ", ", of "))
    if not found or not at or " " in chunk.text or voc.phrases.get(phrase(chunk.text)):
        return False
    senses = voc.phrases.get(found["place"].lower(), ())
    return any(voc.entry_of(s).label == "Place" for s in senses)
