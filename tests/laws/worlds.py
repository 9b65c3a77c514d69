"""Small invented worlds: documents that agree, contradict each other and share ambiguous names."""

from datetime import date

from hypothesis import strategies as st

from pharmagraph.claims import Claim, Extraction, Judgement, Name, Ref, judge
from pharmagraph.model import SOURCE_KINDS, DateRange, Document, Money, Sentence, Span

ARTICLES = ("url:a", "url:b", "url:c", "url:d")
ORGANIZATIONS = (
    (("Acme", "FULL"), ("Organization~acme", "ror:1")),
    (("Acme", "FULL"), ("Organization~acme", "ror:2")),
    (("Acme", "FULL"), ("Organization~acme",)),
    (("Nadir Bio", "FULL"), ("Organization~nadir bio",)),
    (("Nadir", "FULL"), ("Organization~nadir",)),
    (("Nadir Biosciences", "LEGAL"), ("Organization~nadir bio", "Organization~nadir biosciences")),
    (("Orbis", "FULL"), ("Organization~orbis", "cik:9", "ror:3")),
)
DRUGS = (
    (("zelumab", "INN"), ("Drug~zelumab", "drugbank:DB1")),
    (("zelumab", "INN"), ("Drug~zelumab",)),
    (("NDR-1", "CODE"), ("Drug~ndr 1", "drugbank:DB1")),
    (("NDR-1", "CODE"), ("Drug~ndr 1", "drugbank:DB2")),
    (("Zelvo", "BRAND"), ("Drug~zelvo", "Drug~zelumab")),
)
KEYS = sorted({k for _, keys in (*ORGANIZATIONS, *DRUGS) for k in keys})
SENTENCES = 4
TEXTS = tuple(" ".join(f"{v} sentence {i} says so." for i in range(SENTENCES)) for v in "xy")


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """Draw what one document says; the same article may come again with other content."""
    article = draw(st.sampled_from(ARTICLES))
    refs = _named(article, "Organization", draw(_some(ORGANIZATIONS)))
    organizations = [r.id for r in refs]
    drug_refs = _named(article, "Drug", draw(_some(DRUGS)))
    drugs = [r.id for r in drug_refs]
    refs += drug_refs
    claims = draw(st.lists(_plain_claims(organizations, drugs), max_size=6))
    for number in range(draw(st.integers(0, 2))):
        deal_refs, deal_claims = draw(_deals(article, number, organizations, drugs))
        refs += deal_refs
        claims += deal_claims
    text = draw(st.sampled_from(TEXTS))
    document = Document(
        article,
        draw(st.sampled_from(SOURCE_KINDS[:3])),
        "title",
        text,
        published=draw(
            st.sampled_from((None, date(2020, 1, 1), date(2020, 2, 1), date(2021, 1, 1)))
        ),
    )
    length = len(text) // SENTENCES
    sentences = tuple(Sentence(i, i * length, (i + 1) * length) for i in range(SENTENCES))
    valid = tuple(c for c in claims if c.subject != c.object)
    return Extraction(document, sentences, tuple(refs), valid, "test 1", "none")


def judgements() -> st.SearchStrategy[Judgement]:
    """Draw judgements about keys and about refs that may or may not be there."""
    named = [
        f"{a}#{label}:{i}"
        for a in ARTICLES[:2]
        for label, pool in (("Organization", ORGANIZATIONS), ("Drug", DRUGS))
        for i in range(len(pool))
    ]
    deals = [f"{a}#Deal:{n}" for a in ARTICLES for n in range(2)]

    def pair(ends: list[str]) -> st.SearchStrategy[Judgement]:
        two = st.lists(st.sampled_from(ends), min_size=2, max_size=2, unique=True)
        kind = st.sampled_from(("same", "different"))
        return st.tuples(kind, two).map(lambda p: judge(p[0], *p[1], "seen", "test"))

    return st.one_of(pair([*KEYS, *named]), pair(deals))


def _some(pool: tuple) -> st.SearchStrategy[list]:  # type: ignore[type-arg]  # a pool of any kind
    numbers = st.lists(st.sampled_from(range(len(pool))), min_size=1, max_size=3, unique=True)
    return numbers.map(lambda picked: [(i, *pool[i]) for i in sorted(picked)])


