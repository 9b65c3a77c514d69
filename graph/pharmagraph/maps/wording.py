"""Properties of nodes and relations as a person reads them: `highest phase`, `phase 2`."""

import re
from collections.abc import Mapping
from datetime import date

from pharmagraph.model import Money
from pharmagraph.saying import value_text
from pharmagraph.schema import EDGE_TYPES, NODE_TYPES

Fact = tuple[str, str]
# Shown by other means, or of use to programs only.
_HIDDEN = frozenset(
    (
        "label",
        "type",
        "name",
        "quotes",
        "evidence",
        "aliases",
        "derived",
        "day",
        "when",
        "deal",
        "id",
    )
)
_RANGE = ("From", "To", "Precision", "Raw")
_MONEY = ("Min", "Max", "Currency", "Qualifier", "Raw")
_REPORTED = ("firstReportedOn", "lastReportedOn")
_PROPERTIES = [
    *(p for t in NODE_TYPES for p in t.props),
    *(q for t in EDGE_TYPES for q in t.qualifiers),
]
_CODED = {
    p.name: {c for q in _PROPERTIES if q.name == p.name for c in q.codes} for p in _PROPERTIES
}
_ACRONYMS = frozenset(
    ("AI", "CBO", "CDMO", "CEO", "CFO", "CMO", "COO", "CRADA", "CRO", "CSO", "CTO", "CVR", "IPO")
)
_WORDS = {
    "nSources": "articles",
    "M_AND_A": "merger or acquisition",
    "xrefs": "identifiers",
    "IND_FILED": "IND filed",
}
# What tells two relations of one type apart, best first.
_TELLING = ("title", "role", "roleCode", "phase", "action", "direction", "mode", "lineOfTherapy")


def facts(props: Mapping[str, object]) -> list[Fact]:
    """Return what is known as pairs of words, dates and amounts put together again."""
    found = {name_words(n): words for n, words in _joined(props) if words}
    parts = _parts(props) | _HIDDEN
    for name, value in props.items():
        if name not in parts and value not in (None, "", [], ()) and not _plain_sight(name, props):
            raw = props.get(f"{name}Raw")
            found[name_words(name)] = plain(name, value) + (f" (“{raw}”)" if raw else "")
    return sorted(found.items())


def _plain_sight(name: str, props: Mapping[str, object]) -> bool:
    """Say whether a value is what everybody assumes, or stands beside it once more."""
    if name == "primaryType":
        return list(_items(props.get("types"))) == [props[name]]
    return (name, props[name]) in (("basis", "stated"), ("nSources", 1))


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def telling(props: Mapping[str, object]) -> str:
    """Return the word that tells a relation from others of its type: the role, the phase.

    >>> telling({"role": "LEAD_INVESTOR"})
    'lead investor'
    """
    return next((plain(name, props[name]) for name in _TELLING if props.get(name)), "")


def plain(name: str, value: object) -> str:
    """Say a value of a property: codes as words, lists with commas."""
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return f"{value:,.0f}"
        case list() | tuple():
            return ", ".join(plain(name, item) for item in value)
        case date():
            return value.isoformat()
        case str() if value in _CODED.get(name, ()):
            return code_words(value)
        case _:
            return str(value)


def code_words(code: str) -> str:
    """Say a code in words; acronyms stay.

    >>> code_words("CLINICAL_COLLABORATION"), code_words("CRO_SERVICES")
    ('clinical collaboration', 'CRO services')
    """
    if code in _WORDS:
        return _WORDS[code]
    return " ".join(w if w in _ACRONYMS else w.lower() for w in code.split("_"))


def name_words(name: str) -> str:
    """Say the name of a property.

    >>> name_words("stageAtSigning")
    'stage at signing'
    """
    return _WORDS.get(name) or re.sub(r"(?<=[a-z])([A-Z])", r" \1", name).lower()


def day_words(start: object, end: object, raw: object = "") -> str:
    """Say a day or a span, and the words of the source if they say it otherwise.

    >>> day_words(date(2019, 6, 1), date(2019, 8, 31), "last summer")
    '2019-06-01 to 2019-08-31 (“last summer”)'
    """
    days = dict.fromkeys(d.isoformat() for d in (start, end) if isinstance(d, date))
    said = " to ".join(days)
    return f"{said} (“{raw}”)" if said and raw and raw != said else said or str(raw or "")


def _joined(props: Mapping[str, object]) -> list[Fact]:
    found = []
    for name in _stems(props, "Precision"):
        start, end, _, raw = (props.get(f"{name}{part}") for part in _RANGE)
        found.append((name, day_words(start, end, raw)))
    for name in _stems(props, "Currency"):
        low, high, currency, _, raw = (props.get(f"{name}{part}") for part in _MONEY)
        amount = Money(_number(low), _number(high), str(currency or ""), raw=str(raw or ""))
        found.append((name, value_text(amount)))
    return [*found, ("reported", day_words(*(props.get(name) for name in _REPORTED)))]


def _parts(props: Mapping[str, object]) -> set[str]:
    ranges = {f"{n}{part}" for n in _stems(props, "Precision") for part in _RANGE}
    ranges |= {f"{n}Raw" for n in _stems(props, "Raw") if n in props}
    return (
        ranges | {f"{n}{part}" for n in _stems(props, "Currency") for part in _MONEY} | {*_REPORTED}
    )


def _stems(props: Mapping[str, object], end: str) -> list[str]:
    return [name.removesuffix(end) for name in props if name.endswith(end)]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
