"""Text of strangers has no effect on a terminal, a spreadsheet or a page."""

from datetime import date

import pytest

from pharmagraph.cli.cells import cell, clean, csv_cell, markdown_cell, plain


@pytest.mark.parametrize(
    "text", ["\x1b[2Jgone", "a\x07b", "\u202etxet", "a\rb", "\x9b31m", "x\u2066y"]
)
def test_control_characters_become_blanks(text: str) -> None:
    assert all(char.isprintable() for char in clean(text))
    assert len(clean(text)) == len(text)


def test_lines_stay_where_they_are_wanted() -> None:
    assert clean("a\nb\x1bc", keep="\n") == "a\nb c"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", '=HYPERLINK("http://x")'])
def test_a_formula_is_text_in_a_csv_file(text: str) -> None:
    assert str(csv_cell(text)).startswith(("'", " "))


def test_values_are_said_as_people_read_them() -> None:
    values = [None, True, 3, 2.5, 60000000.0, date(2020, 6, 9), ["a", None, "b"], {"a": 1}]
    assert [cell(value) for value in values] == [
        "", "yes", "3", "2.5", "60,000,000", "2020-06-09", "a, , b", "a: 1",
    ]  # fmt: skip


def test_a_long_digest_is_cut_in_a_table_only() -> None:
    sentence = f"sha256:{'ab' * 32}#S4"
    assert cell(sentence) == "sha256:abababab…#S4"
    assert csv_cell(sentence) == sentence


def test_markdown_cells_cannot_leave_their_table() -> None:
    assert markdown_cell("a|b\n<img src=x> [x](y) `c`") == ("a\\|b &lt;img src=x> \\[x](y) \\`c\\`")


def test_days_and_nested_values_become_json() -> None:
    assert plain({"a": [date(2020, 1, 2), (1, None)]}) == {"a": ["2020-01-02", [1, None]]}
