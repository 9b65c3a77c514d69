"""Texts on drugs whose makers, targets, diseases and deals other sentences tell."""

from tests.extraction.fresh_phrases import rows, scored


def test_what_other_sentences_tell_of_drugs_is_read() -> None:
    assert rows("science_6")
    assert not scored("science_6"), "\n".join(f"{t}: {found}" for t, found in scored("science_6"))
