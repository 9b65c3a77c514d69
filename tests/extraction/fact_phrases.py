"""Phrases with the facts that a reader finds in them, and how many of those are found.

A row is a text, a tab, and its facts: `Acme DEVELOPS XY-1; XY-1 TREATS gout; COMPANY Nadir`. A name
in a fact is a node; one that no fact holds stands behind its kind, and behind OPTIONAL the name or
the relation that is neither asked for nor wrong. `##` begins a section. Deals and their relations
are not scored here.
`python -m tests.extraction.fact_phrases [FAMILY]` prints what is missed and what is wrong.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pharmagraph.model import Document
from pharmagraph_loaders.evaluation import Record, Tally, TextScore
from pharmagraph_loaders.evaluation.relations import ENDS
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.flat import flatten

FOLDER = Path(__file__).parent / "phrasebook"
FAMILIES = (
    "combinations", "development", "mechanism", "organizations", "owners", "people", "reports_four",
    "reports_one", "reports_three", "reports_two", "treatment",
)  # fmt: skip
RELATIONS = ("DEVELOPS", "TREATS", "TARGETS", "PART_OF", "WORKS_FOR", "COMBINED_WITH")
NODES = ("companies", "drugs", "targets", "indications", "people")
_KINDS = {
    "COMPANY": "companies", "DRUG": "drugs", "TARGET": "targets", "DISEASE": "indications",
    "PERSON": "people", "OPTIONAL": "optional",
}  # fmt: skip
_FACT = re.compile(rf"(.+?) ({'|'.join(RELATIONS)}) (.+)")
_DAY = date(2024, 5, 31)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of a phrasebook: its family and section, its text and its annotation."""

    family: str
    section: str
    text: str
    gold: Record
    allowed: tuple[tuple[str, ...], ...] = ()


def phrases(family: str) -> tuple[Phrase, ...]:
    """Return the rows of a family."""
    found, section = [], ""
    for line in (FOLDER / f"{family}.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ")
        elif line:
            text, facts = line.split("\t")
            text = text.replace("\\n", "\n")
            found.append(Phrase(family, section, text, _gold(facts), _allowed(facts)))
    return tuple(found)


def _allowed(facts: str) -> tuple[tuple[str, ...], ...]:
    optional = (f.removeprefix("OPTIONAL ") for f in facts.split("; ") if f.startswith("OPTIONAL "))
    return tuple(found.groups() for f in optional if (found := _FACT.fullmatch(f)))


def _gold(facts: str) -> Record:
    gold: Record = {kind: [] for kind in (*NODES, "deals", "financings", "relations", "optional")}
    names: dict[str, dict[str, None]] = defaultdict(dict)
    for fact in filter(None, facts.split("; ")):
        match = _FACT.fullmatch(fact)
        if match and fact.startswith("OPTIONAL "):
            continue
        if match:
            gold["relations"].append([*match.groups()])
            for name, kinds in zip(match.group(1, 3), ENDS[match[2]], strict=True):
                names[kinds[0]][name] = None
        else:
            kind, name = fact.split(" ", 1)
            names[_KINDS[kind]][name] = None
    gold["optional"] = [*names.pop("optional", ())]
    gold["kind"] = "negative"
    nodes = {k: [{"name": n, "aliases": []} for n in found] for k, found in names.items()}
    return gold | nodes


@cache
def tallies(family: str) -> tuple[tuple[Phrase, dict[str, Tally]], ...]:
    """Return each phrase of a family with what became of its nodes and relations."""
    vocabulary = load_vocabulary()
    found = []
    for phrase in phrases(family):
        document = Document("phrase", "NEWS", "", phrase.text, published=_DAY)
        record = flatten(extract(document, vocabulary))
        kept = [r for r in record["relations"] if tuple(r) not in phrase.allowed]
        score = TextScore(record | {"relations": kept}, phrase.gold)
        found.append((phrase, {row: score.tallies[row] for row in (*NODES, *RELATIONS)}))
    return tuple(found)


def total(scored: Iterable[dict[str, Tally]], rows: Iterable[str]) -> Tally:
    """Return the sum of some rows over phrases."""
    tally = Tally()
    for one in scored:
        for row in rows:
            tally.add(one[row])
    return tally


def figures(family: str, rows: tuple[str, ...]) -> dict[str, float]:
    """Return precision and recall of some rows over a family, in per cent."""
    found = total((scored for _, scored in tallies(family)), rows).figures()
    return {name: round(100 * (found[name] or 0), 1) for name in ("precision", "recall")}


def _print(family: str) -> None:
    for phrase, scored in tallies(family):
        wrong = total([scored], (*NODES, *RELATIONS))
        if wrong.missed or wrong.false or wrong.duplicates:
            false = wrong.false + wrong.duplicates
            print(f"{phrase.text}\n    missed {wrong.missed}  false {false}")
    for part, third in (("fitted", (0, 1)), ("kept aside", (2,))):
        kept = [scored for n, (_, scored) in enumerate(tallies(family)) if n % 3 in third]
        for name, rows in (("nodes", NODES), ("relations", RELATIONS)):
            found = total(kept, rows).figures()
            ratios = [f"{100 * (found[k] or 0):.1f}" for k in ("precision", "recall")]
            print(f"{family} {part} {name}: {found['gold']} asked, P/R {' / '.join(ratios)}")
    for row in (*NODES, *RELATIONS):
        found = total((scored for _, scored in tallies(family)), (row,)).figures()
        if found["gold"]:
            ratios = [f"{100 * (found[k] or 0):.1f}" for k in ("precision", "recall")]
            print(f"{family} {row}: {found['gold']} asked, P/R {' / '.join(ratios)}")


if __name__ == "__main__":
    for each in sys.argv[1:] or FAMILIES:
        _print(each)
