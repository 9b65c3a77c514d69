"""Which namings are one thing, and what stays apart."""

from pharmagraph.claims import Name, judge, name_key
from pharmagraph.resolution import Naming, clusters


def naming(naming_id: str, label: str, *keys: str) -> Naming:
    return Naming(naming_id, label, (Name(naming_id),), keys)


def ids(*namings: Naming, judgements: tuple = ()) -> dict[str, str]:  # type: ignore[type-arg]
    return clusters(namings, judgements).of


def test_equal_full_names_meet_whatever_their_form_of_incorporation() -> None:
    a = naming("a", "Organization", name_key("Organization", "Acme Bio Co., Ltd."))
    b = naming("b", "Organization", name_key("Organization", "ACME BIO"))
    assert ids(a, b) == {"a": "organization:acme-bio", "b": "organization:acme-bio"}


def test_look_alike_companies_stay_apart() -> None:
    a = naming("a", "Organization", name_key("Organization", "Merck KGaA"))
    b = naming("b", "Organization", name_key("Organization", "Merck & Co., Inc."))
    assert ids(a, b) == {"a": "organization:merck-kgaa", "b": "organization:merck-&-co"}


def test_codes_that_differ_by_a_digit_stay_apart() -> None:
    codes = [naming(c, "Drug", name_key("Drug", c)) for c in ("AB026", "AB046")]
    assert ids(*codes) == {"AB026": "drug:ab026", "AB046": "drug:ab046"}


def test_an_identifier_joins_what_is_named_differently_and_gives_the_id() -> None:
    a = naming("a", "Target", "Target~her2", "hgnc:3430")
    b = naming("b", "Target", "Target~erbb2", "hgnc:3430")
    assert ids(a, b) == {"a": "hgnc:3430", "b": "hgnc:3430"}


def test_a_company_keeps_its_readable_id_though_an_identifier_is_known() -> None:
    assert ids(naming("a", "Organization", "Organization~acme", "ror:1")) == {
        "a": "organization:acme"
    }


def test_a_name_shared_by_two_identified_things_joins_nothing_and_is_reported() -> None:
    a = naming("a", "Drug", "Drug~zelumab", "drugbank:DB1")
    b = naming("b", "Drug", "Drug~zelumab", "drugbank:DB2")
    c = naming("c", "Drug", "Drug~zelumab")
    result = clusters([a, b, c], [])
    assert result.of["a"] == "drugbank:DB1"
    assert result.of["b"] == "drugbank:DB2"
    assert result.of["c"].startswith("drug:zelumab-")
    assert result.gave_way == ("the name Drug~zelumab does not join what must stay apart",)


def test_a_same_judgement_joins_two_names() -> None:
    a, b = naming("a", "Drug", "Drug~ndr 1"), naming("b", "Drug", "Drug~zelumab")
    word = judge("same", "Drug~zelumab", "Drug~ndr 1")
    assert set(ids(a, b, judgements=(word,)).values()) == {"drug:ndr-1"}


def test_a_different_judgement_between_refs_parts_people_of_one_name() -> None:
    a = naming("a", "Person", "Person~ann lee", "url:a#Person:ann lee")
    b = naming("b", "Person", "Person~ann lee", "url:b#Person:ann lee")
    word = judge("different", "url:a#Person:ann lee", "url:b#Person:ann lee")
    apart = ids(a, b, judgements=(word,))
    assert apart["a"] != apart["b"]
    assert all(i.startswith("person:ann-lee-") for i in apart.values())


def test_different_wins_over_same_along_a_chain() -> None:
    a, b, c = (naming(x, "Drug", f"Drug~{x}") for x in "abc")
    words = (
        judge("same", "Drug~a", "Drug~b"),
        judge("same", "Drug~b", "Drug~c"),
        judge("different", "Drug~a", "Drug~c"),
    )
    result = clusters([a, b, c], words)
    assert result.of == {"a": "drug:a", "b": "drug:a", "c": "drug:c"}
    assert len(result.gave_way) == 1


def test_a_judgement_about_what_is_not_there_sleeps() -> None:
    a = naming("a", "Drug", "Drug~a")
    assert ids(a, judgements=(judge("same", "Drug~a", "Drug~gone"),)) == {"a": "drug:a"}


def test_things_of_different_labels_never_meet() -> None:
    a, b = naming("a", "Target", "Target~x"), naming("b", "Drug", "Drug~x")
    assert ids(a, b) == {"a": "target:x", "b": "drug:x"}
