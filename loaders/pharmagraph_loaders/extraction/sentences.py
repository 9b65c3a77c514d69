"""Sentences with exact offsets: paragraphs first, then full stops that end something."""

import re
from bisect import bisect_right

from pharmagraph.model import Sentence

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\n(?=[^\S\n]*(?:[-*•‣◦–]|\d{1,2}[.)]|#{1,6})\s)")
# A numbered line too short to be wrapped, on which no empty line follows: a heading.
HEADING = re.compile(r"(?m)^[^\S\n]*\d{1,2}[.)] [^\n.!?;:,]{2,44}(?P<end>\n)(?=[A-Z])")
_STOP = re.compile(r"[.!?…]+[\"”’')\]»]*(?=\s)|[。！？]+[”」]*")
_OPENING = re.compile(r"[\s\"“‘'(\[«]*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘’'(\[«]{1,20}\Z")
_INITIAL = re.compile(r"[A-Z]\.(?:[A-Z]\.)*\Z")
_TITLE_LINE = 200
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


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds, begin = [], 0
    for gap in _PARAGRAPH.finditer(text):
        bounds.append((begin, gap.start()))
        begin = gap.end()
    bounds.append((begin, len(text)))
    bounds = [part for bound in bounds for part in _headed(text, *bound)]
    first_line = text.find("\n")
    if bounds and 0 < first_line < min(bounds[0][1], _TITLE_LINE):
        head = text[:first_line].rstrip()
        if head and head[-1] not in ".,;:":  # a title that no empty line sets off
            bounds[0:1] = [(0, first_line), (first_line + 1, bounds[0][1])]
    return bounds


def _headed(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return a paragraph, its heading apart."""
    found = HEADING.match(text, begin, end)
    return [(begin, found.start("end")), (found.end("end"), end)] if found else [(begin, end)]


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
