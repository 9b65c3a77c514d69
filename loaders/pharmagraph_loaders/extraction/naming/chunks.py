"""Runs of capitalised words that may be names of companies, bodies or people."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary
from pharmagraph_loaders.extraction.naming.headlines import find_headline_words
from pharmagraph_loaders.extraction.text.sentences import line_ends

_WORD = (
    r"(?:[A-Z][\w]*(?:(?:[-.&+]|:(?=[A-Z][a-z]{3})|['’](?!s\b))[A-Za-z0-9]\w*)*"
    r"|\d{1,3}(?:[A-Z]|bio|[a-z]{2,6}[A-Z]|[a-z]{5,}\b|x(?=\s[A-Z]))[A-Za-z]*\w*|[a-z]{1,4}[A-Z][A-Za-z]{2,}\w*)"
)
_LINK = (
    r"(?:\s?[&+]\s?|\s(?:of(?:\sthe)?|at|for|and|(?:van|von|de)\s(?:de|den|der|la)|de|di|du|der|van"
    r"|von|la|le)\s|\s|\.\s(?=[A-Z]))"
)
_CHUNK = re.compile(rf"(?<![\w'’.])(?<!series )(?:(?<!-)|(?<=--)){_WORD}(?:{_LINK}{_WORD})*")
_REGION = re.compile(r"\s\([A-Z][\w ]{1,20}\)(?=\s[A-Z])")
_LINKED = re.compile(
    r"\s(of(?:\sthe)?|at|for|and|de|di|du|der|van|von|la|le|(?:van|von|de)\s(?:de|den|der|la))\s"
)
_OF_TWO = re.compile(r"Institut\w*\sof\s[A-Z]\w*\Z")
_OWNER = re.compile(r"[A-Z]\w+(?=-(?:owned|backed|developed|partnered|led|controlled|made)\Z)")
_NUMBERED = re.compile(r"\s(?:\d{1,2}|[IVX]{1,4})(?![\w.%-]|\s(?:million|billion))")
_COMPANY = re.compile(r"(?<= A)/S\b|\s(?:and|&)\s(?:Company|Co\b)(?!\s[A-Z])")
_FUNDS = (" Fund", " Ventures", " Capital", " Partners")
_INSTITUTION = frozenset(
    [
        "university",
        "institute",
        "institutes",
        "college",
        "school",
        "bank",
        "hospital",
        "center",
        "centre",
        "academy",
        "ministry",
        "department",
        "society",
        "foundation",
        "association",
        "fund",
        "museum",
        "council",
        "trust",
    ]
)


class Chunk(NamedTuple):
    """A run of capitalised words and its offsets."""

    start: int
    end: int
    text: str


def _chunk(text: str, start: int, end: int) -> Chunk:
    """Return a chunk whose text is on one line, wherever the page was wrapped."""
    return Chunk(start, end, " ".join(text[start:end].split()))


def find_chunks(text: str, blocked: Iterable[tuple[int, int]], voc: Vocabulary) -> Iterator[Chunk]:
    """Yield capitalised runs outside the blocked ranges, cut where no name goes on."""
    visible = _hide(text, sorted([*blocked, *line_ends(text), *find_headline_words(text)]))
    for found in _CHUNK.finditer(visible):
        for start, end in _parts(visible, found.start(), found.end()):
            for chunk in _trimmed(text, start, end, voc):
                yield _with_suffix(text, visible, chunk, voc)


def _hide(text: str, blocked: Iterable[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in blocked:
        if start >= at:
            pieces += [text[at:start], "\x00" * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at possessives, at full stops that end no initial, and at links that join two names."""
    at = start
    for cut in re.finditer(
        r"(?<=\w)['’]s?(?=\s)|(?<=[a-zà-öø-ÿ\d])\.\s|(?<=[A-Z]{2})\.\s|(?<=[a-z][A-Z])\.\s"
        r"|(?<=[Ss]eries [A-H])\.\s"
        r"|\s(?:of(?:\sthe)?|at|for|and|(?:van|von|de)\s(?:de|den|der|la)|de|di|du|der|van|von|la|le)\s",
        text[start:end],
    ):
        link = _LINKED.fullmatch(cut.group())
        if link and _joins(text[at : start + cut.start()], link.group(1)):
            continue
        yield at, start + cut.start()
        at = start + cut.end()
    yield at, end


