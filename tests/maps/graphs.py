"""Graphs to draw: a small one in which any text can stand, and large ones."""

from datetime import date

import networkx as nx

from pharmagraph.export import MultiGraph
from pharmagraph.maps import Article, Map

HOSTILE = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "javascript:window.hit=1",
    "{{ 7*7 }}{% for x in y %}",
    "href=x \u2028 \u2029 </title><b>",
    "<!--<script>",
)


def graph(text: str = "signs") -> MultiGraph:
    """Return a small graph in which every text is `text`."""
    g: MultiGraph = nx.MultiDiGraph()
    g.add_node("org:a", label="Organization", name=f"Aster {text}", aliases=[text], country=text)
    g.add_node("org:b", label="Organization", name="Boreal", aliases=["Boréale SA"])
    g.add_node("org:c", label="Organization", name="Alone")
    g.add_node("drug:z", label="Drug", name="ZX-1", highestPhase="PHASE_2", highestPhaseRaw=text)
    g.add_node("deal:1", label="Deal", name=text, types=[text], **{"class": "ALLIANCE"})
    said = {"quotes": [text], "evidence": ["https://news.example/a#S1"], "basis": text}
    for key, source in enumerate(("org:a", "org:b")):
        g.add_edge(source, "deal:1", key=f"p{key}", type="PARTY_TO", role=text, **said)
    g.add_edge("deal:1", "drug:z", key="c", type="CONCERNS", firstReportedOn=date(2020, 6, 9))
    g.add_edge("org:a", "drug:z", key="d1", type="DEVELOPS", evidence=[f"{text}#S0"])
    g.add_edge("org:a", "drug:z", key=text, type="DEVELOPS", quotes=[text])
    return g


def articles(text: str = "signs") -> dict[str, Article]:
    """Return the article of the small graph, with `text` in every place a stranger fills."""
    url = "https://news.example/a"
    return {
        url: Article(url, text, text, text, url),
        text: Article(text, text, text, text, text),
    }


def drawn(title: str = "Map", text: str = "signs", browser: str = "") -> Map:
    """Return what a map of the small graph says."""
    return Map(title, articles=articles(text), browser=browser)


def deals() -> MultiGraph:
    """Return companies with deals of several kinds and days; two of the same pair and type."""
    g: MultiGraph = nx.MultiDiGraph()
    for name in ("Aster", "Boreal", "Cedar", "Dune", "Elm", "Fund", "Market"):
        g.add_node(f"org:{name[0].lower()}", label="Organization", name=name)
    _deal(g, "1", "LICENSE", "ALLIANCE", date(2018, 3, 1), a="LICENSOR", b="LICENSEE")
    _deal(g, "2", "LICENSE", "ALLIANCE", date(2021, 5, 1), a="LICENSOR", b="LICENSEE")
    _deal(g, "3", "NEGOTIATION_RIGHT", "ALLIANCE", date(2022, 1, 1), b="LICENSOR", a="LICENSEE")
    _deal(
        g, "4", "ACQUISITION", "M_AND_A", date(2023, 9, 1), c="ACQUIRER", d="ACQUIRED", e="SELLER"
    )
    _deal(g, "5", "VENTURE_ROUND", "FINANCING", None, f="INVESTOR", c="ISSUER", a="INVESTOR")
    _deal(g, "6", "IPO", "FINANCING", date(2020, 1, 1), d="ISSUER", m="LISTING_VENUE")
    _deal(g, "7", "CLINICAL_COLLABORATION", "ALLIANCE", None, a="COLLABORATOR", e="COLLABORATOR")
    _deal(g, "8", "MERGER", "M_AND_A", None, b="ACQUIRER", d="ACQUIRED")
    g.nodes["deal:8"]["status"] = "WITHDRAWN"
    return g


def _deal(
    g: MultiGraph, number: str, kind: str, family: str, day: date | None, **roles: str
) -> None:
    deal = f"deal:{number}"
    props = {"class": family, "types": [kind], "primaryType": kind, "name": f"Deal {number}"}
    if day is not None:
        props |= {"announcedFrom": day, "announcedTo": day, "announcedPrecision": "DAY"}
    g.add_node(deal, label="Deal", **props)
    for letter, role in roles.items():
        g.add_edge(f"org:{letter}", deal, key=f"{letter}{number}", type="PARTY_TO", role=role)


def large(nodes: int, per_node: int = 3) -> MultiGraph:
    """Return companies, drugs and targets with about `per_node` relations each, with sentences."""
    g: MultiGraph = nx.MultiDiGraph()
    labels = ("Organization", "Drug", "Target", "Disease", "Deal")
    for i in range(nodes):
        label = labels[i % len(labels)]
        g.add_node(f"{label}:{i}", label=label, name=f"{label} number {i}", aliases=[f"alias {i}"])
    names = list(g)
    for i, source in enumerate(names):
        for step in range(per_node):
            target = names[(i * (step + 2) + 17 * step + 1) % len(names)]
            sentence = f"https://news.example/{i % 97}#S{step}"
            words = (
                f"Sentence {step} of article {i % 97}, as long as sentences in the news are. " * 2
            )
            g.add_edge(
                source,
                target,
                key=f"{source}|{step}",
                type=("DEVELOPS", "TARGETS", "PARTY_TO")[step % 3],
                evidence=[sentence],
                quotes=[words],
                firstReportedOn=date(2012 + i % 12, 1 + i % 12, 1),
                basis="stated",
                nSources=1,
            )
    return g
