"""Which company a name means: one identifier for short and full names, none by chance."""

import pytest

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims


def identifiers(name: str) -> set[str]:
    text = f"{name} licensed ABX-101 from Nordvale Pharma and will pay $5 million upfront."
    found = read_claims(Document("d", "NEWS", "", text), load_vocabulary())
    return {
        key
        for ref in found.refs
        if ref.label == "Organization" and "Nordvale" not in ref.names[0].text
        for key in ref.keys
        if "~" not in key
    }


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Regeneron", "Regeneron Pharmaceuticals, Inc."),
        ("Takeda", "Takeda Pharmaceutical Company Limited"),
        ("Gilead", "Gilead Sciences, Inc."),
        ("J&J", "Johnson & Johnson"),
        ("Sarepta", "Sarepta Therapeutics"),
        ("Isis Pharmaceuticals", "Ionis Pharmaceuticals"),
        ("Biogen Idec", "Biogen"),
        ("Lilly", "Eli Lilly and Company"),
    ],
)
def test_a_short_or_former_name_has_the_identifiers_of_the_company(short: str, full: str) -> None:
    assert identifiers(short) == identifiers(full) != set()


def test_namesakes_of_two_nations_stay_apart() -> None:
    assert not identifiers("Merck KGaA") & identifiers("Merck & Co., Inc.")
    text = "Merck KGaA has licensed MK-101 from Merck & Co., Inc. for $5 million upfront."
    found = read_claims(Document("d", "NEWS", "", text), load_vocabulary())
    names = sorted(r.names[0].text for r in found.refs if r.label == "Organization")
    assert names == ["Merck & Co., Inc.", "Merck KGaA"]
