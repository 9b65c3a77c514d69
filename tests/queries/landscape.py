"""Twelve invented articles on a small industry, their claims written by hand.

Nine deals of many kinds between ten organisations: money stated, withheld and not mentioned, an
option taken, exercised and ended, a pair that comes back, three that join, and two sources that
disagree. `a1` to `a12` are the articles; the last but one has no date.
"""

from collections.abc import Iterator
from datetime import date

from pharmagraph.claims import Extraction
from pharmagraph.loading import load
from pharmagraph.model import Row
from pharmagraph.store import Store
from tests.queries.landscape_field import (
    gene_therapies,
    laboratory,
    listing,
    registry,
    takeover,
    three,
)
from tests.queries.landscape_pairs import exercised, handed_back, licence, option, pact, supply
from tests.queries.landscape_writer import HOME


def load_landscape(store: Store) -> None:
    """Load all articles, the second one a month after the others."""
    load(store, landscape())
    days = {f"{HOME}/a{n}": date(2024, 2 if n == 2 else 1, 1) for n in range(1, 13)}
    rows: list[Row] = [{"id": i, "recordedAt": f"{day}T09:00:00+00:00"} for i, day in days.items()]
    store.write(lambda tx: tx.patch("Article", rows))


def landscape() -> Iterator[Extraction]:
    """Yield all articles in the order of their numbers."""
    yield from (licence(), pact(), supply(), option(), exercised(), handed_back())
    yield from (three(), listing(), takeover(), registry(), laboratory(), gene_therapies())
