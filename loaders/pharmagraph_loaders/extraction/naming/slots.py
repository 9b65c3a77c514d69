"""Short names that stand where a party to a deal stands: what takes, pays, gives or is bought."""

import re

from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.naming.chunks import Chunk

_DOES = rule("slots", "DOES")
_OWNS = rule("slots", "OWNS")
_DONE_TO = rule("slots", "DONE_TO")
_BOUGHT = rule("slots", "BOUGHT")
_BOUGHT_THEN = rule("slots", "BOUGHT_THEN")
_NO_NAME = rule("slots", "NO_NAME")
_TAKEN = rule("slots", "TAKEN")
_PRICED = rule("slots", "PRICED")
_SLASHED = rule("slots", "SLASHED")
_HEADS = rule("slots", "HEADS")
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
    if _BOUGHT.search(before) and _BOUGHT_THEN.match(after):
        return True
    return bool(_TAKEN.search(before) and _PRICED.match(after)) or _is_entry(before, after)


def _is_entry(before: str, after: str) -> bool:
    """Say whether a name is the second of `X / Y, $1 billion` or of `X / Y – X has …`."""
    left, then = _SLASHED.search(before), _HEADS.match(after)
    if left is None or then is None:
        return False
    return then["next"][0] in "$€£¥" or left["left"].split()[0] == then["next"]
