"""The two Browsers of the jar as a person uses them, by what is on the screen."""

import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

PICTURES = "PHARMAGRAPH_TEST_PICTURES"
_DROP = """([content, name, type]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(content)], name, {type}));
    return carried;
}"""


def until(happened: Callable[[], bool], seconds: float = 120) -> None:
    """Look again and again until something has happened."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.5)


@dataclass(frozen=True)
class Screen:
    """A page, and the ids that both Browsers put on their parts."""

    page: "Page"

    def part(self, name: str) -> "Locator":
        return self.page.locator(f'[data-testid="{name}"]')

    def picture(self, name: str) -> None:
        """Take a picture of the newest frame for the documentation, if one is wanted."""
        folder = os.environ.get(PICTURES)
        if folder:
            top: FloatRect = {"x": 0, "y": 0, "width": 1400, "height": 700}
            self.page.screenshot(path=Path(folder) / f"browser-{name}.png", clip=top)


@dataclass(frozen=True)
class Classic(Screen):
    """Neo4j Browser 5.24."""

    def connect(self, password: str) -> None:
        """Type the password into the form that the link has filled in."""
        self.part("password").fill(password)
        self.part("connect").click()
        self.page.get_by_text("You are connected as user").first.wait_for()

    def form(self) -> list[str]:
        """Return scheme, address, user and database of the form."""
        self.part("boltaddress").wait_for()
        # Browser puts the proposal of its server there a moment later.
        self.page.wait_for_timeout(1000)
        names = ("bolt-scheme-select", "boltaddress", "username", "database")
        return [self.part(name).input_value() for name in names]

    def drop(self, content: bytes, name: str, kind: str) -> None:
        """Drag a file onto the page."""
        carried = self.page.evaluate_handle(_DROP, [list(content), name, kind])
        for event in ("dragenter", "dragover", "drop"):
            self.part("activeEditor").dispatch_event(event, {"dataTransfer": carried})

    def editor(self) -> str:
        """Return what is in the editor, with blanks for all white space."""
        lines = self.part("activeEditor").locator(".view-lines").inner_text()
        return re.sub(r"\s+", " ", lines).strip()

    def run_saved(self, title: str) -> "Locator":
        """Click a saved query, run it, and return its frame."""
        self.part(f"scriptTitle-{title}").click()
        return self.run_editor(title)

    def run_values(self, title: str) -> None:
        """Run the `:param` lines of a question and wait until each has succeeded."""
        self.wait_for_success(self.run_saved(title))

    def wait_for_success(self, frame: "Locator") -> None:
        """Wait until each of several statements has succeeded."""
        icons = frame.locator('[data-testid="multi-statement-list-icon"]')
        icons.first.wait_for()
        until(lambda: all(i.get_attribute("title") == "Status: success" for i in icons.all()))

    def take(self, block: "Locator", expected: str) -> "Locator":
        """Click a query of a guide, which puts it into the editor, and run it."""

        def is_there() -> bool:
            block.click()
            return expected in self.editor()

        until(is_there)
        return self.run_editor(expected)

    def run_editor(self, expected: str) -> "Locator":
        """Run what is in the editor; return the frame that has it as its command."""
        until(lambda: expected in self.editor())
        self.part("editor-Run").click()
        command = self.part("frameCommand").get_by_text(expected)
        frame = self.part("frame").filter(has=command).first
        frame.wait_for()
        return frame

    def names_drawn(self, frame: "Locator") -> list[str]:
        """Return the captions of the circles, without the breaks."""
        frame.locator("svg g.node").first.wait_for()
        captions = frame.locator("svg g.node").all_text_contents()
        return sorted(re.sub(r"\s+", "", caption) for caption in captions)

    def colours_drawn(self, frame: "Locator") -> set[str]:
        circles = frame.locator("svg g.node circle[fill]")
        return {str(circle.get_attribute("fill")) for circle in circles.all()}

    def cells(self, frame: "Locator") -> list[list[str]]:
        """Return the rows of the table, without their numbers."""
        rows = frame.locator("table tbody tr")
        rows.first.wait_for()
        return [[c.inner_text() for c in row.locator("td").all()][1:] for row in rows.all()]


@dataclass(frozen=True)
class Preview(Screen):
    """The early build of the new Browser."""

    def form(self) -> list[str]:
        """Return address and user of the form that the link has filled in."""
        form = self.part("connection-modal")
        form.wait_for()
        self.page.wait_for_function(
            "document.querySelector('[data-testid=connection-modal] input[name=hostname]')?.value"
        )
        self.page.wait_for_timeout(1000)
        return [
            form.locator(f"input[name={name}]").input_value() for name in ("hostname", "username")
        ]

    def connect(self, password: str) -> None:
        self.part("connection-modal").locator("input[name=password]").fill(password)
        self.part("connection-form-submit").dispatch_event("click")
        self.part("connection-menu-connected-status").wait_for()

    def upload(self, path: Path) -> None:
        """Import saved queries."""
        self.page.get_by_label("Cypher panel", exact=True).click()
        self.page.locator('input[type=file][accept*=".csv"]').set_input_files(path)
        self.page.get_by_text("Cypher import completed!").first.wait_for()

    def unfold(self, folder: str) -> None:
        row = self.page.get_by_label(f"Drag handle for {folder}", exact=True).locator("xpath=..")
        row.hover()
        row.get_by_label("Collapse", exact=True).click()

    def run_saved(self, title: str) -> "Locator":
        """Run a saved query from the list and return its frame."""
        before = self.part("frame").count()
        button = self.page.get_by_label(f"Run query for {title}", exact=True)
        button.dispatch_event("click")
        self.page.wait_for_function(
            "n => document.querySelectorAll('[data-testid=frame]').length > n", arg=before
        )
        return self.part("frame").first

    def draw_saved(self, title: str) -> str:
        """Run a saved query until it is drawn; return what stands beside the picture.

        The picture itself is a canvas. The values of the question may take a moment to be set.
        """
        found: list[str] = []

        def is_drawn() -> bool:
            frame = self.run_saved(title)
            self.page.wait_for_timeout(3000)
            panel = frame.locator('[data-testid="viz-inspector"]')
            found[:] = [" ".join(panel.inner_text().split())] if panel.count() else []
            return bool(found)

        until(is_drawn)
        return found[0]

    def cells(self, frame: "Locator") -> Sequence[str]:
        frame.locator('[role="row"]').first.wait_for()
        self.page.wait_for_timeout(300)
        return [" ".join(row.inner_text().split()) for row in frame.locator('[role="row"]').all()]