def _named(article: str, label: str, picked: list) -> list[Ref]:  # type: ignore[type-arg]
    return [
        Ref(f"{article}#{label}:{i}", label, (Name(*name),), keys, mentions=(_span(i % SENTENCES),))
        for i, name, keys in picked
    ]


def _span(sentence: int) -> Span:
    return Span(sentence, sentence * 10, sentence * 10 + 5)


_SPANS = st.lists(st.integers(0, SENTENCES - 1).map(_span), min_size=1, max_size=2).map(tuple)
_MODALITY = st.sampled_from(("FACT", "FACT", "FACT", "PLANNED"))


@st.composite
def _plain_claims(draw: st.DrawFn, organizations: list[str], drugs: list[str]) -> Claim:
    organization, other = (draw(st.sampled_from(organizations)) for _ in range(2))
    drug, second = (draw(st.sampled_from(drugs)) for _ in range(2))
    spans, modality = draw(_SPANS), draw(_MODALITY)
    action = draw(st.sampled_from(("ORIGINATOR", "DEVELOPER", "MARKETER")))
    country = draw(st.sampled_from(("CN", "FR", "HK")))
    kind = draw(st.sampled_from(("SUBSIDIARY", "SUBSIDIARY", "JOINT_VENTURE")))
    return draw(
        st.sampled_from(
            (
                Claim(organization, "country", spans, value=country, modality=modality),
                Claim(organization, "ticker", spans, value=country),
                Claim(organization, "PART_OF", spans, other, modality=modality),
                Claim(organization, "PART_OF", spans, other, qualifiers={"kind": kind}),
                Claim(organization, "DEVELOPS", spans, drug, qualifiers={"role": action}),
                Claim(organization, "DEVELOPS", spans, drug, basis="inferred", speaker=other),
                Claim(drug, "COMBINED_WITH", spans, second),
            )
        )
    )


@st.composite
def _deals(
    draw: st.DrawFn, article: str, number: int, organizations: list[str], drugs: list[str]
) -> tuple[list[Ref], list[Claim]]:
    deal, right = f"{article}#Deal:{number}", f"{article}#Right:{number}"
    spans = draw(_SPANS)
    name = (Name(f"deal {draw(st.integers(0, 1))}"),)
    refs = [Ref(deal, "Deal", name), Ref(right, "Right", name, owner=deal, slot="OPTION")]
    claims = [
        Claim(deal, "class", spans, value=draw(st.sampled_from(("ALLIANCE", "FINANCING")))),
        Claim(deal, "types", spans, value=draw(st.sampled_from(("LICENSE", "IPO")))),
        Claim(deal, "GRANTS", spans, right),
        Claim(right, "kind", spans, value="OPTION"),
        Claim(right, "HELD_BY", spans, draw(st.sampled_from(organizations))),
    ]
    for party in draw(st.lists(st.sampled_from(organizations), max_size=3)):
        role = draw(st.sampled_from(("LICENSEE", "LICENSOR", "INVESTOR")))
        claims.append(Claim(party, "PARTY_TO", spans, deal, qualifiers={"role": role}))
    if draw(st.booleans()):
        claims.append(Claim(deal, "CONCERNS", spans, draw(st.sampled_from(drugs))))
    if draw(st.booleans()):
        day = draw(st.sampled_from((date(2020, 1, 3), date(2020, 2, 20), date(2020, 6, 1))))
        announced = DateRange(day, day, "DAY", day.isoformat())
        claims.append(Claim(deal, "announced", spans, value=announced))
    if draw(st.booleans()):
        term = f"{article}#FinancialTerm:{number}"
        refs.append(Ref(term, "FinancialTerm", name, owner=deal, slot="UPFRONT_CASH"))
        amount = Money(None, draw(st.sampled_from((45e6, 60e6))), "USD", "UP_TO", "up to $45m")
        claims.append(Claim(deal, "HAS_TERM", spans, term))
        claims.append(Claim(term, "amount", spans, value=amount))
    return refs, claims
