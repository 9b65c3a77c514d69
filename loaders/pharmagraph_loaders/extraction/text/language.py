"""Whether a text is in the language that the rules read."""

import re

# Words of English that hold it together, and that its neighbours do not share.
_ENGLISH = {
    *("the", "of", "and", "to", "for", "with", "that", "by", "has", "its", "from", "are"),
    *("this", "which", "have", "been", "their", "said", "it"),
}
_SHARE = 0.05  # news in English has four times as many, in other languages next to none
_FEWEST = 20  # words; a shorter text may be a list of names
_WORD = re.compile(r"[^\W\d_]+")
_LATIN_END = "\u024f"
_UNREAD = "the text does not read like English: the rules read English only, and found little in it"


def unread(text: str) -> tuple[str, ...]:
    """Return a sentence of warning for a text in another language than English, or nothing."""
    words = _WORD.findall(text[:20_000])
    letters = sum(map(len, words))
    other = 0 if text.isascii() else sum(len(w) for w in words if w[0] > _LATIN_END)
    if 2 * other > letters > _FEWEST:
        return (_UNREAD,)
    known = sum(word in _ENGLISH for word in map(str.lower, words))
    return (_UNREAD,) if len(words) >= _FEWEST and known < _SHARE * len(words) else ()
