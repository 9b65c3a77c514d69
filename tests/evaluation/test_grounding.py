"""What an extractor cannot get past the gate, and what passes."""

import dataclasses
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pharmagraph.claims import Claim, Extraction, Name, Ref, name_key, ref_id
from pharmagraph.errors import PharmagraphError
from pharmagraph.fitting import check_extraction
from pharmagraph.model import DateRange, Document, Money, Sentence, Span
from pharmagraph_loaders import extractors
from pharmagraph_loaders.extraction import Vocabulary, load_vocabulary
from pharmagraph_loaders.extractors import RULES, find_extractor, read_claims
from pharmagraph_loaders.grounding import gate
from tests.evaluation.sets import SETS, annotated

FIRST = "Boreal licensed zelumab from Nadir Bio for $5 million in May 2020."
SECOND = "The Danish group will pay later."
TEXT = f"{FIRST} {SECOND}"
DOCUMENT = Document("doc:1", "NEWS", "A deal", TEXT)
SENTENCES = (Sentence(0, 0, len(FIRST)), Sentence(1, len(FIRST) + 1, len(TEXT)))


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(int(start > len(FIRST)), start, start + len(words))


def ref(label: str, name: str, **changes: Any) -> Ref:
    made = Ref(ref_id("doc:1", label, name), label, (Name(name),), (name_key(label, name),))
    return dataclasses.replace(made, **changes)


BOREAL, NADIR = ref("Organization", "Boreal"), ref("Organization", "Nadir Bio")
DRUG = ref("Drug", "zelumab")
DEAL = Ref("doc:1#Deal:0", "Deal", (Name("a licence"),))
TERM = Ref("doc:1#FinancialTerm:UPFRONT", "FinancialTerm", (Name("upfront"),), (), DEAL.id, "U")
REFS = (BOREAL, NADIR, DRUG, DEAL, TERM)
DEVELOPS = Claim(NADIR.id, "DEVELOPS", (span("zelumab from Nadir Bio"),), DRUG.id)


def extraction(*claims: Claim, refs: tuple[Ref, ...] = REFS, **changes: Any) -> Extraction:
    return dataclasses.replace(Extraction(DOCUMENT, SENTENCES, refs, claims), **changes)


def refused(claim: Claim, **changes: Any) -> tuple[str, ...]:
    """Return why a claim is dropped, once nothing but it is."""
    passed = gate(extraction(claim, **changes))
    assert passed.claims == ()
    return passed.dropped


GOOD = (
    DEVELOPS,
    Claim(BOREAL.id, "PARTY_TO", (span("Boreal licensed"),), DEAL.id),
    Claim(DEAL.id, "HAS_TERM", (span("$5 million"),), TERM.id),
    Claim(TERM.id, "amount", (span("$5 million"),), value=Money(5e6, 5e6, "USD", raw="$5 million")),
    Claim(
        DEAL.id,
        "announced",
        (span("licensed zelumab"),),
        value=DateRange(date(2020, 5, 1), date(2020, 5, 31), "MONTH", "May 2020"),
    ),
)


def test_what_the_text_bears_out_passes_unchanged() -> None:
    given = extraction(*GOOD)
    assert gate(given) == given


def test_the_gate_changes_nothing_the_second_time() -> None:
    given = extraction(*GOOD, dataclasses.replace(DEVELOPS, spans=(Span(7, 0, 3),)))
    once = gate(given)
    assert gate(once) == once


def test_a_name_that_is_not_in_the_evidence_is_refused() -> None:
    assert refused(dataclasses.replace(DEVELOPS, spans=(span("The Danish group"),))) == (
        "Nadir Bio DEVELOPS zelumab: its words do not speak of Nadir Bio or zelumab",
    )


def test_a_mention_that_stands_for_a_name_bears_it_out() -> None:
    group = dataclasses.replace(BOREAL, mentions=(span("Boreal"), span("The Danish group")))
    claim = Claim(BOREAL.id, "country", (span("The Danish group"),), value="DK")
    given = extraction(claim, refs=(group,))
    assert gate(given) == given
    assert refused(claim) == ("Boreal.country: its words do not speak of Boreal",)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Span(7, 0, 6), "there is no sentence 7"),
        (Span(-1, 0, 6), "there is no sentence -1"),
        (Span(1, 0, 6), "0:6 is not inside sentence 1"),
        (Span(0, 60, 80), "60:80 is not inside sentence 0"),
        (Span(0, -5, 6), "-5:6 is not inside sentence 0"),
        (Span(0, 6, 6), "6:6 is not inside sentence 0"),
        (Span(0, 9, 4), "9:4 is not inside sentence 0"),
        (Span(0, 6, 7), "6:7 holds no words"),
        (Span(1, len(FIRST) + 1, 10**9), f"{len(FIRST) + 1}:1000000000 is not inside sentence 1"),
    ],
)
def test_words_that_are_not_where_they_should_be_are_refused(place: Span, said: str) -> None:
    claim = dataclasses.replace(DEVELOPS, spans=(*DEVELOPS.spans, place))
    assert refused(claim) == (f"Nadir Bio DEVELOPS zelumab: {said}",)


