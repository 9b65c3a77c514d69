"""Articles seven to twelve: three join, a flotation, a takeover, studies and gene therapies."""

from datetime import date

from pharmagraph.claims import Extraction
from pharmagraph.model import DateRange
from tests.queries.landscape_writer import FINANCING, Landscape, day, exactly, up_to


def three() -> Extraction:
    w = Landscape(
        7,
        "Three join forces against TGC",
        date(2022, 1, 20),
        "Grove University, Kelp Bio of Japan and Elm Pharma joined forces against TGC.",
        "In 2022 Elm shifts toward gene therapy and away from cardiology.",
        "Bo Lin is general manager of Elm China, a division of Elm Pharma.",
        "Kelp Bio works in oncology.",
    )
    grove = w.company(0, "Grove University", kind="ACADEMIC", country="GB")
    kelp = w.company(0, "Kelp Bio", kind="BIOTECH", country="JP")
    elm, china = w.company(0, "Elm Pharma"), w.company(2, "Elm China", kind="UNIT")
    parties = dict.fromkeys((grove, kelp, elm), "COLLABORATOR")
    made = day(2022, 1, 20)
    deal = w.deal(0, "TGC alliance", parties, "RESEARCH_COLLABORATION", announced=made)
    w.state(0, deal, stageAtSigning="DISCOVERY")
    w.say(0, deal, "CONCERNS", to=w.named("Target", "TGC"))
    toward, away = w.named("Modality", "gene therapy"), w.named("TherapeuticArea", "cardiology")
    w.say(1, elm, "FOCUSES_ON", to=toward, direction="TOWARD")
    w.say(1, elm, "FOCUSES_ON", to=away, direction="AWAY")
    shift = w.part("CorporateEvent", "shift", elm, "STRATEGY_SHIFT")
    w.say(1, elm, "HAS_EVENT", to=shift)
    year = DateRange(date(2022, 1, 1), date(2022, 12, 31), "YEAR", "2022")
    w.state(1, shift, kind="STRATEGY_SHIFT", occurred=year)
    w.say(2, china, "PART_OF", to=elm, kind="DIVISION")
    lin = w.named("Person", "Bo Lin")
    w.say(2, lin, "HOLDS_ROLE", to=china, roleCode="GENERAL_MANAGER", title="general manager")
    w.say(3, kelp, "FOCUSES_ON", to=w.named("TherapeuticArea", "oncology"), direction="CURRENT")
    return w.done()


def listing() -> Extraction:
    w = Landscape(
        8,
        "Cedar lists on the Harbor Exchange",
        date(2021, 12, 15),
        "Cedar Bio raised HK$780 million (100 million dollars) on Harbor on 30 November 2021.",
        "In spring 2021 Iris Capital had led its series B of 40 million dollars.",
        kind="EXCHANGE_ANNOUNCEMENT",
    )
    cedar = w.company(0, "Cedar Bio")
    harbor = w.company(0, "Harbor Exchange", kind="EXCHANGE")
    iris = w.company(1, "Iris Capital", kind="INVESTOR")
    parties = {cedar: "ISSUER", harbor: "LISTING_VENUE"}
    ipo = w.deal(0, "Cedar IPO", parties, "IPO", family=FINANCING, occurred=day(2021, 11, 30))
    w.state(0, ipo, financialDisclosure="DISCLOSED", status="COMPLETED")
    proceeds = w.money(0, ipo, "IPO_PROCEEDS", exactly(780, "HKD"))
    w.say(0, proceeds, "restated", exactly(100))
    parties = {cedar: "ISSUER", iris: "LEAD_INVESTOR"}
    spring = DateRange(date(2021, 3, 1), date(2021, 5, 31), "SEASON", "spring 2021")
    series = w.deal(1, "Cedar series B", parties, "VENTURE_ROUND", family=FINANCING)
    w.state(1, series, occurred=spring, roundLabel="series B", financialDisclosure="DISCLOSED")
    w.money(1, series, "ROUND_SIZE", exactly(40))
    return w.done()


def takeover() -> Extraction:
    w = Landscape(
        9,
        "Fjord buys Kelp",
        date(2022, 10, 3),
        "Fjord Pharma bought Kelp Bio for 300 million euros; it is now a subsidiary.",
        "Fjord will cut 200 jobs in October 2022.",
    )
    fjord, kelp = w.company(0, "Fjord Pharma"), w.company(0, "Kelp Bio")
    parties = {fjord: "ACQUIRER", kelp: "ACQUIRED"}
    made = day(2022, 10, 3)
    deal = w.deal(0, "Kelp takeover", parties, "ACQUISITION", family="M_AND_A", announced=made)
    w.state(0, deal, financialDisclosure="DISCLOSED", status="COMPLETED")
    w.money(0, deal, "PURCHASE_PRICE", exactly(300, "EUR"))
    w.say(0, kelp, "PART_OF", to=fjord, kind="SUBSIDIARY")
    cuts = w.part("CorporateEvent", "cuts", fjord, "JOB_CUTS")
    w.say(1, fjord, "HAS_EVENT", to=cuts)
    october = DateRange(date(2022, 10, 1), date(2022, 10, 31), "MONTH", "October 2022")
    w.state(1, cuts, kind="JOB_CUTS", occurred=october)
    w.say(1, cuts, "headcount", 200)
    return w.done()


