"""What names mean: which annotated node, if any, a predicted name stands for."""

from collections import defaultdict
from collections.abc import Iterable

from pharmagraph_loaders.evaluation.tallies import Rank, Record, Tally, assign, forms, normalise
from pharmagraph_loaders.evaluation.tallies import tally as count

NODES = ("companies", "drugs", "targets", "indications", "people")
COMPANY, DRUG = ("companies",), ("drugs",)
OPTIONAL = "<optional>"


class Meanings:
    """Both sides of one text, and the annotated node that each surface form stands for."""

    def __init__(self, predicted: Record, gold: Record) -> None:
        """Match the nodes of both sides; `tallies` holds what became of them by kind."""
        self.predicted, self.gold = predicted, gold
        self.optional = {normalise(name) for name in gold["optional"]}
        self.family: dict[str, set[str]] = defaultdict(set)
        for unit, relation, owner in gold["relations"]:
            if relation == "PART_OF":
                self.family[unit].add(owner)
                self.family[owner].add(unit)
        self.tallies: dict[str, Tally] = {}
        self._meant = {kind: self._score(kind) for kind in NODES}

    def items(self, kind: str) -> tuple[list[Record], list[Record]]:
        """Return the items of a kind, predicted and annotated."""
        return self.predicted.get(kind) or [], self.gold[kind]

    def resolve(self, name: str, kinds: Iterable[str] = COMPANY) -> str | None:
        """Return the name of the gold node that a predicted name means, OPTIONAL, or None."""
        form = normalise(name)
        found = filter(None, (self._meant[kind].get(form) for kind in kinds))
        return next(found, OPTIONAL if form in self.optional else None)

    def related(self, one: str | None, other: str | None) -> bool:
        """Say whether two gold nodes are the same one or joined by PART_OF."""
        return one is not None and (one == other or other in self.family.get(one, ()))

    def compare(self, kind: str, predicted: Iterable[str] | None, gold: Iterable[str]) -> Tally:
        """Count names of a kind as sets."""
        ours = {self.resolve(name, (kind,)) or name for name in predicted or ()} - {OPTIONAL}
        theirs = {*gold}
        return Tally(len(ours & theirs), sorted(theirs - ours), [], sorted(ours - theirs))

    def _score(self, kind: str) -> dict[str, str]:
        """Score the nodes of a kind; return what each surface form means."""
        predicted, gold = self.items(kind)
        labels = [n["name"] for n in predicted], [n["name"] for n in gold]
        ours, theirs = [forms(n) for n in predicted], [forms(n) for n in gold]

        def rank(p: int, g: int) -> Rank | None:
            mine, its = ours[p], theirs[g]
            if not {*mine} & {*its}:
                return None
            return (mine[0] != its[0], mine[0] not in its, its[0] not in mine)

        pairs, repeated = assign(rank, len(ours), len(theirs))
        known = {p: labels[1][g] for p, g in (pairs | repeated).items()}
        neutral = [p for p, names in enumerate(ours) if p not in known and self.optional & {*names}]
        self.tallies[kind] = count((pairs, repeated), labels, neutral)
        meant = list(zip(theirs, labels[1], strict=True))
        meant += [(ours[p], name) for p, name in known.items()]
        meant += [(ours[p], OPTIONAL) for p in neutral]
        aliases = {form: name for names, name in meant for form in names}
        # A name outranks an equal alias.
        return aliases | {names[0]: name for names, name in meant}
