"""Who gives rights and who takes them, and who changed sides: originators and developers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pharmagraph.network.alliances import Network
from pharmagraph.network.directed import Arcs, arcs_of, directed
from pharmagraph.network.results import Result, require_companies, rounded, table
from pharmagraph.network.sentences import said_of
from pharmagraph.network.small_print import small_print
from pharmagraph.network.walks import hubs_and_authorities

COLUMNS = (
    "organisation",
    "gives",
    "takes",
    "together",
    "balance",
    "prospective",
    "firstRole",
    "lastRole",
    "hub",
    "authority",
)
GIVER, TAKER, BOTH = "giver", "taker", "both"


@dataclass(slots=True)
class _Record:
    """The deals of a company by what it does in them, and its roles with their days."""

    gives: int = 0
    takes: int = 0
    together: int = 0
    prospective: int = 0
    roles: list[tuple[date, str, str]] = field(default_factory=list)


def roles(made: Network, *, limit: int | None = 25) -> Result:
    """Return companies by the number of deals in which rights go one way, most first.

    `balance` is (gives - takes)/(gives + takes): 1 for a company that only gives rights, -1 for one
    that only takes them, None where no direction is known. `prospective` counts deals in which all
    of a company's rights are options or negotiations. `firstRole` and `lastRole` are those of its
    first and last dated deal with a direction. `hub` and `authority` (Kleinberg) rank givers by
    the takers they give to, and the reverse. Raises `PharmagraphError` for no company.
    """
    require_companies(made)
    records = _records(made)
    hub, authority = hubs_and_authorities(_one_way(directed(made)))
    order = sorted(
        made.ties,
        key=lambda n: (-records[n].gives - records[n].takes, -records[n].gives, made.name(n), n),
    )
    rows = [
        (made.name(n), *_row(records[n]), rounded(hub[n]), rounded(authority[n])) for n in order
    ]
    shown, title = table(COLUMNS, rows), "Givers and takers of rights"
    said = tuple(said_of(made, {n}) for n in order[:limit])
    figures, small = _figures(made, shown), small_print(made)
    return Result("roles", title, COLUMNS, shown[:limit], small, _notes(), figures, said)


def _records(made: Network) -> Mapping[str, _Record]:
    found = defaultdict[str, _Record](_Record)
    for chosen in made.selection.selected:
        arcs = list(arcs_of(made, chosen))
        one_way = [arc for arc in arcs if not arc.mutual]
        for company in chosen.members:
            gives = any(arc.giver == company for arc in one_way)
            takes = any(arc.taker == company for arc in one_way)
            mine = [arc for arc in one_way if company in (arc.giver, arc.taker)]
            record = found[company]
            record.gives += gives
            record.takes += takes
            record.together += bool(arcs) and not mine
            record.prospective += bool(mine) and all(arc.prospective for arc in mine)
            if mine and chosen.deal.start is not None:
                role = BOTH if gives and takes else GIVER if gives else TAKER
                record.roles.append((chosen.deal.start, chosen.deal.id, role))
    return found


def _one_way(arcs: Arcs) -> Arcs:
    kept = arcs.copy()
    kept.remove_edges_from([(a, b) for a, b, arc in arcs.edges(data=True) if arc["mutual"]])
    return kept


def _row(record: _Record) -> tuple[object, ...]:
    both = record.gives + record.takes
    in_time = sorted(record.roles)
    return (
        record.gives,
        record.takes,
        record.together,
        rounded((record.gives - record.takes) / both) if both else None,
        record.prospective,
        in_time[0][2] if in_time else None,
        in_time[-1][2] if in_time else None,
    )


def _figures(made: Network, rows: Iterable[Mapping[str, object]]) -> dict[str, object]:
    rows = list(rows)
    chosen = [c for c in made.selection.selected if len(c.members) > 1]
    known = sum(any(not arc.mutual for arc in arcs_of(made, c)) for c in chosen)
    return {
        "dealsWithDirection": known,
        "dealsWithDirectionPct": rounded(100 * known / len(chosen), 1) if chosen else None,
        "companiesThatOnlyGive": sum(row["balance"] == 1 for row in rows),
        "companiesThatOnlyTake": sum(row["balance"] == -1 for row in rows),
        "changedSides": sum({row["firstRole"], row["lastRole"]} == {GIVER, TAKER} for row in rows),
    }


def _notes() -> tuple[str, ...]:
    return (
        "Direction comes from roles (licensor, licensee, holder of an option) or from who holds a"
        " right; a collaboration has none and counts as together.",
        "Options and rights to negotiate are rights to come: see prospective.",
    )
