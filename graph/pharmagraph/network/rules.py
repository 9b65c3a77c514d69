"""How a network of companies is derived from deals; whatever is left out is one of these rules."""

from dataclasses import dataclass
from datetime import date

from pharmagraph import codes
from pharmagraph.errors import PharmagraphError

ROLLUPS = ("entity", "brand", "ultimateParent")
WEIGHTS = ("count", "newman")
# Years that a tie lives where no end is known; most ends are never reported.
LIFE = 5
SENSITIVITY = (3, 5, 10)
# Below this many companies communities, assortativity and clustering are undefined or trivial.
FEWEST = 30

LAYERS = {
    "research": (
        "RESEARCH_COLLABORATION",
        "TECHNOLOGY_ACCESS",
        "DATA_AI_PARTNERSHIP",
        "ACADEMIC_CRADA",
    ),
    "licence": (
        "LICENSE",
        "COMMERCIAL_LICENSE",
        "CROSS_LICENSE",
        "SUBLICENSE",
        "OPTION_TO_LICENSE",
        "OPTION_TO_ACQUIRE",
        "NEGOTIATION_RIGHT",
    ),
    "clinical": ("CLINICAL_COLLABORATION", "CLINICAL_SUPPLY"),
    "commercial": (
        "CO_DEVELOPMENT",
        "CO_PROMOTION",
        "CO_MARKETING",
        "DISTRIBUTION",
        "JOINT_VENTURE",
    ),
}

# What makes a party a partner in a deal of a class. A vehicle or a stock exchange never is one.
_ALLIANCE_ROLES = (
    "LICENSOR",
    "LICENSEE",
    "COLLABORATOR",
    "SPONSOR",
    "SUPPLIER",
    "PROVIDER",
    "CLIENT",
    "MANUFACTURER",
    "DISTRIBUTOR",
    "OPTION_HOLDER",
    "OPTION_GRANTOR",
)
PARTNER_ROLES = {
    "ALLIANCE": _ALLIANCE_ROLES,
    "M_AND_A": ("ACQUIRER", "ACQUIRED", "SELLER", "BUYER", "BIDDER"),
    "FINANCING": ("ISSUER", "INVESTOR", "LEAD_INVESTOR"),
    "SERVICE": _ALLIANCE_ROLES,
    "LEGAL": _ALLIANCE_ROLES,
}


@dataclass(frozen=True, slots=True)
class Rules:
    """The parameters of a network; the defaults are the conventions of the documentation.

    `as_of` is the day the network is seen at, None for the last day the graph speaks of. Ties alive
    on some day from `since` to then are in; without `since`, those alive on that day. `life` is in
    years, None for ties that never end. `layer` is one of LAYERS, `area` the name or id of a
    therapeutic area or disease. Organisations whose kind nobody says stay in unless `unknown_kind`
    is false. `half_life` in years makes older deals count less. Raises `PharmagraphError` for a
    bad value.
    """

    as_of: date | None = None
    since: date | None = None
    life: int | None = LIFE
    rollup: str = "brand"
    weight: str = "count"
    classes: tuple[str, ...] = ("ALLIANCE",)
    without_status: tuple[str, ...] = ("RUMOURED", "WITHDRAWN")
    kinds: tuple[str, ...] = ("PHARMA", "BIOTECH")
    unknown_kind: bool = True
    layer: str = ""
    area: str = ""
    half_life: float | None = None

    def __post_init__(self) -> None:
        """Refuse what means nothing."""
        _one_of("rollup", self.rollup, ROLLUPS)
        _one_of("weight", self.weight, WEIGHTS)
        if self.layer:
            _one_of("layer", self.layer, tuple(LAYERS))
        for name in self.classes:
            _one_of("class", name, codes.DEAL_CLASSES)
        if self.life is not None and self.life < 1:
            raise PharmagraphError(f"a tie lives at least 1 year, not {self.life}; leave life out")
        if self.half_life is not None and not 0 < self.half_life < float("inf"):
            raise PharmagraphError(f"a half-life is a number of years above 0: {self.half_life}")
        if self.since and self.as_of and self.since > self.as_of:
            raise PharmagraphError(
                f"the window ends before it starts ({self.since} to {self.as_of}); swap the days"
            )

    @property
    def deal_filter(self) -> str:
        """Say in words which deals and companies are in and out."""
        parts = [f"class {' or '.join(self.classes)}"]
        if self.without_status:
            parts.append(f"status not {' or '.join(self.without_status)}")
        parts += [f"layer {self.layer}"] if self.layer else []
        parts += [f"area {self.area}"] if self.area else []
        unknown = " or unknown" if self.unknown_kind else ""
        parts.append(f"companies of kind {' or '.join(self.kinds)}{unknown}")
        return "; ".join(parts)

    @property
    def life_words(self) -> str:
        """Say how long a tie lives."""
        return "never ends" if self.life is None else f"{self.life} years"


def layers_of(types: tuple[str, ...]) -> tuple[str, ...]:
    """Return the layers that deal types belong to, `other` if to none.

    >>> layers_of(("LICENSE", "CLINICAL_SUPPLY"))
    ('licence', 'clinical')
    """
    found = tuple(layer for layer, members in LAYERS.items() if set(members) & set(types))
    return found or ("other",)


def _one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise PharmagraphError(f"{value!r} is no {what}; use one of {', '.join(known)}")
