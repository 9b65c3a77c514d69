"""Opens maps in the one Chromium of the session; none may ask for anything or complain."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT = 60_000  # milliseconds; a drawn page takes about one second on an idle machine
VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
    console.error("policy: " + event.violatedDirective + " " + event.blockedURI));"""

Open = Callable[..., "Page"]


@pytest.fixture
def open_map(chromium: "Browser", tmp_path: Path) -> Iterator[Open]:
    """Return a function that opens a page; it may be given a hash, a size, or no JavaScript."""
    asked: list[str] = []
    said: list[str] = []
    contexts = []

    def opened(
        html: str, *, at: str = "", script: bool = True, size: tuple[int, int] = (1200, 800)
    ) -> "Page":
        target = tmp_path / f"map-{len(contexts)}.html"
        target.write_text(html, encoding="utf-8", newline="\n")
        context = chromium.new_context(
            offline=True,
            java_script_enabled=script,
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
        )
        contexts.append(context)
        context.add_init_script(VIOLATIONS)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(target.as_uri() + at)
        if script:
            page.locator("html[data-ready='1']").wait_for(state="attached")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []
