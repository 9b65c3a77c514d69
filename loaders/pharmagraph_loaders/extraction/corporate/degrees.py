"""Rules on people: the degrees behind their names."""

import re

from pharmagraph_loaders.extraction.matching.draft import Draft
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.naming.finders import finders


def claim_degrees(draft: Draft, sentence: int, person: Thing, right: str, at: int) -> int:
    """Claim the degrees with which words after a name begin; return how long they are.

    `at` is the offset of these words in the masked sentence.
    """
    found = finders(draft.reading.vocabulary)[1].degrees.match(right)
    if not found:
        return 0
    table = draft.reading.vocabulary.words["degree"]
    for part in re.findall(r"[A-Za-z.]+", found.group()):
        code = table.get(part.lower()) or table.get(part.lower().rstrip("."))
        if code:
            span = draft.reading.masked(sentence, at - 4, at + found.end())
            draft.claim(draft.ref(person), "degrees", span, value=code, rule="degree")
    return found.end()
