"""Sentences that tell of several deals: which of their words are about which."""

from itertools import pairwise

from pharmagraph_loaders.extraction.matching.reading import Reading
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.hits import Case

_CUT = rule("sharing", "CUT")


def share_sentences(reading: Reading, cases: list[Case]) -> None:
    """Give each case its part of a sentence that another one, of another pair, has hits in too."""
    starts: dict[int, list[tuple[int, Case]]] = {}
    for case in cases:
        for sentence in case.sentences:
            first = min(h.start for h in case.hits if h.sentence == sentence)
            starts.setdefault(sentence, []).append((first, case))
    for sentence, found in starts.items():
        if len(found) > 1:
            _cut(reading.masks[sentence].text, sentence, sorted(found, key=lambda f: f[0]))


def _cut(text: str, sentence: int, found: list[tuple[int, Case]]) -> None:
    bounds = [0]
    for (start, _one), (after, _other) in pairwise(found):
        cuts = [m.start() for m in _CUT.finditer(text, start, after + 1)]
        bounds.append(cuts[-1] if cuts else bounds[-1])
    for n, (_start, case) in enumerate(found):
        later = [b for b in bounds[n + 1 :] if b > bounds[n]]
        case.parts[sentence] = (bounds[n], later[0] if later else len(text))


def words_of(reading: Reading, case: Case) -> str:
    """Return the masked sentences that report a case, or the parts of them that do."""
    if all(h.apart and h.start for h in case.hits):
        return " ".join(h.text for h in case.hits)
    return " ".join(reading.masks[s].text[slice(*_part(case, s))] for s in case.sentences)


def is_own(reading: Reading, case: Case, sentence: int, at: int) -> bool:
    """Say whether an offset of the text stands in the part of a sentence that reports a case."""
    start, end = _part(case, sentence)
    offsets = reading.masks[sentence].offsets
    return end is None or offsets[start] <= at < (offsets[end] if end < len(offsets) else at + 1)


def _part(case: Case, sentence: int) -> tuple[int, int | None]:
    return case.parts.get(sentence, (0, None))
