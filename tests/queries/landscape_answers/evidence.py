"""Questions on what the sources say about the landscape, and every row of the answers."""

from datetime import date

from tests.queries.landscape_answers.places import Answer, said

EVIDENCE: list[Answer] = [
    (
        "disagreements",
        {},
        [
            (
                "CB-1 TARGETS TGA",
                "action",
                "BLOCKER",
                "Cedar licenses CB-1 to Elm",
                date(2021, 3, 2),
                "INHIBITOR",
                "Elm in pact with Cedar",
                date(2021, 3, 5),
                "BLOCKER",
                said("1.2", "2.1"),
            ),
            (
                "CB-1 licence: UPFRONT_CASH",
                "amount",
                "50 million",
                "Cedar licenses CB-1 to Elm",
                date(2021, 3, 2),
                "55 million",
                "Elm in pact with Cedar",
                date(2021, 3, 5),
                "50 million",
                said("1.1", "2.0"),
            ),
            (
                "Cedar Bio",
                "country",
                "CN",
                "Cedar licenses CB-1 to Elm",
                date(2021, 3, 2),
                "HK",
                "Elm in pact with Cedar",
                date(2021, 3, 5),
                "CN",
                said("1.0", "2.0"),
            ),
            (
                "Elm China PART_OF Elm Pharma",
                "direction",
                "as displayed",
                "Three join forces against TGC",
                date(2022, 1, 20),
                "the other way round",
                "From the laboratories",
                None,
                "as displayed",
                said("7.2", "11.2"),
            ),
        ],
    ),
    (
        "disagreements",
        {"about": "CB-1 licence"},
        [
            (
                "CB-1 licence: UPFRONT_CASH",
                "amount",
                "50 million",
                "Cedar licenses CB-1 to Elm",
                date(2021, 3, 2),
                "55 million",
                "Elm in pact with Cedar",
                date(2021, 3, 5),
                "50 million",
                said("1.1", "2.0"),
            ),
        ],
    ),
    (
        "disagreements",
        {"field": "status"},
        [],
    ),
    (
        "resolution",
        {"about": "CB-1 licence"},
        [
            (
                "deal:4c602fef3cf5",
                "CB-1 licence",
                "FULL",
                "https://land.example/a1",
                0,
                "parties, assets and dates",
                [],
            ),
            (
                "deal:4c602fef3cf5",
                "pact with Cedar",
                "FULL",
                "https://land.example/a2",
                0,
                "parties, assets and dates",
                [],
            ),
        ],
    ),
    (
        "resolution",
        {"about": "TGD"},
        [
            ("target:tgd", "TGD", "FULL", "https://land.example/a11", 0, "alone", []),
        ],
    ),
    (
        "resolution",
        {"article": "nowhere"},
        [],
    ),
]
