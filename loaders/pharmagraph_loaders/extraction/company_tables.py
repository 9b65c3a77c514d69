"""The vocabulary's tables of companies."""

import re
from pathlib import Path

from pharmagraph_loaders.extraction.builder import Builder
from pharmagraph_loaders.extraction.legal_names import core_name
from pharmagraph_loaders.extraction.table_files import cells, read_table
from pharmagraph_loaders.extraction.tokens import phrase
from pharmagraph_loaders.extraction.vocabulary import CAPITAL, EXACT, Entry


def organizations(builder: Builder, folder: Path) -> dict[str, str]:
    """Add the companies of all tables; return the short names that they go by, see `_short`.

    A short name leads to the full one if only one company with an identifier has it.
    """
    suffixes = {t.lower() for g, t, _v in read_table(folder, "words.tsv") if g == "legal_suffix"}
    codes = {name: code for code, name, *_ in read_table(folder, "places.tsv")}
    rows = [
        *(("", n, s, c) for n, s, c, _i in read_table(folder, "organizations_listed.tsv.gz")),
        *((k, n, s, c) for k, n, s, c, _w in read_table(folder, "organizations_ror.tsv.gz")),
        *((k, n, s, "") for k, n, s in read_table(folder, "organizations_sec.tsv.gz")),
        *(("", n, s, c) for n, s, c in read_table(folder, "organizations_regulatory.tsv.gz")),
        *(("", n, s, "") for n, s in read_table(folder, "organizations_known.tsv")),
    ]
    heads = {t.lower() for g, t, _v in read_table(folder, "words.tsv") if g == "org_head"}
    shorts: dict[str, set[str]] = {}
    keys = _keys(folder, rows, suffixes)
    for _key, name, synonyms, country in rows:
        core = core_name(re.sub(r" \([A-Z][^)]*\)\Z", "", name), suffixes)
        ids = sorted(keys.get(phrase(core), set()) - {""})
        schemes = [k.split(":")[0] for k in ids]
        kept = tuple(k for k in ids if schemes.count(k.split(":")[0]) == 1)
        home = codes.get(country, country)
        index = builder.add(Entry("Organization", core, kept, home))
        for text in [core, *(core_name(s, suffixes) for s in cells(synonyms))]:
            shorts.setdefault(_short(text, heads), set()).update([phrase(core)] if kept else [])
            if len(text) > 3 and not builder.is_common(text):
                builder.name(index, text, "FULL", CAPITAL if text[0].isupper() else EXACT)
            elif len(text) in (2, 3) and text.isupper() and text.lower() not in builder.common:
                builder.name(index, text, "SHORT", EXACT)
    shorts.pop("", None)
    return {short: min(full) if len(full) == 1 else "" for short, full in shorts.items()}


def _keys(
    folder: Path, rows: list[tuple[str, str, str, str]], suffixes: set[str]
) -> dict[str, set[str]]:
    """Return the identifiers of each name; GSK has those of GlaxoSmithKline and the reverse."""
    keys: dict[str, set[str]] = {}
    for key, name, _s, _c in rows:
        keys.setdefault(phrase(core_name(name, suffixes)), set()).add(key)
    for name, synonyms in read_table(folder, "organizations_known.tsv"):
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
