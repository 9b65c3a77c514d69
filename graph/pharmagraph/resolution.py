"""Which refs are the same thing: clusters of namings over shared keys and judgements. Pure.

Links are tried from the strongest to the weakest: identifiers, `same` judgements, full names. A
link that would join what a `different` judgement or two identifiers of one scheme keep apart gives
way as a whole, and is reported. Nothing is ever joined by similarity. The outcome depends on the
set of namings and judgements only, never on an order; parts that share no key or judgement do not
influence each other, which is what lets an update look at the touched part alone.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pharmagraph.claims import Judgement, Name
from pharmagraph.model import digest
from pharmagraph.schema import NODES, NodeType


@dataclass(frozen=True, slots=True)
class Naming:
    """One way to name a thing: all refs with this label, these names and these keys."""

    id: str
    label: str
    names: tuple[Name, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """The cluster id of each naming, and a sentence for each link that gave way."""

    of: dict[str, str]
    gave_way: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    label: str
    members: set[str] = field(default_factory=set[str])
    keys: set[str] = field(default_factory=set[str])

    def identifiers(self) -> dict[str, set[str]]:
        """Return the identifiers by scheme; only schemes the schema knows are exclusive."""
        found = defaultdict[str, set[str]](set)
        for key in self.keys:
            scheme = scheme_of(self.label, key)
            if scheme:
                found[scheme].add(key)
        return found


def scheme_of(label: str, key: str) -> str:
    """Return the identifier scheme of a key, empty for a name or the id of a ref."""
    scheme, _, rest = key.partition(":")
    return scheme if rest and scheme in NODES[label].schemes else ""


def is_name_key(label: str, key: str) -> bool:
    """Say whether a key is a full name."""
    return key.startswith(f"{label}~")


def clusters(namings: Iterable[Naming], judgements: Iterable[Judgement]) -> Clusters:
    """Join namings into things and give each thing its id."""
    joining = _Joining(sorted(namings, key=lambda n: n.id), sorted(judgements))
    joining.run()
    ids = {n: cluster_id(g, joining.holders) for g in joining.groups() for n in g.members}
    return Clusters(ids, tuple(joining.gave_way))


class _Joining:
    """One run: a union of groups that never joins what must stay apart."""

    def __init__(self, namings: list[Naming], judgements: list[Judgement]) -> None:
        self.group = {n.id: _Group(n.label, {n.id}, set(n.keys)) for n in namings}
        self.holders = defaultdict[tuple[str, str], set[str]](set)
        for naming in namings:
            for key in naming.keys:
                self.holders[naming.label, key].add(naming.id)
        self.judgements = judgements
        self.apart = [(j.a, j.b) for j in judgements if j.kind == "different"]
        self.gave_way: list[str] = []

    def run(self) -> None:
        links = sorted(self.holders)
        for label, key in (link for link in links if scheme_of(*link)):
            self._join(self.holders[label, key], f"the identifier {key}")
        for judgement in (j for j in self.judgements if j.kind == "same"):
            for label in sorted({lab for lab, key in links if key in {judgement.a, judgement.b}}):
                ends = [self.holders.get((label, key), set()) for key in (judgement.a, judgement.b)]
                if all(ends):
                    words = f"the judgement that {judgement.a} and {judgement.b} are the same"
                    self._join(ends[0] | ends[1], words)
        for label, key in (link for link in links if not scheme_of(*link)):
            self._join(self.holders[label, key], f"the name {key}")

    def groups(self) -> list[_Group]:
        unique = {id(g): g for g in self.group.values()}
        return list(unique.values())

    def _join(self, members: set[str], why: str) -> None:
        groups = list({id(self.group[m]): self.group[m] for m in sorted(members)}.values())
        if len(groups) < 2:
            return
        if any(self._conflict(a, b) for i, a in enumerate(groups) for b in groups[i + 1 :]):
            self.gave_way.append(f"{why} does not join what must stay apart")
            return
        first, *rest = groups
        for other in rest:
            first.members |= other.members
            first.keys |= other.keys
            for member in other.members:
                self.group[member] = first

    def _conflict(self, a: _Group, b: _Group) -> bool:
        if any(
            (x in a.keys and y in b.keys) or (y in a.keys and x in b.keys) for x, y in self.apart
        ):
            return True
        mine, theirs = a.identifiers(), b.identifiers()
        return any(not (mine[s] & theirs[s]) for s in mine.keys() & theirs.keys())


def cluster_id(group: _Group, holders: dict[tuple[str, str], set[str]]) -> str:
    """Return the best identifier in schema order, else the smallest local name nobody shares."""
    kind = NODES[group.label]
    own = sorted(k for k in group.keys if holders[group.label, k] <= group.members)
    identifiers = sorted(
        (kind.schemes.index(scheme_of(group.label, k)), k) for k in own if scheme_of(group.label, k)
    )
    names = [local_id(kind, k) for k in own if is_name_key(group.label, k)]
    if identifiers and not (kind.local and names):
        return identifiers[0][1]
    if names:
        return min(names)
    # Its names are shared with something it must not join: the naming's digest tells it apart.
    shared = min((k for k in group.keys if is_name_key(group.label, k)), default="")
    return f"{local_id(kind, shared)}-{digest(*sorted(group.members))[:8]}"


def local_id(kind: NodeType, key: str) -> str:
    """Return the local id that a name key gives.

    >>> local_id(NODES["Person"], "Person~ann lee")
    'person:ann-lee'
    """
    return f"{kind.prefix}:{key.partition('~')[2].replace(' ', '-')}"


def dependent_id(label: str, owner: str, slot: str) -> str:
    """Return the id of what hangs off a deal or a company: kind, owner, slot."""
    return f"{NODES[label].prefix}:{owner}/{slot.casefold().replace(' ', '-')}"
