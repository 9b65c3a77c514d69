"""Where an answer stands in the articles, and what an answer is."""

from tests.queries.landscape_writer import HOME

Answer = tuple[str, dict[str, str], list[tuple[object, ...]]]


def said(*places: str) -> list[str]:
    """Return ids of sentences: `3.0` is the first sentence of the third article."""
    return [f"{HOME}/a{article}#S{index}" for article, index in (p.split(".") for p in places)]
