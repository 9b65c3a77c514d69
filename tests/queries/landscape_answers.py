"""Questions about `landscape`, and every row of the answers, column by column."""

from datetime import date

from tests.queries.landscape import HOME


def said(*places: str) -> list[str]:
    """Return ids of sentences: `3.0` is the first sentence of the third article."""
    return [f"{HOME}/a{article}#S{index}" for article, index in (p.split(".") for p in places)]


LANDSCAPE_ANSWERS: list[tuple[str, dict[str, str], list[tuple[object, ...]]]] = [
    (
        "unpartnered",
        {"target": "TGA"},
        [
            (
                "DT-7",
                ["Dune Therapeutics"],
                ["US"],
                "PHASE_1",
                ["antibody-drug conjugate"],
                ["gastric cancer"],
                1,
                date(2023, 2, 15),
                said("4.2"),
            ),
            (
                "antibody against TGA",
                ["Cedar Bio"],
                ["CN"],
                "PRECLINICAL",
                ["antibody"],
                [],
                0,
                None,
                said("11.1"),
            ),
        ],
    ),
    (
        "unpartnered",
        {"target": "TGA", "modality": "antibody"},
        [
            (
                "antibody against TGA",
                ["Cedar Bio"],
                ["CN"],
                "PRECLINICAL",
                ["antibody"],
                [],
                0,
                None,
                said("11.1"),
            ),
        ],
    ),
    (
        "unpartnered",
        {"target": "TGB"},
        [],
    ),
    (
        "dealmakers",
        {"about": "TGA", "role": "licensee"},
        [
            (
                "Elm Pharma",
                "LICENSEE",
                1,
                date(2021, 3, 2),
                ["Cedar Bio"],
                ["LICENSE"],
                said("1.0", "2.0"),
            ),
        ],
    ),
    (
        "dealmakers",
        {"about": "solid tumour", "since": "2021-01-01"},
        [
            (
                "Cedar Bio",
                "SUPPLIER",
                1,
                date(2021, 9, 10),
                ["Elm Pharma"],
                ["CLINICAL_COLLABORATION", "CLINICAL_SUPPLY"],
                said("3.0"),
            ),
            (
                "Elm Pharma",
                "SPONSOR",
                1,
                date(2021, 9, 10),
                ["Cedar Bio"],
                ["CLINICAL_COLLABORATION", "CLINICAL_SUPPLY"],
                said("3.0"),
            ),
            (
                "Cedar Bio",
                "LICENSOR",
                1,
                date(2021, 3, 2),
                ["Elm Pharma"],
                ["LICENSE"],
                said("1.0", "2.0"),
            ),
            (
                "Elm Pharma",
                "LICENSEE",
                1,
                date(2021, 3, 2),
                ["Cedar Bio"],
                ["LICENSE"],
                said("1.0", "2.0"),
            ),
        ],
    ),
    (
        "dealmakers",
        {"about": "haemophilia"},
        [],
    ),
    (
        "candidates",
        {"drug": "CB-1"},
        [
            ("Fjord Pharma", 1, 1, 0, "BIG_PHARMA", "CH", said("4.0", "5.0", "6.0")),
        ],
    ),
    (
        "candidates",
        {"drug": "CB-1", "maxCompeting": "1"},
        [
            ("Dune Therapeutics", 1, 1, 1, None, "US", said("4.0", "5.0", "6.0")),
            ("Fjord Pharma", 1, 1, 0, "BIG_PHARMA", "CH", said("4.0", "5.0", "6.0")),
        ],
    ),
    (
        "candidates",
        {"drug": "LL-4"},
        [],
    ),
    (
        "introductions",
        {"company": "Cedar Bio"},
        [
            (
                "Loam Labs",
                "Elm Pharma",
                1,
                2,
                [],
                date(2023, 5, 1),
                said("1.0", "12.0", "2.0", "3.0"),
            ),
            (
                "Grove University",
                "Elm Pharma",
                1,
                2,
                [],
                date(2022, 1, 20),
                said("1.0", "2.0", "3.0", "7.0"),
            ),
            (
                "Kelp Bio",
                "Elm Pharma",
                1,
                2,
                ["oncology"],
                date(2022, 1, 20),
                said("1.0", "2.0", "3.0", "7.0"),
            ),
        ],
    ),
    (
        "introductions",
        {"company": "Cedar Bio", "since": "2023-01-01"},
        [],
    ),
    (
        "cross-border",
        {"since": "2022-01-01"},
        [
            (
                date(2023, 5, 1),
                "Loam Labs",
                "Elm Pharma",
                ["LL-5"],
                ["gene therapy"],
                ["LICENSE"],
                "PARTIAL",
                said("12.0"),
            ),
            (
                date(2023, 5, 1),
                "Loam Labs",
                "Fjord Pharma",
                ["LL-6"],
                ["gene therapy"],
                ["LICENSE"],
                "PARTIAL",
                said("12.2"),
            ),
            (
                date(2022, 1, 20),
                "Kelp Bio",
                "Elm Pharma",
                ["TGC"],
                [],
                ["RESEARCH_COLLABORATION"],
                "NOT_MENTIONED",
                said("7.0"),
            ),
        ],
    ),
    (
        "cross-border",
        {"biotechCountry": "cn", "pharmaCountry": "FR", "modality": "bispecific antibody"},
        [
            (
                date(2021, 3, 2),
                "Cedar Bio",
                "Elm Pharma",
                ["CB-1"],
                ["bispecific antibody"],
                ["LICENSE"],
                "DISCLOSED",
                said("1.0", "2.0"),
            ),
        ],
    ),
    (
        "cross-border",
        {"biotechCountry": "FR"},
        [],
    ),
    (
        "people",
        {"company": "Elm China", "rollup": "brand"},
        [
            (
                "Bo Lin",
                "general manager",
                "Elm China",
                date(2022, 1, 20),
                "Three join forces against TGC",
                said("7.2"),
            ),
        ],
    ),
    (
        "people",
        {"company": "Elm Pharma"},
        [],
    ),
    (
        "people",
        {"company": "Cedar Bio"},
        [
            (
                "Ann Wu",
                "chair",
                "Cedar Bio",
                date(2021, 3, 5),
                "Elm in pact with Cedar",
                said("2.2"),
            ),
            (
                "Ann Wu",
                "chief executive",
                "Cedar Bio",
                date(2021, 3, 2),
                "Cedar licenses CB-1 to Elm",
                said("1.3"),
            ),
        ],
    ),
    (
        "landscape",
        {"disease": "solid tumour"},
        [
            ("PHASE_3", "small molecule", 1, ["EP-3"], said("3.3")),
            ("PHASE_1", "antibody-drug conjugate", 1, ["DT-7"], said("4.2")),
            ("PHASE_1", "bispecific antibody", 1, ["CB-1"], said("1.2")),
        ],
    ),
    (
        "landscape",
        {"disease": "solid tumour", "includeSubtypes": "false"},
        [],
    ),
    (
        "multispecific",
        {},
        [
            (["TGA", "TGB"], "CB-1", ["Cedar Bio"], "PHASE_1", said("1.2", "2.1")),
        ],
    ),
    (
        "multispecific",
        {"targetA": "TGC"},
        [],
    ),
    (
        "combinations",
        {"drug": "CB-1"},
        [
            (
                "EP-3",
                [],
                ["lung cancer"],
                ["FIRST"],
                "COMBO-1",
                "PLANNED",
                "COMBO-1 supply",
                ["Elm Pharma"],
                said("3.0"),
            ),
        ],
    ),
    (
        "combinations",
        {"drug": "DT-7"},
        [
            (
                "oldplatin",
                ["chemotherapy"],
                ["gastric cancer"],
                [],
                "DUNE-1",
                "RECRUITING",
                None,
                [],
                said("10.1"),
            ),
        ],
    ),
    (
        "combinations",
        {"drug": "LL-4"},
        [],
    ),
    (
        "hidden",
        {"knownPairs": "true"},
        [
            (
                "CEDAR-2",
                ["Cedar Bio"],
                ["Elm Pharma"],
                ["CB-1"],
                "PHASE_2",
                "PLANNED",
                ["CB-1 licence", "COMBO-1 supply"],
                said("10.2"),
            ),
            (
                "DUNE-1",
                ["Dune Therapeutics"],
                ["Loam Labs"],
                ["DT-7", "oldplatin"],
                "PHASE_1",
                "RECRUITING",
                [],
                said("10.0"),
            ),
        ],
    ),
    (
        "hidden",
        {"disease": "haemophilia"},
        [],
    ),
    (
        "white-space",
        {},
        [
            ("TGD", 1, ["PRECLINICAL"], 0, ["Loam Labs"], said("11.0")),
        ],
    ),
    (
        "white-space",
        {"scope": "diseases", "maxDeals": "1"},
        [
            ("haemophilia", 1, ["PRECLINICAL"], 0, ["Loam Labs"], said("11.0")),
            ("lung cancer", 1, ["PHASE_3"], 1, ["Elm Pharma"], said("3.3")),
        ],
    ),
    (
        "white-space",
        {"minAssets": "2", "maxDeals": "5"},
        [
            (
                "TGA",
                3,
                ["PHASE_1", "PRECLINICAL"],
                2,
                ["Cedar Bio", "Dune Therapeutics"],
                said("1.2", "11.1", "2.1", "4.2"),
            ),
            ("TGE", 2, ["UNKNOWN"], 2, ["Loam Labs"], said("12.0", "12.2")),
        ],
    ),
    (
        "focus",
        {},
        [
            (
                "Elm Pharma",
                "AWAY",
                "cardiology",
                "In 2022 Elm shifts toward gene therapy and away from cardiology.",
                date(2022, 1, 20),
                "2022-01-01…2022-12-31",
                said("7.1"),
            ),
            (
                "Elm Pharma",
                "TOWARD",
                "gene therapy",
                "In 2022 Elm shifts toward gene therapy and away from cardiology.",
                date(2022, 1, 20),
                "2022-01-01…2022-12-31",
                said("7.1"),
            ),
        ],
    ),
    (
        "focus",
        {"area": "oncology", "direction": "any"},
        [
            (
                "Kelp Bio",
                "CURRENT",
                "oncology",
                "Kelp Bio works in oncology.",
                date(2022, 1, 20),
                None,
                said("7.3"),
            ),
        ],
    ),
    (
        "focus",
        {"company": "Fjord Pharma"},
        [],
    ),
]
