"""Twelve invented articles on a small industry, their claims written by hand.

Nine deals of many kinds between ten organisations: money stated, withheld and not mentioned, an
option taken, exercised and ended, a pair that comes back, three that join, and two sources that
disagree. `a1` to `a12` are the articles; the last but one has no date.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pharmagraph.claims import Extraction, Name, Ref
from pharmagraph.loading import load
from pharmagraph.model import DateRange, Money
from pharmagraph.store import Store
from tests.queries.world import Writer

HOME = "https://land.example"
MILLION = 1_000_000.0
ALLIANCE, FINANCING = "ALLIANCE", "FINANCING"


class Landscape(Writer):
    """Writes one article; knows how deals, amounts, studies and candidates are put."""

    def __init__(
        self, number: int, title: str, day: date | None, *sentences: str, kind: str = "NEWS"
    ) -> None:
        super().__init__(f"{HOME}/a{number}", title, sentences, day or date.min)
        self.document = replace(self.document, kind=kind, published=day)

    def company(self, sentence: int, name: str, **props: str) -> str:
        made = self.named("Organization", name)
        self.state(sentence, made, **props)
        return made

    def state(self, sentence: int, subject: str, **props: str | bool | DateRange) -> None:
        """Say properties of a thing, all in one sentence."""
        for prop, value in props.items():
            self.say(sentence, subject, prop, value)

    def deal(
        self,
        sentence: int,
        name: str,
        parties: dict[str, str],
        *types: str,
        family: str = ALLIANCE,
        **props: str | DateRange,
    ) -> str:
        """Say that parties, each with its role, made a deal; its first type says most of it."""
        made = self.part("Deal", name)
        self.state(sentence, made, **{"class": family}, primaryType=types[0], **props)
        for code in types:
            self.say(sentence, made, "types", code)
        for party, role in parties.items():
            self.say(sentence, party, "PARTY_TO", to=made, role=role)
        return made

    def money(self, sentence: int, deal: str, kind: str, amount: Money | None = None) -> str:
        made = f"{deal}/{kind}"
        self.refs.append(Ref(made, "FinancialTerm", (Name(kind),), (), deal, kind))
        self.say(sentence, deal, "HAS_TERM", to=made)
        self.state(sentence, made, kind=kind)
        if amount is not None:
            self.say(sentence, made, "amount", amount)
        return made

    def drug(
        self, sentence: int, name: str, owner: str, targets: dict[str, str], modality: str
    ) -> str:
        """Say who develops a candidate, on which targets it acts and how, and what it is."""
        made = self.named("Drug", name, kind="CODE")
        self.say(sentence, owner, "DEVELOPS", to=made)
        for target, action in targets.items():
            self.say(sentence, made, "TARGETS", to=self.named("Target", target), action=action)
        self.say(sentence, made, "HAS_MODALITY", to=self.named("Modality", modality))
        return made

    def disease(self, sentence: int, name: str, kind: str = "solid tumour") -> str:
        """Say that a disease is a kind of another, and that one of oncology."""
        made, above = self.named("Disease", name), self.named("Disease", kind)
        self.say(sentence, made, "IS_A", to=above)
        self.say(sentence, above, "IS_A", to=self.named("TherapeuticArea", "oncology"))
        return made

    def study(self, sentence: int, name: str, disease: str, lead: str, other: str) -> str:
        made = self.named("Trial", name)
        self.say(sentence, made, "STUDIES", to=disease)
        self.say(sentence, lead, "SPONSORS", to=made, role="LEAD")
        self.say(sentence, other, "SPONSORS", to=made, role="COLLABORATOR")
        return made


def day(year: int, month: int, number: int) -> DateRange:
    found = date(year, month, number)
    return DateRange(found, found, "DAY", f"{found:%d %B %Y}")


def exactly(millions: float, currency: str = "USD") -> Money:
    return Money(millions * MILLION, millions * MILLION, currency, "EXACT", f"{millions:g} million")


def up_to(millions: float, currency: str = "USD") -> Money:
    return Money(None, millions * MILLION, currency, "UP_TO", f"up to {millions:g} million")


def load_landscape(store: Store) -> None:
    """Load all articles, the second one a month after the others."""
    load(store, landscape())
    days = {f"{HOME}/a{n}": date(2024, 2 if n == 2 else 1, 1) for n in range(1, 13)}
    rows = [{"id": i, "recordedAt": f"{day}T09:00:00+00:00"} for i, day in days.items()]
    store.write(lambda tx: tx.patch("Article", rows))


def landscape() -> Iterator[Extraction]:
    """Yield all articles in the order of their numbers."""
    yield from (licence(), pact(), supply(), option(), exercised(), handed_back())
    yield from (three(), listing(), takeover(), registry(), laboratory(), gene_therapies())


def licence() -> Extraction:
    w = Landscape(
        1,
        "Cedar licenses CB-1 to Elm",
        date(2021, 3, 2),
        "Elm Pharma of France licenses CB-1 outside China from Cedar Bio, a biotech of China.",
        "Elm pays 50 million upfront, 40 at the start of phase 3, up to 500 in all, and royalties.",
        "CB-1, a bispecific antibody that blocks TGA and TGB, is in phase 1 for gastric cancer.",
        "Ann Wu is chief executive of Cedar Bio.",
        kind="PRESS_RELEASE",
    )
    cedar = w.company(0, "Cedar Bio", kind="BIOTECH", country="CN", sizeClass="SMALL")
    elm = w.company(0, "Elm Pharma", kind="PHARMA", country="FR", sizeClass="BIG_PHARMA")
    drug = w.drug(2, "CB-1", cedar, {"TGA": "BLOCKER", "TGB": "BLOCKER"}, "bispecific antibody")
    gastric = w.disease(2, "gastric cancer")
    w.say(2, drug, "STUDIED_FOR", to=gastric, phase="PHASE_1")
    w.state(2, drug, highestPhase="PHASE_1")
    deal = w.deal(
        0,
        "CB-1 licence",
        {cedar: "LICENSOR", elm: "LICENSEE"},
        "LICENSE",
        announced=day(2021, 3, 2),
        status="ACTIVE",
        stageAtSigning="PHASE_1",
        financialDisclosure="DISCLOSED",
        territory="EX_CHINA",
    )
    w.say(0, deal, "CONCERNS", to=drug, role="PARTNERED_ASSET")
    w.say(2, deal, "FOR_DISEASE", to=gastric)
    w.money(1, deal, "UPFRONT_CASH", exactly(50))
    w.money(1, deal, "TOTAL_POTENTIAL", up_to(500))
    w.state(1, w.money(1, deal, "ROYALTY"), wording="tiered")
    later = w.money(1, deal, "MILESTONE_DEVELOPMENT", exactly(40))
    w.state(1, later, trigger="start of phase 3")
    right = w.part("Right", "licence", deal, "LICENSE_GRANT")
    w.say(0, deal, "GRANTS", to=right)
    w.state(0, right, kind="LICENSE_GRANT", exclusivity="EXCLUSIVE", territory="EX_CHINA")
    w.state(0, right, starts=day(2021, 3, 2))
    w.say(0, right, "HELD_BY", to=elm)
    w.say(0, right, "GRANTED_BY", to=cedar)
    w.say(0, right, "COVERS", to=drug)
    wu = w.named("Person", "Ann Wu")
    w.say(3, wu, "HOLDS_ROLE", to=cedar, roleCode="CEO", title="chief executive")
    return w.done()


def pact() -> Extraction:
    w = Landscape(
        2,
        "Elm in pact with Cedar",
        date(2021, 3, 5),
        "Elm Pharma will pay Hong Kong's Cedar Bio 55 million dollars for CB-1.",
        "CB-1 inhibits TGA.",
        "Ann Wu, chair of Cedar Bio, welcomed the deal.",
    )
    cedar, elm = w.company(0, "Cedar Bio", country="HK"), w.company(0, "Elm Pharma")
    drug = w.named("Drug", "CB-1", kind="CODE")
    w.say(1, drug, "TARGETS", to=w.named("Target", "TGA"), action="INHIBITOR")
    deal = w.deal(0, "pact with Cedar", {cedar: "LICENSOR", elm: "LICENSEE"}, "LICENSE")
    w.say(0, deal, "CONCERNS", to=drug, role="PARTNERED_ASSET")
    w.money(0, deal, "UPFRONT_CASH", exactly(55))
    w.say(2, w.named("Person", "Ann Wu"), "HOLDS_ROLE", to=cedar, roleCode="CHAIR", title="chair")
    return w.done()


def supply() -> Extraction:
    w = Landscape(
        3,
        "Elm and Cedar test CB-1 with EP-3",
        date(2021, 9, 10),
        "Cedar Bio will supply CB-1 for a study of Elm Pharma's EP-3 in first-line lung cancer.",
        "Financial terms were not disclosed.",
        "The study, COMBO-1, is planned for the first quarter of 2022.",
        "EP-3, a small molecule in phase 3 for lung cancer, inhibits TGC.",
    )
    cedar, elm = w.company(0, "Cedar Bio"), w.company(0, "Elm Pharma")
    drug = w.drug(3, "EP-3", elm, {"TGC": "INHIBITOR"}, "small molecule")
    lung, other = w.disease(0, "lung cancer"), w.named("Drug", "CB-1", kind="CODE")
    w.say(3, drug, "STUDIED_FOR", to=lung, phase="PHASE_3")
    w.state(3, drug, highestPhase="PHASE_3")
    deal = w.deal(
        0,
        "COMBO-1 supply",
        {cedar: "SUPPLIER", elm: "SPONSOR"},
        "CLINICAL_SUPPLY",
        "CLINICAL_COLLABORATION",
        announced=day(2021, 9, 10),
        status="ACTIVE",
    )
    w.state(1, deal, financialDisclosure="UNDISCLOSED")
    w.say(0, deal, "CONCERNS", to=drug, role="PARTNERED_ASSET")
    w.say(0, deal, "CONCERNS", to=other, role="COMBINATION_AGENT")
    w.say(0, deal, "FOR_DISEASE", to=lung, lineOfTherapy="FIRST")
    w.say(0, drug, "COMBINED_WITH", to=other)
    trial = w.study(2, "COMBO-1", lung, elm, cedar)
    start = DateRange(date(2022, 1, 1), date(2022, 3, 31), "QUARTER", "first quarter of 2022")
    w.state(2, trial, status="PLANNED", phase="PHASE_2", start=start)
    w.say(2, deal, "INCLUDES_STUDY", to=trial)
    for tested in (drug, other):
        w.say(0, trial, "TESTS", to=tested, armRole="EXPERIMENTAL")
    return w.done()


def option() -> Extraction:
    w = Landscape(
        4,
        "Fjord takes an option on DT-7",
        date(2020, 5, 4),
        "Fjord Pharma of Switzerland took an option on DT-7 of Dune Therapeutics, a US biotech.",
        "Fjord paid 20 million dollars; the deal may be worth up to 200 million.",
        "DT-7 is a preclinical antibody-drug conjugate against TGA for gastric cancer.",
        "The exclusive worldwide option depends on phase 1 data and ends on 31 December 2022.",
    )
    dune = w.company(0, "Dune Therapeutics", kind="BIOTECH", country="US")
    fjord = w.company(0, "Fjord Pharma", kind="PHARMA", country="CH", sizeClass="BIG_PHARMA")
    drug = w.drug(2, "DT-7", dune, {"TGA": "BINDING_AGENT"}, "antibody-drug conjugate")
    gastric = w.disease(2, "gastric cancer")
    w.say(2, drug, "STUDIED_FOR", to=gastric)
    deal = _option_deal(w, dune, fjord, drug, stageAtSigning="PRECLINICAL")
    w.state(1, deal, financialDisclosure="DISCLOSED")
    w.say(2, deal, "FOR_DISEASE", to=gastric)
    w.money(1, deal, "UPFRONT_CASH", exactly(20))
    w.money(1, deal, "TOTAL_POTENTIAL", up_to(200))
    right = _option_right(w, 3, deal)
    w.state(3, right, condition="phase 1 data", conditionType="CLINICAL", exclusivity="EXCLUSIVE")
    w.state(3, right, territory="WORLDWIDE", ends=day(2022, 12, 31))
    w.say(3, right, "HELD_BY", to=fjord)
    w.say(3, right, "GRANTED_BY", to=dune)
    w.say(3, right, "COVERS", to=drug)
    return w.done()


def exercised() -> Extraction:
    w = Landscape(
        5,
        "Fjord exercises its option on DT-7",
        date(2022, 6, 1),
        "Fjord Pharma exercised its option on Dune Therapeutics' DT-7 on 30 May 2022.",
        "Dune receives 30 million dollars.",
        kind="PRESS_RELEASE",
    )
    dune, fjord = w.company(0, "Dune Therapeutics"), w.company(0, "Fjord Pharma")
    deal = _option_deal(w, dune, fjord, w.named("Drug", "DT-7", kind="CODE"))
    event = w.part("DealEvent", "exercise", deal, "OPTION_EXERCISED")
    w.say(0, deal, "HAS_EVENT", to=event)
    w.state(0, event, kind="OPTION_EXERCISED", occurred=day(2022, 5, 30))
    w.state(0, _option_right(w, 0, deal), status="EXERCISED")
    w.money(1, deal, "OPTION_EXERCISE_FEE", exactly(30))
    return w.done()


def handed_back() -> Extraction:
    w = Landscape(
        6,
        "Fjord hands DT-7 back",
        date(2023, 2, 15),
        "Fjord Pharma ended its pact with Dune Therapeutics over DT-7 in January 2023.",
    )
    dune, fjord = w.company(0, "Dune Therapeutics"), w.company(0, "Fjord Pharma")
    drug = w.named("Drug", "DT-7", kind="CODE")
    deal = _option_deal(w, dune, fjord, drug, status="TERMINATED")
    event = w.part("DealEvent", "end", deal, "TERMINATED")
    w.say(0, deal, "HAS_EVENT", to=event)
    january = DateRange(date(2023, 1, 1), date(2023, 1, 31), "MONTH", "January 2023")
    w.state(0, event, kind="TERMINATED", occurred=january)
    return w.done()


def _option_deal(w: Landscape, dune: str, fjord: str, drug: str, **props: str) -> str:
    """Say what the three articles on one deal have in common."""
    parties = {dune: "OPTION_GRANTOR", fjord: "OPTION_HOLDER"}
    made = day(2020, 5, 4)
    deal = w.deal(0, "DT-7 option", parties, "OPTION_TO_LICENSE", announced=made, **props)
    w.say(0, deal, "CONCERNS", to=drug, role="OPTION_ASSET")
    return deal


def _option_right(w: Landscape, sentence: int, deal: str) -> str:
    right = w.part("Right", "option", deal, "OPTION")
    w.say(sentence, deal, "GRANTS", to=right)
    w.state(sentence, right, kind="OPTION")
    return right


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
