"""The guide, read from `guide.toml`: HTML for classic Browser, AsciiDoc for the new one."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files

from pharmagraph.browser.parameters import example_values, statements
from pharmagraph.browser.pictures import Picture
from pharmagraph.errors import QueryFileError
from pharmagraph.queries import find_query
from pharmagraph.query_header import Query

_ELSEWHERE = "Ask them on the command line, `pharmagraph ask hubs`, or from Python."
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A query a reader may run, with what it is."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """A page of the guide: paragraphs, then blocks."""

    title: str
    paragraphs: tuple[str, ...]
    blocks: tuple[Block, ...] = ()


def read_guide(
    questions: Iterable[Query], pictures: Mapping[str, Picture], *, style: str = ""
) -> tuple[str, tuple[Step, ...]]:
    """Return title and steps; the first offers the style at an address, if there is one.

    Raises `QueryError` or `QueryFileError` for an unknown question.
    """
    source = tomllib.loads(files(__package__).joinpath("guide.toml").read_text("utf-8"))
    known = tuple(questions)
    steps = tuple(_step(page, known, pictures) for page in source["step"])
    measured = f"Not here: {measured_names(known)} are measured by NetworkX. {_ELSEWHERE}"
    steps = (*steps[:-1], replace(steps[-1], paragraphs=(*steps[-1].paragraphs, measured)))
    if style:
        first = replace(steps[0], blocks=(style_block(style), *steps[0].blocks))
        steps = (first, *steps[1:])
    return str(source["title"]), steps


def measured_names(questions: Iterable[Query]) -> str:
    """List the questions that NetworkX answers, which Browser cannot ask."""
    return ", ".join(f"`{query.name}`" for query in questions if not query.is_cypher)


def style_block(address: str) -> Block:
    """Return the command that colours the graph."""
    return Block("Colours of the things, once", f":style {address}")


def _step(page: Mapping[str, object], known: Sequence[Query], drawn: Mapping[str, Picture]) -> Step:
    asks, blocks = page["asks"], list[Block]()
    for ask in asks if isinstance(asks, list) else ():
        name, _, kind = str(ask).partition(":")
        query = find_query(known, name)
        if kind and name not in drawn:
            raise QueryFileError(f"guide.toml:1: {name} has no picture; add pictures/{name}.cypher")
        text = drawn[name].text if kind else query.text
        given = statements(query, example_values(query))
        before = Block(f"{query.title}: what to ask about", given)
        if given and before not in blocks:
            blocks.append(before)
        blocks.append(Block(f"{query.title}: {'picture' if kind else 'rows'}", text))
    return Step(str(page["title"]), paragraphs(str(page["text"])), tuple(blocks))


def paragraphs(text: str) -> tuple[str, ...]:
    """Cut a text at its empty lines."""
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def as_html(title: str, steps: Sequence[Step]) -> str:
    """Write the guide as slides; a click on a query puts it into the editor."""
    slides = "\n".join(_slide(title, step) for step in steps)
    return (
        f'<article class="guide" title="{escape(title)}">\n'
        f'<carousel class="deck container-fluid">\n{slides}\n</carousel>\n</article>\n'
    )


def _slide(title: str, step: Step) -> str:
    words = "\n".join(f"<p>{_html_code(text)}</p>" for text in step.paragraphs)
    blocks = "\n".join(
        f'<p><b>{escape(block.title)}</b></p>\n<figure><pre class="pre-scrollable code runnable">'
        f"{escape(block.text)}</pre></figure>"
        for block in step.blocks
    )
    return (
        f'<slide class="row-fluid">\n<div class="col-sm-3"><h3>{escape(step.title)}</h3>'
        f'<p class="lead">{escape(title)}</p></div>\n'
        f'<div class="col-sm-9">\n{words}\n{blocks}\n</div>\n</slide>'
    )


def _html_code(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text))


def as_asciidoc(title: str, steps: Sequence[Step]) -> str:
    """Write the guide as sections with runnable sources."""
    parts = [f"= {title}"]
    for step in steps:
        parts += [f"== {step.title}", *step.paragraphs]
        parts += [
            f".{block.title}\n[source,cypher]\n----\n{block.text}\n----" for block in step.blocks
        ]
    return "\n\n".join(parts) + "\n"
