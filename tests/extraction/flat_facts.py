"""What a short text says, in the flat form, read and passed through the gate."""

from datetime import date
from typing import Any

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from pharmagraph_loaders.flat import flatten


def facts(text: str, published: date | None = None) -> dict[str, Any]:
    """Return companies, deals, relations and the rest that a news text says."""
    document = Document("d", "NEWS", "", text, published=published)
    return flatten(read_claims(document, load_vocabulary()))
