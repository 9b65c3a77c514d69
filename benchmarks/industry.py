"""An invented industry of thousands of deals as record and graph, written without loading."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import TypeVar

from pharmagraph.claims import Extraction
from pharmagraph.model import DateRange, Row
from pharmagraph.record import PROJECTOR_VERSION
from pharmagraph.rows import document_rows
from pharmagraph.store import Store
from pharmagraph.whole import Graph, project
from tests.queries.landscape_writer import Landscape, exactly, up_to

T = TypeVar("T")
COMPANIES, DRUGS, TARGETS, DISEASES, KINDS, PEOPLE = 1500, 3000, 300, 200, 20, 1500
BATCH = 2000
SENTENCES = (
    "{0} and {1} signed a deal on {2} against {3} in {4}.",
    "{1} pays upfront, and more if the drug succeeds.",
    "{2} blocks {3} and is in clinical trials.",
    "{0} said that it would go on with its other work.",
)
COUNTRIES = ("US", "CN", "FR", "CH", "GB", "JP", "DE", "KR")
PHASES = ("PRECLINICAL", "PHASE_1", "PHASE_2", "PHASE_3", "APPROVED")
TYPES = ("LICENSE", "RESEARCH_COLLABORATION", "CLINICAL_COLLABORATION", "OPTION_TO_LICENSE")
MODALITIES = ("small molecule", "bispecific antibody", "antibody", "gene therapy", "cell therapy")


@dataclass(frozen=True, slots=True)
class Industry:
    """The rows of a record with all that is derived from them."""

    tables: Mapping[str, tuple[Row, ...]]
    graph: Graph


def industry(deals: int, seed: int = 1) -> Industry:
    """Make an industry, the same each time; the largest companies are in hundreds of deals.

    Every tenth article tells of the deal before once more, with another amount.
    """
    tables: dict[str, dict[str, Row]] = {}
    for article in _articles(deals, random.Random(seed)):
        rows = document_rows(article)
        _add(tables, "Article", (rows.article | {"recordedAt": _recorded(rows.article)},))
        for label in ("sentences", "namings", "refs", "claims"):
            _add(tables, label[:-1].capitalize(), getattr(rows, label))
    plain = {label: tuple(found.values()) for label, found in tables.items()}
    return Industry(plain, project({**plain, "Judgement": ()}))


def fill(store: Store, made: Industry) -> None:
    """Write an industry into an empty store: rows of the record, then nodes and edges."""
    columns = made.graph.columns
    for label, rows in made.tables.items():
        full = [row | columns.get((label, str(row["id"])), {}) for row in rows]
        kept = [{k: v for k, v in row.items() if v is not None} for row in full]
        for part in _batches(kept):
            store.write(lambda tx, part=part, label=label: tx.create(label, part))  # type: ignore[misc]
    for nodes in _batches(sorted(made.graph.nodes.values(), key=lambda n: (n.label, n.id))):
        store.write(lambda tx, nodes=nodes: tx.put_nodes(nodes))  # type: ignore[misc]
    for edges in _batches(sorted(made.graph.edges.values(), key=lambda e: e.key)):
        store.write(lambda tx, edges=edges: tx.put_edges(edges, []))  # type: ignore[misc]
    store.write(partial(_mark))


def _mark(tx: object) -> None:
    tx.set_meta({"projectorVersion": PROJECTOR_VERSION})  # type: ignore[attr-defined]


def _add(tables: dict[str, dict[str, Row]], label: str, rows: tuple[Row, ...]) -> None:
    tables.setdefault(label, {}).update((str(row["id"]), row) for row in rows)


def _recorded(article: Row) -> str:
    return f"{article['publishedOn']}T09:00:00+00:00"


def _articles(deals: int, chance: random.Random) -> Iterator[Extraction]:
    before = _drawn(chance, 0)
    for number in range(deals + deals // 10):
        again = number % 11 == 10
        drawn = before if again else _drawn(chance, number)
        yield _article(number, drawn, chance, again=again)
        before = drawn


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Who and what a deal is about."""

    parties: tuple[int, ...]
    drug: int
    target: int
    disease: int
    day: date
    kind: str


def _drawn(chance: random.Random, number: int) -> _Drawn:
    parties = dict.fromkeys(_skewed(chance, COMPANIES) for _ in range(2 + (number % 25 == 0)))
    if len(parties) == 1:
        parties |= {(next(iter(parties)) + 1) % COMPANIES: None}
    return _Drawn(
        tuple(parties),
        chance.randrange(DRUGS),
        _skewed(chance, TARGETS),
        _skewed(chance, DISEASES),
        date(2014, 1, 1) + timedelta(days=chance.randrange(4300)),
        chance.choice(TYPES),
    )


def _article(number: int, drawn: _Drawn, chance: random.Random, *, again: bool) -> Extraction:
    names = [company(i) for i in drawn.parties]
    words = (*names[:2], f"ZX-{drawn.drug}", f"TG{drawn.target}", f"disease {drawn.disease}")
    lines = [line.format(*words) for line in SENTENCES]
    w = Landscape(number, f"{names[0]} and {names[1]}, {number}", drawn.day, *lines)
    refs = [w.named("Organization", name) for name in names]
    drug, disease = w.named("Drug", words[2], kind="CODE"), w.named("Disease", words[4])
    if number % 2 == 0:
        _background(w, drawn, refs, words)
    deal = _deal(w, drawn, refs, drug, disease)
    _terms(w, deal, refs, drug, chance, 1.1 if again else 1.0)
    _around(w, deal, refs, (drug, disease), drawn, chance)
    return w.done()


