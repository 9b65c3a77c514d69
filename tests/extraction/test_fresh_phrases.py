"""Texts of new kinds: interviews, headed entries, compound targets, nicknames of companies."""

from tests.extraction.fresh_phrases import rows, scored

# Texts read whole of those in the book, one below what was measured.
_LEAST = 95


def test_almost_all_texts_of_new_kinds_are_read_whole() -> None:
    read = len(rows("fresh_b")) - len(scored("fresh_b"))
    assert read >= _LEAST, "\n".join(f"{text}: {found}" for text, found in scored("fresh_b"))
