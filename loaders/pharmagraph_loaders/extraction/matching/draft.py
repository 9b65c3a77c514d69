"""The extraction in the making: refs from things, claims without repetition."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key, ref_id
from pharmagraph.model import DateRange, Money, Scalar, Span, Value, encode_value
from pharmagraph.schema import NODES
from pharmagraph_loaders.extraction.matching.reading import Reading, Thing

MAX_SPANS = 5
_NODE_LABELS = frozenset(NODES)


@dataclass
class Draft:
    """Collects what the rules find in one reading."""

    reading: Reading
    refs: dict[str, Ref] = field(default_factory=dict[str, Ref])
    claims: dict[str, Claim] = field(default_factory=dict[str, Claim])
    ids: dict[int, str] = field(default_factory=dict[int, str])
    things: dict[str, Thing] = field(default_factory=dict[str, Thing])
    _out: dict[tuple[str, str], list[str]] = field(default_factory=dict[tuple[str, str], list[str]])
    _in: dict[tuple[str, str], list[str]] = field(default_factory=dict[tuple[str, str], list[str]])

    @property
    def article(self) -> str:
        """The id of the document."""
        return self.reading.document.id

    def ref(self, thing: Thing) -> str:
        """Return the id of the ref of a thing, made on first use."""
        if id(thing) not in self.ids:
            self.ids[id(thing)] = self._new(thing)
        return self.ids[id(thing)]

    def anonymous(self, label: str, offset: int, name: str, owner: str = "", slot: str = "") -> str:
        """Return the id of a new ref without a name of its own, known by its offset or slot."""
        place = f"{slot} {owner.rsplit('#', 1)[-1]}" if slot else str(offset)
        made = f"{self.article}#{label}:{place}"
        if made not in self.refs:
            kind = "FULL" if "FULL" in NODES[label].names else NODES[label].names[0]
            self.refs[made] = Ref(made, label, (Name(name, kind),), (), owner, slot)
        return made

    def node(self, label: str, name: str, keys: tuple[str, ...] = ()) -> str:
        """Return the id of a ref of a controlled or described thing, made on first use."""
        made = ref_id(self.article, label, name)
        if made not in self.refs:
            kind = "FULL" if "FULL" in NODES[label].names else NODES[label].names[0]
            keys = keys or (name_key(label, name),)
            self.refs[made] = Ref(made, label, (Name(name, kind),), keys)
        return made

    def claim(  # noqa: PLR0913  # what a claim is made of
        self,
        subject: str,
        predicate: str,
        spans: Span | tuple[Span, ...],
        *,
        to: str = "",
        value: Value | None = None,
        rule: str = "",
        modality: str = "FACT",
        basis: str = "stated",
        speaker: str = "",
        origin: str = "",
        **qualifiers: Scalar | None,
    ) -> None:
        """Add a claim; the same claim again adds its words, up to five spans."""
        if subject == to:
            return
        words = spans if isinstance(spans, tuple) and not isinstance(spans, Span) else (spans,)
        kept = {k: v for k, v in qualifiers.items() if v is not None}
        made = Claim(
            subject, predicate, words, to, value, kept, modality, basis, speaker, rule, origin
        )
        key = _key(made)
        old = self.claims.get(key)
        if old is not None:
            spans = tuple(dict.fromkeys([*old.spans, *words]))[:MAX_SPANS]
            made = replace(old, spans=spans)
        else:
            self._out.setdefault((subject, predicate), []).append(key)
            self._in.setdefault((to, predicate), []).append(key)
        self.claims[key] = made

    def of(self, subject: str, predicate: str) -> list[Claim]:
        """Return the facts of a ref with a predicate, in the order they were found."""
        found = (self.claims[k] for k in self._out.get((subject, predicate), ()))
        return [c for c in found if c.modality == "FACT"]

    def to(self, object_: str, predicate: str) -> list[Claim]:
        """Return the facts that lead to a ref by a predicate, in the order they were found."""
        found = (self.claims[k] for k in self._in.get((object_, predicate), ()))
        return [c for c in found if c.modality == "FACT"]

    def edge(self, subject: str, predicate: str, object_: str) -> Claim | None:
        """Return the first fact of an edge type between two refs."""
        return next((c for c in self.of(subject, predicate) if c.object == object_), None)

    def joined(self, one: str, predicate: str, other: str) -> bool:
        """Say whether there is a fact of an edge type between two refs, whichever way."""
        found = self.edge(one, predicate, other) or self.edge(other, predicate, one)
        return found is not None

    def withdraw(self, gone: Set[str]) -> None:
        """Forget refs and all that is claimed of them."""
        self.claims = {
            k: c for k, c in self.claims.items() if c.subject not in gone and c.object not in gone
        }
        self.refs = {k: ref for k, ref in self.refs.items() if k not in gone}

    def finish(self, extractor: str) -> Extraction:
        """Return the extraction; every thing named becomes a ref, in the order of the text."""
        for thing in self.reading.things:
            if thing.label in _NODE_LABELS:
                self.ref(thing)  # one that was withdrawn keeps its id, and is not made again
        reading = self.reading
        return Extraction(
            reading.document,
            reading.sentences,
            tuple(self.refs[k] for k in sorted(self.refs)),
            tuple(self.claims[k] for k in sorted(self.claims)),
            extractor,
            reading.vocabulary.version,
        )

    def _new(self, thing: Thing) -> str:
        name = thing.name if thing.label in _OWN_NAME or thing.entry is None else thing.entry.name
        made = ref_id(self.article, thing.label, name)
        types = NODES[thing.label].names
        names = tuple(
            Name(text, type_ if type_ in types else "FULL")
            for text, type_ in sorted(thing.names.items())
        )
        if thing.label in ("Place", "Modality", "TherapeuticArea", "DrugClass"):
            names = (Name(name),)
        if made in self.refs:
            old = self.refs[made]
            self.refs[made] = replace(
                old,
                names=tuple(sorted({*old.names, *names})),
                mentions=old.mentions + self._mentions(thing),
                keys=tuple(dict.fromkeys([*old.keys, *self._keys(thing, name)])),
            )
        else:
            self.refs[made] = Ref(
                made, thing.label, names, self._keys(thing, name), mentions=self._mentions(thing)
            )
        self.things[made] = thing
        return made

    def _keys(self, thing: Thing, name: str) -> tuple[str, ...]:
        known = thing.keys or (thing.entry.keys if thing.entry else ())
        full = [name]
        if thing.label == "Drug":
            full += [n for n, t in sorted(thing.names.items()) if t in _FULL_DRUG_NAMES]
        return tuple(dict.fromkeys([*known, *(name_key(thing.label, n) for n in full)]))

    def _mentions(self, thing: Thing) -> tuple[Span, ...]:
        reading = self.reading
        return tuple(reading.span_of(i) for i in reading.named.get(id(thing), ()))


_OWN_NAME = ("Organization", "Person", "Drug")
_FULL_DRUG_NAMES = ("INN", "CODE", "BRAND", "FULL")


def _key(claim: Claim) -> str:
    value = "" if claim.value is None else encode_value(claim.value)
    qualifiers = ",".join(f"{k}={v}" for k, v in sorted(claim.qualifiers.items()))
    parts = (
        claim.subject,
        claim.predicate,
        claim.object,
        value,
        qualifiers,
        claim.modality,
        claim.speaker,
    )
    return "\x1f".join(parts)


def money(value: Money | DateRange | None) -> Money:
    """Return the amount of a money mention."""
    assert isinstance(value, Money)  # noqa: S101
    return value


def qualifiers_of(claim: Claim | None) -> Mapping[str, Scalar]:
    """Return the qualifiers of a claim, none for no claim."""
    return claim.qualifiers if claim else {}
