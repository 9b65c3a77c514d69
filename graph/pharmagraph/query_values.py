"""Values of a question's parameters: their types, and reading them as they were typed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import isfinite

from pharmagraph.schema import NODES

SCALARS = ("text", "int", "number", "bool", "date")
ANY_LABEL = "thing"
# What 64 bits hold; longer numbers no database takes.
_LARGEST = 2**63 - 1
_SHOWN = 60
_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a question.

    `type` is one of SCALARS, a label or several (`Target|Disease`), `thing` for any label, or a
    choice of words (`entity|brand`). A default of None that is not `required` means "not asked".
    """

    name: str
    type: str
    help: str = ""
    default: object = None
    required: bool = True

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels among which a name is looked up; empty for plain values."""
        if self.type == ANY_LABEL:
            return tuple(NODES)
        parts = tuple(self.type.split("|"))
        return parts if all(part in NODES for part in parts) else ()

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the words to choose from; empty if the parameter is no choice."""
        return () if self.labels or "|" not in self.type else tuple(self.type.split("|"))

    @property
    def option(self) -> str:
        """Return the name of the command line option: `minPhase` is `--min-phase`."""
        return "--" + re.sub(r"(?<=[a-z0-9])([A-Z])", r"-\1", self.name).lower().replace("_", "-")


def type_problem(type_name: str) -> str:
    """Return what is wrong with a type, or ''."""
    parts = type_name.split("|")
    labels = [part for part in parts if part in NODES]
    if type_name in (*SCALARS, ANY_LABEL) or len(labels) == len(parts):
        return ""
    if len(parts) > 1 and not labels and not set(parts) & {*SCALARS, ANY_LABEL, ""}:
        return ""
    return (
        f"{type_name!r} is no parameter type; use one of {', '.join((*SCALARS, ANY_LABEL))},"
        " a label such as Organization, or words to choose from such as entity|brand"
    )


def parse_value(param: Param, typed: object) -> object:
    """Read a value as it was typed; raise ValueError with what is wrong.

    >>> parse_value(Param("since", "date"), "2020-06-09")
    datetime.date(2020, 6, 9)
    """
    if not isinstance(typed, str):
        return _checked(param, typed)
    if param.choices:
        return _choice(param, typed)
    parser = _PARSERS.get(param.type)
    return parser(typed.strip()) if parser else typed


def _checked(param: Param, value: object) -> object:
    kind = _CLASSES.get(param.type, str)
    if type(value) not in (kind, int if kind is float else kind):
        raise ValueError(f"{value!r} is no {param.type}")
    if kind is int:
        return _int(str(value))
    return _number(str(value)) if kind is float else value


def _choice(param: Param, typed: str) -> str:
    for choice in param.choices:
        if choice.casefold() == typed.strip().casefold():
            return choice
    raise ValueError(f"{_short(typed)} is none of {', '.join(param.choices)}")


def _int(typed: str) -> int:
    try:
        number = int(typed)
    except ValueError:
        raise ValueError(f"{_short(typed)} is no whole number") from None
    if abs(number) > _LARGEST:
        raise ValueError(f"{_short(typed)} is too large a number")
    return number


def _number(typed: str) -> float:
    try:
        number = float(typed)
    except ValueError:
        raise ValueError(f"{_short(typed)} is no number") from None
    if not isfinite(number):
        raise ValueError(f"{_short(typed)} is no number that can be compared")
    return number


def _bool(typed: str) -> bool:
    if typed.casefold() not in _WORDS:
        raise ValueError(f"{_short(typed)} is neither true nor false")
    return _WORDS[typed.casefold()]


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise ValueError(f"{_short(typed)} is no date; write it like 2024-05-31") from None


def _short(typed: str) -> str:
    """Quote what was typed, its beginning if it is long."""
    return repr(typed if len(typed) <= _SHOWN else typed[:_SHOWN] + "…")


_PARSERS: dict[str, Callable[[str], object]] = {
    "int": _int,
    "number": _number,
    "bool": _bool,
    "date": _date,
}
_CLASSES: dict[str, type] = {"int": int, "number": float, "bool": bool, "date": date}
