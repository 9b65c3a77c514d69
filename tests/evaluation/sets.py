"""The annotated sets of this repository, and what is found in them."""

from functools import cache
from pathlib import Path

from pharmagraph_loaders.evaluation.running import Result, evaluate
from pharmagraph_loaders.evaluation.sets import AnnotatedText, read_set
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims

TESTS = Path(__file__).resolve().parents[1]
SETS = {"dev": TESTS / "evaluation" / "dev", "texts": TESTS / "texts"}
# Nobody reads these, and no floor holds them: only their totals are looked at.
UNSEEN = TESTS / "evaluation" / "held_out"
FLOORS = TESTS / "evaluation" / "floors.toml"


@cache
def annotated(name: str) -> tuple[AnnotatedText, ...]:
    """Return the texts of a set, by any other name the held-out ones."""
    return read_set(SETS.get(name, UNSEEN))


@cache
def result(name: str) -> Result:
    """Return what the rules find in a set."""
    vocabulary = load_vocabulary()
    return evaluate(annotated(name), lambda document: read_claims(document, vocabulary))
