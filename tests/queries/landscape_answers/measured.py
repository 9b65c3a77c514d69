"""Questions that NetworkX answers about the landscape, and every row of the answers.

By hand: Cedar and Elm have two deals in common (articles 1, 2 and 3), Elm and Fjord one by way of
Kelp, which Fjord bought (7), Loam one with each (12), Dune and Fjord one that was ended (4 to 6).
"""

from tests.queries.landscape_answers.places import Answer, said

ELM = said("1.0", "2.0", "12.0", "7.0", "3.0")
FJORD = said("12.2", "7.0", "4.0", "5.0", "6.0")
CEDAR, DUNE, LOAM = said("1.0", "2.0", "3.0"), said("4.0", "5.0", "6.0"), said("12.0", "12.2")

MEASURED: list[Answer] = [
    (
        "hubs",
        {},
        [
            (1, "Elm Pharma", 3, 4.0, 0.6667, 2, 0.5312, ELM),
            (2, "Fjord Pharma", 2, 2.0, 0.0, 2, 0.9531, said("12.2", "7.0")),
            (2, "Loam Labs", 2, 2.0, 0.0, 2, 0.9531, LOAM),
            (4, "Cedar Bio", 1, 2.0, 0.0, 1, 1.0, CEDAR),
        ],
    ),
    (
        "hubs",
        {"cumulative": "true", "limit": "2"},
        [
            (1, "Elm Pharma", 3, 4.0, 0.5, 2, 0.5017, ELM),
            (2, "Fjord Pharma", 3, 3.0, 0.5, 2, 0.5347, FJORD),
        ],
    ),
    (
        "hubs",
        {"layer": "research", "cumulative": "yes"},
        [
            (1, "Elm Pharma", 1, 1.0, 0.0, 1, 1.0, said("7.0")),
            (1, "Fjord Pharma", 1, 1.0, 0.0, 1, 1.0, said("7.0")),
        ],
    ),
    (
        "brokers",
        {"cumulative": "true"},
        [
            ("Elm Pharma", 0.5017, 2.5, 0.5, True, 2, ELM),
            ("Fjord Pharma", 0.5347, 2.5, 0.5, True, 2, FJORD),
            ("Cedar Bio", 1.0, 1.0, 0.0, False, 1, CEDAR),
            ("Dune Therapeutics", 1.0, 1.0, 0.0, False, 1, DUNE),
            ("Loam Labs", 0.8351, 1.25, 0.0, False, 1, LOAM),
        ],
    ),
    (
        "brokers",
        {"asOf": "2021-06-01"},
        [
            ("Cedar Bio", 1.0, 1.0, 0.0, False, 1, said("1.0", "2.0")),
            ("Dune Therapeutics", 1.0, 1.0, 0.0, False, 1, DUNE),
            ("Elm Pharma", 1.0, 1.0, 0.0, False, 1, said("1.0", "2.0")),
            ("Fjord Pharma", 1.0, 1.0, 0.0, False, 1, DUNE),
        ],
    ),
    (
        "evolution",
        {"from": "2020", "to": "2021"},
        [
            ("2020", 2, 1, 1.0, 100.0, None, None, 1, 0.0, DUNE),
            ("2021", 4, 2, 0.3333, 50.0, None, None, 1, 50.0, CEDAR + DUNE),
        ],
    ),
    (
        "evolution",
        {"from": "2019", "to": "2022", "step": "2", "limit": "1"},
        [("2019-2020", 2, 1, 1.0, 100.0, None, None, 1, 0.0, DUNE)],
    ),
]
