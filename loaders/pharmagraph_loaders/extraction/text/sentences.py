"""Sentences with exact offsets: paragraphs first, then full stops that end something."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from pharmagraph.model import Sentence

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*•‣◦–]|\d{1,2}[.)]|#{1,6})\s)")
# A line break that may end what stands before it: something begins with a capital or a figure.
_BREAK = re.compile(r"\n(?=[^\S\n]*[\"“‘'(\[«]?(?P<word>[A-Z\d$€£¥][^\s]*))")
_LINKS = (",", ";", "&", "/", "-")  # a line that ends with one goes on
# Words that no line ends with unless it is wrapped.
_GOES_ON = re.compile(
    r"\b(?:a|an|the|of|and|or|to|for|with|by|in|on|at|from|as|is|are|was|were|be|has|have|had|will"
    r"|its|their|that|which|who|whose|into|between|under|than|not|up|Inc\.|Ltd\.|Co\.|Dr\.)\Z"
)
# No longer line is wrapped by hand or by a mail program.
_WIDEST = 130
_STOP = re.compile(r"[.!?…]+[\"”’')\]»]*(?=\s)|[。！？]+[”」]*")
_OPENING = re.compile(r"[\s\"“‘'(\[«]*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’'(\[«]{1,20}\Z")
_INITIAL = re.compile(r"[A-Z]\.(?:[A-Z]\.)*\Z")
_LONGEST = 1500  # characters; what goes on without a stop is cut at white space


def split_sentences(text: str, abbreviations: frozenset[str]) -> tuple[Sentence, ...]:
    """Split a text into sentences in linear time; white space around them belongs to none.

    `abbreviations` are the lower-case words, without their last full stop, after which a full
    stop ends no sentence unless a new paragraph follows.
    """
    sentences: list[Sentence] = []
    for start, end in _paragraphs(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            if _ends(text, stop.start(), stop.end(), end, abbreviations):
                _add(sentences, text, begin, stop.end())
                begin = stop.end()
        _add(sentences, text, begin, end)
    return tuple(sentences)


def sentence_at(starts: list[int], offset: int) -> int:
    """Return the index of the sentence that holds an offset, given all starts in order."""
    return max(bisect_right(starts, offset) - 1, 0)


@lru_cache(maxsize=4)
def line_ends(text: str) -> tuple[tuple[int, int], ...]:
    """Return the offsets of line breaks that end a heading, an item or a cell.

    A line of a wrapped text ends where its next word would not have fitted; a text with a longer
    line than anybody wraps is not wrapped.
    """
    return tuple(_line_ends(text))


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    width = max(map(len, text.split("\n")))
    for found in _BREAK.finditer(text):
        begin = text.rfind("\n", 0, found.start()) + 1
        line = text[begin : found.start()].rstrip()
        if not line or line.endswith(_LINKS):
            continue
        end = begin + len(line)
        fits = width > _WIDEST or len(line) + 1 + len(found["word"]) <= width
        if fits and not _GOES_ON.search(text, max(begin, end - 9), end):
            yield end, found.end()


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, begin = [], 0
    gaps = [*(gap.span() for gap in _PARAGRAPH.finditer(text)), *line_ends(text)]
    for start, end in sorted(gaps):
        if start >= begin:
            bounds.append((begin, start))
            begin = end
    bounds.append((begin, len(text)))
    return bounds


def _add(sentences: list[Sentence], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    stripped = piece.strip()
    if not stripped:
        return
    start = begin + len(piece) - len(piece.lstrip())
    stop = start + len(stripped)
    while stop - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        sentences.append(Sentence(len(sentences), start, cut))
        start = cut + (text[cut : cut + 1] == " ")
    sentences.append(Sentence(len(sentences), start, stop))


def _ends(text: str, dot: int, stop: int, end: int, abbreviations: frozenset[str]) -> bool:
    following = _OPENING.match(text, stop, min(stop + 20, end))
    after = following.end() if following else stop
    if after >= end:
        return True
    if text[after].islower():
        return False
    if text[dot] != "." or stop - dot > 1:
        return True
    before = _WORD_BEFORE.search(text, max(dot - 20, 0), dot)
    word = before.group() if before else ""
    if word.lower() in abbreviations:
        return False
    return not _INITIAL.match(word + ".") or word == "I" or _numbered(text, dot)


def _numbered(text: str, dot: int) -> bool:
    """Say whether a letter numbers something, a series or part, and is no initial."""
    return text[max(0, dot - 8) : dot - 1].lower().endswith(("series ", "class ", "part "))
