"""What stands under every measure: the size of the network, what it rests on, what is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from pharmagraph.network.alliances import Network, network, stamp
from pharmagraph.network.facts import Deal
from pharmagraph.network.rules import SENSITIVITY

SAMPLE = (
    "A network built from news is a sample: large and well-covered companies look better"
    " connected than they are, and a tie that nobody reported is missing."
)


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Counts, shares in per cent (None where there is nothing to share), and the rules in words.

    `sensitivity` holds nodes and edges for other lives of a tie: a single life is never silent.
    """

    nodes: int
    edges: int
    isolates: int
    deals: int
    roles_known_pct: float | None
    dates_known_pct: float | None
    left_out: Mapping[str, int]
    rules: Mapping[str, str]
    sensitivity: Mapping[str, tuple[int, int]]

    def as_dict(self) -> dict[str, object]:
        """Return it for JSON."""
        known = asdict(self)
        roles, dates = known.pop("roles_known_pct"), known.pop("dates_known_pct")
        lives = {
            life: {"nodes": n, "edges": m} for life, (n, m) in known.pop("sensitivity").items()
        }
        return {
            **{name: known[name] for name in ("nodes", "edges", "isolates", "deals")},
            "rolesKnownPct": roles,
            "datesKnownPct": dates,
            "leftOut": known["left_out"],
            "rules": known["rules"],
            "otherLives": lives,
            "sample": SAMPLE,
        }

    def lines(self) -> tuple[str, ...]:
        """Say it in sentences."""
        rules = self.rules
        left = ", ".join(f"{reason} ({n})" for reason, n in self.left_out.items()) or "nothing"
        lives = "; ".join(f"{life}: {n} and {m}" for life, (n, m) in self.sensitivity.items())
        return (
            f"Network: companies {self.nodes} ({self.isolates} without a known partner),"
            f" ties {self.edges}, deals {self.deals}.",
            f"Known: roles in {_share(self.roles_known_pct)} of the deals, days in"
            f" {_share(self.dates_known_pct)}; the others start when they were first reported.",
            f"Window: {rules['window']}; a tie lives {rules['life']} (L) unless it was ended."
            if rules["life"] != "never ends"
            else f"Window: {rules['window']}; a tie never ends.",
            f"Companies and ties for other L: {lives}.",
            f"Roll-up: {rules['rollup']}; weight: {rules['weightScheme']}; deals:"
            f" {rules['dealFilter']}.",
            f"Left out: {left}.",
            SAMPLE,
        )


def small_print(made: Network) -> SmallPrint:
    """Return what stands under a measure of a network."""
    deals = [chosen.deal for chosen in made.selection.selected]
    return SmallPrint(
        made.ties.number_of_nodes(),
        made.ties.number_of_edges(),
        sum(1 for _, degree in made.ties.degree() if degree == 0),
        len(deals),
        _percent([_roles_known(deal) for deal in deals]),
        _percent([deal.dated not in ("", "reported") for deal in deals]),
        made.selection.left_out,
        stamp(made.rules),
        _sensitivity(made),
    )


def _sensitivity(made: Network) -> dict[str, tuple[int, int]]:
    found = {}
    for life in (*SENSITIVITY, None):
        if life != made.rules.life:
            other = network(made.source, replace(made.rules, life=life)).ties
            words = "no end" if life is None else f"{life} years"
            found[words] = (other.number_of_nodes(), other.number_of_edges())
    return found


def _roles_known(deal: Deal) -> bool:
    return all(party.roles for party in deal.parties)


def _percent(known: Sequence[bool]) -> float | None:
    return round(100 * sum(known) / len(known), 1) if known else None


def _share(percent: float | None) -> str:
    return "no share" if percent is None else f"{percent:g} %"
