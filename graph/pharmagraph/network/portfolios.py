"""How broad a company's partnerships are: kinds and countries of partners, therapeutic areas."""

import math
from collections import Counter
from collections.abc import Iterable

from pharmagraph.network.alliances import Network
from pharmagraph.network.facts import areas_of
from pharmagraph.network.results import Result, require_companies, rounded, table
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print

COLUMNS = (
    "organisation",
    "partners",
    "deals",
    "kindEntropy",
    "countryEntropy",
    "areaEntropy",
    "topAreas",
    "knownPct",
)
_TOP = 3


def portfolios(made: Network, *, limit: int | None = 25) -> Result:
    """Return companies by the number of partners, with how evenly these are spread.

    Entropies are in bits: 0 if all partners (or deals, for areas) are of one sort, 1 for two equal
    halves, 2 for four quarters; None if no sort is known. `knownPct` is the share of partners whose
    kind and country are both known: an entropy of few known ones is too low. Raises
    `PharmagraphError` for a network without a company.
    """
    require_companies(made)
    ties = made.ties
    areas = _areas(made)
    order = sorted(ties, key=lambda n: (-ties.degree(n), made.name(n), n))
    rows = [
        (
            made.name(company),
            int(ties.degree(company)),
            int(made.memberships.degree(company)),
            rounded(entropy(_values(made, company, "kind"))),
            rounded(entropy(_values(made, company, "country"))),
            rounded(entropy(areas[company].elements())),
            [made.name(a) for a, _ in sorted(areas[company].items(), key=lambda p: (-p[1], p[0]))][
                :_TOP
            ],
            _known(made, company),
        )
        for company in order[:limit]
    ]
    shown, title = table(COLUMNS, rows), "Breadth of partnerships"
    notes = (
        "Entropy in bits over partners' kinds and countries and over the therapeutic areas of"
        " deals: 0 for one sort only, 1 for two equal halves.",
        "A company with few partners cannot have a high entropy; compare companies of equal size.",
    )
    said = tuple(said_of(made, {company}) for company in order[:limit])
    return Result("portfolios", title, COLUMNS, shown, small_print(made), notes, sentences=said)


def entropy(values: Iterable[str]) -> float | None:
    """Return Shannon's entropy of how often values occur, in bits; None without a value.

    >>> entropy(["a", "a", "b", "b"]), entropy(["a"])
    (1.0, 0.0)
    """
    counted = Counter(values)
    total = counted.total()
    if not total:
        return None
    found = math.fsum(n / total * math.log2(total / n) for n in counted.values())
    return max(found, 0.0)


def _values(made: Network, company: str, prop: str) -> list[str]:
    found = (made.ties.nodes[partner].get(prop) for partner in made.ties[company])
    return [str(value) for value in found if value is not None]


def _areas(made: Network) -> dict[str, Counter[str]]:
    """Return for each company how many of its deals are in each therapeutic area."""
    found = {company: Counter[str]() for company in made.ties}
    for chosen in made.selection.selected:
        for company in chosen.members:
            found[company].update(areas_of(made.source.graph, chosen.deal))
    return found


def _known(made: Network, company: str) -> float | None:
    partners = [made.ties.nodes[p] for p in made.ties[company]]
    known = sum("kind" in p and "country" in p for p in partners)
    return rounded(100 * known / len(partners), 1) if partners else None
