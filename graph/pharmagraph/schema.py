"""The single vocabulary: node types, edge types, their properties, codes and colours.

Constraints, write statements, validation, map and Browser colours and the schema page of the
documentation are all derived from the two tuples at the end, `NODE_TYPES` and `EDGE_TYPES`.
"""

from dataclasses import dataclass

from pharmagraph import codes


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a node, or a qualifier of an edge.

    `type` is text, int, number, bool, date, range or money. A range becomes the properties
    `nameFrom`, `nameTo`, `namePrecision`, `nameRaw`; money `nameMin`, `nameMax`, `nameCurrency`,
    `nameQualifier`, `nameRaw`. `many` makes a sorted list of all values; otherwise sources that
    give different values disagree. `codes` closes the set of values. `wins` says which value is
    shown: that of the most formal SOURCE; the NEWEST of what changes in time, where only reports
    of one day can disagree; or, for a NOTE in words, the first, which nothing contests.
    """

    name: str
    type: str
    doc: str
    many: bool = False
    codes: tuple[str, ...] = ()
    wins: str = "SOURCE"


@dataclass(frozen=True, slots=True)
class NodeType:
    """A label: the prefix of local ids, identifier schemes and name types, each best first.

    `anonymous` nodes have no name of their own in the world: deals, and what hangs off them.
    `local` labels take their ids from names even where an identifier is known, so that they stay
    readable and do not change with the vocabulary.
    """

    label: str
    prefix: str
    colour: str
    doc: str
    schemes: tuple[str, ...] = ()
    names: tuple[str, ...] = ("FULL", "LEGAL", "SHORT", "FORMER", "TRANSLATION", "DESCRIPTION")
    props: tuple[Property, ...] = ()
    anonymous: bool = False
    local: bool = False

    def prop(self, name: str) -> Property | None:
        """Find a property by name."""
        return next((p for p in self.props if p.name == name), None)


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A relationship type, read from left to right as a sentence.

    `key` names the qualifiers that make two facts between the same ends different facts (two
    roles of one person in one company). `one` allows one target per source: other targets are
    contradictions. `symmetric` edges are stored once, from the smaller id. `opposed` means that
    the same edge backwards contradicts this one.
    """

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    doc: str
    qualifiers: tuple[Property, ...] = ()
    key: tuple[str, ...] = ()
    one: bool = False
    symmetric: bool = False
    opposed: bool = False

    def qualifier(self, name: str) -> Property | None:
        """Find a qualifier by name."""
        return next((q for q in self.qualifiers if q.name == name), None)


def _text(name: str, doc: str, *values: str, many: bool = False, wins: str = "SOURCE") -> Property:
    return Property(name, "text", doc, many, values, wins)


_BASIS = _text("inferredFrom", "why the fact is inferred rather than stated", wins="NOTE")
_OCCURRED = Property("occurred", "range", "when it happened")