def registry() -> Extraction:
    w = Landscape(
        10,
        "Two studies",
        date(2022, 7, 1),
        "Dune Therapeutics and Loam Labs run DUNE-1 in gastric cancer since May 2022.",
        "DUNE-1 tests DT-7, now in phase 1, on top of oldplatin, a chemotherapy.",
        "Cedar Bio and Elm Pharma plan CEDAR-2, a phase 2 study of CB-1 in gastric cancer.",
        kind="REGISTRY_RECORD",
    )
    dune, loam = w.company(0, "Dune Therapeutics"), w.company(0, "Loam Labs")
    cedar, elm = w.company(2, "Cedar Bio"), w.company(2, "Elm Pharma")
    gastric = w.named("Disease", "gastric cancer")
    drug, other = w.named("Drug", "DT-7", kind="CODE"), w.named("Drug", "oldplatin", kind="INN")
    w.say(1, other, "IN_CLASS", to=w.named("DrugClass", "chemotherapy"))
    w.state(1, drug, highestPhase="PHASE_1")
    w.say(1, drug, "COMBINED_WITH", to=other)
    first = w.study(0, "DUNE-1", gastric, dune, loam)
    may = DateRange(date(2022, 5, 1), date(2022, 5, 31), "MONTH", "May 2022")
    w.state(0, first, status="RECRUITING", phase="PHASE_1", start=may)
    w.say(1, first, "TESTS", to=drug, armRole="EXPERIMENTAL")
    w.say(1, first, "TESTS", to=other, armRole="BACKGROUND")
    second = w.study(2, "CEDAR-2", gastric, cedar, elm)
    w.state(2, second, status="PLANNED", phase="PHASE_2")
    w.say(2, second, "TESTS", to=w.named("Drug", "CB-1", kind="CODE"))
    return w.done()


def laboratory() -> Extraction:
    w = Landscape(
        11,
        "From the laboratories",
        None,
        "Loam Labs develops LL-4, a preclinical gene therapy against TGD for haemophilia.",
        "Cedar Bio has an unnamed antibody against TGA in preclinical work.",
        "Elm Pharma is part of Elm China.",
    )
    loam, cedar = w.company(0, "Loam Labs"), w.company(1, "Cedar Bio")
    drug = w.drug(0, "LL-4", loam, {"TGD": "REPLACEMENT"}, "gene therapy")
    w.say(0, drug, "STUDIED_FOR", to=w.named("Disease", "haemophilia"))
    w.state(0, drug, highestPhase="PRECLINICAL")
    unnamed = w.drug(1, "antibody against TGA", cedar, {"TGA": "BINDING_AGENT"}, "antibody")
    w.state(1, unnamed, highestPhase="PRECLINICAL", nameKnown=False)
    w.say(2, w.company(2, "Elm Pharma"), "PART_OF", to=w.company(2, "Elm China"), kind="DIVISION")
    return w.done()


def gene_therapies() -> Extraction:
    w = Landscape(
        12,
        "Loam sells two programmes",
        date(2023, 5, 1),
        "Loam Labs, a US biotech, licensed LL-5, a gene therapy against TGE, to Elm Pharma.",
        "Elm pays 30 million dollars upfront and up to 100 million in all for preclinical LL-5.",
        "Fjord Pharma took LL-6, its other preclinical gene therapy, for up to 80 million euros.",
        "Fjord may negotiate first for LL-6 in Japan after phase 1 data, until the end of 2025.",
    )
    loam = w.company(0, "Loam Labs", kind="BIOTECH", country="US")
    elm, fjord = w.company(0, "Elm Pharma"), w.company(2, "Fjord Pharma")
    for sentence, name, buyer in ((0, "LL-5", elm), (2, "LL-6", fjord)):
        drug = w.drug(sentence, name, loam, {"TGE": "REPLACEMENT"}, "gene therapy")
        parties = {loam: "LICENSOR", buyer: "LICENSEE"}
        deal = w.deal(sentence, f"{name} licence", parties, "LICENSE", announced=day(2023, 5, 1))
        w.state(sentence, deal, stageAtSigning="PRECLINICAL", financialDisclosure="PARTIAL")
        w.say(sentence, deal, "CONCERNS", to=drug, role="PARTNERED_ASSET")
        if buyer == elm:
            w.money(1, deal, "UPFRONT_CASH", exactly(30))
            w.money(1, deal, "TOTAL_POTENTIAL", up_to(100))
        else:
            w.money(2, deal, "TOTAL_POTENTIAL", up_to(80, "EUR"))
            right = w.part("Right", "first negotiation", deal, "ROFN")
            w.say(3, deal, "GRANTS", to=right)
            w.state(3, right, kind="ROFN", condition="phase 1 data", ends=day(2025, 12, 31))
            w.say(3, right, "HELD_BY", to=fjord)
            w.say(3, right, "COVERS", to=drug)
            japan = w.named("Place", "Japan")
            w.say(3, right, "IN_TERRITORY", to=japan, mode="INCLUDED")
    return w.done()
