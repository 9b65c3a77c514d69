"""What stands around an article, and safe-harbour statements in it, say nothing."""

# ruff: noqa: E501  # a line of a page stands on one line

import pytest

from pharmagraph_loaders.extraction.matching.passages import article_of
from tests.extraction.flat_facts import facts

FACT = "Tessaly Bio has granted Corvane Pharma an exclusive license to TSB-204, an antibody against IL-23."
HARBOUR = (
    "This press release contains forward-looking statements, including statements on the acquisition of"
    " Tessaly Bio by Norvik Therapeutics. Actual results may differ materially from these statements."
)
GOES_ON = (
    "Risks and uncertainties that could cause actual results to differ include that Corvane Pharma may"
    " terminate its license agreement with Tessaly Bio, and that Bexar Pharma acquires Corvane Pharma."
)


def kept(text: str) -> str:
    return "\n".join(line.rstrip() for line in article_of(text).split("\n") if line.strip())


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Pipeline | Investors | Contact Us",
        "Skip to main content",
        "Share this article",
        "Follow us on Twitter",
        "By using this site you agree to our use of cookies",
        "This website uses cookies",
        "© 2020 Tessaly Bio. All rights reserved.",
        "Copyright 2020 Tessaly Bio",
        "Print",
        "4 min read",
        "About Tessaly Bio",
    ],
)
def test_lines_of_the_page_are_blanked(line: str) -> None:
    assert kept(f"{line}\n{FACT}\n{line}") == FACT


@pytest.mark.parametrize(
    "line",
    [
        "Share prices rose when Corvane Pharma bought TSB-204 from Tessaly Bio.",
        "TSB-204 | phase 2 | psoriasis | Tessaly Bio",
        "News of the deal reached investors on Monday.",
        "About 200 patients took part.",
        "Terms of the deal were not disclosed.",
        "The partners share profits and losses equally",
    ],
)
def test_lines_of_the_article_stay(line: str) -> None:
    assert kept(f"{line}\n{FACT}") == f"{line}\n{FACT}"


@pytest.mark.parametrize(
    "head",
    [
        "Forward-Looking Statements",
        "Cautionary Note Regarding Forward-Looking Statements:",
        "Safe Harbor",
    ],
)
def test_a_section_of_forward_looking_statements_ends_with_the_next_heading(head: str) -> None:
    text = f"{FACT}\n\n{head}\n\nCorvane Pharma may buy Tessaly Bio.\n\n{GOES_ON}\n\nContact:\nAda Lind"
    assert kept(text) == f"{FACT}\nContact:\nAda Lind"


def test_a_statement_without_a_heading_is_blanked_as_far_as_it_goes_on() -> None:
    last = "Corvane Pharma is a company from Basel that sells antibodies in Europe and in Japan."
    assert kept(f"{FACT}\n\n{FACT} {HARBOUR}\n\n{GOES_ON}\n\n{last}") == f"{FACT}\n{FACT}\n{last}"


def test_links_to_other_articles_are_blanked() -> None:
    links = (
        "Norvik Therapeutics buys Zenlo Bio for $1.2 billion\nBexar Pharma and Zenlo Bio part ways"
    )
    assert kept(f"{FACT}\n\nRelated articles\n\n{links}\n\n{FACT}") == f"{FACT}\n{FACT}"


def test_offsets_stay_those_of_the_text() -> None:
    text = f"Menu\n\n{FACT}\n\n{HARBOUR}\n{GOES_ON}\n"
    article = article_of(text)
    assert len(article) == len(text)
    assert article.index("Tessaly") == text.index("Tessaly")


def test_no_fact_comes_from_a_safe_harbour_statement() -> None:
    text = f"{FACT}\n\n{HARBOUR}\n\n{GOES_ON}"
    plain, whole = facts(FACT), facts(text)
    assert whole == plain
    assert plain["deals"]


@pytest.mark.parametrize(
    "piece", ["Related articles\n", "| home ", "forward-looking statements. ", "About A\n", " "]
)
def test_a_long_text_of_such_pieces_is_read(piece: str) -> None:
    assert len(article_of(piece * 20_000)) == len(piece) * 20_000
