"""Known names that break a capitalised run: no company's name goes through them."""

import re

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.naming.finders import finders
from pharmagraph_loaders.extraction.naming.selecting import Found
from pharmagraph_loaders.extraction.text.tokens import phrase

_LOOSE = ("Modality", "TherapeuticArea", "DrugClass", "Disease")
_BODY_NOUN = (
    r"(?:Institute|Cent(?:er|re)|Society|Foundation|Association|Alliance|Fund|Hospital|Network|"
    r"Trust|Council|Consortium|Federation|Coalition|College|Clinic)"
)
_OF_BODY = re.compile(rf"\b{_BODY_NOUN}\s(?:for|of)(?:\sthe)?\s\Z")
_BODY = re.compile(rf"(?:\s(?:&|and|[A-Z]\w+)){{0,2}}\s(?:[A-Z]\w+\s){{0,2}}?{_BODY_NOUN}\b")
_JOINED = re.compile(
    r"(?!(?:The|An?|In|On|For|By|But|And|When|While|Since|If|As)\s)\b[A-Z][\w.&]*\s\Z"
)
_GOES_ON = re.compile(r"\s[A-Z]")
_PREPOSITION = re.compile(
    r"(?i)\b(?:in|across|for|outside|from|excluding|except|and|of)\s(?:the\s)?\Z"
)
_SEAT = re.compile(r"(?:University|Institute|College|Bank)\sof\s\Z")


def blocks(text: str, found: Found, voc: Vocabulary) -> bool:
    """Say whether no capitalised run may go through a known name."""
    if found.label == "Organization":
        return False
    before = text[max(0, found.start - 40) : found.start]
    after = text[found.end : found.end + 60]
    if found.label in ("Place", "City"):
        return _is_place(before, after, voc)
    if found.label in (*_LOOSE, "Agency"):
        surface = text[found.start : found.end]
        if surface[0].isupper() and (_OF_BODY.search(before) or _BODY.match(after)):
            return False
        return not (_JOINED.search(before) and surface[0].isupper() and not surface.isupper())
    return not finders(voc)[0].goes_on(after)


def _is_place(before: str, after: str, voc: Vocabulary) -> bool:
    """Say whether a place begins no longer name, as `Kyoto` does in `Kyoto Pharma`."""
    orgs = finders(voc)[0]
    if orgs.goes_on(after) or orgs.begins(after):
        return False
    if _PREPOSITION.search(before):
        return not _SEAT.search(before)
    return not (_JOINED.search(before) or _GOES_ON.match(after))


def begins_with_place(voc: Vocabulary, name: str) -> bool:
    """Say whether a name is a place and one word more: `China Resources`, `Kyoto Partners`."""
    first, _, last = name.partition(" ")
    senses = voc.phrases.get(phrase(first), ()) if last.isalpha() else ()
    return any(voc.entry_of(s).label in ("Place", "City") for s in senses)
