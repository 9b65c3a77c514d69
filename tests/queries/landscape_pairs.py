"""Articles one to six: a pair that comes back, and an option taken, exercised and handed back."""

from datetime import date

from pharmagraph.claims import Extraction
from pharmagraph.model import DateRange
from tests.queries.landscape_writer import Landscape, day, exactly, up_to


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
