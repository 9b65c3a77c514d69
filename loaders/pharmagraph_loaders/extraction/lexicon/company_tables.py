"""The vocabulary's tables of companies."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from pharmagraph_loaders.extraction.lexicon.builder import Builder
from pharmagraph_loaders.extraction.lexicon.legal_names import core_name
from pharmagraph_loaders.extraction.lexicon.table_files import cells, read_table
from pharmagraph_loaders.extraction.lexicon.vocabulary import CAPITAL, EXACT, Entry
from pharmagraph_loaders.extraction.text.tokens import phrase


def organizations(builder: Builder, folder: Path) -> dict[str, str]:
    """Add the companies of all tables; return the short names that they go by, see `_short`.

    A short name leads to the full one if only one company with an identifier has it.
    """
    suffixes = {t.lower() for g, t, _v in read_table(folder, "words.tsv") if g == "legal_suffix"}
    codes = {name: code for code, name, *_ in read_table(folder, "places.tsv")}
    known = list(read_table(folder, "organizations_known.tsv"))
    rows = [
        *(("", n, s, c) for n, s, c, _i in read_table(folder, "organizations_listed.tsv.gz")),
        *((k, n, s, c) for k, n, s, c, _w in read_table(folder, "organizations_ror.tsv.gz")),
        *((k, n, s, "") for k, n, s in read_table(folder, "organizations_sec.tsv.gz")),
        *(("", n, s, c) for n, s, c in read_table(folder, "organizations_regulatory.tsv.gz")),
        *(("", n, s, "") for n, s in known),
    ]
    heads = {t.lower() for g, t, _v in read_table(folder, "words.tsv") if g == "org_head"}
    keys = _keys(known, rows, suffixes)
    firms = [_firm(row, keys, suffixes, codes) for row in rows]
    shorts: dict[str, set[str]] = {}
    for entry, names in firms:
        for text in names:
            full = [phrase(entry.name)] if entry.keys else []
            shorts.setdefault(_short(text, heads), set()).update(full)
    shorts.pop("", None)
    only = {short: min(full) if len(full) == 1 else "" for short, full in shorts.items()}
    leads = {**{s: f for s, f in only.items() if f.startswith(f"{s} ")}, **_known(known, suffixes)}
    _add(builder, firms, leads)
    return only


def _firm(
    row: tuple[str, str, str, str],
    keys: dict[str, set[str]],
    suffixes: set[str],
    codes: dict[str, str],
) -> tuple[Entry, list[str]]:
    """Return a row as an entry with the identifiers of its name, and its names."""
    _key, name, synonyms, country = row
    core = core_name(re.sub(r" \([A-Z][^)]*\)\Z", "", name), suffixes)
    ids = sorted(keys.get(phrase(core), set()) - {""})
    schemes = [k.split(":")[0] for k in ids]
    kept = tuple(k for k in ids if schemes.count(k.split(":")[0]) == 1)
    entry = Entry("Organization", core, kept, codes.get(country, country))
    return entry, [core, *(core_name(s, suffixes) for s in cells(synonyms))]


def _add(builder: Builder, firms: list[tuple[Entry, list[str]]], leads: Mapping[str, str]) -> None:
    """Add the companies; one without an identifier is the one its name leads to.

    A list of sponsors has `Regeneron` alone, of which another says which company it is.
    """
    own: dict[str, int] = {}
    led: list[tuple[Entry, list[str]]] = []
    for entry, names in firms:
        if not entry.keys and phrase(entry.name) in leads:
            led.append((entry, names))
            continue
        index = builder.add(entry)
        own.setdefault(phrase(entry.name), index)
        _name(builder, index, names)
    for entry, names in led:
        known = own.get(leads[phrase(entry.name)])
        _name(builder, builder.add(entry) if known is None else known, names)


def _name(builder: Builder, index: int, names: Iterable[str]) -> None:
    for text in names:
        if len(text) > 3 and not builder.is_common(text):
            builder.name(index, text, "FULL", CAPITAL if text[0].isupper() else EXACT)
        elif len(text) in (2, 3) and text.isupper() and text.lower() not in builder.common:
            builder.name(index, text, "SHORT", EXACT)


def _known(rows: Iterable[tuple[str, ...]], suffixes: set[str]) -> dict[str, str]:
    """Return for each other name of a well-known company the one it is listed under."""
    return {
        phrase(core_name(short, suffixes)): phrase(core_name(name, suffixes))
        for name, others in rows
        for short in cells(others)
    }


def _keys(
    known: Iterable[tuple[str, ...]], rows: list[tuple[str, str, str, str]], suffixes: set[str]
) -> dict[str, set[str]]:
    """Return the identifiers of each name; GSK has those of GlaxoSmithKline and the reverse."""
    keys: dict[str, set[str]] = {}
    for key, name, _s, _c in rows:
        keys.setdefault(phrase(core_name(name, suffixes)), set()).add(key)
    for name, synonyms in known:
        for short in filter(str.isupper, cells(synonyms)):
            own = keys.setdefault(phrase(core_name(name, suffixes)), set())
            own |= keys.get(phrase(short), set())
    return keys


_LONGEST = 3  # words of a short name


def _short(name: str, heads: set[str]) -> str:
    """Return what is left of a name without the words that companies end in, else nothing.

    >>> _short("Nadir Life Sciences", {"sciences", "life sciences"})
    'nadir'
    """
    words = phrase(name).split()
    left = len(words)
    while left > 1:
        if left > 2 and " ".join(words[left - 2 : left]) in heads:
            left -= 2
        elif words[left - 1] in heads:
            left -= 1
        else:
            break
    short = " ".join(words[:left])
    return short if left < len(words) and left <= _LONGEST and len(short) > 2 else ""
