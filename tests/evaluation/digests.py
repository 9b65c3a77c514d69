"""Digests of what is read from the annotated texts: `python -m tests.evaluation.digests`."""

import hashlib
import json
from collections.abc import Iterator
from functools import cache

from pharmagraph.claims import Claim, Extraction
from pharmagraph.model import Document, encode_value
from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from pharmagraph_loaders.readers import read_documents
from tests.evaluation.sets import SETS, annotated


def documents() -> Iterator[Document]:
    """Yield every text there is: the annotated ones and the shipped articles."""
    for name in SETS:
        yield from (text.document for text in annotated(name))
    yield from read_documents(seeds_dir())


@cache
def read(document: Document) -> Extraction:
    """Return what the rules read, past the gate."""
    return read_claims(document, load_vocabulary())


def digest(document: Document) -> str:
    """Return a digest of all that is read from a document, in its order."""
    found = read(document)
    refs = [repr(ref) for ref in found.refs]
    body = [refs, [_claim(c) for c in found.claims], repr(found.sentences), found.dropped]
    return hashlib.sha256(json.dumps(body).encode()).hexdigest()


def total() -> str:
    """Return one digest of all that is read from all documents."""
    return hashlib.sha256("".join(map(digest, documents())).encode()).hexdigest()


def _claim(claim: Claim) -> list[str]:
    value = "" if claim.value is None else encode_value(claim.value)
    return [repr(claim), value, claim.id("x")]


if __name__ == "__main__":
    print(total())
