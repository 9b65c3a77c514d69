"""Questions on drugs and candidates about the landscape, and every row of the answers."""

from datetime import date

from tests.queries.landscape_answers.places import Answer, said

ASSETS: list[Answer] = [
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
]
