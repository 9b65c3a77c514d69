"""Words that stand for a disease named before: `the same disease`, `this condition`."""

import re
from collections.abc import Iterator

from pharmagraph_loaders.extraction.matching.reading import Mention, Reading, Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.text.sentences import sentence_at

_SAME = rule("anaphora", "DISEASE")
_FAR = 3  # sentences after which a disease is no longer spoken of


def same_diseases(reading: Reading) -> Iterator[Mention]:
    """Yield a mention of the disease named last for each description of one."""
    for found in _SAME.finditer(reading.document.text):
        disease = _named_last(reading, found.start())
        if disease is not None:
            start, end = found.span("words")
            yield Mention(start, end, "Disease", (disease,), "anaphor")


def _named_last(reading: Reading, at: int) -> Thing | None:
    here = sentence_at(reading.sentence_starts, at)
    for sentence in range(here, max(here - 1 - _FAR, -1), -1):
        found = [reading.mentions[i] for i in reading.of(sentence, "Disease")]
        before = [m for m in found if m.start < at]
        own = [m for m in before if not _is_cause(reading, m)] or before
        if own:
            return own[-1].thing
    return None


def _is_cause(reading: Reading, one: Mention) -> bool:
    """Say whether a disease is only what another comes from."""
    return _CAUSE.search(reading.document.text[max(0, one.start - 20) : one.start]) is not None


_CAUSE = re.compile(r"(?:\b(?:secondary to|due to|caused by|associated with|following)\s|\()\Z")
