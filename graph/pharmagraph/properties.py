"""What a property may hold, checked here because the engines do not agree on it.

Neo4j refuses lists of mixed types and zoned times the other way round from the embedded engine;
what passes here is kept and given back alike by both.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime

from pharmagraph.errors import PharmagraphError, QueryError, StoreError
from pharmagraph.model import Row

_LARGEST = 2**63 - 1
_SCALARS = (str, bool, int, float, date)


def check_row(where: str, row: Mapping[str, object], *, keep_none: bool = False) -> Row:
    """Return a row a database can hold; a None is left out, or kept to remove the property.

    Raises `StoreError` that names `where` and the property.
    """
    made: Row = {}
    for name, value in row.items():
        if value is not None:
            made[name] = _checked(value, f"{where}.{name}", StoreError)
        elif keep_none:
            made[name] = None
    if type(made.get("id", "")) is not str or made.get("id", "-") == "":
        raise StoreError(f"{where}: the id {made.get('id')!r} is no text; ids are always texts")
    return made


def check_parameters(parameters: Mapping[str, object]) -> Row:
    """Return parameters of a query as the driver takes them; raise `QueryError` for others."""
    return {name: _parameter(value, f"${name}") for name, value in parameters.items()}


def _checked(value: object, where: str, error: type[PharmagraphError]) -> object:
    if isinstance(value, list | tuple):
        kinds = {type(item) for item in value}
        if len(kinds) > 1:
            found = ", ".join(sorted(kind.__name__ for kind in kinds))
            raise error(f"{where} is a list of mixed types ({found}); use one type")
        for item in value:
            _check_scalar(item, where, error)
        return list(value)
    _check_scalar(value, where, error)
    return value


def _check_scalar(value: object, where: str, error: type[PharmagraphError]) -> None:
    if isinstance(value, datetime) or not isinstance(value, _SCALARS):
        raise error(
            f"{where} is a {type(value).__name__}; use text, a number, a boolean, a day "
            "or a list of one of them"
        )
    if isinstance(value, str):
        _check_text(value, where, error)
    elif isinstance(value, float) and not math.isfinite(value):
        raise error(f"{where} is {value}; leave unknown numbers out")
    elif isinstance(value, int) and abs(value) > _LARGEST:
        raise error(f"{where} is too large a number: {value}")


def _check_text(value: str, where: str, error: type[PharmagraphError]) -> None:
    if value.isascii():
        return
    try:
        value.encode()
    except UnicodeEncodeError:
        raise error(f"{where} holds half a character, which no database takes") from None


def _parameter(value: object, where: str) -> object:
    if value is None:
        return None
    if isinstance(value, Mapping):
        return {str(k): _parameter(v, f"{where}.{k}") for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_parameter(item, where) for item in value]
    _check_scalar(value, where, QueryError)
    return value
