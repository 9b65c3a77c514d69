"""Two invented articles, their claims written by hand: what the questions are asked about."""

from collections.abc import Iterator
from datetime import date

from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key, ref_id
from pharmagraph.model import DateRange, Document, Money, Sentence, Span, Value

FIRST = "https://news.example/aster-boreal"
SECOND = "https://news.example/boreal-fund"
FIRST_TEXT = (
    "Aster Bio teams up with Boreal Pharma.",
    "Aster Bio, part of Aster Holding, will test ZX-1 and oldtaxel with Boreal.",
    "Boreal China has an exclusive right to negotiate for ZX-1 after certain milestones.",
    "Financials were not disclosed.",
    "Ann Lee, CEO of Aster Bio, said ZX-1 blocks HER2.",
)
SECOND_TEXT = (
    "Aster Bio got off a $60 million series C last spring.",
    "Its IPO on the Hill Exchange was worth $230 million (H$1.83 billion).",
)


class Writer:
    """Collects the refs and claims of one article."""

    def __init__(self, article: str, title: str, sentences: tuple[str, ...], day: date) -> None:
        self.text = " ".join(sentences)
        starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
        self.sentences = tuple(
            Sentence(i, start, start + len(s))
            for i, (start, s) in enumerate(zip(starts, sentences, strict=True))
        )
        self.document = Document(
            article, "NEWS", title, self.text, article, "News Example", day, "articles/one.txt"
        )
        self.article, self.refs, self.claims = article, list[Ref](), list[Claim]()

    def named(self, label: str, name: str, *others: str, key: str = "", kind: str = "FULL") -> str:
        names = (Name(name, kind), *(Name(other, "SHORT") for other in others))
        keys = (*((key,) if key else ()), name_key(label, name))
        ref = Ref(ref_id(self.article, label, name), label, names, keys)
        self.refs.append(ref)
        return ref.id

    def part(self, label: str, name: str, owner: str = "", slot: str = "") -> str:
        ref = Ref(f"{self.article}#{label}:{name}", label, (Name(name),), (), owner, slot)
        self.refs.append(ref)
        return ref.id

    def say(
        self,
        sentence: int,
        subject: str,
        predicate: str,
        other: Value | None = None,
        *,
        to: str = "",
        basis: str = "stated",
        speaker: str = "",
        modality: str = "FACT",
        **qualifiers: str,
    ) -> None:
        found = self.sentences[sentence]
        spans = (Span(sentence, found.start, found.end - 1),)
        self.claims.append(
            Claim(subject, predicate, spans, to, other, qualifiers, modality, basis, speaker)
        )

    def done(self) -> Extraction:
        return Extraction(
            self.document,
            self.sentences,
            tuple(self.refs),
            tuple(self.claims),
            "by hand 1",
            "none",
        )


def articles() -> Iterator[Extraction]:
    """Yield both articles."""
    yield first()
    yield second()


