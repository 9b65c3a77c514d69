"""What the questions say of the one shipped article, in the columns that matter most."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pharmagraph.connect import open_store
from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import find_query, load_queries, run_query
from pharmagraph.store import Store
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.readers import read_document

QUESTIONS = load_queries(cypher_dir())
ARTICLE = Path(__file__).resolve().parents[2] / "seeds" / "sanofi_alphamab.txt"
DEAL = "Sanofi – Alphamab Oncology: KN026"

Row = tuple[object, ...]

KNOWN: list[tuple[str, dict[str, str], str, list[Row]]] = [
    (
        "unpartnered",
        {"target": "PD-L1"},
        "developer dealsOnAsset",
        [(["Alphamab Oncology"], 0), (["Alphamab Oncology"], 0)],
    ),
    (
        "dealmakers",
        {"about": "HER2"},
        "organisation partners",
        [("Alphamab Oncology", ["Sanofi"]), ("Sanofi", ["Alphamab Oncology"])],
    ),
    (
        "cross-border",
        {"biotechCountry": "CN", "pharmaCountry": "FR", "sizeClass": "BIG_PHARMA"},
        "biotech pharma asset disclosure",
        [("Alphamab Oncology", "Sanofi", ["KN026"], "UNDISCLOSED")],
    ),
    (
        "landscape",
        {"disease": "breast cancer", "limit": "1"},
        "phase modality drugs",
        [("PHASE_2", "bispecific antibody", ["KN026"])],
    ),
    ("multispecific", {"targetA": "PD-L1"}, "targetSet", [(["CTLA-4", "PD-L1"],)]),
    (
        "combinations",
        {"drug": "KN026"},
        "partnerDrug partnerClass deal counterparty",
        [("docetaxel", ["chemotherapy"], DEAL, ["Sanofi"])],
    ),
    ("white-space", {}, "subject assets deals", [("PD-L1", 2, 0), ("CTLA-4", 1, 0)]),
    (
        "focus",
        {"company": "Sanofi"},
        "direction area",
        [
            ("AWAY", "cardiovascular"),
            ("TOWARD", "gene therapy"),
            ("TOWARD", "immuno-oncology"),
            ("TOWARD", "oncology"),
        ],
    ),
    (
        "comparables",
        {},
        "rightsOut rightsIn asset stage upfront total disclosure",
        [(["Alphamab Oncology"], ["Sanofi"], ["KN026"], "PHASE_2", [], [], "UNDISCLOSED")],
    ),
    ("benchmark", {}, "group deals disclosed medianUsd", [("PHASE_2", 1, 0, None)]),
    (
        "disclosure",
        {"dealClass": "ALLIANCE"},
        "deals disclosed undisclosedStated ratePct",
        [(1, 0, 1, 0.0)],
    ),
    (
        "structures",
        {},
        "structure deals",
        [("CLINICAL_COLLABORATION", 1), ("NEGOTIATION_RIGHT", 1)],
    ),
    (
        "territories",
        {"drug": "KN026"},
        "territory rightKind holder",
        [(None, "EXCLUSIVE_NEGOTIATION", ["Sanofi"])],
    ),
    ("largest", {}, "rank value type", [(1, 230e6, "IPO"), (2, 60e6, "VENTURE_ROUND")]),
    (
        "chain",
        {"from": "Sanofi", "to": "Alphamab Oncology"},
        "step organisation deal nextOrganisation",
        [(1, "Sanofi", DEAL, "Alphamab Oncology")],
    ),
    ("state", {"deal": DEAL}, "status termsKnown", [("ACTIVE", [])]),
    (
        "triggers",
        {},
        "due item holder deal",
        [(None, "waits: EXCLUSIVE_NEGOTIATION on KN026", ["Sanofi"], DEAL)],
    ),
    (
        "timeline",
        {"company": "Alphamab Oncology"},
        "event counterparty",
        [
            ("deal VENTURE_ROUND", []),
            ("deal IPO", ["Hong Kong Exchange"]),
            ("deal CLINICAL_COLLABORATION", ["Sanofi"]),
        ],
    ),
    ("disagreements", {}, "subject", []),
    ("hidden", {}, "trial", []),
    ("upfront", {}, "deal", []),
]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return an embedded store that holds the shipped article."""
    store = open_store(str(tmp_path_factory.mktemp("shipped") / "article.db"))
    load(store, [extract(read_document(ARTICLE), load_vocabulary())])
    yield store
    store.close()


@pytest.mark.parametrize(
    ("name", "values", "columns", "expected"), KNOWN, ids=[k[0] for k in KNOWN]
)
def test_the_shipped_article_is_answered_as_it_reads(
    shipped: Store, name: str, values: dict[str, str], columns: str, expected: list[Row]
) -> None:
    rows = run_query(shipped, find_query(QUESTIONS, name), values)
    assert [tuple(row[column] for column in columns.split()) for row in rows] == expected


def test_the_people_of_the_article_hold_the_roles_it_names(shipped: Store) -> None:
    people = find_query(QUESTIONS, "people")
    sanofi = run_query(shipped, people, {"company": "Sanofi", "rollup": "brand"})
    assert [row["person"] for row in sanofi] == ["Pius Hornstein"] * 2
    alphamab = run_query(shipped, people, {"company": "Alphamab Oncology"})
    assert [row["person"] for row in alphamab] == ["Ting Xu"] * 3
