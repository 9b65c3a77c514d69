"""What can be told of Cypher by looking at its text: parameters, columns, order. Nothing is run."""

import re

_LITERALS = re.compile(
    r"""//[^\n]* | /\*.*?\*/ | '(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" """, re.DOTALL | re.VERBOSE
)
_PARAMETER = re.compile(r"\$`?(\w+)`?")
_RETURN = re.compile(r"\bRETURN\b(?:\s+DISTINCT\b)?", re.IGNORECASE)
_END = re.compile(r"\b(?:ORDER\s+BY|SKIP|LIMIT|UNION)\b", re.IGNORECASE)
_ORDER = re.compile(r"\bORDER\s+BY\b", re.IGNORECASE)
_AS = re.compile(r"\bAS\s+`?(\w+)`?\s*$", re.IGNORECASE)
_WORD = re.compile(r"^\s*(\w+)\s*$")
_OPEN, _CLOSE = "([{", ")]}"


def blank_literals(text: str) -> str:
    """Put blanks in the place of comments and strings; every other character keeps its place.

    >>> blank_literals("RETURN '$x' // $y")
    'RETURN           '
    """
    return _LITERALS.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


def used_parameters(text: str) -> dict[str, int]:
    r"""Return the parameters a query uses, each with the number of its first line, from 1.

    >>> used_parameters("MATCH (n {id: $id})\\nRETURN n.name AS name LIMIT $limit")
    {'id': 1, 'limit': 2}
    """
    found: dict[str, int] = {}
    code = blank_literals(text)
    for match in _PARAMETER.finditer(code):
        found.setdefault(match[1], code.count("\n", 0, match.start()) + 1)
    return found


def returned_columns(text: str) -> tuple[str, ...]:
    """Return the names of the columns of a query; an expression without a name is left as ''.

    >>> returned_columns("MATCH (n) RETURN n.name AS name, count { (n)--() } AS links, n.id")
    ('name', 'links', '')
    """
    columns = _last_return(text)
    if columns is None:
        return ()
    return tuple(_column_name(part) for part in _split(columns))


def is_ordered(text: str) -> bool:
    """Say whether the rows of a query have an order: ORDER BY after the last RETURN."""
    code = _outer(blank_literals(text))
    returns = list(_RETURN.finditer(code))
    return bool(returns) and _ORDER.search(code, returns[-1].end()) is not None


def shadowed_column(text: str) -> str:
    """Return a column of the same name as a variable that the ORDER BY reaches into, or ''.

    Neo4j reads `partner.id` there as a property of the column and refuses the query.
    """
    code = blank_literals(text)
    orders = list(_ORDER.finditer(_outer(code)))
    order = code[orders[-1].end() :] if orders else ""
    return next((c for c in returned_columns(text) if c and re.search(rf"\b{c}\.", order)), "")


def _last_return(text: str) -> str | None:
    """Find what stands between the last outer RETURN and what follows it."""
    code = blank_literals(text)
    outer = _outer(code)
    returns = list(_RETURN.finditer(outer))
    if not returns:
        return None
    start = returns[-1].end()
    end = _END.search(outer, start)
    return code[start : end.start() if end else len(code)]


def _outer(code: str) -> str:
    """Put blanks in the place of everything inside brackets, the brackets stay."""
    depth, kept = 0, []
    for char in code:
        depth -= char in _CLOSE
        kept.append(char if depth <= 0 or char == "\n" else " ")
        depth += char in _OPEN
    return "".join(kept)


def _split(columns: str) -> list[str]:
    parts, start = [], 0
    for position, char in enumerate(_outer(columns)):
        if char == ",":
            parts.append(columns[start:position])
            start = position + 1
    return [*parts, columns[start:].rstrip("; \n")]


def _column_name(part: str) -> str:
    match = _AS.search(part) or _WORD.match(part)
    return match[1] if match else ""
