"""Short texts on deals with what a reader finds in them, and how much of it is found."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.flat import flatten
from pharmagraph_loaders.own_names import OwnName
from pharmagraph_loaders.own_vocabulary import with_own_names

FOLDER = Path(__file__).parent / "phrasebook"
DAY = date(2024, 5, 31)
_TAKES = ("licensee", "acquirer", "buyer", "distributor", "manufacturer", "acquirer_option")
_GIVES = ("licensor", "target", "seller", "client", "target_option")


class Told(NamedTuple):
    """A deal that a phrase reports: types that fit, parties, and who takes or buys."""

    types: frozenset[str]
    parties: tuple[str, ...]
    sided: bool

    @staticmethod
    def parse(words: str) -> "Told":
        """Read `licence: Taker > Giver` or `option/licence: One + Other`."""
        types, parties = words.split(": ", 1)
        sided = " > " in parties
        return Told(
            frozenset(types.split("/")), tuple(parties.split(" > " if sided else " + ")), sided
        )


class Phrase(NamedTuple):
    """A row of the phrasebook."""

    section: str
    deals: tuple[Told, ...]
    text: str


@dataclass(slots=True)
class Score:
    """How many deals were told, found, found with their type, and on the right sides.

    `on_side` asks for the one who takes in licences and purchases; `both` for the roles of both
    in every deal that is told with sides.
    """

    told: int = 0
    found: int = 0
    pairs: int = 0
    typed: int = 0
    sided: int = 0
    on_side: int = 0
    of_both: int = 0
    both: int = 0
    misses: list[str] = field(default_factory=list[str])

    def percent(self) -> dict[str, float]:
        """Return precision and recall by pair, recall with type, and right sides, in per cent."""
        return {
            "precision": round(100 * self.pairs / max(self.found, 1), 1),
            "recall": round(100 * self.pairs / max(self.told, 1), 1),
            "typed": round(100 * self.typed / max(self.told, 1), 1),
            "sides": round(100 * self.on_side / max(self.sided, 1), 1),
            "roles": round(100 * self.both / max(self.of_both, 1), 1),
        }


def phrases(name: str = "deals") -> list[Phrase]:
    """Return the rows of a phrasebook."""
    path = FOLDER / f"{name}.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [
        Phrase(section, tuple(Told.parse(d) for d in deals.split(", ") if d), text)
        for section, deals, text in ((r[0], r[1], r[2].replace("\\n", "\n")) for r in rows)
    ]


def score(rows: list[Phrase], named: bool = False) -> Score:
    """Compare what is extracted with what the rows tell; `named` if all companies are known."""
    total, vocabulary = Score(), load_vocabulary()
    if named:
        parties = dict.fromkeys(p for r in rows for d in r.deals for p in d.parties)
        vocabulary = with_own_names(vocabulary, [OwnName("company", p) for p in parties])
    for row in rows:
        document = Document("d", "NEWS", "", row.text, published=DAY)
        _one(total, row, flatten(extract(document, vocabulary)))
    return total


def sections(rows: list[Phrase]) -> dict[str, list[Phrase]]:
    """Return the rows by section."""
    return {
        name: [r for r in rows if r.section == name] for name in Counter(r.section for r in rows)
    }


def _one(total: Score, row: Phrase, flat: dict[str, Any]) -> None:
    names = {c["name"]: {n.lower() for n in (c["name"], *c["aliases"])} for c in flat["companies"]}
    left = list(flat["deals"])
    total.told += len(row.deals)
    found = 0
    for told in row.deals:
        fitting = [d for d in left if _parties(told, d, names)]
        best = max(fitting, key=lambda d: d["type"] in told.types, default=None)
        if best is None:
            total.misses.append(f"missed    {row.section}: {_show(told)} | {row.text}")
            continue
        left.remove(best)
        found += 1
        total.typed += best["type"] in told.types
        total.of_both += told.sided
        total.both += told.sided and _both(told, best, names)
        if best["type"] not in told.types:
            total.misses.append(f"as {best['type']} {row.section}: {_show(told)} | {row.text}")
        elif told.sided and told.types & {"licence", "acquisition", "asset_purchase"}:
            right = _right_side(told, best, names)
            total.sided += 1
            total.on_side += right
            if not right:
                total.misses.append(f"side      {row.section}: {_show(told)} | {row.text}")
    ended = [t for t in row.deals if "termination" in t.types]
    left = [d for d in left if not any(_parties(t, d, names) for t in ended)]  # what was ended
    total.pairs += found
    total.found += found + len(left)
    for wrong in left:
        parties = " + ".join(p["name"] for p in wrong["parties"])
        total.misses.append(f"false     {row.section}: {wrong['type']}: {parties} | {row.text}")


def _parties(told: Told, deal: dict[str, Any], names: dict[str, set[str]]) -> bool:
    have = [names.get(p["name"], {p["name"].lower()}) for p in deal["parties"]]
    return all(any(_same(one, given) for given in have) for one in told.parties)


def _same(one: str, given: set[str]) -> bool:
    return any(g.startswith(one.lower()) or one.lower() in g.split() for g in given)


def _right_side(told: Told, deal: dict[str, Any], names: dict[str, set[str]]) -> bool:
    takers = [p["name"] for p in deal["parties"] if p["role"] in _TAKES]
    return any(_same(told.parties[0], names.get(t, {t.lower()})) for t in takers)


def _both(told: Told, deal: dict[str, Any], names: dict[str, set[str]]) -> bool:
    gives = [p["name"] for p in deal["parties"] if p["role"] in _GIVES]
    given = any(_same(told.parties[1], names.get(g, {g.lower()})) for g in gives)
    return (given or "distribution" in told.types) and _right_side(told, deal, names)


def _show(told: Told) -> str:
    return f"{'/'.join(sorted(told.types))}: {' / '.join(told.parties)}"


if __name__ == "__main__":
    for book in sys.argv[1:] or ("deals",):
        for known in (True, False):
            scored = score(phrases(book), named=known)
            print(*scored.misses, sep="\n")
            print(book, "companies known" if known else "no company known", scored.percent())
