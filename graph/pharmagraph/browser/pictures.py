"""Queries for pictures: what a question is about, as nodes and relations that Browser draws.

A file `pictures/<question>.cypher` takes parameters of the question of its name, no others.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from pharmagraph.errors import QueryFileError
from pharmagraph.query_header import Query
from pharmagraph.query_text import used_parameters


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawn form of a question."""

    question: str
    doc: str
    text: str


def load_pictures(questions: Iterable[Query]) -> dict[str, Picture]:
    """Return the shipped pictures by question, in the order of names.

    Raises `QueryFileError` with a line for each picture of no question, without a first line that
    says what it shows, or with parameters that its question does not have.
    """
    known = {query.name: query for query in questions}
    shipped = files(__package__).joinpath("pictures").iterdir()
    texts = {f.name: f.read_text("utf-8") for f in shipped if f.name.endswith(".cypher")}
    pictures = [parse_picture(name, text) for name, text in sorted(texts.items())]
    problems = [problem for picture in pictures for problem in picture_problems(picture, known)]
    if problems:
        raise QueryFileError("\n".join(problems))
    return {picture.question: picture for picture in pictures}


def parse_picture(name: str, text: str) -> Picture:
    """Read a picture: `//` lines that say what it shows, then the query."""
    lines = text.strip().splitlines()
    head = next((i for i, line in enumerate(lines) if not line.startswith("//")), len(lines))
    doc = " ".join(line.removeprefix("//").strip() for line in lines[:head])
    return Picture(name.removesuffix(".cypher"), doc, "\n".join(lines[head:]).strip())


def picture_problems(picture: Picture, known: dict[str, Query]) -> list[str]:
    """Return what is wrong with a picture, each as `file:line: problem`."""
    place = f"pictures/{picture.question}.cypher:1:"
    if picture.question not in known:
        return [f"{place} there is no question {picture.question!r} to be drawn"]
    if not picture.doc or not picture.text:
        return [f"{place} a picture is a line  // What it shows  and a query below it"]
    taken = {param.name for param in known[picture.question].params}
    return [
        f"{place} ${name} is no parameter of the question {picture.question!r}"
        for name in used_parameters(picture.text)
        if name not in taken
    ]
