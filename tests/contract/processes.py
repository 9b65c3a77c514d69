"""Start writers as child processes, and hear what they report."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start_writer(
    way: str, address: str, name: str, number: int, *before: str
) -> subprocess.Popen[str]:
    """Start a process that writes `number` documents; `before` may be a command that limits it."""
    paths = [str(ROOT), str(ROOT / "graph"), str(ROOT / "loaders")]
    return subprocess.Popen(
        [*before, sys.executable, "-m", "tests.contract.writers", way, address, name, str(number)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(writers: Sequence[subprocess.Popen[str]], seconds: float = 120) -> list[list[str]]:
    """Wait for writers that must succeed; return what each reported."""
    reported = []
    for writer in writers:
        out, err = writer.communicate(timeout=seconds)
        assert writer.returncode == 0, err
        reported.append([line for line in out.splitlines() if line != "open"])
    return reported
