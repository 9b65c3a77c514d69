"""Invented documents of the size of a news article, as an extractor would hand them over."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key, ref_id
from pharmagraph.model import DateRange, Document, Sentence, Span

CONSONANTS, VOWELS = "bdfgklmnprstv", "aeiou"
WORDS = ("the", "company", "said", "on", "Tuesday", "that", "it", "had", "agreed", "to", "develop")
SENTENCES = 12


def documents(number: int, start: int = 0, seed: int = 1) -> Iterator[Extraction]:
    """Yield documents, always the same for a seed; few companies appear in many of them."""
    for place in range(start, start + number):
        yield _document(place, random.Random(f"{seed}-{place}"))


def _document(place: int, chance: random.Random) -> Extraction:
    article = f"https://news.example/{place:06d}"
    text, sentences = _text(chance)
    published = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
    things = _Things(article, chance)
    document = Document(
        article,
        "NEWS",
        f"Title {place}",
        text,
        url=article,
        publisher="Example",
        published=published,
    )
    claims = tuple(_claims(things, published))
    return Extraction(document, sentences, tuple(things.refs), claims, "bench", "bench")


class _Things:
    """The companies, drugs, targets, diseases and people of a document, and its deal."""

    def __init__(self, article: str, chance: random.Random) -> None:
        self.article, self.chance = article, chance
        self.refs: list[Ref] = []
        self.companies = [self._named("Organization", _skewed(chance, 800)) for _ in range(4)]
        self.drugs = [self._named("Drug", chance.randrange(4000)) for _ in range(4)]
        self.targets = [self._named("Target", _skewed(chance, 300)) for _ in range(2)]
        self.diseases = [self._named("Disease", _skewed(chance, 300)) for _ in range(2)]
        self.people = [self._named("Person", chance.randrange(5000)) for _ in range(2)]
        self.deal = Ref(f"{article}#Deal:1", "Deal", (Name("a deal", "DESCRIPTION"),))
        self.refs.append(self.deal)
        self.refs = list({ref.id: ref for ref in self.refs}.values())

    def _named(self, label: str, number: int) -> Ref:
        name = f"{_name(number)} {label}"
        keys = (name_key(label, name),)
        ref = Ref(ref_id(self.article, label, name), label, (Name(name),), keys)
        self.refs.append(ref)
        return ref

    def span(self) -> tuple[Span, ...]:
        return (Span(self.chance.randrange(SENTENCES), 0, 20),)


def _claims(things: _Things, published: date) -> Iterator[Claim]:
    chance, deal = things.chance, things.deal.id
    announced = DateRange(published, published, "DAY", published.isoformat())
    yield Claim(deal, "class", things.span(), value="ALLIANCE")
    yield Claim(deal, "types", things.span(), value="LICENSE")
    yield Claim(deal, "announced", things.span(), value=announced)
    for company, role in zip(things.companies, ("LICENSOR", "LICENSEE"), strict=False):
        yield Claim(company.id, "PARTY_TO", things.span(), deal, qualifiers={"role": role})
    for company in things.companies:
        yield Claim(company.id, "kind", things.span(), value="BIOTECH")
        yield Claim(company.id, "country", things.span(), value=chance.choice(("US", "CN", "FR")))
    for drug in things.drugs:
        company = chance.choice(things.companies)
        yield Claim(company.id, "DEVELOPS", things.span(), drug.id)
        yield Claim(drug.id, "TARGETS", things.span(), chance.choice(things.targets).id)
        yield Claim(drug.id, "STUDIED_FOR", things.span(), chance.choice(things.diseases).id)
        yield Claim(drug.id, "highestPhase", things.span(), value="PHASE_2")
        yield Claim(deal, "CONCERNS", things.span(), drug.id)
    for disease in things.diseases:
        yield Claim(deal, "FOR_DISEASE", things.span(), disease.id)
    for person in things.people:
        company = chance.choice(things.companies)
        said = {"roleCode": "CEO", "title": "chief executive"}
        yield Claim(person.id, "HOLDS_ROLE", things.span(), company.id, qualifiers=said)


def _text(chance: random.Random) -> tuple[str, tuple[Sentence, ...]]:
    text, sentences = "", []
    for index in range(SENTENCES):
        words = " ".join(chance.choice(WORDS) for _ in range(20)) + "."
        sentences.append(Sentence(index, len(text), len(text) + len(words)))
        text += words + " "
    return text, tuple(sentences)


def _name(number: int) -> str:
    chance = random.Random(number)
    syllables = (chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(4))
    return "".join(syllables).capitalize() + str(number)


def _skewed(chance: random.Random, number: int) -> int:
    """Draw a small number more often than a large one: the first company is in each eighth text."""
    return int(number * chance.random() ** 2)
