"""The vocabulary's tables of companies."""

import re
from pathlib import Path

from pharmagraph_loaders.extraction.builder import Builder
from pharmagraph_loaders.extraction.legal_names import core_name
from pharmagraph_loaders.extraction.table_files import cells, read_table
from pharmagraph_loaders.extraction.tokens import phrase
from pharmagraph_loaders.extraction.vocabulary import CAPITAL, EXACT, Entry


def organizations(builder: Builder, folder: Path) -> None:
    """Add the companies of all tables."""
    suffixes = {t.lower() for g, t, _v in read_table(folder, "words.tsv") if g == "legal_suffix"}
    codes = {name: code for code, name, *_ in read_table(folder, "places.tsv")}
    rows = [
        *(("", n, s, c) for n, s, c, _i in read_table(folder, "organizations_listed.tsv.gz")),
        *((k, n, s, c) for k, n, s, c, _w in read_table(folder, "organizations_ror.tsv.gz")),
        *((k, n, s, "") for k, n, s in read_table(folder, "organizations_sec.tsv.gz")),
        *(("", n, s, c) for n, s, c in read_table(folder, "organizations_regulatory.tsv.gz")),
        *(("", n, s, "") for n, s in read_table(folder, "organizations_known.tsv")),
    ]
    keys: dict[str, set[str]] = {}
    for key, name, _s, _c in rows:
        keys.setdefault(phrase(core_name(name, suffixes)), set()).add(key)
    for _key, name, synonyms, country in rows:
        core = core_name(re.sub(r" \([A-Z][^)]*\)\Z", "", name), suffixes)
        ids = sorted(keys.get(phrase(core), set()) - {""})
        schemes = [k.split(":")[0] for k in ids]
        kept = tuple(k for k in ids if schemes.count(k.split(":")[0]) == 1)
        home = codes.get(country, country)
        index = builder.add(Entry("Organization", core, kept, home))
        for text in [core, *(core_name(s, suffixes) for s in cells(synonyms))]:
            if len(text) > 3 and not builder.is_common(text):
                builder.name(index, text, "FULL", CAPITAL)
            elif len(text) in (2, 3) and text.isupper() and text.lower() not in builder.common:
                builder.name(index, text, "SHORT", EXACT)
