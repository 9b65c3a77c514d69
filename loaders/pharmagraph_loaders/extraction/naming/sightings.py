"""Where names stand, and names that vouch for their neighbours."""

from collections import Counter
from collections.abc import Set

from pharmagraph_loaders.extraction.matching.reading import Mention


def listed(gap: str) -> bool:
    """Say whether the words between two names make them a list."""
    return gap in (", ", " and ", ", and ", " & ", " / ")


def share(scores: Counter[str], left: str, right: str, coined: Set[str]) -> None:
    """Let a company's neighbour in a list be one too, if anything at all speaks for it.

    That a word is none of the language's (`coined`) speaks for it.
    """
    for one, other in ((left, right), (right, left)):
        if scores[one] >= 2 and (scores[other] == 1 or other in coined):
            scores[other] = max(scores[other], 2)


def occurrences(text: str, name: str) -> list[int]:
    """Return where a name stands as a word of its own."""
    found: list[int] = []
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _begins(text, at) and _ends(text, end):
            found.append(at)
            at = text.find(name, end)
        else:
            at = text.find(name, at + 1)
    return found


def _begins(text: str, at: int) -> bool:
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_-")


def _ends(text: str, end: int) -> bool:
    after = text[end : end + 2]
    if after[:1].isalnum() or after[:1] == "_":
        return False
    return not (
        after[:1] == "-" and after[1:].isascii() and (after[1:].isupper() or after[1:].isdigit())
    )


def without_overlaps(mentions: list[Mention]) -> list[Mention]:
    """Return mentions in order, the longer where two overlap, and tell each thing of its own."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    for mention in kept:
        for thing in mention.things:
            thing.mentions.append(mention)
    return kept
