"""Small exported graphs, written by hand: deals with their parties, owners, drugs and areas."""

from datetime import date, timedelta
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from pharmagraph.export import MultiGraph

DAY = date(2020, 1, 1)
AS_OF = date(2021, 1, 1)


def holds_for(*strategies: st.SearchStrategy[Any]) -> Any:
    """Run a test for drawn values, however long that takes on a busy machine."""

    def decorate(test: Any) -> Any:
        return settings(deadline=None, max_examples=60)(given(*strategies)(test))

    return decorate


class World:
    """Collects nodes and edges under short names: company `a` is `organization:a`, named A."""

    def __init__(self) -> None:
        self.graph: MultiGraph = nx.MultiDiGraph()

    def company(self, name: str, kind: str | None = "BIOTECH", **props: object) -> str:
        node = f"organization:{name}"
        if node not in self.graph:
            self.graph.add_node(node, label="Organization", name=name.title(), aliases=[], xrefs=[])
            self.graph.nodes[node].update({"kind": kind} if kind else {}, **props)
        return node

    def thing(self, label: str, name: str, **props: object) -> str:
        node = f"{label.lower()}:{name}"
        self.graph.add_node(node, label=label, name=name, **props)
        return node

    def edge(self, source: str, type_: str, target: str, /, **props: object) -> None:
        key = f"{source}|{type_}|{target}|{props.get('role', '')}"
        self.graph.add_edge(source, target, key=key, type=type_, **props)

    def deal(
        self,
        name: str,
        parties: str | dict[str, str | None],
        day: date | None = DAY,
        *,
        family: str = "ALLIANCE",
        types: tuple[str, ...] = ("RESEARCH_COLLABORATION",),
        **props: Any,
    ) -> str:
        """Add a deal; `parties` are names, "a b c" for collaborators or with a role each."""
        node = f"deal:{name}"
        dated = {} if day is None else {"announcedFrom": day, "announcedTo": day}
        self.graph.add_node(
            node, label="Deal", name=name, types=list(types), **{"class": family}, **dated, **props
        )
        roles = (
            dict.fromkeys(parties.split(), "COLLABORATOR") if isinstance(parties, str) else parties
        )
        for party, role in roles.items():
            said = {"role": role} if role else {}
            self.edge(self.company(party), "PARTY_TO", node, evidence=[f"{name}#S{party}"], **said)
        return node


def chain_of(*pairs: str) -> MultiGraph:
    """Return a graph with one deal for each pair, such as "a b"."""
    world = World()
    for number, pair in enumerate(pairs):
        world.deal(f"d{number}", pair)
    return world.graph


def ids(*names: str) -> tuple[str, ...]:
    return tuple(f"organization:{name}" for name in names)


@st.composite
def worlds(draw: st.DrawFn) -> MultiGraph:
    """Draw a graph of up to eight companies and ten deals, with owners and odd deals among them."""
    world = World()
    names = "abcdefgh"[: draw(st.integers(1, 8))]
    for name in names:
        world.company(name, draw(st.sampled_from(("PHARMA", "BIOTECH", "INVESTOR", None))))
    for number in range(draw(st.integers(0, 10))):
        parties = draw(st.lists(st.sampled_from(names), max_size=4, unique=True))
        offset = draw(st.one_of(st.none(), st.integers(-3000, 3000)))
        roles = st.sampled_from(("COLLABORATOR", "LICENSOR", "LICENSEE", "INVESTOR", None))
        world.deal(
            f"d{number}",
            {party: draw(roles) for party in parties},
            None if offset is None else DAY + timedelta(days=offset),
            family=draw(st.sampled_from(("ALLIANCE", "ALLIANCE", "FINANCING"))),
            types=draw(st.sampled_from((("LICENSE",), ("CLINICAL_SUPPLY", "LICENSE"), ()))),
            status=draw(st.sampled_from(("ACTIVE", "RUMOURED"))),
        )
    for _ in range(draw(st.integers(0, 3))):
        child, parent = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        kind = draw(st.sampled_from(("SUBSIDIARY", "AFFILIATE", "JOINT_VENTURE")))
        world.edge(f"organization:{child}", "PART_OF", f"organization:{parent}", kind=kind)
    return world.graph
