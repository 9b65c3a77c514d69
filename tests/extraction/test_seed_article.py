"""The shipped article, fact by fact, and what must not be read out of it."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
import yaml

from pharmagraph.claims import Claim, Extraction, Ref
from pharmagraph.fitting import check_extraction
from pharmagraph.model import DateRange, Money
from pharmagraph.paths import seeds_dir
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.readers import read_document

ARTICLE = seeds_dir() / "sanofi_alphamab.txt"
FACTS = yaml.safe_load((Path(__file__).parent / "seed_gold.yaml").read_text("utf-8"))
SENTENCES = (
    (0, 65),
    (67, 217),
    (221, 427),
    (428, 530),
    (532, 732),
    (734, 888),
    (890, 1122),
    (1124, 1358),
    (1359, 1441),
    (1442, 1660),
    (1662, 1984),
    (1986, 2253),
    (2254, 2492),
    (2494, 2600),
    (2601, 2727),
)


@pytest.fixture(scope="module")
def seed() -> Extraction:
    return extract(read_document(ARTICLE), load_vocabulary())


def _value(seed: Extraction, ref: str, prop: str) -> object:
    return next((c.value for c in seed.claims if c.subject == ref and c.predicate == prop), None)


def _special(seed: Extraction, label: str, name: str) -> list[Ref]:
    """Find what has no name of its own: deals and what hangs off them."""
    deals = {
        "alliance": lambda r: _value(seed, r.id, "class") == "ALLIANCE",
        "series C": lambda r: _value(seed, r.id, "roundLabel") == "series C",
        "IPO": lambda r: _value(seed, r.id, "primaryType") == "IPO",
    }
    if label == "Deal":
        return [r for r in seed.refs if r.label == "Deal" and deals[name](r)]
    if label == "Term":
        return [
            r
            for r in seed.refs
            if r.label == "FinancialTerm" and r.owner == _special(seed, "Deal", name)[0].id
        ]
    if label == "Right":
        return [r for r in seed.refs if r.label == "Right"]
    if label == "Trial":
        slot = {"study": "STUDY", "programme": "PROGRAMME"}[name]
        return [r for r in seed.refs if r.label == "Trial" and r.slot == slot]
    kind = {"job cuts": "JOB_CUTS", "reorganisation": "REORGANISATION"}[name]
    return [
        r for r in seed.refs if r.label == "CorporateEvent" and _value(seed, r.id, "kind") == kind
    ]


def find(seed: Extraction, what: str) -> list[Ref]:
    label, name = what.split(":", 1)
    if label in ("Deal", "Term", "Right", "Trial", "Event"):
        return _special(seed, label, name)
    return [r for r in seed.refs if r.label == label and any(n.text == name for n in r.names)]


def one(seed: Extraction, what: str) -> Ref:
    found = find(seed, what)
    assert len(found) == 1, (what, [r.id for r in found])
    return found[0]


def _same_value(fact: dict[str, object], value: object) -> bool:
    if "money" in fact:
        amount, currency = fact["money"]  # type: ignore[misc]
        return isinstance(value, Money) and (value.high, value.currency) == (amount, currency)
    if "range" in fact:
        return value == DateRange(*fact["range"])  # type: ignore[misc]
    return value == fact["value"]


def matching(seed: Extraction, fact: dict[str, object]) -> list[Claim]:
    subject = one(seed, str(fact["of"])).id
    found = [c for c in seed.claims if c.subject == subject]
    found = [c for c in found if c.modality == fact.get("modality", "FACT")]
    if "prop" in fact:
        found = [c for c in found if c.predicate == fact["prop"] and _same_value(fact, c.value)]
    else:
        target = one(seed, str(fact["to"])).id
        found = [c for c in found if c.predicate == fact["edge"] and c.object == target]
    with_ = dict(fact.get("with", {}))  # type: ignore[call-overload]
    found = [c for c in found if all(c.qualifiers.get(k) == v for k, v in with_.items())]
    without = list(fact.get("without", ()))  # type: ignore[call-overload]
    found = [c for c in found if not any(k in c.qualifiers for k in without)]
    if "basis" in fact:
        found = [c for c in found if c.basis == fact["basis"]]
    if "speaker" in fact:
        found = [c for c in found if c.speaker == one(seed, str(fact["speaker"])).id]
    if "in" in fact:
        found = [c for c in found if {s.sentence for s in c.spans} & set(fact["in"])]  # type: ignore[call-overload]
    return found


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['id']}-{f['level']}")
def test_the_article_says(seed: Extraction, fact: dict[str, object]) -> None:
    if "node" in fact:
        found = find(seed, str(fact["node"]))
        assert len(found) == fact["count"]
        assert str(fact.get("key", found[0].keys[0] if found[0].keys else "")) in (
            *found[0].keys,
            "",
        )
        if "in" in fact:
            assert {m.sentence for m in found[0].mentions} & set(fact["in"])  # type: ignore[call-overload]
    elif "same" in fact:
        a, b = fact["same"]  # type: ignore[misc]
        assert one(seed, a).id == one(seed, b).id
    elif "name" in fact:
        names = {(n.text, n.type) for n in one(seed, str(fact["name"])).names}
        assert (fact["text"], fact["type"]) in names
    elif "silent" in fact:
        ref = one(seed, str(fact["of"])).id
        silent = set(fact["silent"])  # type: ignore[call-overload]
        assert not [
            c for c in seed.claims if ref in (c.subject, c.object) and c.predicate in silent
        ]
    elif "nobody" in fact:
        ref = one(seed, str(fact["of"])).id
        roles = set(fact["nobody"])  # type: ignore[call-overload]
        assert not [c for c in seed.claims if c.object == ref and c.qualifiers.get("role") in roles]
    else:
        assert matching(seed, fact)


def facts(seed: Extraction) -> list[Claim]:
    return [c for c in seed.claims if c.modality == "FACT"]


def edges(seed: Extraction, *types: str) -> set[tuple[str, str, str]]:
    names = {r.id: r.id.rsplit("#", 1)[-1] for r in seed.refs}
    return {
        (names[c.subject], c.predicate, names[c.object])
        for c in facts(seed)
        if c.predicate in types
    }


def test_the_text_file_is_the_one_the_facts_were_read_from() -> None:
    digest = hashlib.sha256(ARTICLE.read_bytes()).hexdigest()
    assert digest == "905202b982f05344a247caa5c54d01695c12d39cc641bb743c82c5afe4f8594e"


def test_the_article_has_its_day_and_title(seed: Extraction) -> None:
    assert seed.document.published == date(2020, 6, 9)
    assert (
        seed.document.title == "Sanofi teams up with China biotech Alphamab for breast cancer R&D"
    )


def test_the_article_falls_into_fifteen_sentences(seed: Extraction) -> None:
    assert tuple((s.start, s.end) for s in seed.sentences) == SENTENCES


def test_the_extraction_is_valid(seed: Extraction) -> None:
    assert check_extraction(seed) == []


def test_every_claim_has_words_inside_its_sentence(seed: Extraction) -> None:
    for claim in seed.claims:
        for span in claim.spans:
            sentence = seed.sentences[span.sentence]
            assert sentence.start <= span.start < span.end <= sentence.end


@pytest.mark.parametrize(
    "day", [date(2020, 1, 1), date(2020, 3, 1), date(2020, 6, 8), date(2020, 8, 31)]
)
def test_any_day_of_early_2020_gives_the_same_dates(day: date) -> None:
    import dataclasses

    document = dataclasses.replace(read_document(ARTICLE), published=day)
    again = extract(document, load_vocabulary())
    ranges = sorted(
        (c.value.raw, c.value.start, c.value.end)
        for c in again.claims
        if isinstance(c.value, DateRange)
    )
    assert ranges == [
        ("Last summer", date(2019, 6, 1), date(2019, 8, 31)),
        ("last spring", date(2019, 3, 1), date(2019, 5, 31)),
        ("late last year", date(2019, 10, 1), date(2019, 12, 31)),
    ]


def test_without_a_day_relative_dates_keep_their_words_only() -> None:
    import dataclasses

    document = dataclasses.replace(read_document(ARTICLE), published=None)
    values = {
        c.value
        for c in extract(document, load_vocabulary()).claims
        if isinstance(c.value, DateRange)
    }
    assert values == {
        DateRange(None, None, "UNKNOWN", words)
        for words in ("Last summer", "last spring", "late last year")
    }


def test_x1_no_licence_option_or_purchase_is_read(seed: Extraction) -> None:
    types = {c.value for c in facts(seed) if c.predicate in ("types", "primaryType")}
    assert types == {"CLINICAL_COLLABORATION", "NEGOTIATION_RIGHT", "VENTURE_ROUND", "IPO"}


def test_x2_x8_only_the_biotech_develops_anything(seed: Extraction) -> None:
    assert edges(seed, "DEVELOPS") == {
        ("Organization:alphamab oncology", "DEVELOPS", "Drug:kn026"),
        ("Organization:alphamab oncology", "DEVELOPS", "Drug:alphamab oncology pd l1 antibody"),
        (
            "Organization:alphamab oncology",
            "DEVELOPS",
            "Drug:alphamab oncology pd l1/ctla 4 antibody",
        ),
    }


def test_x3_x4_the_alliance_has_no_amount(seed: Extraction) -> None:
    deal = one(seed, "Deal:alliance").id
    assert [c for c in seed.claims if c.subject == deal and c.predicate == "HAS_TERM"] == []
    kinds = sorted(
        c.value for c in facts(seed) if c.predicate == "kind" and "FinancialTerm" in c.subject
    )
    assert kinds == ["IPO_PROCEEDS", "ROUND_SIZE"]


def test_x5_x6_each_drug_has_its_own_targets(seed: Extraction) -> None:
    assert edges(seed, "TARGETS") == {
        ("Drug:kn026", "TARGETS", "Target:erbb2"),
        ("Drug:alphamab oncology pd l1 antibody", "TARGETS", "Target:cd274"),
        ("Drug:alphamab oncology pd l1/ctla 4 antibody", "TARGETS", "Target:cd274"),
        ("Drug:alphamab oncology pd l1/ctla 4 antibody", "TARGETS", "Target:ctla4"),
    }


def test_x7_nothing_is_approved(seed: Extraction) -> None:
    assert edges(seed, "APPROVED_FOR") == set()


def test_x8_x9_one_drug_has_one_stage(seed: Extraction) -> None:
    stages = [
        (c.subject.rsplit("#", 1)[-1], c.value)
        for c in facts(seed)
        if c.predicate == "highestPhase"
    ]
    assert stages == [("Drug:kn026", "PHASE_2")]
    assert {s for s, _p, _o in edges(seed, "HAS_MODALITY") if "docetaxel" in s} == set()


def test_x10_people_work_where_the_text_says(seed: Extraction) -> None:
    assert {(s, o) for s, _p, o in edges(seed, "HOLDS_ROLE", "FOUNDED")} == {
        ("Person:ting xu", "Organization:alphamab oncology"),
        ("Person:pius hornstein", "Organization:sanofi china"),
    }


def test_x11_x12_there_is_one_round_and_one_listing(seed: Extraction) -> None:
    financings = [
        r for r in seed.refs if r.label == "Deal" and _value(seed, r.id, "class") == "FINANCING"
    ]
    issuers = {
        c.subject.rsplit("#", 1)[-1] for c in facts(seed) if c.qualifiers.get("role") == "ISSUER"
    }
    assert (len(financings), issuers) == (2, {"Organization:alphamab oncology"})


def test_x13_the_job_cuts_are_one_event_in_two_places(seed: Extraction) -> None:
    assert [c.value for c in facts(seed) if c.predicate == "headcount"] == [466]
    assert {o for _s, _p, o in edges(seed, "IN_PLACE")} == {"Place:france", "Place:germany"}


def test_x14_directions_are_not_mixed_up(seed: Extraction) -> None:
    found = {
        (c.object.rsplit("#", 1)[-1], c.qualifiers["direction"])
        for c in facts(seed)
        if c.predicate == "FOCUSES_ON" and c.subject.endswith("Organization:sanofi")
    }
    assert found == {
        ("TherapeuticArea:oncology", "TOWARD"),
        ("TherapeuticArea:cardiovascular", "AWAY"),
        ("TherapeuticArea:immuno oncology", "TOWARD"),
        ("Modality:gene therapy", "TOWARD"),
    }


def test_x15_no_territory_is_granted(seed: Extraction) -> None:
    assert edges(seed, "IN_TERRITORY") == set()


def test_x16_nothing_known_from_elsewhere_is_added(seed: Extraction) -> None:
    names = {n.text for r in seed.refs for n in r.names}
    assert names & {"KN035", "KN046", "anbenitamab", "Anbenitamab", "NCT04165993", "9966"} == set()
    assert edges(seed, "SPONSORS") == set()


def test_x17_x19_x20_the_organisations_are_exactly_five(seed: Extraction) -> None:
    assert {r.id.rsplit("#", 1)[-1] for r in seed.refs if r.label == "Organization"} == {
        "Organization:sanofi",
        "Organization:sanofi china",
        "Organization:alphamab oncology",
        "Organization:jiangsu alphamab biopharmaceuticals",
        "Organization:hong kong exchange",
    }


def test_extraction_is_deterministic(seed: Extraction) -> None:
    assert extract(read_document(ARTICLE), load_vocabulary()) == seed