NODE_TYPES: tuple[NodeType, ...] = (
    NodeType(
        "Organization",
        "organization",
        "#0072b2",
        "A company, university, fund, exchange or other body.",
        schemes=("lei", "wikidata", "ror", "cik"),
        local=True,
        props=(
            _text("kind", "what sort of organisation", *codes.ORGANIZATION_KINDS),
            _text("sizeClass", "BIG_PHARMA where the text says so", *codes.SIZE_CLASSES),
            _text("country", "ISO 3166 code of its home country"),
            _text("city", "city of its headquarters"),
            _text("ticker", "listing as printed, exchange first", many=True),
        ),
    ),
    NodeType(
        "Person",
        "person",
        "#f0e442",
        "A person who speaks or acts for an organisation.",
        schemes=("orcid", "wikidata"),
        local=True,
        props=(_text("degrees", "academic degrees: PhD, MD", many=True),),
    ),
    NodeType(
        "Drug",
        "drug",
        "#d55e00",
        "An active substance or candidate, named or not: one node per substance.",
        schemes=("drugbank", "chembl", "unii"),
        names=("INN", "CODE", "FULL", "BRAND", "SHORT", "TRANSLATION", "DESCRIPTION"),
        props=(
            Property("nameKnown", "bool", "false for a candidate the text describes only"),
            _text("highestPhase", "furthest stage reached", *codes.STAGES, wins="NEWEST"),
            _text("highestPhaseRaw", "the stage in the text's words", wins="NOTE"),
        ),
    ),
    NodeType(
        "Target",
        "target",
        "#56b4e9",
        "A gene, protein or complex that drugs act on.",
        schemes=("hgnc", "uniprot", "ensembl"),
        names=("FULL", "SHORT", "SYMBOL", "DESCRIPTION"),
        props=(
            _text("symbol", "approved gene symbol"),
            _text("kind", "GENE, PROTEIN, COMPLEX, PATHWAY or VIRAL", *codes.TARGET_KINDS),
        ),
    ),
    NodeType(
        "Disease",
        "disease",
        "#cc79a7",
        "A disease, as narrow as the text has it.",
        schemes=("mondo", "doid", "efo", "mesh"),
    ),
    NodeType("TherapeuticArea", "area", "#ecc8dc", "A field of medicine: oncology, cardiology."),
    NodeType("Modality", "modality", "#a6761d", "What kind of agent: bispecific antibody, ADC."),
    NodeType("DrugClass", "class", "#f2b48a", "A class of drugs: chemotherapy.", schemes=("atc",)),
    NodeType(
        "Trial",
        "trial",
        "#009e73",
        "A clinical study.",
        schemes=("clinicaltrials", "euctr", "chictr"),
        anonymous=True,
        props=(
            _text("phase", "phase of the study", *codes.STAGES, wins="NEWEST"),
            _text("status", "recruitment status", *codes.TRIAL_STATUSES, wins="NEWEST"),
            _text("masking", "NONE is open label", *codes.MASKINGS),
            _text("allocation", "RANDOMIZED or NON_RANDOMIZED", *codes.ALLOCATIONS),
            Property("enrolment", "int", "number of participants"),
            Property("start", "range", "start of the study"),
        ),
    ),
    NodeType(
        "Deal",
        "deal",
        "#2b2b2b",
        "An agreement: alliance, acquisition, financing, service or settlement.",
        schemes=("deal",),
        anonymous=True,
        props=(
            _text("class", "which family of deals", *codes.DEAL_CLASSES),
            _text("types", "all types that apply", *codes.DEAL_TYPES, many=True),
            _text("primaryType", "the type that says most", *codes.DEAL_TYPES),
            Property("announced", "range", "when it was made public"),
            Property("signed", "range", "when it was signed"),
            Property("closed", "range", "when it was completed"),
            _OCCURRED,
            _text("stageAtSigning", "stage of the asset when signed", *codes.STAGES),
            _text("stageRaw", "the stage in the text's words", wins="NOTE"),
            _text("status", "where the deal stands", *codes.DEAL_STATUSES, wins="NEWEST"),
            _text("financialDisclosure", "what is known of the money", *codes.DISCLOSURES),
            _text("roundLabel", "name of a financing round: series C"),
            _text("territory", "territory of the rights, as stated", many=True),
            _text("descriptions", "what the text calls it: strategic partnership", many=True),
        ),
    ),
    NodeType(
        "DealEvent",
        "event",
        "#7f7f7f",
        "Something that happens to a deal: amended, exercised, terminated.",
        anonymous=True,
        props=(_text("kind", "what happened", *codes.DEAL_EVENT_KINDS), _OCCURRED),
    ),
    NodeType(
        "Right",
        "right",
        "#8c6bb1",
        "A right that a deal grants: licence, option, exclusive negotiation.",
        anonymous=True,
        props=(
            _text("kind", "which right; a right to negotiate is no licence", *codes.RIGHT_KINDS),
            _text("purpose", "what it is about: IN_LICENSE, ACQUISITION", *codes.RIGHT_PURPOSES),
            _text("exclusivity", "EXCLUSIVE, CO_EXCLUSIVE, NON_EXCLUSIVE", *codes.EXCLUSIVITIES),
            _text("condition", "what must happen first, in the text's words"),
            _text("conditionType", "CLINICAL, REGULATORY, …", *codes.CONDITION_TYPES),
            _text("field", "field of use"),
            _text("territory", "territory, as stated", many=True),
            Property("starts", "range", "when it begins"),
            Property("ends", "range", "when it ends"),
            Property("durationDays", "int", "length in days"),
            _text("status", "where the right stands", *codes.RIGHT_STATUSES, wins="NEWEST"),
        ),
    ),
    NodeType(
        "FinancialTerm",
        "term",
        "#9acd8a",
        "An amount of money a deal speaks of.",
        anonymous=True,
        props=(
            _text("kind", "upfront, milestones, royalties, …", *codes.TERM_KINDS),
            Property("amount", "money", "the amount as stated"),
            Property("restated", "money", "the same amount in another currency, as stated"),
            Property("converted", "money", "the amount in US dollars, computed by the rate below"),
            Property("fxRate", "number", "US dollars for one unit, ECB reference rate"),
            Property("fxOn", "date", "the day of the rate"),
            Property("royaltyMin", "number", "lowest rate in per cent"),
            Property("royaltyMax", "number", "highest rate in per cent"),
            _text("wording", "the rate in words: tiered, double digit"),
            _text("trigger", "what the payment depends on"),
        ),
    ),
    NodeType(
        "CorporateEvent",
        "cevent",
        "#c0c0c0",
        "Something that happens to a company: job cuts, reorganisation, approval.",
        anonymous=True,
        props=(
            _text("kind", "what happened", *codes.CORPORATE_EVENT_KINDS),
            Property("headcount", "int", "number of people affected"),
            _text("unit", "part of the company: R&D"),
            _OCCURRED,
        ),
    ),
    NodeType(
        "Place",
        "place",
        "#ffffff",
        "A country, region or named group of countries.",
        schemes=("iso3166",),
        props=(_text("kind", "COUNTRY, REGION or GROUP", *codes.PLACE_KINDS),),
    ),
)

