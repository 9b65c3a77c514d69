"""Questions on companies and people about the landscape, and every row of the answers."""

from datetime import date

from tests.queries.landscape_answers.places import Answer, said

COMPANIES: list[Answer] = [
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
