"""Company names without their form of incorporation."""

import re
from collections.abc import Iterable

_AND = re.compile(r"\sand\Z")  # of `and Company`
_SUFFIX = re.compile(r"[\s,]+\(?([^\s,()]+)\)?\Z")


def core_name(name: str, suffixes: Iterable[str]) -> str:
    """Drop the form of incorporation from the end of a company's name."""
    while found := _SUFFIX.search(name):
        if found.group(1).strip(".").lower() not in suffixes:
            break
        name = _AND.sub("", name[: found.start()])
    return name.strip(" ,&")
