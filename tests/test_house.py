"""The house's limits, checked by walking the code."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "graph").rglob("*.py"), *(ROOT / "loaders").rglob("*.py")])
LONGEST_MODULE = 250
LONGEST_FUNCTION = 30
# Vocabulary as data: the length is that of the lists.
DATA = {"codes.py", "schema.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_does_one_job_on_a_few_screens(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    tree = ast.parse("\n".join(lines))
    assert ast.get_docstring(tree), "its first line says what it does"
    assert len(lines) <= LONGEST_MODULE or path.name in DATA
    assert {n: size for n, size in _functions(tree) if size > LONGEST_FUNCTION} == {}


def _functions(tree: ast.Module) -> list[tuple[str, int]]:
    """Return each function and the lines of its body, the docstring left out."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            size = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            found.append((node.name, size))
    return found
