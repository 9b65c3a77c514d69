"""What short texts say of deals is found: amounts, roles, dates, subjects, rights, financings."""

import pytest

from tests.extraction.facets import FAMILIES, phrases, score

FLOORS = {
    "money": {"precision": 96.0, "recall": 88.0},
    "roles": {"precision": 94.0, "recall": 90.0},
    "dates": {"precision": 96.0, "recall": 92.0},
    "subjects": {"precision": 86.0, "recall": 82.0},
    "rights": {"precision": 96.0, "recall": 86.0},
    "financing": {"precision": 94.0, "recall": 90.0},
    "terms": {"precision": 87.0, "recall": 72.0},
    "terms_6": {"precision": 90.0, "recall": 90.0},
    "dates_6": {"precision": 90.0, "recall": 90.0},
    "roles_6": {"precision": 90.0, "recall": 90.0},
    "financing_6": {"precision": 90.0, "recall": 90.0},
    "rights_6": {"precision": 90.0, "recall": 80.0},
}


@pytest.mark.parametrize("family", FAMILIES)
def test_facts_of_deals_are_found_as_often_as_promised(family: str) -> None:
    found = score(family, phrases(family))
    reached = found.percent()
    below = {k: v for k, v in reached.items() if v < FLOORS[family][k]}
    assert below == {}, "\n".join(found.misses)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_phrase_is_told_once(family: str) -> None:
    texts = [p.text for p in phrases(family)]
    assert sorted(set(texts)) == sorted(texts)
