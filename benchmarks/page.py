"""benchmarks/README.md in sections, each written by its own measurement and kept by the others."""

import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).with_name("README.md")
_TITLE = "# Measurements\n\nWritten by `make bench`, a section by each measurement.\n"


def put_section(name: str, lines: Iterable[str]) -> None:
    """Write a section, in place of the one of that name; the others stay as they are."""
    section = f"<!-- {name} -->\n" + "\n".join(lines).strip() + f"\n<!-- end of {name} -->\n"
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else _TITLE
    known = re.compile(f"<!-- {name} -->\n.*?<!-- end of {name} -->\n", re.DOTALL)
    if known.search(page):
        page = known.sub(lambda _: section, page)
    else:
        page = f"{page.rstrip()}\n\n{section}"
    PAGE.write_text(page, encoding="utf-8")
    print(section)


def machine() -> str:
    """Say when and on what a section was measured, and how busy it was."""
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{date.today()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores shared "
        f"by client and database (load average at the end {busy:.1f}), Python "
        f"{platform.python_version()}, driver neo4j {version('neo4j')}."
    )
