"""Short names of listed companies, known names in small letters, and what is no company."""

import pytest

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.flat import flatten


def companies(text: str) -> list[str]:
    found = extract(Document("d", "NEWS", "", text), load_vocabulary())
    return sorted(c["name"] for c in flatten(found)["companies"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pfizer handed $300 million to Beam for base editing.", ["Beam", "Pfizer"]),
        ("Novartis will use a beam. Novartis pointed to Beam and left.", ["Novartis"]),
        ("General Manager Ann Lee of Novartis spoke.", ["Novartis"]),
        ("Zai Lab took the rights from argenx.", ["Zai Lab", "argenx"]),
        ("Sanofi signed a pact with Dr. Reddy's on nivolumab.", ["Dr. Reddy's", "Sanofi"]),
        ("Halden Bio licensed HB-301 from Kyoto Pharma.", ["Halden Bio", "Kyoto Pharma"]),
        ("Novartis signed the License Agreement. The Nadir Agreement ends.", ["Novartis"]),
        ("GSK paid Hansoh. GlaxoSmithKline will go on.", ["GlaxoSmithKline", "Hansoh"]),
    ],
)  # fmt: skip
def test_a_name_is_a_company_where_it_stands_for_one(text: str, expected: list[str]) -> None:
    assert companies(text) == expected


def test_a_short_name_of_one_listed_company_has_its_identifier() -> None:
    found = extract(
        Document("d", "NEWS", "", "Pfizer paid $300 million to Beam."), load_vocabulary()
    )
    keys = {k for r in found.refs if r.label == "Organization" for k in r.keys}
    assert {k for k in keys if k.startswith("cik:1745999")} == {"cik:1745999"}
