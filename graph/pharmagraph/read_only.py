"""Refuse Cypher that writes, before it is sent.

A reading query also runs in a transaction that is always rolled back; but the embedded engine
keeps schema changes through a rollback, and a server may load files or call procedures on the way.
The text is cut into tokens as the engines do it: strings, comments and quoted names hide nothing.
"""

import re
from collections.abc import Sequence

from pharmagraph.errors import QueryError, ReadOnlyError

# Clauses, wherever they stand; `USE` would look into another database.
_CLAUSES = re.compile("CREATE|MERGE|SET|DELETE|DETACH|NODETACH|REMOVE|INSERT|FOREACH|LOAD|DROP|USE")
# Commands, which open a statement; elsewhere these words are good names.
_COMMANDS = re.compile(
    "ALTER|GRANT|DENY|REVOKE|RENAME|ENABLE|DISABLE|REALLOCATE|DEALLOCATE|DRYRUN|START|STOP|"
    "TERMINATE|COMMIT|ROLLBACK|BEGIN|CYPHER"
)
_PREFIXES = frozenset(("EXPLAIN", "PROFILE"))
_SHOWN = frozenset(("CONSTRAINT", "CONSTRAINTS", "INDEX", "INDEXES", "FUNCTION", "FUNCTIONS"))
PROCEDURES = frozenset(("db.labels", "db.relationshiptypes", "db.propertykeys", "dbms.components"))

_TOKEN = re.compile(
    r"""(?P<space>\s+)
    | (?P<comment>//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/)
    | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<number>\d\w*(?:\.\d\w*)?)
    | (?P<word>\w+)
    | (?P<open>/\*|['"`])
    | (?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_STRANGE_ENDS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x85\u2028\u2029]")

Token = tuple[str, str]


def check_reading(cypher: str) -> str:
    """Return a reading query with plain line ends; raise `ReadOnlyError` for any other.

    Words that write are allowed as names: after `.`, `:` or `$`, before `:`, and in backticks.
    """
    text = cypher.replace("\r\n", "\n").replace("\r", "\n")
    if _STRANGE_ENDS.search(text):
        raise QueryError("the query holds a control character; remove it")
    if re.search(r"\\u", text, re.IGNORECASE):
        # Some servers decode \uXXXX before they look for quotes and clauses, others after.
        raise QueryError(r"the query holds an escape like \u0041; write the character itself")
    tokens = _tokens(text)
    if not tokens:
        raise QueryError("the query is empty")
    for place, (kind, word) in enumerate(tokens):
        if kind == "word" and not _is_name(tokens, place):
            _check_word(tokens, place, word.upper())
    return text


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind == "open":
            raise QueryError(f"the query opens {match.group()} and never closes it")
        if kind not in ("space", "comment"):
            tokens.append((kind, match.group()))
    return tokens


def _is_name(tokens: Sequence[Token], place: int) -> bool:
    before = tokens[place - 1][1] if place else ""
    after = tokens[place + 1][1] if place + 1 < len(tokens) else ""
    # What follows "1." is no property: some parsers read a number there, and then a clause.
    if before == "." and place > 1 and tokens[place - 2][0] == "number":
        return False
    return before in (".", ":", "$") or after == ":"


def _check_word(tokens: Sequence[Token], place: int, word: str) -> None:
    opens = place == 0 or tokens[place - 1][1].upper() in (";", *_PREFIXES)
    if _CLAUSES.fullmatch(word) or (opens and _COMMANDS.fullmatch(word)):
        raise ReadOnlyError(
            f"{word} is refused, only reading is allowed here; "
            f"if it is a name, write it in backticks: `{tokens[place][1]}`"
        )
    following = [text for _, text in tokens[place + 1 : place + 3]]
    if word == "CALL":
        _check_call(tokens, place + 1)
    if word == "SHOW" and not any(text.upper() in _SHOWN for text in following):
        raise ReadOnlyError("SHOW is refused, except for constraints, indexes and functions")
    if word == "TRANSACTIONS":
        raise ReadOnlyError("CALL … IN TRANSACTIONS is refused, only reading is allowed here")


def _check_call(tokens: Sequence[Token], place: int) -> None:
    """Allow a subquery, whose words are checked like all others, and a few procedures."""
    if place < len(tokens) and tokens[place][1] in ("{", "("):
        return
    parts: list[str] = []
    while place < len(tokens) and (tokens[place][0] in ("word", "quoted") or _dot(tokens[place])):
        parts.append(tokens[place][1].strip("`"))
        place += 1
    name = "".join(parts)
    if name.casefold() not in PROCEDURES:
        allowed = ", ".join(sorted(PROCEDURES))
        raise ReadOnlyError(f"CALL {name} is refused; procedures to read with are {allowed}")


def _dot(token: Token) -> bool:
    return token == ("sign", ".")
