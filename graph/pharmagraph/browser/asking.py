"""One question with its values as a page of Browser: set the values, then see rows or a picture."""

from collections.abc import Mapping

from pharmagraph.browser.guide import Block, Step, as_html, paragraphs, style_block
from pharmagraph.browser.parameters import statements
from pharmagraph.browser.pictures import Picture
from pharmagraph.query_header import Query

PAGE = "ask.html"
_ONCE = ("The graph gets the colours of the map; Browser remembers them.",)


def ask_blocks(
    query: Query, picture: Picture | None, values: Mapping[str, object]
) -> tuple[Block, ...]:
    """Return what to run, in this order: the values, the picture if there is one, the rows."""
    blocks = [
        Block("First: its values", statements(query, values, ids=True)),
        Block("Picture", picture.text if picture else ""),
        Block("Rows", query.text),
    ]
    return tuple(block for block in blocks if block.text)


def ask_page(
    query: Query, picture: Picture | None, values: Mapping[str, object], *, style: str
) -> str:
    """Write the page that classic Browser plays; `style` is the address of the style."""
    asked = Step(query.title, paragraphs(query.doc), ask_blocks(query, picture, values))
    # Browser lets queries be clicked only in guides of more than one page.
    return as_html("pharmagraph", (asked, Step("Colours", _ONCE, (style_block(style),))))
