"""What a deal makes of two companies: the line between them, its words, and which way it points."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from pharmagraph.codes import DEAL_TYPES_BY_CLASS
from pharmagraph.network.facts import Deal, Party

# A stock exchange and the vehicle of an acquisition are in a deal, but nobody's partners.
_BYSTANDERS = frozenset(("LISTING_VENUE", "VEHICLE"))


@dataclass(frozen=True, slots=True)
class Tie:
    """A kind of line between two companies, which deals of some types draw.

    It leads from a party with a role of `givers` to one with a role of `takers`. Without roles it
    has no direction. The words are read from one company to the other.
    """

    type: str
    words: str
    colour: str
    deals: tuple[str, ...] = ()
    givers: tuple[str, ...] = ()
    takers: tuple[str, ...] = ()


_LICENCES = ("LICENSE", "COMMERCIAL_LICENSE", "CROSS_LICENSE", "SUBLICENSE", "PATENT_LICENSE")
_PROMISES = ("OPTION_TO_LICENSE", "OPTION_TO_ACQUIRE", "NEGOTIATION_RIGHT")
_PURCHASES = DEAL_TYPES_BY_CLASS["M_AND_A"]
_FINANCINGS = DEAL_TYPES_BY_CLASS["FINANCING"]
_SERVICES = DEAL_TYPES_BY_CLASS["SERVICE"]
_BLUE, _RED, _GREEN, _PURPLE = "#0072b2", "#c44e00", "#00805e", "#a8497f"
_GREY, _BROWN, _GOLD = "#6f6f6f", "#8a5a00", "#8f7a00"
_OTHER = Tie("ALLIED_WITH", "is allied with", _GREY)

TIES: tuple[Tie, ...] = (
    Tie(
        "LICENSES_TO",
        "licenses to",
        _BLUE,
        _LICENCES,
        ("LICENSOR", "OPTION_GRANTOR"),
        ("LICENSEE", "OPTION_HOLDER"),
    ),
    # A right to negotiate is no licence, and an option is none yet.
    Tie(
        "MAY_LICENSE_TO",
        "may license or sell to",
        _BLUE,
        _PROMISES,
        ("LICENSOR", "OPTION_GRANTOR"),
        ("LICENSEE", "OPTION_HOLDER"),
    ),
    Tie("ACQUIRES", "acquires", _RED, _PURCHASES, ("ACQUIRER",), ("ACQUIRED",)),
    Tie("BUYS_FROM", "buys from", _RED, _PURCHASES, ("ACQUIRER", "BUYER"), ("SELLER",)),
    Tie("BIDS_FOR", "bids for", _RED, _PURCHASES, ("BIDDER",), ("ACQUIRED", "SELLER")),
    Tie("MERGES_WITH", "merges or parts with", _RED, ("MERGER", "SPIN_OFF")),
    Tie(
        "RESEARCHES_WITH",
        "does research with",
        _GREEN,
        ("RESEARCH_COLLABORATION", "TECHNOLOGY_ACCESS", "DATA_AI_PARTNERSHIP", "ACADEMIC_CRADA"),
    ),
    Tie(
        "TRIALS_WITH",
        "works on trials with",
        _PURPLE,
        ("CLINICAL_COLLABORATION", "CLINICAL_SUPPLY"),
    ),
    Tie(
        "SELLS_WITH",
        "develops or sells with",
        _BROWN,
        ("CO_DEVELOPMENT", "CO_PROMOTION", "CO_MARKETING", "JOINT_VENTURE", "DISTRIBUTION"),
    ),
    Tie(
        "FINANCES",
        "finances",
        _GOLD,
        _FINANCINGS,
        ("INVESTOR", "LEAD_INVESTOR"),
        ("ISSUER",),
    ),
    Tie(
        "SERVES",
        "provides services to",
        _GREY,
        _SERVICES,
        ("PROVIDER", "MANUFACTURER", "SUPPLIER"),
        ("CLIENT", "BUYER", "SPONSOR"),
    ),
    Tie("SETTLES_WITH", "settles with", _GREY, ("SETTLEMENT", "AUTHORISED_GENERIC")),
    _OTHER,
)


def ties_of(deal: Deal, primary: str) -> Iterator[tuple[str, str, Tie]]:
    """Yield the lines a deal draws: source, target and kind; `primary` is its leading type."""
    parties = [p for p in deal.parties if not p.roles or p.roles - _BYSTANDERS]
    kind = primary or next(iter(deal.types), "")
    fitting = [tie for tie in TIES if kind in tie.deals]
    directed = [
        (a.organization, b.organization, tie)
        for tie in fitting
        for a, b in product(parties, parties)
        if a is not b and a.roles & set(tie.givers) and b.roles & set(tie.takers)
    ]
    yield from directed
    # Who only holds a share of the money is no partner of the others who do.
    if deal.family == "FINANCING":
        return
    placed = {company for a, b, _ in directed for company in (a, b)}
    plain = next((tie for tie in fitting if not tie.givers), _OTHER)
    for a, b in combinations(parties, 2):
        if not {a.organization, b.organization} <= placed and not _rivals(a, b, directed):
            yield a.organization, b.organization, plain


def _rivals(a: Party, b: Party, directed: list[tuple[str, str, Tie]]) -> bool:
    """Say whether two parties stand on one side of a deal that has two."""
    return bool(directed) and bool(a.roles & b.roles - {"COLLABORATOR"})
