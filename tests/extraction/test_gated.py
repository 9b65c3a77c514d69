"""A pattern that looks before it searches finds what it would find without looking."""

import re
from collections import Counter
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pharmagraph_loaders.extraction.extract  # noqa: F401  # all patterns are compiled by it
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extraction.matching import rulebook
from pharmagraph_loaders.extraction.matching.alternatives import alternatives
from pharmagraph_loaders.extraction.matching.gated import Line, Pattern, Text
from pharmagraph_loaders.extraction.matching.literals import clauses_of
from pharmagraph_loaders.extraction.referring.read import read
from pharmagraph_loaders.extraction.text.tokens import fold
from tests.evaluation.digests import documents

RULES = Path(rulebook.__file__).parent.parent / "rules"
PIECES = ["<O1>", "<D2>", "<X3>", " ", " licensed ", "rights", " from ", "to buy", "K", "ſ", ", "]


@cache
def all_patterns() -> tuple[tuple[str, Pattern, re.Pattern[str]], ...]:
    found = []
    for path in sorted(RULES.glob("*.tsv")):
        names = [line.split("\t")[0] for line in path.read_text("utf-8").splitlines()[1:]]
        for name in dict.fromkeys(n for n in names if not n.startswith("%")):
            for pattern in rulebook.rules(path.stem, name):
                found.append((f"{path.stem} {name}", pattern, pattern.compiled))
    assert len(found) > 1_000, "the tables of rules are not where they are looked for"
    return tuple(found)


@cache
def some_lines() -> tuple[Line, ...]:
    voc = load_vocabulary()
    return tuple(m.text for d in list(documents())[::8] for m in read(d, voc).masks)


def test_every_rule_finds_in_every_line_what_it_finds_without_looking() -> None:
    unlike = [
        (name, line)
        for (name, pattern, plain), line in product(all_patterns(), some_lines())
        if [m.span() for m in pattern.finditer(line)] != [m.span() for m in plain.finditer(line)]
    ]
    assert unlike == []


def test_most_rules_pass_over_most_lines() -> None:
    skipped = sum(
        bool(pattern.needs & ~line.marks)
        for (_name, pattern, _plain), line in product(all_patterns(), some_lines())
    )
    assert skipped / (len(all_patterns()) * len(some_lines())) > 0.7


@settings(deadline=None)  # the first line compiles all patterns
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join))
def test_any_line_is_searched_as_any_text(text: str) -> None:
    line = Line(text)
    for _name, pattern, plain in all_patterns():
        for look, search in ((pattern.search, plain.search), (pattern.match, plain.match)):
            seen, found = look(line), search(text)
            assert (seen and seen.span()) == (found and found.span())


@pytest.mark.parametrize(
    ("pattern", "clauses"),
    [
        (r"<O\d+> (?:buys?|sold)\b", {("<o",): 1, ("> buy", "> sold"): 1}),
        (r"<O\d+>.*<O\d+>", {("<o",): 2}),
        (r"licen[sc]e(?:s|d)?\s+from", {("licence", "license"): 1, ("from",): 1}),
        (r"(?:deal|pact|of)\b", {}),
        (r"(?:option)?|(?!never)", {}),
        (r"(?:term(?:s)?){2,3} \d", {("term",): 1}),
        (r"İstanbul|Kraków", {("krak", "stanbul"): 1}),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, clauses: dict[tuple[str, ...], int]) -> None:
    found = {tuple(sorted(c)): n for c, n in clauses_of(pattern, re.IGNORECASE).items()}
    assert Counter(found) == Counter(clauses)


def test_a_letter_that_matches_another_is_folded_to_it() -> None:
    assert fold("Kinaſe İN ıN") == "kinase in in"


def test_half_a_character_is_part_of_no_word() -> None:
    assert fold("Kina\ud800se") == "kina?se"


def test_a_pattern_that_comes_late_is_not_passed_over() -> None:
    line = Line("a word that no rule has: zyzzyva")
    late = Pattern("zyzzyva")
    found = late.search(line)
    assert found is not None
    assert found.span() == (25, 32)


def test_every_rule_finds_in_a_text_what_it_finds_in_its_paragraphs() -> None:
    text = Text("\n\n".join(some_lines()[::40]))
    unlike = [
        name
        for name, pattern, plain in all_patterns()
        if [m.span() for m in pattern.finditer(text)]
        != [m.span() for a, b, _lacks in text.paragraphs for m in plain.finditer(text, a, b)]
    ]
    assert unlike == []


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"a(?:b|c)[|]|\|d", (r"a(?:b|c)[|]", r"\|d")),
        (r"(?P<x>a)|b", (r"(?P<x>a)", r"b(?:(?!)(?P<x>))?")),
        (r"a(?:b|c)", ()),
        (r"(a)|b", ()),
        (r"(?i)a|b", ()),
        (r"(?P<x>a)b|c(?P=x)", ()),
        (r"a?|b", ()),
    ],
)
def test_the_alternatives_of_a_pattern(pattern: str, parts: tuple[str, ...]) -> None:
    assert alternatives(pattern, 0) == parts
