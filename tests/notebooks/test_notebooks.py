"""The stories run from beginning to end, in a copy, on the embedded store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

nbformat = pytest.importorskip("nbformat", reason="the tools of development are not installed")
nbclient = pytest.importorskip("nbclient", reason="the tools of development are not installed")
pytest.importorskip("pandas", reason="the extra  analysis  is not installed")

FOLDER = Path(__file__).parents[2] / "notebooks"
STORIES = ("ask", "measure", "map")
# What a reader must see somewhere in the story.
SHOWN = {
    "ask": ("Alphamab Oncology", "EXCLUSIVE_NEGOTIATION", "Did you mean 'Sanofi'"),
    "measure": ("A network built from news is a sample", "mean nothing in a network of"),
    "map": ("<iframe srcdoc=", "the same: True"),
}


def test_every_story_is_told_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(STORIES)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_is_stripped_and_every_step_is_explained(name: str) -> None:
    cells = nbformat.read(FOLDER / f"{name}.ipynb", as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    assert [(c.outputs, c.execution_count) for c in code] == [([], None)] * len(code)
    assert cells[0].cell_type == "markdown"
    assert cells[0].source.startswith("# ")
    assert 2 * sum(cell.cell_type == "markdown" for cell in cells) >= len(code)


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_a_story_runs_to_its_end(name: str, tmp_path: Path) -> None:
    copy = tmp_path / f"{name}.ipynb"
    shutil.copy(FOLDER / copy.name, copy)
    notebook = nbformat.read(copy, as_version=4)
    resources = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(
        notebook, timeout=600, kernel_name="python3", resources=resources
    ).execute()
    text = "\n".join(outputs(notebook))
    assert [words for words in SHOWN[name] if words not in text] == []


def outputs(notebook: nbformat.NotebookNode) -> Iterator[str]:
    """Yield every text and page that the cells of a notebook show."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            yield output.get("text", "")
            yield from (str(value) for value in output.get("data", {}).values())
