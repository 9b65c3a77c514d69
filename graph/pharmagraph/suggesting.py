"""Names that look alike: suggestions for a person to judge, never a merge.

Sorted-neighbourhood comparison (Hernandez and Stolfo, 1995): names are compared with the few next
to them in alphabetical order, so the cost is that of sorting. Codes, targets and whatever has a
digit in it are left out: one character there is another molecule.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz

from pharmagraph.claims import Judgement
from pharmagraph.model import Row
from pharmagraph.resolution import is_name_key
from pharmagraph.rows import judgement_of, text, texts
from pharmagraph.store import Store

LABELS = frozenset({"Organization", "Person"})
WINDOW = 10
ALIKE = 92


def suggest(store: Store) -> tuple[str, ...]:
    """Return a sentence for each pair of names that may be one thing and nobody has judged."""
    judged = [judgement_of(r) for r in store.rows("Judgement")]
    return tuple(
        f"{a!r} and {b!r} look alike; if they are one:  pharmagraph same {_quoted(a)} {_quoted(b)}"
        for a, b in look_alikes(store.rows("Naming"), judged)
    )


def look_alikes(namings: Iterable[Row], judged: Iterable[Judgement]) -> list[tuple[str, str]]:
    """Return pairs of full names of different things of one label that look alike."""
    cluster_of: dict[str, str] = {}
    for row in namings:
        if row["label"] in LABELS:
            keys = [k for k in texts(row, "keys") if is_name_key(text(row, "label"), k)]
            cluster_of |= dict.fromkeys(keys, text(row, "cluster"))
    done = {(j.a, j.b) for j in judged}
    names = sorted(cluster_of)
    pairs = [
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 : i + 1 + WINDOW]
        if cluster_of[a] != cluster_of[b] and (a, b) not in done and _alike(a, b)
    ]
    return [(a.partition("~")[2], b.partition("~")[2]) for a, b in pairs]


def _alike(a: str, b: str) -> bool:
    """Say whether one name continues the other, or both differ in a letter or two."""
    if a.partition("~")[0] != b.partition("~")[0] or any(c.isdigit() for c in a + b):
        return False
    return b.startswith(f"{a} ") or fuzz.ratio(a, b) >= ALIKE


def _quoted(name: str) -> str:
    return '"' + name.replace('"', "") + '"'