def first() -> Extraction:
    """Return the article on a pact: parties, a right, a study, a speaker, undisclosed money."""
    w = Writer(FIRST, "Aster teams up with Boreal", FIRST_TEXT, date(2020, 6, 9))
    aster = w.named("Organization", "Aster Bio", "Aster")
    boreal = w.named("Organization", "Boreal Pharma", "Boreal")
    china = w.named("Organization", "Boreal China")
    holding = w.named("Organization", "Aster Holding")
    drug = w.named("Drug", "ZX-1", kind="CODE")
    other = w.named("Drug", "oldtaxel", kind="INN")
    target = w.named("Target", "HER2", key="hgnc:3430")
    disease = w.named("Disease", "breast cancer", key="mondo:0007254")
    modality = w.named("Modality", "bispecific antibody")
    lee = w.named("Person", "Ann Lee")
    deal = w.part("Deal", "pact")
    right = w.part("Right", "right", deal, "EXCLUSIVE_NEGOTIATION")
    trial = w.part("Trial", "first study", deal, "1")
    w.say(1, aster, "PART_OF", to=holding, kind="UNSPECIFIED")
    w.say(2, china, "PART_OF", to=boreal, kind="DIVISION", basis="inferred")
    w.say(0, aster, "PARTY_TO", to=deal, role="COLLABORATOR")
    w.say(0, boreal, "PARTY_TO", to=deal, role="COLLABORATOR")
    w.say(1, deal, "class", "ALLIANCE")
    w.say(1, deal, "types", "CLINICAL_COLLABORATION")
    w.say(2, deal, "types", "NEGOTIATION_RIGHT")
    w.say(1, deal, "primaryType", "CLINICAL_COLLABORATION")
    w.say(0, deal, "status", "ACTIVE", basis="inferred")
    w.say(3, deal, "financialDisclosure", "UNDISCLOSED")
    w.say(1, deal, "CONCERNS", to=drug, role="PARTNERED_ASSET")
    w.say(1, deal, "CONCERNS", to=other, role="COMBINATION_AGENT")
    w.say(1, deal, "FOR_DISEASE", to=disease)
    w.say(1, deal, "INCLUDES_STUDY", to=trial)
    w.say(1, trial, "TESTS", to=drug)
    w.say(1, trial, "status", "RECRUITING")
    w.say(2, deal, "GRANTS", to=right)
    w.say(2, right, "kind", "EXCLUSIVE_NEGOTIATION")
    w.say(2, right, "condition", "certain milestones")
    w.say(2, right, "HELD_BY", to=china)
    w.say(2, right, "GRANTED_BY", to=aster, basis="inferred")
    w.say(2, right, "COVERS", to=drug)
    w.say(1, aster, "DEVELOPS", to=drug)
    w.say(4, drug, "TARGETS", to=target, action="BLOCKER", speaker=lee)
    w.say(1, drug, "HAS_MODALITY", to=modality)
    w.say(1, drug, "STUDIED_FOR", to=disease)
    w.say(1, drug, "highestPhase", "PHASE_2", basis="inferred")
    w.say(1, drug, "highestPhaseRaw", "midstage")
    w.say(4, lee, "HOLDS_ROLE", to=aster, roleCode="CEO")
    w.say(4, aster, "FOCUSES_ON", to=target, modality="INTENTION", direction="TOWARD")
    return w.done()


def second() -> Extraction:
    """Return the article on money: a round and a flotation, one amount in two currencies."""
    w = Writer(SECOND, "Aster's money", SECOND_TEXT, date(2020, 9, 1))
    aster = w.named("Organization", "Aster Bio")
    exchange = w.named("Organization", "Hill Exchange")
    series, ipo = w.part("Deal", "series C"), w.part("Deal", "IPO")
    size, proceeds = (
        w.part("FinancialTerm", "size", series, "1"),
        w.part("FinancialTerm", "proceeds", ipo, "1"),
    )
    w.say(1, exchange, "kind", "EXCHANGE")
    for sentence, deal, kind in ((0, series, "VENTURE_ROUND"), (1, ipo, "IPO")):
        w.say(sentence, deal, "class", "FINANCING")
        w.say(sentence, deal, "types", kind)
        w.say(sentence, deal, "primaryType", kind)
        w.say(sentence, aster, "PARTY_TO", to=deal, role="ISSUER")
    w.say(1, exchange, "PARTY_TO", to=ipo, role="LISTING_VENUE")
    w.say(0, series, "roundLabel", "series C")
    spring = DateRange(date(2020, 3, 1), date(2020, 5, 31), "SEASON", "last spring")
    w.say(0, series, "occurred", spring)
    w.say(0, series, "HAS_TERM", to=size)
    w.say(0, size, "kind", "ROUND_SIZE")
    w.say(0, size, "amount", Money(6e7, 6e7, "USD", "EXACT", "$60 million"))
    w.say(1, ipo, "HAS_TERM", to=proceeds)
    w.say(1, proceeds, "kind", "IPO_PROCEEDS")
    w.say(1, proceeds, "amount", Money(2.3e8, 2.3e8, "USD", "EXACT", "$230 million"))
    w.say(1, proceeds, "restated", Money(1.83e9, 1.83e9, "HKD", "EXACT", "H$1.83 billion"))
    return w.done()
