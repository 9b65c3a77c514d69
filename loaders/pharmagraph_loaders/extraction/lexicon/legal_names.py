"""Company names without their form of incorporation."""

import re
from collections.abc import Iterable

_AND = re.compile(r"\sand\Z")  # of `and Company`
# Forms that tell one company from a namesake of another nation: Merck KGaA from Merck & Co.
APART = frozenset({"KGaA", "KGAA"})
_SUFFIX = re.compile(r"[\s,]+\(?([^\s,()]+)\)?\Z")


def core_name(name: str, suffixes: Iterable[str]) -> str:
    """Drop the form of incorporation from the end of a company's name."""
    while (found := _SUFFIX.search(name)) and found.group(1) not in APART:
        if found.group(1).strip(".").lower() not in suffixes:
            break
        name = _AND.sub("", name[: found.start()])
    return name.strip(" ,&")
