"""The documentation says what the program does, and its examples run."""

import re
import shlex
import shutil

import click
import pytest

from pharmagraph.cli.ask import all_questions
from pharmagraph.cli.question import question_command
from pharmagraph.paths import cypher_dir
from pharmagraph.record import RECORDS
from pharmagraph.schema import NODES
from tests.cli.conftest import Cli
from tests.cli.tables import HOME, TABLES, commands, renewed

QUESTIONS = all_questions()
HELPS: list[tuple[str, click.Command]] = [
    *commands(),
    *((f"ask {q.name}", question_command(q)) for q in QUESTIONS),
]


@pytest.mark.parametrize("page", TABLES)
def test_the_generated_tables_are_current(page: str) -> None:
    text = (HOME / page).read_text(encoding="utf-8")
    assert text == renewed(page), "renew it with  python -m tests.cli.tables"


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"`pharmagraph {name}`" in (HOME / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "command"), HELPS, ids=[name for name, _ in HELPS])
def test_every_option_is_explained(name: str, command: click.Command) -> None:
    options = [param for param in command.params if isinstance(param, click.Option)]
    assert [option.name for option in options if not option.help] == []


# It runs until somebody stops it; tests/browser proves it.
WAITING = {"serve"}
ACTING = [name for name, _ in HELPS if not name.startswith("ask ") and name not in WAITING]


@pytest.mark.parametrize("name", ACTING)
def test_every_help_ends_in_an_example_that_runs(documented: Cli, name: str) -> None:
    if name == "evaluate":
        shutil.copytree(HOME / "tests" / "evaluation" / "dev", "annotated")
    run_examples(documented, name)


def test_the_help_of_every_question_ends_in_an_example_that_runs(
    documented: Cli, subtests: pytest.Subtests
) -> None:
    for query in QUESTIONS:
        with subtests.test(question=query.name):
            run_examples(documented, f"ask {query.name}")


def run_examples(cli: Cli, name: str) -> None:
    """Run the examples at the end of the help of a command."""
    text = cli(*shlex.split(name), "--help").out
    examples = examples_in(text)
    assert examples, text
    for example in examples:
        ran = cli(*shlex.split(example.partition(" >> ")[0])[1:])
        assert (ran.status, "Traceback" in ran.err) == (0, False), f"{example}\n{ran.err}"


def examples_in(text: str) -> list[str]:
    """Return the commands after the word Example in a help text, before its options."""
    part = re.split(r"\n\s*Examples?:\n", text)[-1].partition("\nOptions:")[0]
    lines = re.sub(r"\\\n\s+", "", part).splitlines()
    return [line.strip() for line in lines if line.strip().startswith("pharmagraph ")]


def test_links_between_the_pages_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(HOME)}: {target}"
        for page in sorted(HOME.glob("**/*.md"))
        if not set(page.parts) & {".venv", "node_modules"}
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_a_question_on_any_thing_knows_every_label() -> None:
    text = (cypher_dir() / "evidence" / "between.cypher").read_text(encoding="utf-8")
    assert {"|".join(NODES)} == set(re.findall(r"\(a:([\w|]+) ", text))


def test_what_is_counted_is_every_label_of_graph_and_record() -> None:
    text = (cypher_dir() / "network" / "inventory.cypher").read_text(encoding="utf-8")
    counted = re.findall(r"COUNT { MATCH \(n:(\w+)\) }", text)
    assert sorted(counted) == sorted({*NODES, *RECORDS} - {"Meta"})
    assert {"|".join(NODES)} == set(re.findall(r"\(n:([\w|]+)\)-\[r\]", text))


def test_help_comes_at_once() -> None:
    import subprocess
    import sys
    import time

    code = "import pharmagraph.cli.root, sys; print(sorted(m for m in HEAVY if m in sys.modules))"
    heavy = "HEAVY = ['neo4j', 'arcadedb', 'networkx', 'pyvis', 'rich', 'rapidfuzz', 'jinja2']; "
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", heavy + code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
    assert time.perf_counter() - start < 3  # 0.2 s on an idle machine
