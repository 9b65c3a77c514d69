"""Scoring of deals: parties, type and attributes, and the keys that tell deals apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import eq

from pharmagraph_loaders.evaluation.meanings import OPTIONAL, Meanings
from pharmagraph_loaders.evaluation.tallies import (
    Pairs,
    Rank,
    Record,
    Tally,
    assign,
    tally,
    tally_amount,
    tally_value,
)

AMOUNTS = ("upfront_usd", "milestones_usd", "equity_usd", "total_usd")
FLAGS = ("royalties", "financials_undisclosed")
SUBJECTS = ("drugs", "targets", "indications")
ATTRIBUTES = ("announced", *AMOUNTS, *FLAGS, *SUBJECTS, "roles")
_SIDES = (
    {"licensee", "acquirer", "buyer", "acquirer_option", "bidder", "distributor", "client"},
    {"licensor", "target", "seller", "target_option", "manufacturer"},
)


@dataclass(frozen=True)
class DealScore:
    """The deals of one text, scored."""

    meanings: Meanings

    @cached_property
    def pairs_only(self) -> Tally:
        """Count deals that share two parties with an annotated one."""
        ranks = self._ranks
        ours, theirs = self._sides
        matches = assign(lambda p, g: ranks[p, g], len(ours), len(theirs))
        return tally(matches, self._labels, self._neutral)

    @cached_property
    def typed(self) -> Tally:
        """Count deals that share two parties and the type."""
        return tally(self._matches, self._labels, self._neutral)

    @cached_property
    def keys(self) -> list[tuple[str, str | None]]:
        """Return annotated and predicted key of each match."""
        ours, theirs = self._sides
        return [(theirs[g]["key"], ours[p].get("key")) for p, g in self._matches[0].items()]

    def attributes(self) -> list[tuple[str, Tally]]:
        """Return the tallies of the attributes of all matches."""
        ours, theirs = self._sides
        pairs = self._matches[0].items()
        return [item for p, g in pairs for item in self._compare(ours[p], theirs[g]).items()]

    @property
    def _sides(self) -> tuple[list[Record], list[Record]]:
        return self.meanings.items("deals")

    @cached_property
    def _labels(self) -> tuple[list[str], list[str]]:
        ours, theirs = self._sides
        return [_describe(deal) for deal in ours], [_describe(deal) for deal in theirs]

    @cached_property
    def _neutral(self) -> list[int]:
        return [p for p, deal in enumerate(self._sides[0]) if self._is_neutral(deal)]

    @cached_property
    def _ranks(self) -> Mapping[tuple[int, int], Rank | None]:
        ours, theirs = self._sides
        return {
            (p, g): self._rank(one, other)
            for p, one in enumerate(ours)
            for g, other in enumerate(theirs)
        }

    @cached_property
    def _matches(self) -> tuple[Pairs, Pairs]:
        ours, theirs = self._sides

        def rank(p: int, g: int) -> Rank | None:
            return self._ranks[p, g] if type_fits(ours[p], theirs[g]) else None

        return assign(rank, len(ours), len(theirs))

    def _rank(self, predicted: Record, gold: Record) -> Rank | None:
        """Fitting type first, then most parties, then most agreement in the attributes."""
        parties = self._pair_parties(predicted, gold)
        if len(parties) < 2:
            return None
        results = self._compare(predicted, gold).values()
        wrong = sum(len(result.missed) + len(result.false) - result.hits for result in results)
        other = predicted.get("type") != gold["type"]
        return (not type_fits(predicted, gold), -len(parties), wrong, other)

    def _pair_parties(self, predicted: Record, gold: Record) -> Pairs:
        ours = [self.meanings.resolve(party["name"]) for party in predicted.get("parties", ())]
        theirs = [party["name"] for party in gold["parties"]]

        def rank(p: int, g: int) -> Rank | None:
            same = ours[p] == theirs[g]
            return (not same,) if self.meanings.related(ours[p], theirs[g]) else None

        return assign(rank, len(ours), len(theirs))[0]

    def _is_neutral(self, deal: Record) -> bool:
        """Under two parties besides optional ones, or partners for whom gold has no deal."""
        gold = self.meanings.gold
        parties = [self.meanings.resolve(party["name"]) for party in deal.get("parties", ())]
        agreed = [{party["name"] for party in known["parties"]} for known in gold["deals"]]
        partners = [{s, o} for s, r, o in gold["relations"] if r == "PARTNERED_WITH"]
        loose = [pair for pair in partners if not any(pair <= names for names in agreed)]
        alone = OPTIONAL in parties and len(parties) - parties.count(OPTIONAL) < 2
        return alone or any(pair <= {*parties} for pair in loose)

    def _compare(self, predicted: Record, gold: Record) -> dict[str, Tally]:
        """Count the attributes of two deals taken for the same."""
        said = predicted.get
        results = {"announced": tally_value(said("announced"), gold["announced"], same_date)}
        results |= {name: tally_amount(name, predicted, gold) for name in AMOUNTS}
        results |= {name: tally_value(said(name), gold[name], eq) for name in FLAGS}
        for name in SUBJECTS:
            results[name] = self.meanings.compare(name, said(name), gold[name])
        results["roles"] = self._roles(predicted, gold)
        return results

    def _roles(self, predicted: Record, gold: Record) -> Tally:
        found = Tally()
        same_role = eq if predicted.get("type") == gold["type"] else same_side
        for p, g in self._pair_parties(predicted, gold).items():
            role = gold["parties"][g]["role"]
            if role != "partner":
                found.add(tally_value(predicted["parties"][p].get("role"), role, same_role))
        return found


def same_date(one: str, other: str) -> bool:
    """Compare ISO dates at the coarser of the two precisions."""
    length = min(len(one), len(other))
    return length >= 4 and one[:length] == other[:length]


def same_side(one: str, other: str) -> bool:
    """Say whether roles of two deal types are on the same side of a deal."""
    return one == other or any({one, other} <= side for side in _SIDES)


def type_fits(predicted: Record, gold: Record) -> bool:
    """Say whether the type is the annotated one or an alternative to it."""
    return predicted.get("type") in (gold["type"], *gold["alt_types"])


def _describe(deal: Record) -> str:
    return f"{deal.get('type')}: {' + '.join(party['name'] for party in deal.get('parties', ()))}"
