"""Short names that stand where a party to a deal stands: what takes, pays, gives or is bought."""

import re

from pharmagraph_loaders.extraction.chunks import Chunk
from pharmagraph_loaders.extraction.rulebook import rule

_DOES = rule("slots", "DOES")
_OWNS = rule("slots", "OWNS")
_DONE_TO = rule("slots", "DONE_TO")
_BOUGHT = rule("slots", "BOUGHT")
_BOUGHT_THEN = rule("slots", "BOUGHT_THEN")
_NO_NAME = rule("slots", "NO_NAME")
_BEFORE = 140
_AFTER = 160
_MOST_WORDS = 2


def in_slot(text: str, chunk: Chunk) -> bool:
    """Say whether words before or after a short name make it a party to a deal."""
    if len(chunk.text.split()) > _MOST_WORDS or _NO_NAME.search(chunk.text):
        return False
    after = text[chunk.end : chunk.end + _AFTER]
    if _DOES.match(after) or _OWNS.match(after):
        return True
    before = re.split(r"[.;?!]\s|\n", text[max(0, chunk.start - _BEFORE) : chunk.start])[-1]
    if _DONE_TO.search(before):
        return True
    return bool(_BOUGHT.search(before) and _BOUGHT_THEN.match(after))
