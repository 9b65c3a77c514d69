"""Burt's structural holes, written out: NetworkX takes minutes where a company has 200 ties."""

import math

from pharmagraph.network.alliances import TieGraph


def constraint(ties: TieGraph) -> dict[str, float]:
    """Return how much of a company's ties leads back to itself; NaN without a tie."""
    share = _shares(ties)
    return {
        node: math.fsum(
            (part + math.fsum(share[node][w] * share[w].get(other, 0.0) for w in share[node])) ** 2
            for other, part in share[node].items()
        )
        if share[node]
        else math.nan
        for node in ties
    }


def effective_size(ties: TieGraph) -> dict[str, float]:
    """Return the number of partners less what they share with each other; NaN without a tie."""
    share = _shares(ties)
    strongest = {n: max((t["weight"] for t in ties[n].values()), default=1.0) for n in ties}
    return {
        node: math.fsum(
            1
            - math.fsum(
                share[node][w] * ties[other][w]["weight"] / strongest[other]
                for w in share[node]
                if w in ties[other]
            )
            for other in share[node]
        )
        if share[node]
        else math.nan
        for node in ties
    }


def _shares(ties: TieGraph) -> dict[str, dict[str, float]]:
    """Return for each company the share of its strength that goes to each partner."""
    strength = dict(ties.degree(weight="weight"))
    return {n: {o: t["weight"] / strength[n] for o, t in ties[n].items()} for n in ties}
