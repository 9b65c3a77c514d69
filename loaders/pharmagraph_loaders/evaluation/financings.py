"""Scoring of financings: company and round, then amount and investors."""

from operator import eq

from pharmagraph_loaders.evaluation.meanings import OPTIONAL, Meanings
from pharmagraph_loaders.evaluation.tallies import (
    Rank,
    Record,
    Tally,
    assign,
    normalise,
    tally,
    tally_amount,
)

FINANCINGS = "financings"
AMOUNT, INVESTORS = "financing: amount_usd", "financing: investors"


def score_financings(meanings: Meanings) -> list[tuple[str, Tally]]:
    """Count the financings of one text, and the amounts and investors of those that match."""
    ours, theirs = meanings.items(FINANCINGS)
    owners = [meanings.resolve(item["company"]) for item in ours]

    def rank(p: int, g: int) -> Rank | None:
        rounds = [normalise(item.get("round") or "") for item in (ours[p], theirs[g])]
        company = theirs[g]["company"]
        fits = eq(*rounds) and meanings.related(owners[p], company)
        return (owners[p] != company,) if fits else None

    matches = assign(rank, len(ours), len(theirs))
    labels = [_describe(item) for item in ours], [_describe(item) for item in theirs]
    neutral = [p for p, owner in enumerate(owners) if owner == OPTIONAL]
    found = [(FINANCINGS, tally(matches, labels, neutral))]
    for p, g in matches[0].items():
        one, other = ours[p], theirs[g]
        investors = meanings.compare("companies", one.get("investors"), other["investors"])
        found += [(AMOUNT, tally_amount("amount_usd", one, other)), (INVESTORS, investors)]
    return found


def _describe(item: Record) -> str:
    return f"{item['company']}: {item.get('round')}"
