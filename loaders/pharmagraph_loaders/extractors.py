"""The door for extractors: whoever reads a document, one gate checks what is claimed of it.

An extractor of another package is found by the entry point that its project declares:

    [project.entry-points."pharmagraph.extractors"]
    mine = "my_package:EXTRACTOR"
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from pharmagraph.claims import Extraction
from pharmagraph.errors import PharmagraphError
from pharmagraph.model import Document
from pharmagraph_loaders.antecedents import with_antecedents
from pharmagraph_loaders.converting import with_dollars
from pharmagraph_loaders.extraction import EXTRACTOR, Vocabulary, extract
from pharmagraph_loaders.grounding import gate

GROUP = "pharmagraph.extractors"
VARIABLE = "PHARMAGRAPH_EXTRACTOR"


@runtime_checkable
class Extractor(Protocol):
    """What reads a document: the same claims for the same document, each with its words.

    `version` changes whenever the claims may; documents are then read again.
    """

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    @property
    def version(self) -> str:
        """Which state of it this is."""
        ...

    def __call__(self, document: Document, vocabulary: Vocabulary) -> Extraction:
        """Return what the document says."""
        ...


@dataclass(frozen=True, slots=True)
class RuleExtractor:
    """The extractor that comes with the program: rules, no network, no model."""

    name: str = "rules"
    version: str = EXTRACTOR

    def __call__(self, document: Document, vocabulary: Vocabulary) -> Extraction:
        """Return what the document says."""
        return with_antecedents(extract(document, vocabulary))


RULES = RuleExtractor()


def read_claims(
    document: Document, vocabulary: Vocabulary, extractor: Extractor = RULES
) -> Extraction:
    """Return what an extractor claims of a document and its text bears out.

    Whatever the extractor returns, the document stays the one that was given.
    """
    found = extractor(document, vocabulary)
    if not isinstance(found, Extraction):
        raise PharmagraphError(
            f"the extractor {extractor.name!r} returned {type(found).__name__}, not an Extraction"
        )
    by = found.extractor or f"{extractor.name} {extractor.version}"
    version = found.vocabulary or vocabulary.version
    return gate(with_dollars(replace(found, document=document, extractor=by, vocabulary=version)))


def find_extractor(name: str = "") -> Extractor:
    """Return an extractor by name: the given one, that in PHARMAGRAPH_EXTRACTOR, or the rules.

    Raises `PharmagraphError` for a name that nothing installed bears, and for one that is broken.
    """
    wanted = name or os.environ.get(VARIABLE) or RULES.name
    if wanted == RULES.name:
        return RULES
    offered = _offered()
    if wanted not in offered:
        known = ", ".join(extractor_names())
        raise PharmagraphError(f"there is no extractor {wanted!r}; installed are {known}")
    return _load(offered[wanted])


def extractor_names() -> tuple[str, ...]:
    """Return the names of all extractors that are installed, the rules first."""
    return (RULES.name, *sorted(_offered().keys() - {RULES.name}))


@cache
def _offered() -> Mapping[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _load(point: EntryPoint) -> Extractor:
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise PharmagraphError(
            f"the extractor {point.name!r} ({point.value}) cannot be loaded: {error}"
        ) from error
    if not isinstance(found, Extractor) or isinstance(found, type):
        raise PharmagraphError(
            f"the extractor {point.name!r} ({point.value}) is none: it needs a name, a version,"
            " and to be callable with a document and a vocabulary"
        )
    return found
