"""What short texts say of deals, as facts such as `upfront=45`, and how many of them are found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pharmagraph.claims import Claim, Extraction
from pharmagraph.model import Document, Money
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.flat_codes import ROLES
from pharmagraph_loaders.flat_values import day, milestones

FOLDER = Path(__file__).parent / "phrasebook"
FAMILIES = (
    *("money", "roles", "dates", "subjects", "rights", "financing", "terms"),
    *("terms_6", "dates_6", "roles_6", "rights_6", "financing_6"),
)
PUBLISHED = date(2024, 5, 14)  # a Tuesday
_AMOUNTS = {
    "upfront": ("UPFRONT_CASH", "NEAR_TERM", "OPTION_FEE"),
    "equity": ("UPFRONT_EQUITY", "EQUITY_INVESTMENT"),
    "total": ("TOTAL_POTENTIAL", "PURCHASE_PRICE"),
    "option_exercise": ("OPTION_EXERCISE_FEE",),
    "research": ("RESEARCH_FUNDING",),
}
_SHARES = {"ROYALTY": "royalties", "PROFIT_SHARE": "profit_share", "COST_SHARE": "cost_share"}
_SUBJECTS = {"Drug": "drug", "Target": "target"}
_IF_TOLD = ("grantor",)  # kinds of facts that count only in rows that tell one
_BESIDE = (
    "partner",
    "rate",
    "wording",
    "profit_share",
    "cost_share",
    "option_exercise",
    "research",
)
_ROUNDS = {
    "IPO": "IPO",
    "FOLLOW_ON": "public offering",
    "DEBT": "debt",
    "PRIVATE_EQUITY": "private placement",
}


class Fact(NamedTuple):
    """A kind of fact and its value; a value that names something has all its names."""

    kind: str
    values: frozenset[str]


class Phrase(NamedTuple):
    """A row of a phrasebook: its number, its text, and the facts a reader finds."""

    row: int
    text: str
    facts: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """How many facts were told, found, and right, with what went wrong."""

    told: int = 0
    found: int = 0
    right: int = 0
    misses: list[str] = field(default_factory=list[str])

    def percent(self) -> dict[str, float]:
        """Return precision and recall in per cent."""
        return {
            "precision": round(100 * self.right / max(self.found, 1), 1),
            "recall": round(100 * self.right / max(self.told, 1), 1),
        }


def phrases(family: str) -> list[Phrase]:
    """Return the rows of a family."""
    lines = (FOLDER / f"deal_{family}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return [
        Phrase(number, text.replace("\\n", "\n"), tuple(f for f in facts.split(" | ") if f))
        for number, (facts, text) in enumerate(rows)
    ]


def score(family: str, rows: Iterable[Phrase]) -> Score:
    """Compare what is extracted with what the rows tell."""
    total, vocabulary = Score(), load_vocabulary()
    for row in rows:
        document = Document("d", "NEWS", "", row.text, published=PUBLISHED)
        _compare(total, row, facts(family, extract(document, vocabulary)))
    return total


def facts(family: str, extraction: Extraction) -> list[Fact]:
    """Return the facts of a family that an extraction holds."""
    return list(_READERS[family](_Claims(extraction)))


def _compare(total: Score, row: Phrase, found: list[Fact]) -> None:
    left, wrong = list(found), Counter[str]()
    pairs = any("+" in f.split("=")[0] for f in row.facts)
    if not pairs:
        left = list(dict.fromkeys(f for f in left if " " not in f.kind))
        told_kinds = {f.split("=")[0] for f in row.facts}
        left = [f for f in left if f.kind not in _IF_TOLD or f.kind in told_kinds]
    else:
        left = [f for f in left if " " in f.kind]
    total.told += len(row.facts)
    total.found += len(left)
    for told in row.facts:
        kind, _, value = told.rpartition("=") if "=" in told else (told, "", "yes")
        fitting = next((f for f in left if _same(f, kind, value)), None)
        if fitting is None:
            wrong["-" + told] += 1
            continue
        left.remove(fitting)
        total.right += 1
    wrong.update(f"+{f.kind}={min(f.values)}" for f in left)
    if wrong:
        total.misses.append(f"{row.row:3} {'  '.join(wrong)} | {row.text}")


def _same(found: Fact, kind: str, value: str) -> bool:
    return _parts(found.kind) == _parts(kind) and value.lower() in found.values


def _parts(kind: str) -> tuple[frozenset[str], str]:
    """Split `Aster+Boreal upfront` into the pair and the kind."""
    pair, _, last = kind.rpartition(" ")
    return frozenset(pair.split("+")), last


class _Claims:
    """The claims of an extraction by subject and predicate."""

    def __init__(self, extraction: Extraction) -> None:
        self.claims = [c for c in extraction.claims if c.modality == "FACT"]
        self.labels = {r.id: r.label for r in extraction.refs}
        self.names = {
            r.id: frozenset(n.text.lower() for n in r.names)
            | {r.id.rsplit("#", 1)[-1].split(":", 1)[1]}
            for r in extraction.refs
        }
        self.shown = {r.id: max((n.text for n in r.names), key=len) for r in extraction.refs}
        deals = [r.id for r in extraction.refs if r.label == "Deal"]
        self.financings = [d for d in deals if self.value(d, "class") == "FINANCING"]
        self.deals = [d for d in deals if d not in self.financings]

    def of(self, subject: str, predicate: str) -> list[Claim]:
        return [c for c in self.claims if c.subject == subject and c.predicate == predicate]

    def value(self, subject: str, predicate: str) -> object:
        return next((c.value for c in self.of(subject, predicate)), None)

    def parties(self, deal: str) -> list[Claim]:
        return [c for c in self.claims if c.predicate == "PARTY_TO" and c.object == deal]

    def pair(self, deal: str) -> str:
        return "+".join(self.shown[c.subject] for c in self.parties(deal))

    def amounts(self, deal: str) -> Iterator[tuple[str, str, float]]:
        """Yield the kind, currency and millions of each amount, in dollars if it is in dollars."""
        for term in self.of(deal, "HAS_TERM"):
            stated = [self.value(term.object, p) for p in ("restated", "amount")]
            money = [m for m in stated if isinstance(m, Money) and m.high]
            best = min(money, key=lambda m: m.currency != "USD", default=None)
            kind = str(self.value(term.object, "kind"))
            yield kind, best.currency if best else "", (best.high or 0) / 1e6 if best else 0.0


def _plain(kind: str, value: object) -> Fact:
    return Fact(kind, frozenset([str(value).lower()]))


def _money(claims: _Claims) -> Iterator[Fact]:
    for deal in claims.deals:
        for fact in _money_of(claims, deal):
            yield fact
            yield fact._replace(kind=f"{claims.pair(deal)} {fact.kind}")


def _money_of(claims: _Claims, deal: str) -> Iterator[Fact]:
    rows = list(claims.amounts(deal))
    for kind, codes in _AMOUNTS.items():
        found = [_amount(c, n) for k, c, n in rows if k in codes]
        yield from (_plain(kind, one) for one in found[:1])
    for currency in dict.fromkeys(c for k, c, _n in rows if k.startswith(("MILESTONE", "CVR"))):
        by_kind: dict[str, list[float]] = {}
        for kind, code, number in rows:
            if code == currency:
                by_kind.setdefault(kind, []).append(number)
        yield _plain("milestones", _amount(currency, milestones(by_kind) or 0))
    yield from (_plain(_SHARES[k], "yes") for k, _c, _n in rows if k in _SHARES)
    yield from _terms_in_words(claims, deal)


def _terms_in_words(claims: _Claims, deal: str) -> Iterator[Fact]:
    if claims.value(deal, "financialDisclosure") == "UNDISCLOSED":
        yield _plain("undisclosed", "yes")
    for term in claims.of(deal, "HAS_TERM"):
        low, high = (claims.value(term.object, p) for p in ("royaltyMin", "royaltyMax"))
        if low is not None:
            yield _plain("rate", f"{low:g}-{high:g}")
        if wording := claims.value(term.object, "wording"):
            yield _plain("wording", wording)


def _amount(currency: str, millions: float) -> str:
    return f"{millions:g}" if currency == "USD" else f"{currency} {millions:g}"


def _roles(claims: _Claims) -> Iterator[Fact]:
    for deal in claims.deals:
        for party in claims.parties(deal):
            role = ROLES.get(str(party.qualifiers["role"]), "partner")
            yield Fact(role, claims.names[party.subject])


def _dates(claims: _Claims) -> Iterator[Fact]:
    for deal in claims.deals:
        if stated := day(claims.value(deal, "announced")):
            yield _plain("announced", stated)


def _subjects(claims: _Claims) -> Iterator[Fact]:
    for deal in claims.deals:
        about = [c.object for c in claims.of(deal, "CONCERNS")]
        about += [c.object for one in about for c in claims.of(one, "TARGETS")]
        for one in dict.fromkeys(about):
            if claims.labels[one] in _SUBJECTS:
                yield Fact(_SUBJECTS[claims.labels[one]], claims.names[one])
        for disease in claims.of(deal, "FOR_DISEASE"):
            yield Fact("indication", claims.names[disease.object])


def _rights(claims: _Claims) -> Iterator[Fact]:
    for deal in claims.deals:
        for grant in claims.of(deal, "GRANTS"):
            right = grant.object
            yield _plain("right", claims.value(right, "kind"))
            for kind, edge in (("holder", "HELD_BY"), ("grantor", "GRANTED_BY")):
                yield from (Fact(kind, claims.names[c.object]) for c in claims.of(right, edge))
            if code := claims.value(right, "exclusivity"):
                yield _plain("exclusivity", code)
            yield from (_plain("territory", c.value) for c in claims.of(right, "territory"))


def _kinds_of_rights(claims: _Claims) -> Iterator[Fact]:
    yield from (f for f in _rights(claims) if f.kind == "right")


def _financing(claims: _Claims) -> Iterator[Fact]:
    for deal in claims.financings:
        kind = claims.value(deal, "roundLabel") or _ROUNDS.get(
            str(claims.value(deal, "primaryType"))
        )
        sides = [(str(c.qualifiers["role"]), c.subject) for c in claims.parties(deal)]
        issuers = [one for role, one in sides if role == "ISSUER"]
        for one in issuers:
            yield Fact("round", frozenset(f"{n} {kind}".lower() for n in claims.names[one]))
        yield from (_plain("amount", _amount(c, n)) for _k, c, n in claims.amounts(deal))
        for role, one in sides:
            if role in ("INVESTOR", "LEAD_INVESTOR"):
                yield Fact("investor", claims.names[one])


def _terms(claims: _Claims) -> Iterator[Fact]:
    """Yield roles, amounts and financings together, as a report of a few sentences tells them."""
    for read in (_roles, _money, _financing):
        yield from (f for f in read(claims) if f.kind not in _BESIDE)


_READERS = {
    "terms": _terms,
    "terms_6": _terms,
    "money": _money,
    "roles": _roles,
    "roles_6": _roles,
    "dates": _dates,
    "dates_6": _dates,
    "subjects": _subjects,
    "rights": _rights,
    "rights_6": _kinds_of_rights,
    "financing": _financing,
    "financing_6": _financing,
}
