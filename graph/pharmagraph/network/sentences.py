"""Which sentences a row of a measure rests on: those that put its companies into its deals."""

from collections.abc import Collection

from pharmagraph.network.alliances import Network


def said_of(
    made: Network,
    companies: Collection[str] | None = None,
    together: int = 1,
    deals: Collection[str] | None = None,
) -> tuple[str, ...]:
    """Return the ids of the sentences that say who is in the deals of a network.

    Only of deals that have at least so many of the companies `together`, and only of those
    companies; without any, of all. `deals` are the ids of those that count. A sentence comes once,
    in the order of the deals.
    """
    found = dict[str, None]()
    for chosen in made.selection.selected:
        if deals is not None and chosen.deal.id not in deals:
            continue
        members = [c for c in chosen.members if companies is None or c in companies]
        if len(members) >= together:
            parties = (party for company in members for party in chosen.members[company])
            found |= dict.fromkeys(s for party in parties for s in party.evidence)
    return tuple(found)
