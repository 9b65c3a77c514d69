"""Companies that ally again, and deals of more than two companies: counted on deals, not ties."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from pharmagraph.network.alliances import Network, Ties, shared_deals
from pharmagraph.network.results import Result, Row, require_companies, rounded, table
from pharmagraph.network.selection import Selected
from pharmagraph.network.small_print import small_print

COLUMNS = ("organisationA", "organisationB", "deals", "firstOn", "lastOn", "types", "evidence")
CONSORTIA = ("deal", "parties", "announcedOn", "types", "evidence")
_SENTENCES = 5


def repeats(made: Network, *, min_deals: int = 2, limit: int | None = 25) -> Result:
    """Return pairs of companies with at least `min_deals` deals, most deals first."""
    require_companies(made)
    ties = shared_deals(made.selection.selected)
    found = [(pair, _deals(shared)) for pair, shared in ties.items() if len(shared) >= min_deals]
    found.sort(key=lambda f: (-len(f[1]), *map(made.name, f[0]), f[0]))
    said = tuple(_evidence(chosen, pair) for pair, chosen in found[:limit])
    rows = [
        (
            made.name(a),
            made.name(b),
            len(chosen),
            min(days, default=None),
            max(days, default=None),
            sorted({t for c in chosen for t in c.deal.types}),
            list(ids[:_SENTENCES]),
        )
        for ((a, b), chosen), ids in zip(found[:limit], said, strict=True)
        for days in [[c.deal.start for c in chosen if c.deal.start]]
    ]
    return Result(
        "repeats",
        "Repeat ties",
        COLUMNS,
        table(COLUMNS, rows),
        small_print(made),
        ("Deals are counted as reported; one deal told twice under two names would count twice.",),
        _figures(made, ties),
        said,
    )


def consortia(made: Network, *, limit: int | None = 25) -> Result:
    """Return the deals of three companies and more, those with most companies first."""
    require_companies(made)
    large = [c for c in made.selection.selected if len(c.members) > 2]
    large.sort(key=lambda c: (-len(c.members), c.deal.start or date.max, c.deal.id))
    said = tuple(_evidence([c], tuple(c.members)) for c in large[:limit])
    rows: tuple[Row, ...] = table(
        CONSORTIA,
        [
            (
                made.name(c.deal.id),
                sorted(made.name(m) for m in c.members),
                c.deal.start,
                list(c.deal.types),
                list(ids[:_SENTENCES]),
            )
            for c, ids in zip(large[:limit], said, strict=True)
        ],
    )
    figures = _figures(made, shared_deals(made.selection.selected))
    title, small = "Multi-party deals", small_print(made)
    return Result("repeats", title, CONSORTIA, rows, small, (), figures, said)


def _figures(made: Network, ties: Ties) -> Mapping[str, object]:
    deals = Counter(len(c.members) for c in made.selection.selected)
    pairs = len(ties)
    again = sum(1 for shared in ties.values() if len(shared) > 1)
    return {
        "pairs": pairs,
        "repeatPairs": again,
        "repeatPairsPct": rounded(100 * again / pairs, 1) if pairs else None,
        "dealsByNumberOfCompanies": {str(n): deals[n] for n in sorted(deals)},
    }


def _deals(shared: list[tuple[Selected, int]]) -> list[Selected]:
    chosen = [c for c, _ in shared]
    return sorted(chosen, key=lambda c: (c.deal.start or date.max, c.deal.id))


def _evidence(chosen: list[Selected], companies: tuple[str, ...]) -> tuple[str, ...]:
    found = (s for c in chosen for m in companies for p in c.members[m] for s in p.evidence)
    return tuple(dict.fromkeys(found))
