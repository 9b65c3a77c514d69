"""The forms of a name where it stands: diseases with and without what narrows them, targets."""

import re
from collections.abc import Iterable, Iterator

from pharmagraph.model import Span

_MARKED = (
    "resistant refractory positive negative mutated mutant expressing sensitive driven related "
    "associated dependent amplified altered deleted rearranged low high onset naive independent"
)
_PLAIN = (
    "severe moderate mild metastatic advanced locally active chronic acute generalized generalised "
    "plaque relapsed refractory recurrent early early-stage late-stage primary secondary "
    "progressive unresectable moderately severely "
    "uncontrolled pediatric adult idiopathic inherited hereditary "
    "diffuse aggressive indolent inoperable resectable symptomatic familial wet dry solid "
    "eosinophilic first-line second-line newly diagnosed to or and"
)
_GENE = r"(?:[A-Z][A-Z0-9]{1,7} (?=[A-Z]\d))?"
_WITH_MARK = rf"{_GENE}[\w+-]+[- ](?:{_MARKED.replace(' ', '|')})|[A-Z][\w-]{{2,9}}\+"
_WORD = rf"(?:{_PLAIN.replace(' ', '|')}|{_WITH_MARK})"
_BEFORE = re.compile(rf"(?:\b{_WORD}[ /])+\Z", re.IGNORECASE)
_BEGIN = re.compile(rf"{_WORD}[ /]", re.IGNORECASE)
_SHORT = re.compile(r"\s\(([A-Z][A-Za-z]{1,6})\)")
_SYMBOL = re.compile(r"\s\(([A-Z][A-Z0-9-]{1,8})\)")
_JOINING = ("to ", "or ", "and ")
_TARGET_AFTER = re.compile(
    r"[ -](?:receptors?|ligands?|kinases?|proteins?|genes?|enzymes?|channels?|antigen|cytokine|"
    r"alpha|beta|gamma|[A-Z]\d{1,4}[A-Z])(?![\w-])"
)
_TARGET_END = re.compile(rf"{_TARGET_AFTER.pattern}\Z")


def forms(text: str, label: str, spans: Iterable[Span]) -> set[str]:
    """Return the forms of a disease or a target: `metastatic breast cancer`, `breast cancer`."""
    of = {"Disease": _disease, "Target": _target}.get(label)
    return {form for span in spans for form in of(text, span.start, span.end)} if of else set()


def _disease(text: str, start: int, end: int) -> Iterator[str]:
    name = " ".join(text[start:end].split())
    before = _BEFORE.search(text, max(0, start - 60), start)
    words = before.group() if before else ""
    while words:
        if not words.startswith(_JOINING):
            yield " ".join((words + name).split())
        lead = _BEGIN.match(words)
        words = words[lead.end() :] if lead else ""
    while lead := _BEGIN.match(name):
        name = name[lead.end() :]
        if not name.startswith(_JOINING):
            yield name
    if short := _SHORT.match(text, end):
        yield short.group(1)


def _target(text: str, start: int, end: int) -> Iterator[str]:
    name = " ".join(text[start:end].split())
    if after := _TARGET_AFTER.match(text, end):
        yield name + after.group()
    if short := _SYMBOL.match(text, end):
        yield short.group(1)
    if tail := _TARGET_END.search(name):
        yield name[: tail.start()]
