"""A large invented graph for measurements: companies, deals and drugs with their evidence."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from pharmagraph.model import Edge, Node

# Of every five nodes one is a company, three are deals, one is a drug.
_DAY = date(2020, 1, 1)


def large_nodes(number: int) -> Iterator[Node]:
    """Yield so many nodes, the same ones every time."""
    for i in range(number):
        label, place = _label(i)
        name = f"{label} {place:,}"
        found: dict[str, object] = {"id": _id(label, place), "name": name, "aliases": [name]}
        if label == "Organization":
            found |= {"kind": ("PHARMA", "BIOTECH")[place % 2], "country": "CH"}
        elif label == "Deal":
            day = _DAY + timedelta(days=place % 2000)
            found |= {
                "class": "ALLIANCE", "types": ["LICENSE"], "announcedFrom": day, "announcedTo": day,
            }  # fmt: skip
        yield Node(_id(label, place), label, found)


def large_edges(number: int, nodes: int) -> Iterator[Edge]:
    """Yield so many edges among `nodes` nodes, each with a quote and its evidence.

    Companies of small number have most: a few hubs with thousands of deals, as in the world.
    """
    dice = Random(7)
    companies, deals, drugs = nodes // 5, nodes // 5 * 3, nodes // 5
    for i in range(number):
        deal, drug = dice.randrange(deals), dice.randrange(drugs)
        company = int(companies * dice.random() ** 3)
        match i % 5:
            case 0 | 1:
                yield _edge(i, "PARTY_TO", ("Organization", company), ("Deal", deal))
            case 2 | 3:
                yield _edge(i, "CONCERNS", ("Deal", deal), ("Drug", drug))
            case _:
                yield _edge(i, "DEVELOPS", ("Organization", company), ("Drug", drug))


def _label(i: int) -> tuple[str, int]:
    group, place = divmod(i, 5)
    if place < 3:
        return "Deal", 3 * group + place
    return ("Organization" if place == 3 else "Drug"), group


def _id(label: str, place: int) -> str:
    return f"{label.lower()}:{place:06}"


def _edge(i: int, kind: str, source: tuple[str, int], target: tuple[str, int]) -> Edge:
    day = _DAY + timedelta(days=i % 2000)
    ends = _id(*source), _id(*target)
    said = f"{source[0]} {source[1]:,} and {target[0]} {target[1]:,} are in one sentence, number "
    props = {
        "evidence": [f"https://news.example/{i % 5000}#S{i % 12}"],
        "quotes": [f"{said}{i:,} of the invented ones."],
        "nSources": 1, "basis": "stated", "firstReportedOn": day, "lastReportedOn": day,
    }  # fmt: skip
    return Edge(kind, f"{ends[0]}|{kind}|{ends[1]}|{i}", *ends, source[0], target[0], props)