def test_a_claim_without_words_is_refused() -> None:
    assert refused(dataclasses.replace(DEVELOPS, spans=())) == (
        "DEVELOPS: no words of the text support it",
    )


@pytest.mark.parametrize(
    "wrong",
    [
        Sentence(0, 0, len(TEXT) + 9),
        Sentence(0, 5, 5),
        Sentence(0, -3, 20),
        Sentence(0, 20, 10),
    ],
)
def test_sentences_that_are_not_of_the_text_are_refused_with_their_claims(wrong: Sentence) -> None:
    passed = gate(extraction(DEVELOPS, sentences=(wrong, SENTENCES[1])))
    assert passed.sentences == (SENTENCES[1],)
    assert passed.dropped == (
        "sentence 0: its offsets are not those of a sentence of the text",
        "Nadir Bio DEVELOPS zelumab: there is no sentence 0",
    )


def test_sentences_that_overlap_are_refused() -> None:
    passed = gate(extraction(sentences=(SENTENCES[0], Sentence(1, 10, len(TEXT)))))
    assert passed.sentences == (SENTENCES[0],)


def test_an_invented_thing_is_refused_with_what_is_said_of_it() -> None:
    invented = ref("Organization", "Vesper Therapeutics")
    claim = dataclasses.replace(DEVELOPS, subject=invented.id)
    passed = gate(extraction(claim, refs=(invented, DRUG)))
    assert (passed.refs, passed.claims) == ((DRUG,), ())
    assert passed.dropped == (
        "Organization Organization:vesper therapeutics: the text names it nowhere",
        f"DEVELOPS: its subject {invented.id!r} is no ref of the document",
    )


def test_an_invented_alias_is_left_out() -> None:
    two = dataclasses.replace(DRUG, names=(Name("zelumab"), Name("Zelora", "BRAND")))
    assert gate(extraction(refs=(two,))).refs == (DRUG,)


def test_a_key_that_would_join_a_stranger_is_left_out() -> None:
    keys = (*NADIR.keys, name_key("Organization", "Boreal"), "drugbank:DB01248", "Drug~zelumab")
    assert gate(extraction(refs=(dataclasses.replace(NADIR, keys=keys),))).refs == (NADIR,)


@pytest.mark.parametrize("label", ["Company", "", "deal", "Article", "Organization`) DELETE"])
def test_an_unknown_label_is_refused(label: str) -> None:
    strange = Ref(f"doc:1#{label}:boreal", label, (Name("Boreal"),), ("Organization~boreal",))
    passed = gate(extraction(refs=(strange,)))
    assert passed.refs == ()
    assert passed.dropped == (f"{label} {label}:boreal: {label!r} is no label of the schema",)


@pytest.mark.parametrize("made", ["doc:2#Organization:boreal", "doc:1#Drug:boreal", "boreal"])
def test_an_id_of_another_document_or_label_is_refused(made: str) -> None:
    passed = gate(extraction(refs=(dataclasses.replace(BOREAL, id=made),)))
    assert passed.refs == ()
    assert "its id is not one of this document and label" in passed.dropped[0]


def test_the_second_of_two_things_with_one_id_is_refused() -> None:
    passed = gate(extraction(refs=(BOREAL, dataclasses.replace(NADIR, id=BOREAL.id))))
    assert passed.refs == (BOREAL,)


def test_things_that_own_each_other_or_are_owned_by_nothing_are_refused() -> None:
    one = Ref("doc:1#Right:1", "Right", (Name("a right"),), (), "doc:1#Right:2", "R")
    two = Ref("doc:1#Right:2", "Right", (Name("a right"),), (), "doc:1#Right:1", "R")
    lost = Ref("doc:1#Right:3", "Right", (Name("a right"),), (), "doc:1#Deal:9", "R")
    passed = gate(extraction(refs=(DEAL, one, two, lost)))
    assert passed.refs == (DEAL,)
    assert len(passed.dropped) == 3


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (Claim(DRUG.id, "DEVELOPS", DEVELOPS.spans, NADIR.id), "does not lead from Drug"),
        (Claim(DRUG.id, "OWNS", DEVELOPS.spans, NADIR.id), "Drug has no property 'OWNS'"),
        (Claim(NADIR.id, "PART_OF", DEVELOPS.spans, NADIR.id), "to itself"),
        (Claim(NADIR.id, "kind", (span("Nadir Bio"),), value="KINGDOM"), "kind is one of"),
        (dataclasses.replace(DEVELOPS, modality="CERTAIN"), "is not in the schema"),
        (dataclasses.replace(DEVELOPS, speaker="doc:1#Person:x"), "is no ref"),
        (dataclasses.replace(DEVELOPS, qualifiers={"since": "2020"}), "no qualifier 'since'"),
    ],
)
def test_what_does_not_fit_the_schema_is_refused(claim: Claim, said: str) -> None:
    assert said in refused(claim)[0]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Money(9e6, 9e6, "USD", raw="$9 million"), "'$9 million' is not in its words"),
        (Money(5e6, 5e6, "USD", raw=""), "'' is not in its words"),
        (Money(float("nan"), None, "USD", raw="$5 million"), "its amount is no number"),
        (Money(None, float("inf"), "USD", raw="$5 million"), "its amount is no number"),
    ],
)
def test_an_amount_that_is_not_in_the_evidence_is_refused(value: Money, said: str) -> None:
    claim = Claim(TERM.id, "amount", (span("$5 million"),), value=value)
    assert refused(claim) == (f"upfront.amount: {said}",)


