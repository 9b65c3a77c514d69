"""PageRank, and Kleinberg's hubs and authorities, written out: NetworkX needs SciPy for both."""

from collections.abc import Mapping

import networkx as nx

from pharmagraph.network.alliances import TieGraph

_DAMPING = 0.85
_ROUNDS = 1000
_CLOSE = 1e-12

Scores = dict[str, float]


def pagerank(ties: TieGraph) -> Scores:
    """Return the share of time that a walk along ties, by their weights, spends at each company.

    The walk jumps to any company with a chance of 15 %, and from one without a tie always. Shares
    add up to 1; empty for a network without a company.
    """
    if not ties:
        return {}
    strength = dict(ties.degree(weight="weight"))
    even = 1 / len(ties)
    score = dict.fromkeys(ties, even)
    for _ in range(_ROUNDS):
        lost = sum(score[n] for n in ties if not strength[n])
        rest = (1 - _DAMPING + _DAMPING * lost) * even
        found = {
            n: rest
            + _DAMPING * sum(score[o] * t["weight"] / strength[o] for o, t in ties[n].items())
            for n in ties
        }
        if _apart(found, score) < _CLOSE:
            return found
        score = found
    return score


def hubs_and_authorities(arcs: "nx.DiGraph[str]") -> tuple[Scores, Scores]:
    """Return how much each company gives to great takers, and takes from great givers.

    Each adds up to 1; all are 0 in a graph without an arc.
    """
    hub: Scores = dict.fromkeys(arcs, 1 / max(len(arcs), 1))
    authority: Scores = {}
    for _ in range(_ROUNDS):
        before = hub
        authority = _normal({n: sum(hub[p] for p in arcs.pred[n]) for n in arcs})
        hub = _normal({n: sum(authority[s] for s in arcs.succ[n]) for n in arcs})
        if _apart(hub, before) < _CLOSE:
            break
    return hub, authority


def _normal(scores: Mapping[str, float]) -> Scores:
    total = sum(scores.values())
    return {n: value / total if total else 0.0 for n, value in scores.items()}


def _apart(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(abs(a[n] - b[n]) for n in a)
