"""Short texts with everything that must be read in them, and what must not.

A row is a text, a tab and its facts: `licence: Taker > Giver`, `option: One + Other`, a relation
(`Acme DEVELOPS XY-1`), `DRUG XY-1`, `DEAL DRUG XY-1`, `series B: Acme`, `upfront_usd 5000000`;
`NOT` before one says that it is false. A row with a deal lists all of its deals, and `NO DEAL`
says that there is none.
`python -m tests.extraction.fresh_phrases [BOOK]` prints what is missed and what is wrong.
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pharmagraph.model import Document
from pharmagraph_loaders.extraction import extract, load_vocabulary
from pharmagraph_loaders.flat import flatten

FOLDER = Path(__file__).parent / "phrasebook"
DAY = date(2024, 5, 31)
_DEAL = re.compile(r"([a-z_/]+): (.+?) ([>+]) (.+)")
_TAKES = ("licensee", "acquirer", "buyer", "distributor", "manufacturer", "acquirer_option")
_AMOUNTS = ("upfront_usd", "milestones_usd", "equity_usd", "total_usd")
_KINDS = {"COMPANY": "companies", "DRUG": "drugs", "TARGET": "targets", "DISEASE": "indications",
          "PERSON": "people"}  # fmt: skip


def rows(book: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the texts of a phrasebook with their facts."""
    lines = (FOLDER / f"{book}.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(text.replace("\\n", "\n"), tuple(facts.split("; "))) for text, facts in pairs]


def wrong(text: str, facts: tuple[str, ...]) -> list[str]:
    """Return which facts a text was not read to say, or falsely to say."""
    record = flatten(extract(Document("d", "NEWS", "", text, published=DAY), load_vocabulary()))
    found = set(_found(record))
    missed = [f for f in facts if not _is_so(f, found, record)]
    told = sum(bool(_DEAL.fullmatch(f)) for f in facts)
    if told and len(record["deals"]) > told:
        missed.append(f"{len(record['deals'])} deals for {told}: {_deals(record)}")
    return missed


def _deals(record: dict[str, Any]) -> str:
    return ", ".join(f"{d['type']} {[p['name'] for p in d['parties']]}" for d in record["deals"])


def _is_so(fact: str, found: set[str], record: dict[str, Any]) -> bool:
    if fact.startswith("NOT "):
        return not _is_so(fact.removeprefix("NOT "), found, record)
    if fact == "NO DEAL":
        return not record["deals"]
    deal = _DEAL.fullmatch(fact)
    return _has_deal(deal, record) if deal else fact in found


def _has_deal(told: re.Match[str], record: dict[str, Any]) -> bool:
    types, one, sign, other = told.groups()
    names = {c["name"]: {c["name"], *c["aliases"]} for c in record["companies"]}
    for deal in record["deals"]:
        parties = [(names.get(p["name"], {p["name"]}), p["role"]) for p in deal["parties"]]
        takers = [role for given, role in parties if one in given]
        givers = [role for given, role in parties if other in given]
        sided = sign == "+" or any(role in _TAKES for role in takers)
        if deal["type"] in types.split("/") and takers and givers and sided:
            return True
    return False


def _found(record: dict[str, Any]) -> Iterator[str]:
    other = {n: {c["name"], *c["aliases"]} for kind in _KINDS.values() for c in record[kind]
             for n in (c["name"],) for c["aliases"] in (c.get("aliases") or (),)}  # fmt: skip
    for kind, key in _KINDS.items():
        for one in record[key]:
            yield from (f"{kind} {name}" for name in other[one["name"]])
    for one, relation, two in record["relations"]:
        for left in other.get(one, {one}):
            yield from (f"{left} {relation} {right}" for right in other.get(two, {two}))
    for deal in record["deals"]:
        yield from (f"{a} {deal[a]:.0f}" for a in _AMOUNTS if deal.get(a))
        yield from (f"DEAL DRUG {name}" for one in deal["drugs"] for name in other.get(one, {one}))
    for round_ in record["financings"]:
        for name in other.get(round_["company"], {round_["company"]}):
            yield f"{round_['round']}: {name}"


@cache
def scored(book: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each text of a phrasebook that is not read as it should be, with what is wrong."""
    checked = ((text, tuple(wrong(text, facts))) for text, facts in rows(book))
    return tuple((text, found) for text, found in checked if found)


if __name__ == "__main__":
    for name in sys.argv[1:] or ("fresh_a",):
        for text, found in scored(name):
            print(f"{text}\n    {'; '.join(found)}")
        print(f"{name}: {len(rows(name)) - len(scored(name))} of {len(rows(name))} read whole")
