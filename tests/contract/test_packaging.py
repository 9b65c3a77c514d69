"""What is published: the wheel works elsewhere, and does not hold the article that was given."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from pharmagraph import __version__

ROOT = Path(__file__).parents[2]
# The one article that is not ours to publish, and what is known of it.
GIVEN = "sanofi_alphamab."
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


def run(*command: str | Path, folder: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PHARMA"))}
    done = subprocess.run(
        [str(c) for c in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_what_is_published_holds_the_data_but_not_the_given_article(dist: Path) -> None:
    (wheel,), (sdist,) = dist.glob("*.whl"), dist.glob("*.tar.gz")
    inside = zipfile.ZipFile(wheel).namelist()
    with tarfile.open(sdist) as archive:
        source = [name.partition("/")[2] for name in archive.getnames()]
    assert [n for n in (*inside, *source) if Path(n).name.startswith(GIVEN)] == []
    for folder in ("cypher", "seeds"):
        shipped = {
            p.relative_to(ROOT).as_posix()
            for p in (ROOT / folder).rglob("*")
            if p.is_file() and not p.name.startswith(GIVEN)
        }
        assert shipped <= {n.removeprefix("pharmagraph/") for n in inside}
        assert shipped <= set(source)
    tops = {n.split("/")[0] for n in inside}
    assert tops == {"pharmagraph", "pharmagraph_loaders", f"pharmagraph-{__version__}.dist-info"}
    assert {"LICENSE", "NOTICE"} <= {Path(n).name for n in inside}


def test_the_wheel_works_in_an_environment_of_its_own(dist: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    site = next(home.glob("lib/python*/site-packages"))
    # What the wheel needs is taken from here; only the wheel itself is installed there.
    (site / "dependencies.pth").write_text(
        "\n".join(p for p in sys.path if p.endswith("site-packages"))
    )
    (wheel,) = dist.glob("*.whl")
    install = (sys.executable, "-m", "pip", "--python", home / "bin" / "python", "install")
    run(*install, "--no-deps", "--force-reinstall", "--quiet", wheel, folder=tmp_path)
    python, program = home / "bin" / "python", home / "bin" / "pharmagraph"
    where = run(python, "-c", "import pharmagraph; print(pharmagraph.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(home)
    assert __version__ in run(program, "--version", folder=tmp_path)
    assert "partners" in run(program, "ask", "--list", folder=tmp_path)
    program_text = "from pharmagraph import paths; print(paths.cypher_dir(), paths.seeds_dir())"
    found = run(python, "-c", program_text, folder=tmp_path)
    assert all(Path(line).is_relative_to(home) for line in found.split())