def _background(w: Landscape, drawn: _Drawn, refs: list[str], words: tuple[str, ...]) -> None:
    """Say what is known of the companies, the drug and the disease; every second article does."""
    for place, ref in zip(drawn.parties, refs, strict=True):
        size = {"sizeClass": "BIG_PHARMA"} if place < 30 else {}
        kind = "PHARMA" if place < COMPANIES // 10 else "BIOTECH"
        w.state(0, ref, kind=kind, country=COUNTRIES[place % len(COUNTRIES)], **size)
    drug = w.drug(2, words[2], refs[0], {words[3]: "BLOCKER"}, MODALITIES[drawn.drug % 5])
    disease = w.disease(0, words[4], f"kind {drawn.disease % KINDS}")
    phase = PHASES[drawn.drug % len(PHASES)]
    w.say(2, drug, "STUDIED_FOR", to=disease, phase=phase)
    w.state(2, drug, highestPhase=phase)


def _deal(w: Landscape, drawn: _Drawn, refs: list[str], drug: str, disease: str) -> str:
    roles = dict(zip(refs, ("LICENSOR", "LICENSEE", "COLLABORATOR"), strict=False))
    announced = DateRange(drawn.day, drawn.day, "DAY", drawn.day.isoformat())
    name = f"deal on ZX-{drawn.drug}"
    told = {"status": "ACTIVE", "financialDisclosure": "DISCLOSED"}
    stage = PHASES[drawn.drug % 4]
    deal = w.deal(0, name, roles, drawn.kind, announced=announced, stageAtSigning=stage, **told)
    w.say(0, deal, "CONCERNS", to=drug, role="PARTNERED_ASSET")
    w.say(0, deal, "FOR_DISEASE", to=disease)
    return deal


def _terms(
    w: Landscape, deal: str, refs: list[str], drug: str, chance: random.Random, factor: float
) -> None:
    upfront = round(chance.uniform(1, 200))
    if chance.random() < 0.4:
        w.money(1, deal, "UPFRONT_CASH", exactly(upfront * factor))
        w.money(1, deal, "TOTAL_POTENTIAL", up_to(upfront * 8))
    if chance.random() < 0.15:
        later = w.money(1, deal, "MILESTONE_DEVELOPMENT", exactly(upfront))
        w.state(1, later, trigger="start of phase 3")
    if chance.random() < 0.3:
        right = w.part("Right", "licence", deal, "LICENSE_GRANT")
        w.say(0, deal, "GRANTS", to=right)
        w.state(0, right, kind="LICENSE_GRANT", exclusivity="EXCLUSIVE")
        w.state(0, right, condition="phase 2 results")
        w.say(0, right, "GRANTED_BY", to=refs[0])
        w.say(0, right, "HELD_BY", to=refs[1])
        w.say(0, right, "COVERS", to=drug)


def _around(
    w: Landscape,
    deal: str,
    refs: list[str],
    about: tuple[str, str],
    drawn: _Drawn,
    chance: random.Random,
) -> None:
    if chance.random() < 0.15:
        boss = w.named("Person", f"Person {drawn.parties[0] % PEOPLE}")
        w.say(3, boss, "HOLDS_ROLE", to=refs[0], roleCode="CEO", title="chief executive")
    if chance.random() < 0.1:
        trial = w.study(2, f"STUDY-{chance.randrange(900)}", about[1], refs[0], refs[1])
        w.state(2, trial, status=chance.choice(("PLANNED", "RECRUITING")), phase="PHASE_2")
        w.say(2, trial, "TESTS", to=about[0], armRole="EXPERIMENTAL")
    if chance.random() < 0.08:
        event = w.part("DealEvent", "end", deal, "TERMINATED")
        w.say(0, deal, "HAS_EVENT", to=event)
        ended = drawn.day + timedelta(days=600)
        w.state(0, event, kind="TERMINATED", occurred=DateRange(ended, ended, "DAY", "then"))
    if chance.random() < 0.05:
        unit = w.company(3, f"{company(drawn.parties[0])} China", kind="UNIT")
        w.say(3, unit, "PART_OF", to=refs[0], kind="DIVISION")
    if chance.random() < 0.1:
        w.say(3, refs[1], "FOCUSES_ON", to=about[1], direction="TOWARD")


def company(place: int) -> str:
    """Return the name of a company; the smaller the number, the more deals it has."""
    chance = random.Random(place)
    syllables = (chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(4))
    return f"{''.join(syllables).capitalize()}{place} {'Pharma' if place < 150 else 'Bio'}"


def _skewed(chance: random.Random, number: int) -> int:
    """Draw a small number more often: the first of 1500 is in every twentieth deal."""
    return int(number * chance.random() ** 2)


def _batches(items: list[T]) -> Iterator[list[T]]:
    stream = iter(items)
    while part := list(islice(stream, BATCH)):
        yield part
