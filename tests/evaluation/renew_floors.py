"""Writes `floors.toml`: `python -m tests.evaluation.renew_floors [--reset]`.

A floor is one point below what is reached, its target at most. Without `--reset`, which is for
changed annotations, no floor gets lower.
"""

import sys
from math import floor as down

from pharmagraph_loaders.evaluation.floors import Floor, measure, read_floors
from tests.evaluation.sets import FLOORS, SETS, result

TARGETS = {
    "companies": {"f1": 92},
    "drugs": {"f1": 90},
    "targets": {"f1": 85},
    "indications": {"f1": 78},
    "people": {"f1": 92},
    "deals (pair only)": {"precision": 88, "f1": 85},
    "deals (pair+type)": {"f1": 76},
    "financings": {"f1": 75},
    "relations (micro)": {"precision": 90, "recall": 70},
    "deal: roles": {"f1": 88},
    "deal: upfront_usd": {"f1": 90},
    "deal: total_usd": {"f1": 90},
    "deduplication": {"precision": 100, "recall": 90},
    "negatives": {"false_deals": 0},
}
HEAD = """\
# What the rules must reach on each annotated set, in per cent; a test fails below a floor.
# Written by  python -m tests.evaluation.renew_floors : one point below what is reached, at most the
# target.
"""


def renewed(name: str, *, reset: bool) -> list[Floor]:
    """Return the floors of a set as they should be now."""
    known = {} if reset else {(f.row, f.measure): f.floor for f in read_floors(FLOORS, name)}
    summary, floors = result(name).summary, []
    for row, measures in TARGETS.items():
        for what, target in measures.items():
            reached = measure(summary, row, what)
            if row == "negatives" or reached is None:
                value: float = target
            else:
                value = max(0, min(target, down(10 * (reached - 1)) / 10))
                value = max(value, known.get((row, what), value))
            floors.append(Floor(row, what, value, target))
    return floors


def main(arguments: list[str]) -> None:
    """Write the file."""
    reset = "--reset" in arguments
    parts = [HEAD]
    for name in SETS:
        lines = [f"\n[{name}]"]
        for one in renewed(name, reset=reset):
            row = f'"{one.row}".{one.measure}'
            lines.append(f"{row} = {{ floor = {one.floor:g}, target = {one.target:g} }}")
        parts.append("\n".join(lines) + "\n")
    FLOORS.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
