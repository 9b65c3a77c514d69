"""Running an extractor over an annotated set, and over documents with keys shared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pharmagraph.claims import Extraction
from pharmagraph.model import Document
from pharmagraph_loaders.evaluation.identity import deal_keys
from pharmagraph_loaders.evaluation.scoring import TextScore
from pharmagraph_loaders.evaluation.sets import AnnotatedText
from pharmagraph_loaders.evaluation.summary import Summary, summarise
from pharmagraph_loaders.evaluation.tallies import Record
from pharmagraph_loaders.flat import flatten


@dataclass(frozen=True, slots=True)
class Result:
    """What an extractor found in a set, how it was scored, and what it was not allowed to say."""

    texts: dict[str, TextScore]
    dropped: dict[str, tuple[str, ...]]

    @property
    def summary(self) -> Summary:
        """The figures over all texts."""
        return summarise(self.texts)


def evaluate(texts: Sequence[AnnotatedText], read: Callable[[Document], Extraction]) -> Result:
    """Read every text and compare what is found with its annotation."""
    extractions = [read(text.document) for text in texts]
    found = flatten_all(extractions)
    pairs = list(zip(texts, extractions, found, strict=True))
    return Result(
        {text.name: TextScore(flat, text.gold) for text, _, flat in pairs},
        {text.name: one.dropped for text, one, _ in pairs if one.dropped},
    )


def flatten_all(extractions: Sequence[Extraction]) -> list[Record]:
    """Return the flat view of each document; a deal that several report has one key in all."""
    keys = deal_keys(extractions)
    return [flatten(extraction, keys) for extraction in extractions]
