"""Words that say two organisations agreed, as found."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations
from operator import itemgetter
from typing import NamedTuple

from pharmagraph.model import DateRange, Span
from pharmagraph_loaders.extraction.matching.reading import Thing
from pharmagraph_loaders.extraction.matching.rulebook import rule
from pharmagraph_loaders.extraction.referring.antecedents import party_like

_RELATIVE = rule("cases", "RELATIVE")


class Hit(NamedTuple):
    """Words that say two organisations agreed: kind, both sides, where, and how sure they are.

    `apart` says that they tell a deal of its own, not one told before, `day` when it was made.
    """

    kind: str
    one: Thing
    other: Thing
    sentence: int
    start: int
    span: Span
    text: str
    unsure: bool = False
    more: tuple[Thing, ...] = ()
    apart: bool = False
    day: DateRange | None = None

    @property
    def parties(self) -> tuple[Thing, ...]:
        """All who agreed."""
        return (self.one, self.other, *self.more)


def told_pairs(hits: Iterable[Hit]) -> set[frozenset[int]]:
    """Return the pairs that hits are about, by the identity of both."""
    return {frozenset(map(id, pair)) for hit in hits for pair in combinations(hit.parties, 2)}


class Told:
    """Hits by the sentence that reports them, in the order in which they were found."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        """Sort hits into their sentences."""
        self._rows: dict[int, list[tuple[int, Hit]]] = {}
        for order, hit in enumerate(hits):
            self._rows.setdefault(hit.sentence, []).append((order, hit))

    def between(self, first: int, last: int) -> list[Hit]:
        """Return the hits of the sentences from `first` to `last`."""
        rows = [row for s in range(first, last + 1) for row in self._rows.get(s, ())]
        return [hit for _order, hit in sorted(rows, key=itemgetter(0))]


def barred(one: Thing) -> bool:
    """Say whether an organisation is never a party: an exchange, a bank."""
    return any(n.endswith((" Exchange", " Bank", " Agreement")) for n in one.names)


def may_agree(one: Thing) -> bool:
    """Say whether an organisation may be a party to a deal."""
    return party_like(one) and not barred(one)


@dataclass(eq=False, slots=True)
class Case:
    """One deal of a document: its two sides, what reports it, and when it was made.

    `parts` are the offsets of its words in masked sentences that tell of other deals too.
    """

    one: Thing
    other: Thing
    hits: list[Hit] = field(default_factory=list[Hit])
    when: DateRange | None = None
    main: bool = False
    more: tuple[Thing, ...] = ()
    parts: dict[int, tuple[int, int]] = field(default_factory=dict[int, tuple[int, int]])
    _known: tuple[int, list[int]] = (0, [])  # how many hits, and their sentences

    @property
    def sentences(self) -> list[int]:
        """The sentences that report it."""
        if self._known[0] != len(self.hits):
            self._known = (len(self.hits), sorted({h.sentence for h in self.hits}))
        return self._known[1]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of its hits."""
        return frozenset(h.kind for h in self.hits)


def is_aside(hit: Hit) -> bool:
    """Say whether a report only tells who somebody is: `X, the company that Y bought`."""
    return bool(_RELATIVE.search(hit.text))