def _joins(left: str, link: str) -> bool:
    words = re.findall(r"[A-Za-z]+", left)
    if not words:
        return False
    if link.split(maxsplit=1)[0] in ("de", "di", "du", "der", "van", "von", "la", "le"):
        return True
    if link.startswith("of"):
        return words[-1].lower() in _INSTITUTION
    if link == "and":
        return bool(_OF_TWO.search(left))
    if link == "at":
        return "University" in words
    if link == "for":
        return words[-1].lower() in _INSTITUTION
    return False


def _trimmed(text: str, start: int, end: int, voc: Vocabulary) -> Iterator[Chunk]:
    """Drop words at both ends that are no part of a name; cut around titles such as CEO."""
    stop, roles = voc.group("not_name"), voc.group("role")
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    groups: list[list[tuple[int, int]]] = [[]]
    given = voc.group("given_name")
    for first, last in words:
        word = text[first:last].lower()
        if found := _OWNER.match(text, first, last):
            yield Chunk(first, found.end(), found.group())
        if (
            word.endswith(("-based", "-headquartered", "-listed"))
            or found
            or (word in roles and word not in given)
        ):
            groups.append([])
        else:
            groups[-1].append((first, last))
    for group in groups:
        kept = group
        while kept and _is_filler(text, kept, end, stop, given):
            kept = kept[1:]
        while kept and text[kept[-1][0] : kept[-1][1]].lower() in ("of", "and", "at", "for", "&"):
            kept = kept[:-1]
        if kept:
            yield _chunk(text, kept[0][0], kept[-1][1])


def _is_filler(
    text: str, words: list[tuple[int, int]], end: int, stop: frozenset[str], given: frozenset[str]
) -> bool:
    """Say whether the first word is none of the name: an article, or a capital by its position."""
    start, last = words[0]
    lower = text[start:last].lower().strip(".,'’")
    if lower in _ALWAYS or (lower in _ADDRESS and len(words) > 1):
        return True
    if lower not in stop or (lower in given and len(words) > 1):
        return False
    if len(words) == 1:
        return True
    if _inside_sentence(text, start):
        return False
    whole = text[start:end]
    return not _stands_inside(text, whole)


@lru_cache(maxsize=512)
def _stands_inside(text: str, words: str) -> bool:
    """Say whether words stand anywhere but at the beginning of a sentence."""
    at = text.find(words)
    while at >= 0:
        if _inside_sentence(text, at):
            return True
        at = text.find(words, at + len(words))
    return False


_ADDRESS = frozenset(("sir", "dame", "lord", "lady"))
_ALWAYS = frozenset(
    [
        "of",
        "and",
        "at",
        "for",
        "&",
        "the",
        "a",
        "an",
        "in",
        "on",
        "with",
        "from",
        "by",
        "to",
        "its",
        "their",
        "his",
        "her",
    ]
)


def _inside_sentence(text: str, start: int) -> bool:
    return bool(re.search(r"[a-z0-9),][ ]\Z", text[max(0, start - 2) : start]))


def _with_suffix(text: str, visible: str, chunk: Chunk, voc: Vocabulary) -> Chunk:
    """Add a form of incorporation after a comma, and a country in brackets inside a name."""
    end = chunk.end
    region = _REGION.match(text, end)
    if region:
        more = _CHUNK.match(visible, region.end() + 1)
        if more:
            end = more.end()
    numbered = _NUMBERED.match(text, end)
    if numbered and text[chunk.start : end].endswith(_FUNDS):
        end = numbered.end()
    suffix = re.compile(r"\.?,?\s([A-Z][\w./]{0,8}\.?|plc|nv|asa)(?=[\s,;.)'’\"”]|\Z)")
    while found := suffix.match(visible, end):
        if found.group(1).rstrip(".").lower() not in voc.group("legal_suffix"):
            break
        end = found.end()
    if company := _COMPANY.match(text, end):
        end = company.end()
    if end < len(text) and text[end] == "." and _abbreviated(text[chunk.start : end]):
        end += 1
    return _chunk(text, chunk.start, end)


def _abbreviated(text: str) -> bool:
    return bool(re.search(r"\b(?:Inc|Ltd|Co|Corp)\Z", text))