def test_a_date_that_is_not_in_the_text_is_refused() -> None:
    day = DateRange(date(2021, 6, 1), date(2021, 6, 1), "DAY", "June 1, 2021")
    assert refused(Claim(DEAL.id, "announced", (span("licensed"),), value=day)) == (
        "a licence.announced: 'June 1, 2021' is not in the text",
    )


def test_what_passes_the_gate_fits_the_schema() -> None:
    strange = Ref("doc:1#Company:boreal", "Company", (Name("Boreal"),))
    claims = (*GOOD, Claim(strange.id, "DEVELOPS", (span("Boreal"),), DRUG.id))
    assert check_extraction(gate(extraction(*claims, refs=(*REFS, strange)))) == []


@dataclasses.dataclass(frozen=True)
class Forger:
    """An extractor that returns another document than it was given."""

    name: str = "forger"
    version: str = "7"

    def __call__(self, document: Document, vocabulary: Vocabulary) -> Extraction:
        del vocabulary
        text = "Vesper Therapeutics owns everything."
        forged = dataclasses.replace(document, text=text, title="Forged")
        name = "Vesper Therapeutics"
        made, key = ref_id(document.id, "Organization", name), name_key("Organization", name)
        owner = Ref(made, "Organization", (Name(name),), (key,))
        claim = Claim(owner.id, "country", (Span(0, 0, 19),), value="DK")
        return Extraction(forged, (Sentence(0, 0, len(text)),), (owner,), (claim,))


def test_an_extractor_cannot_bring_a_text_of_its_own() -> None:
    read = read_claims(DOCUMENT, load_vocabulary(), Forger())
    assert (read.document, read.refs, read.claims) == (DOCUMENT, (), ())
    assert read.extractor == "forger 7"
    assert len(read.dropped) == 2


def test_an_extractor_that_returns_something_else_is_refused() -> None:
    class Poet(Forger):
        def __call__(self, document: Document, vocabulary: Vocabulary) -> Any:
            return "Roses are red"

    with pytest.raises(PharmagraphError, match="'forger' returned str, not an Extraction"):
        read_claims(DOCUMENT, load_vocabulary(), Poet())


def test_the_rules_are_the_extractor_unless_another_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(extractors.VARIABLE, raising=False)
    assert find_extractor() is find_extractor("rules") is RULES
    monkeypatch.setenv(extractors.VARIABLE, "oracle")
    with pytest.raises(PharmagraphError, match="no extractor 'oracle'; installed are rules"):
        find_extractor()


@pytest.fixture
def plug_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, str], None]]:
    """Yield a function that installs a module with an entry point for an extractor."""

    def install(code: str, value: str) -> None:
        (tmp_path / "plugged.py").write_text(code, encoding="utf-8")
        folder = tmp_path / "plugged-1.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Name: plugged\nVersion: 1\n", encoding="utf-8")
        points = f"[{extractors.GROUP}]\nplugged = {value}\n"
        (folder / "entry_points.txt").write_text(points, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "plugged", raising=False)
        extractors._offered.cache_clear()

    yield install
    extractors._offered.cache_clear()


def test_an_installed_extractor_is_found_by_its_entry_point(
    plug_in: Callable[[str, str], None],
) -> None:
    plug_in("from tests.evaluation.test_grounding import Forger\nMINE = Forger()", "plugged:MINE")
    assert extractors.extractor_names() == ("rules", "plugged")
    assert find_extractor("plugged").version == "7"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("import a_module_that_is_not_there", "cannot be loaded"),
        ("OTHER = 1", "cannot be loaded"),
        ("MINE = 1", "is none: it needs a name, a version"),
        ("class MINE: name = version = '1'; __call__ = print", "is none"),
    ],
)
def test_a_broken_extractor_is_refused(
    plug_in: Callable[[str, str], None], code: str, said: str
) -> None:
    plug_in(code, "plugged:MINE")
    with pytest.raises(PharmagraphError, match=said):
        find_extractor("plugged")


@pytest.mark.parametrize("name", SETS)
def test_the_gate_takes_nothing_from_the_rules(name: str) -> None:
    vocabulary = load_vocabulary()
    dropped = {t.name: read_claims(t.document, vocabulary).dropped for t in annotated(name)}
    assert {name: reasons for name, reasons in dropped.items() if reasons} == {}
