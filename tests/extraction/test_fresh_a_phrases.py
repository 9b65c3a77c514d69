"""Texts in legal, translated and verbless words are read whole, without what they do not say."""

import pytest

from tests.extraction.fresh_phrases import rows, scored

_MOST_WRONG = {"fresh_a": 4}  # texts that are not read whole; to be lowered only


@pytest.mark.parametrize("book", _MOST_WRONG)
def test_texts_are_read_whole(book: str) -> None:
    left = scored(book)
    assert len(left) <= _MOST_WRONG[book], "\n".join(f"{text}: {found}" for text, found in left)


def test_every_text_says_what_is_to_be_read() -> None:
    assert all(all(facts) for _text, facts in rows("fresh_a"))
