"""Which reports speak of one deal, and which deals of one pair stay two."""

from datetime import date, timedelta

from pharmagraph.claims import judge
from pharmagraph.deals import DealProfile, cluster_deals

PAIR = frozenset({"organization:acme", "organization:nadir"})
DAY = date(2020, 6, 8)


def deal(
    ref: str,
    *assets: str,
    day: date | None = DAY,
    parties: frozenset[str] = PAIR,
    family: str = "ALLIANCE",
    types: tuple[str, ...] = (),
) -> DealProfile:
    article = ref.partition("#")[0]
    return DealProfile(ref, article, family, parties, frozenset(assets), frozenset(types), day, day)


def groups(*profiles: DealProfile, judgements: tuple = ()) -> set[frozenset[str]]:  # type: ignore[type-arg]
    of, _ = cluster_deals(profiles, judgements)
    return {frozenset(r for r in of if of[r] == cluster) for cluster in set(of.values())}


def test_reports_of_one_deal_days_apart_are_one_deal() -> None:
    reports = [
        deal(f"{a}#Deal:1", "drug:x", day=DAY + timedelta(days=n)) for n, a in enumerate("abc")
    ]
    assert groups(*reports) == {frozenset({"a#Deal:1", "b#Deal:1", "c#Deal:1"})}


def test_two_deals_of_one_pair_about_different_assets_stay_two() -> None:
    assert len(groups(deal("a#1", "drug:x"), deal("b#1", "drug:y"))) == 2


def test_two_deals_of_one_pair_a_year_apart_stay_two() -> None:
    later = DAY + timedelta(days=365)
    assert len(groups(deal("a#1", "drug:x"), deal("b#1", "drug:x", day=later))) == 2


def test_deals_that_one_document_tells_apart_stay_apart() -> None:
    assert len(groups(deal("a#1", "drug:x"), deal("a#2", "drug:x"))) == 2


def test_a_vague_report_joins_where_one_deal_fits() -> None:
    assert groups(deal("a#1", "drug:x"), deal("b#1")) == {frozenset({"a#1", "b#1"})}


def test_a_vague_report_joins_nothing_where_two_deals_fit() -> None:
    found = groups(deal("a#1", "drug:x"), deal("b#1", "drug:y"), deal("c#1"))
    assert found == {frozenset({"a#1"}), frozenset({"b#1"}), frozenset({"c#1"})}


def test_a_vague_report_joins_the_one_deal_of_its_type() -> None:
    licence, sale = (
        deal("a#1", "drug:x", types=("LICENSE",)),
        deal("b#1", "drug:y", types=("SUPPLY",)),
    )
    found = groups(licence, sale, deal("c#1", types=("LICENSE",)))
    assert found == {frozenset({"a#1", "c#1"}), frozenset({"b#1"})}


def test_a_deal_with_one_known_party_joins_nothing() -> None:
    alone = frozenset({"organization:acme"})
    one, two = deal("a#1", "drug:x", parties=alone), deal("b#1", "drug:x", parties=alone)
    assert len(groups(one, two)) == 2


def test_a_financing_and_a_listing_of_one_company_stay_two() -> None:
    issuer = frozenset({"organization:nadir"})
    round_ = deal("a#1", parties=issuer, family="FINANCING", types=("VENTURE_ROUND",))
    again = deal("b#1", parties=issuer, family="FINANCING", types=("VENTURE_ROUND",))
    listing = deal("b#2", parties=issuer, family="FINANCING", types=("IPO",))
    assert groups(round_, again, listing) == {frozenset({"a#1", "b#1"}), frozenset({"b#2"})}


def undated(ref: str, *assets: str, reported: date) -> DealProfile:
    article = ref.partition("#")[0]
    return DealProfile(
        ref, article, "ALLIANCE", PAIR, frozenset(assets), frozenset(), None, reported
    )


def test_an_undated_report_joins_an_older_deal_on_the_same_asset_only() -> None:
    old, later = deal("a#1", "drug:x"), DAY + timedelta(days=900)
    assert len(groups(old, undated("b#1", "drug:x", reported=later))) == 1
    assert len(groups(old, undated("b#1", reported=later))) == 2
    assert len(groups(old, undated("b#1", "drug:y", reported=later))) == 2


def test_an_undated_report_never_joins_a_deal_made_after_it() -> None:
    before = DAY - timedelta(days=90)
    assert len(groups(deal("a#1", "drug:x"), undated("b#1", "drug:x", reported=before))) == 2


def test_judgements_join_and_part_deals() -> None:
    reports = (deal("a#1", "drug:x"), deal("b#1", "drug:x"), deal("c#1", "drug:y"))
    words = (judge("different", "a#1", "b#1"), judge("same", "a#1", "c#1"))
    assert groups(*reports, judgements=words) == {frozenset({"a#1", "c#1"}), frozenset({"b#1"})}


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [
        deal("a#1", "drug:x"),
        deal("b#1"),
        deal("c#1", "drug:y", day=None),
        deal("d#1", day=None),
    ]
    assert cluster_deals(reports, []) == cluster_deals(reports[::-1], [])


def test_undated_reports_years_apart_of_the_purchase_of_a_company_are_of_one() -> None:
    def bought(ref: str, year: int, kind: str) -> DealProfile:
        reported = date(year, 2, 1)
        types = frozenset({kind})
        return DealProfile(ref, ref[:4], "M_AND_A", PAIR, frozenset(), types, None, reported)

    years = (2019, 2021)
    assert len(groups(*(bought(f"{y}#1", y, "ACQUISITION") for y in years))) == 1
    assert len(groups(*(bought(f"{y}#1", y, "ASSET_PURCHASE") for y in years))) == 2


def test_what_one_report_calls_a_merger_another_may_call_a_purchase() -> None:
    def told(ref: str, kind: str) -> DealProfile:
        return deal(ref, family="M_AND_A", types=(kind,))

    assert len(groups(told("a#1", "MERGER"), told("b#1", "ACQUISITION"))) == 1
    assert len(groups(told("a#1", "MERGER"), told("b#1", "ASSET_PURCHASE"))) == 2


def test_an_undated_licence_is_not_a_joint_trial_of_the_same_drug() -> None:
    trial = deal("a#1", "drug:x", types=("CLINICAL_COLLABORATION",))
    assert len(groups(trial, deal("b#1", "drug:x", day=None, types=("CO_DEVELOPMENT",)))) == 2
    assert len(groups(trial, deal("b#1", "drug:x", day=None, types=("CLINICAL_SUPPLY",)))) == 1
    assert len(groups(trial, deal("b#1", "drug:x", day=None, types=("OTHER_ALLIANCE",)))) == 1
    assert len(groups(trial, deal("b#1", "drug:x", types=("CO_DEVELOPMENT",)))) == 1