_ORG, _DRUG = ("Organization",), ("Drug",)

EDGE_TYPES: tuple[EdgeType, ...] = (
    EdgeType(
        "PARTY_TO",
        _ORG,
        ("Deal",),
        "takes part in",
        (
            _text("role", "what it does in the deal", *codes.PARTY_ROLES),
            _text("prospective", "its role if a right is exercised", *codes.PARTY_ROLES),
            _text("signedAs", "the entity that signed"),
        ),
        key=("role",),
    ),
    EdgeType(
        "PART_OF",
        _ORG,
        _ORG,
        "belongs to",
        (_text("kind", "how it belongs", *codes.PART_KINDS), _BASIS),
        opposed=True,
    ),
    EdgeType("LOCATED_IN", _ORG, ("Place",), "has a site in"),
    EdgeType("LISTED_ON", _ORG, _ORG, "is listed on", (_text("ticker", "as printed"), _BASIS)),
    EdgeType(
        "DEVELOPS",
        _ORG,
        _DRUG,
        "develops or sells",
        (
            _text("role", "its part in the development", *codes.DEVELOPER_ROLES),
            _text("priority", "CORE where the text says so", "CORE"),
            _BASIS,
        ),
    ),
    EdgeType(
        "FOCUSES_ON",
        _ORG,
        ("TherapeuticArea", "Modality", "Disease", "Target"),
        "works in or moves toward",
        (_text("direction", "TOWARD, AWAY or CURRENT", "TOWARD", "AWAY", "CURRENT"),),
    ),
    EdgeType(
        "SPONSORS",
        _ORG,
        ("Trial",),
        "sponsors",
        (_text("role", "LEAD or COLLABORATOR", "LEAD", "COLLABORATOR"),),
    ),
    EdgeType(
        "HAS_EVENT",
        ("Organization", "Deal", "Drug"),
        ("CorporateEvent", "DealEvent"),
        "has the event",
    ),
    EdgeType("IN_PLACE", ("CorporateEvent",), ("Place",), "happens in"),
    EdgeType("PART_OF_EVENT", ("CorporateEvent",), ("CorporateEvent",), "is part of"),
    EdgeType("FOUNDED", ("Person",), _ORG, "founded"),
    EdgeType(
        "HOLDS_ROLE",
        ("Person",),
        _ORG,
        "holds a role in",
        (
            _text("roleCode", "the role", *codes.ROLE_CODES),
            _text("title", "the title as printed", wins="NOTE"),
        ),
        key=("roleCode",),
    ),
    EdgeType(
        "CONCERNS",
        ("Deal",),
        ("Drug", "Target", "Organization", "Modality"),
        "is about",
        (_text("role", "part the asset plays", *codes.ASSET_ROLES),),
    ),
    EdgeType(
        "FOR_DISEASE",
        ("Deal",),
        ("Disease",),
        "is for",
        (_text("lineOfTherapy", "line of treatment", *codes.LINES),),
    ),
    EdgeType("INCLUDES_STUDY", ("Deal",), ("Trial",), "includes the study"),
    EdgeType("GRANTS", ("Deal",), ("Right",), "grants"),
    EdgeType("HELD_BY", ("Right",), _ORG, "is held by"),
    EdgeType("GRANTED_BY", ("Right",), _ORG, "is granted by", (_BASIS,)),
    EdgeType("COVERS", ("Right",), ("Drug", "Target", "Modality"), "covers"),
    EdgeType(
        "IN_TERRITORY",
        ("Right", "Deal"),
        ("Place",),
        "holds in",
        (_text("mode", "INCLUDED or EXCLUDED", "INCLUDED", "EXCLUDED"),),
    ),
    EdgeType("HAS_TERM", ("Deal",), ("FinancialTerm",), "has the term"),
    EdgeType("PAID_BY", ("FinancialTerm",), _ORG, "is paid by"),
    EdgeType("PAID_TO", ("FinancialTerm",), _ORG, "is paid to"),
    EdgeType("FOLLOWS", ("Deal",), ("Deal",), "follows"),
    EdgeType(
        "TARGETS",
        _DRUG,
        ("Target",),
        "acts on",
        (
            _text("action", "how it acts", *codes.ACTIONS),
            _text("bindingMode", "BIPARATOPIC: two sites of one target", "BIPARATOPIC"),
            _text("effect", "the effect in the text's words"),
        ),
    ),
    EdgeType("HAS_MODALITY", _DRUG, ("Modality",), "is a"),
    EdgeType("IN_CLASS", _DRUG, ("DrugClass",), "belongs to the class"),
    EdgeType(
        "STUDIED_FOR",
        _DRUG,
        ("Disease",),
        "is in trials for",
        (
            _text("phase", "stage in this disease", *codes.STAGES, wins="NEWEST"),
            _text("phaseRaw", "the stage in the text's words", wins="NOTE"),
            _text("lineOfTherapy", "line of treatment", *codes.LINES),
        ),
    ),
    EdgeType(
        "APPROVED_FOR", _DRUG, ("Disease",), "is approved for", (_text("place", "where approved"),)
    ),
    EdgeType("COMBINED_WITH", _DRUG, _DRUG, "is combined with", symmetric=True),
    EdgeType(
        "DERIVED_FROM",
        _DRUG,
        _DRUG,
        "derives from",
        (_text("kind", "how", "CONJUGATE", "FORMULATION", "BIOSIMILAR"),),
    ),
    EdgeType(
        "TESTS",
        ("Trial",),
        _DRUG,
        "tests",
        (_text("armRole", "part in the study", *codes.ARM_ROLES),),
    ),
    EdgeType("STUDIES", ("Trial",), ("Disease",), "is a study in"),
    EdgeType("CONDUCTED_IN", ("Trial",), ("Place",), "is conducted in"),
    EdgeType(
        "IS_A",
        ("Disease", "Modality", "TherapeuticArea"),
        ("Disease", "Modality", "TherapeuticArea"),
        "is a kind of",
    ),
    EdgeType(
        "HAS_BIOMARKER",
        ("Disease",),
        ("Target",),
        "is marked by",
        (_text("status", "state of the marker", "POSITIVE", "NEGATIVE", "LOW", "MUTANT"),),
    ),
)

NODES = {t.label: t for t in NODE_TYPES}
EDGES = {t.type: t for t in EDGE_TYPES}

# How a claim speaks (only FACT reaches the graph), and what it rests on.
MODALITIES = ("FACT", "PLANNED", "INTENTION", "OPINION", "HYPOTHETICAL", "NEGATED", "RUMOURED")
BASES = ("stated", "inferred", "vocabulary")
