"""Parameters as Neo4j Browser takes them: one `:param name => value` statement each."""

import re
import shlex
from collections.abc import Mapping
from datetime import date

from pharmagraph.errors import QueryError
from pharmagraph.query_header import Query
from pharmagraph.query_values import Param, parse_value

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# `;` would end the statement in Browser's editor, even in quotes; controls would be lost.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f;\u2028\u2029]")


def literal(value: object) -> str:
    r"""Write a value as a literal of Cypher; raises `QueryError` for one that has none.

    >>> literal("Ann's"), literal(date(2020, 6, 9)), literal(None)
    ("'Ann\\'s'", "date('2020-06-09')", 'null')
    """
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return repr(value)
        case date():
            return f"date('{value.isoformat()}')"
        case str():
            return f"'{_escaped(value)}'"
    raise QueryError(f"{value!r} cannot be a parameter of Browser; ask with  pharmagraph ask")


def _escaped(text: str) -> str:
    plain = "".join(_ESCAPES.get(char, char) for char in text)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def looked_up(param: Param, name: str) -> str:
    """Write an expression that finds the id of a thing by its name, in the graph that is asked.

    It is null if nothing is called so; of several the one with the smallest id counts.
    """
    labels = "|".join(param.labels)
    return (
        f"COLLECT {{ UNWIND [toLower({literal(name)})] AS asked MATCH (n:{labels})"
        " WHERE asked IN [toLower(n.id), toLower(n.name), toLower(coalesce(n.symbol, ''))]"
        " OR any(other IN coalesce(n.aliases, []) WHERE toLower(other) = asked)"
        " RETURN n.id AS id ORDER BY id LIMIT 1 }[0]"
    )


def example_values(query: Query) -> dict[str, object]:
    """Return the values of a question's example, and the defaults; names stay names."""
    words = shlex.split(query.example)[3:]
    typed = dict(zip(words[::2], words[1::2], strict=True))
    return {
        param.name: parse_value(param, typed[param.option])
        if param.option in typed
        else param.default
        for param in query.params
    }


def expressions(query: Query, values: Mapping[str, object], *, ids: bool = False) -> dict[str, str]:
    """Write the value of each parameter as Cypher; names are looked up unless they are `ids`."""
    written = {}
    for param in query.params:
        value = values.get(param.name)
        named = isinstance(value, str) and param.labels and not ids
        written[param.name] = looked_up(param, str(value)) if named else literal(value)
    return written


def statements(query: Query, values: Mapping[str, object], *, ids: bool = False) -> str:
    """Write the `:param` statements to run before a question, a line each; '' if it takes none.

    Both generations of Browser run them, several at once, and keep whole numbers whole.
    """
    written = expressions(query, values, ids=ids)
    return "\n".join(f":param {name} => {value};" for name, value in written.items())
