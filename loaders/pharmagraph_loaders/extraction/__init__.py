"""Extraction: a document and a vocabulary in, claims out; a pure and deterministic function."""

from pharmagraph_loaders.extraction.extract import EXTRACTOR, extract
from pharmagraph_loaders.extraction.lexicon.load import load_vocabulary
from pharmagraph_loaders.extraction.lexicon.vocabulary import Vocabulary

__all__ = ["EXTRACTOR", "Vocabulary", "extract", "load_vocabulary"]
