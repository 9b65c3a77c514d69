"""Time maps: laying out and writing the page, and drawing it in Chromium.

`python -m benchmarks.maps` writes its table into benchmarks/maps.md.
"""

import os
import platform
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import Browser

from pharmagraph.maps import Map, render_map
from tests.chromium import started_chromium
from tests.maps.graphs import large

PAGE = Path(__file__).with_name("maps.md")
SIZES = (150, 500, 1000, 2000)
TIMES = 3


@dataclass(frozen=True)
class Measured:
    """A size of map: seconds to write, bytes, seconds until drawn, and of a processor."""

    nodes: int
    relations: int
    write: float
    size: int
    drawn: float
    computed: float


def main() -> None:
    """Measure all sizes and write the page."""
    with started_chromium() as browser, tempfile.TemporaryDirectory() as folder:
        results = [_measure(browser, Path(folder), size) for size in SIZES]
    PAGE.write_text("\n".join(_lines(results)) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


def _measure(browser: Browser, folder: Path, size: int) -> Measured:
    graph = large(size)
    start = time.process_time()
    page = render_map(graph, Map("Measured", max_nodes=size))
    write = time.process_time() - start
    file = folder / f"{size}.html"
    file.write_text(page, encoding="utf-8")
    seen = [_draw(browser, file) for _ in range(TIMES)]
    drawn, computed = (statistics.median(times) for times in zip(*seen, strict=True))
    return Measured(size, graph.number_of_edges(), write, len(page.encode()), drawn, computed)


def _draw(browser: Browser, file: Path) -> tuple[float, float]:
    """Return seconds until the first picture, which is the last, and the page's part of them."""
    context = browser.new_context(offline=True, viewport={"width": 1400, "height": 900})
    page = context.new_page()
    process = context.new_cdp_session(page)
    process.send("Performance.enable")
    start = time.perf_counter()
    page.goto(file.as_uri())
    page.locator("html[data-ready='1']").wait_for(state="attached", timeout=120_000)
    drawn = time.perf_counter() - start
    metrics = process.send("Performance.getMetrics")["metrics"]
    computed = next(m["value"] for m in metrics if m["name"] == "ProcessTime")
    context.close()
    return drawn, computed


def _lines(results: list[Measured]) -> list[str]:
    return [
        "# Measurements of maps",
        "",
        "Written by `make bench`. Invented graphs with three relations a thing, each with its",
        f"sentence; Chromium without a screen and without a graphics card; median of {TIMES}.",
        "Positions are in the page, so what is drawn first is settled. Seconds of a processor are",
        "what remains of the time on a machine that does nothing else.",
        "",
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"
        f" (load average at the end {os.getloadavg()[0]:.1f}),"
        f" Python {platform.python_version()}.",
        "",
        "| things | relations | laid out and written, processor | size"
        " | drawn and settled | of it processor |",
        "| --: | --: | --: | --: | --: | --: |",
        *(
            f"| {r.nodes:,} | {r.relations:,} | {r.write:.1f} s | {r.size / 1e6:.2f} MB"
            f" | {r.drawn:.1f} s | {r.computed:.1f} s |"
            for r in results
        ),
    ]


if __name__ == "__main__":
    main()
