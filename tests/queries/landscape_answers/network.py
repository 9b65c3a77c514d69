"""Questions on the network about the landscape, and every row of the answers."""

from datetime import date

from tests.queries.landscape_answers.places import Answer, said

NETWORK: list[Answer] = [
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
        "chain",
        {"from": "Iris Capital", "to": "Fjord Pharma", "dealClass": "any"},
        [
            (1, "Iris Capital", "Cedar series B", "Cedar Bio", date(2021, 3, 1), said("8.1")),
            (2, "Cedar Bio", "CB-1 licence", "Elm Pharma", date(2021, 3, 2), said("1.0", "2.0")),
            (2, "Cedar Bio", "COMBO-1 supply", "Elm Pharma", date(2021, 9, 10), said("3.0")),
            (3, "Elm Pharma", "TGC alliance", "Kelp Bio", date(2022, 1, 20), said("7.0")),
            (3, "Elm Pharma", "LL-5 licence", "Loam Labs", date(2023, 5, 1), said("12.0")),
            (4, "Kelp Bio", "Kelp takeover", "Fjord Pharma", date(2022, 10, 3), said("9.0")),
            (4, "Loam Labs", "LL-6 licence", "Fjord Pharma", date(2023, 5, 1), said("12.2")),
        ],
    ),
    (
        "chain",
        {"from": "Cedar Bio", "to": "Fjord Pharma", "since": "2021-06-01"},
        [
            (1, "Cedar Bio", "COMBO-1 supply", "Elm Pharma", date(2021, 9, 10), said("3.0")),
            (2, "Elm Pharma", "LL-5 licence", "Loam Labs", date(2023, 5, 1), said("12.0")),
            (3, "Loam Labs", "LL-6 licence", "Fjord Pharma", date(2023, 5, 1), said("12.2")),
        ],
    ),
    (
        "chain",
        {"from": "Cedar Bio", "to": "Harbor Exchange", "dealClass": "any"},
        [],
    ),
    (
        "chain",
        {"from": "Elm China", "to": "Elm China"},
        [],
    ),
    (
        "repeat",
        {},
        [
            (
                "Cedar Bio",
                "Elm Pharma",
                2,
                date(2021, 3, 2),
                date(2021, 9, 10),
                ["CLINICAL_COLLABORATION", "CLINICAL_SUPPLY", "LICENSE"],
                said("1.0", "2.0", "3.0"),
            ),
        ],
    ),
    (
        "repeat",
        {"dealClass": "any", "minDeals": "1", "since": "2022-06-01"},
        [
            (
                "Elm Pharma",
                "Loam Labs",
                1,
                date(2023, 5, 1),
                date(2023, 5, 1),
                ["LICENSE"],
                said("12.0"),
            ),
            (
                "Fjord Pharma",
                "Loam Labs",
                1,
                date(2023, 5, 1),
                date(2023, 5, 1),
                ["LICENSE"],
                said("12.2"),
            ),
            (
                "Fjord Pharma",
                "Kelp Bio",
                1,
                date(2022, 10, 3),
                date(2022, 10, 3),
                ["ACQUISITION"],
                said("9.0"),
            ),
        ],
    ),
    (
        "repeat",
        {"minDeals": "3"},
        [],
    ),
    (
        "consortia",
        {},
        [
            (
                "TGC alliance",
                ["Elm Pharma", "Grove University", "Kelp Bio"],
                ["COLLABORATOR"],
                date(2022, 1, 20),
                ["RESEARCH_COLLABORATION"],
                said("7.0"),
            ),
        ],
    ),
    (
        "consortia",
        {"minParties": "4"},
        [],
    ),
    (
        "consortia",
        {"minParties": "2", "since": "2022-06-01", "dealClass": "M_AND_A"},
        [
            (
                "Kelp takeover",
                ["Fjord Pharma", "Kelp Bio"],
                ["ACQUIRED", "ACQUIRER"],
                date(2022, 10, 3),
                ["ACQUISITION"],
                said("9.0"),
            ),
        ],
    ),
    (
        "neighbourhood",
        {"node": "LL-4"},
        [
            ("Loam Labs", "DEVELOPS", "LL-4", 1, said("11.0")),
            ("LL-4", "HAS_MODALITY", "gene therapy", 1, said("11.0")),
            ("LL-4", "STUDIED_FOR", "haemophilia", 1, said("11.0")),
            ("LL-4", "TARGETS", "TGD", 1, said("11.0")),
        ],
    ),
    (
        "neighbourhood",
        {"node": "CB-1", "depth": "2", "labels": "Drug, Target"},
        [
            ("CB-1", "TARGETS", "TGA", 2, said("1.2", "2.1")),
            ("CB-1", "COMBINED_WITH", "EP-3", 1, said("3.0")),
            ("CB-1", "TARGETS", "TGB", 1, said("1.2")),
            ("DT-7", "TARGETS", "TGA", 1, said("4.2")),
            ("EP-3", "TARGETS", "TGC", 1, said("3.3")),
            ("antibody against TGA", "TARGETS", "TGA", 1, said("11.1")),
        ],
    ),
    (
        "neighbourhood",
        {"node": "Iris Capital", "depth": "3", "labels": "organization,deal"},
        [
            ("Iris Capital", "PARTY_TO", "Cedar series B", 1, said("8.1")),
            ("Cedar Bio", "PARTY_TO", "Cedar series B", 1, said("8.1")),
            ("Cedar Bio", "PARTY_TO", "CB-1 licence", 2, said("1.0", "2.0")),
            ("Cedar Bio", "PARTY_TO", "COMBO-1 supply", 1, said("3.0")),
            ("Cedar Bio", "PARTY_TO", "Cedar IPO", 1, said("8.0")),
        ],
    ),
    (
        "neighbourhood",
        {"node": "Iris Capital", "labels": "Target"},
        [],
    ),
]
