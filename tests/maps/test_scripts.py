"""The scripts and styles of the page: in form, without what a linter complains of, one scope."""

import shutil
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from pharmagraph.maps.page import SCRIPTS, STYLES, script

PAGE = Path(__file__).parents[2] / "graph" / "pharmagraph" / "maps" / "page"
LONGEST = 250


def test_every_script_and_style_is_in_the_page() -> None:
    assert {p.stem for p in (PAGE / "js").glob("*.js")} == set(SCRIPTS)
    assert {p.stem for p in (PAGE / "css").glob("*.css")} == set(STYLES)


def test_a_script_does_one_job_on_a_few_screens() -> None:
    for path in sorted((PAGE / "js").glob("*.js")):
        lines = path.read_text("utf-8").splitlines()
        assert lines[0].startswith("// "), f"{path.name}: its first line says what it does"
        assert len(lines) <= LONGEST, path.name


def test_the_joined_script_is_valid_and_declares_each_name_once(tmp_path: Path) -> None:
    text = script()
    assert "import " not in text
    assert "export " not in text
    for banned in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert banned not in text
    joined = tmp_path / "joined.js"
    joined.write_text(text, encoding="utf-8")
    node = shutil.which("node") or compute_driver_executable()[0]
    done = subprocess.run([node, "--check", joined], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_script_is_joined_after_those_whose_values_it_needs() -> None:
    names = [f"./{name}.js" for name in SCRIPTS]
    late = [
        (name, needed)
        for place, name in enumerate(SCRIPTS)
        for needed in names[place + 1 :]
        if f'from "{needed}"' in (PAGE / "js" / f"{name}.js").read_text("utf-8")
    ]
    assert late == []
