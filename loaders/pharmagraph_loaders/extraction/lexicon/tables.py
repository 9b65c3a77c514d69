"""The vocabulary's files, read into entries and phrases."""

import re
from collections.abc import Iterable
from pathlib import Path

from pharmagraph_loaders.extraction.lexicon.builder import Builder
from pharmagraph_loaders.extraction.lexicon.company_tables import organizations
from pharmagraph_loaders.extraction.lexicon.phrases import Phrases
from pharmagraph_loaders.extraction.lexicon.table_files import cells, read_table
from pharmagraph_loaders.extraction.lexicon.vocabulary import ANY, CAPITAL, EXACT, Entry, Vocabulary
from pharmagraph_loaders.extraction.text.tokens import phrase

_TOO_BROAD = frozenset(
    [
        "disease",
        "syndrome",
        "disorder",
        "cancer",
        "tumor",
        "infection",
        "tumour",
        "symptom",
        "wound",
        "fever",
        "pain",
        "shock",
        "burns",
        "death",
        "injury",
        "pregnancy",
        "aging",
        "ageing",
        "stress",
        "carrier",
        "mole",
        "genetic",
        "alpha",
        "amyloid",
    ]
)
_QUALIFIED = re.compile(
    r"(?i)(?:relapsed|refractory|recurrent|metastatic|advanced|childhood|adult|pediatric|localized|"
    r"unresectable|susceptibility|resistance|obsolete|stage|primary|secondary)\b"
)
_SYMBOL = re.compile(r"[A-Za-z0-9α-ω\-/.]{2,14}")


def build(folder: Path, version: str) -> Vocabulary:
    """Read all tables of a folder; raises `VocabularyError` for a missing or broken one."""
    common = frozenset(r[0] for r in read_table(folder, "common_words.tsv.gz"))
    builder = Builder(common)
    _own(builder, folder)
    _extra_targets(builder, folder)
    _drugs(builder, folder)
    _targets(builder, folder)
    _diseases(builder, folder)
    shorts = organizations(builder, folder)
    words: dict[str, dict[str, str]] = {"common": dict.fromkeys(common, "")}
    words["company_short"] = shorts
    given = (row[0].lower() for row in read_table(folder, "given_names.tsv"))
    words["given_name"] = dict.fromkeys(given, "")
    for group, term, value in read_table(folder, "words.tsv"):
        words.setdefault(group, {})[term.lower()] = value
    for stem, position, _modality, _meaning, matches in read_table(folder, "inn_stems.tsv"):
        if position == "suffix" and int(matches or 0) > 0:
            words.setdefault("inn_stem", {})[stem.strip("-")] = ""
    phrases = Phrases.of(builder.finish())
    return Vocabulary(version, tuple(builder.entries), phrases, words)


def _own(builder: Builder, folder: Path) -> None:
    _places(builder, folder)
    for table, label in (("modalities", "Modality"), ("areas", "TherapeuticArea")):
        for name, synonyms, parent in read_table(folder, f"{table}.tsv"):
            entry = Entry(label, name, (), "", (parent,) if parent else ())
            _named(builder, entry, synonyms)
    for name, synonyms, atc in read_table(folder, "drug_classes.tsv"):
        _named(builder, Entry("DrugClass", name, (atc,) if atc else ()), synonyms)
    for name, synonyms, kind in read_table(folder, "agencies.tsv"):
        index = builder.add(Entry("Agency", name, (), kind))
        for text in [name, *cells(synonyms)]:
            builder.name(index, text, "FULL", EXACT)


def _named(builder: Builder, entry: Entry, synonyms: str) -> None:
    index = builder.add(entry)
    for text in [entry.name, *cells(synonyms)]:
        builder.name(index, text, "FULL", _case(text))


def _places(builder: Builder, folder: Path) -> None:
    for code, name, kind, synonyms, demonyms in read_table(folder, "places.tsv"):
        key = code if ":" in code else f"iso3166:{code}"
        index = builder.add(Entry("Place", name, (key,), kind))
        for text in [name, *cells(synonyms)]:
            case = EXACT if len(text) <= 5 and text.upper() == text else CAPITAL
            builder.name(index, text, "FULL", ANY if kind == "GROUP" else case)
        for text in cells(demonyms):
            builder.name(index, text, "DEMONYM", CAPITAL)
    for name, country in read_table(folder, "cities.tsv"):
        index = builder.add(Entry("City", name, (), country))
        builder.name(index, name, "FULL", CAPITAL)


def _case(text: str) -> str:
    return EXACT if len(text) <= 6 and sum(c.isupper() for c in text) > 1 else ANY


def _drugs(builder: Builder, folder: Path) -> None:
    origin = "DrugBank Open Data 2026"
    for key, name, synonyms, codes, unii in read_table(folder, "drugs_drugbank.tsv.gz"):
        keys = (key, f"unii:{unii}") if unii else (key,)
        index = builder.add(Entry("Drug", name.lower(), keys, "", (), origin))
        if not builder.is_common(name) and len(name) > 3:
            builder.name(index, name, "INN", ANY if len(name) > 5 else EXACT)
        for text in cells(codes):
            builder.name(index, text, "CODE", EXACT)
        for text in cells(synonyms):
            if len(text) > 4 and not builder.is_common(text):
                builder.name(index, text, "FULL", CAPITAL if text.isupper() else ANY)
    _brands(builder, folder)


def _brands(builder: Builder, folder: Path) -> None:
    for table in ("drug_brands_us.tsv.gz", "drug_brands_ema.tsv.gz"):
        for brand, substances in read_table(folder, table):
            single = " + " not in substances
            index = builder.add(Entry("Drug", substances if single else brand))
            builder.name(index, brand, "BRAND", CAPITAL)
            if single and not builder.is_common(substances):
                builder.name(index, substances, "INN", ANY)


def _extra_targets(builder: Builder, folder: Path) -> None:
    for key, name, synonyms, kind in read_table(folder, "targets_extra.tsv"):
        keys = () if key.startswith("target:") else (key,)
        index = builder.add(Entry("Target", name, keys, kind))
        for text in [name, *cells(synonyms)]:
            builder.name(index, text, "KNOWN" if _SYMBOL.fullmatch(text) else "FULL", _case(text))


def _targets(builder: Builder, folder: Path) -> None:
    for key, symbol, name, synonyms, uniprot in read_table(folder, "genes_hgnc.tsv.gz"):
        keys = (key, f"uniprot:{uniprot}") if uniprot else (key,)
        index = builder.add(Entry("Target", symbol, keys, "GENE", (), "HGNC 2024-10"))
        builder.name(index, symbol, "SYMBOL", EXACT)
        for text in [name, *cells(synonyms)]:
            _gene_name(builder, index, text)
    for _key, name, synonyms in read_table(folder, "gene_families_famplex.tsv"):
        index = builder.add(Entry("Target", name, (), "COMPLEX", (), "FamPlex 2024-07"))
        for text in [name, *cells(synonyms)]:
            if any(c.isdigit() or c.isupper() for c in text[1:]):
                builder.name(index, text, "SHORT", EXACT)


def _gene_name(builder: Builder, index: int, text: str) -> None:
    if _SYMBOL.fullmatch(text) and (any(c.isdigit() for c in text) or text.isupper()):
        builder.name(index, text, "SHORT", EXACT)
    elif text.isalpha() and text.islower() and len(text) > 5:
        builder.name(index, text, "SHORT", ANY)
    elif " " in text and len(text) > 7 and not re.search(r"(?i)disease|syndrome|cancer", text):
        builder.name(index, text, "FULL", ANY)


def _diseases(builder: Builder, folder: Path) -> None:
    names: dict[str, str] = {}
    rows = [
        (key, name, synonyms, parents, mondo)
        for key, name, synonyms, parents, mondo in read_table(folder, "diseases_doid.tsv.gz")
    ]
    doids = {mondo: key for key, _n, _s, _p, mondo in rows if mondo and "|" not in mondo}
    for key, name, synonyms, parents, doid in read_table(folder, "diseases_mondo.tsv.gz"):
        also = doids.get(key) or (doid if doid and "|" not in doid else "")
        keys = (key, also) if also else (key,)
        names[key] = name
        if also:
            names[also] = name
        index = builder.add(
            Entry("Disease", name, keys, "", tuple(cells(parents)), "MONDO 2026-08")
        )
        _disease_names(builder, index, [name, *cells(synonyms)])
    for key, name, synonyms, parents, mondo in rows:
        entry = Entry("Disease", names.get(mondo, names.get(key, name)), (key,), "", ())
        index = builder.add(entry)
        old = builder.entries[index]
        above = tuple(dict.fromkeys([*old.parents, *cells(parents)]))
        origin = old.origin or "Disease Ontology 2026-07"
        builder.entries[index] = old._replace(parents=above, origin=origin)
        _disease_names(builder, index, [name, *cells(synonyms)])
    _extra_diseases(builder, folder)


def _extra_diseases(builder: Builder, folder: Path) -> None:
    for key, name, synonyms, parent in read_table(folder, "diseases_extra.tsv"):
        known = _known_disease(builder, [name, *cells(synonyms)])
        if known is None:
            entry = Entry("Disease", name, (key,) if key else (), "", (parent,) if parent else ())
            known = builder.add(entry)
        index = known
        for text in [name, *cells(synonyms)]:
            builder.forget(phrase(text), "Disease")
            builder.name(index, text, "FULL", _case(text))


def _known_disease(builder: Builder, names: Iterable[str]) -> int | None:
    found = [
        i for i in (builder.by_name.get(("Disease", phrase(n))) for n in names) if i is not None
    ]
    return found[0] if found else None


def _disease_names(builder: Builder, index: int, names: Iterable[str]) -> None:
    for text in names:
        plain = re.sub(r",? (?:nos|unspecified)\Z", "", text, flags=re.IGNORECASE)
        if phrase(plain) in _TOO_BROAD or _QUALIFIED.match(plain) or len(plain) < 3:
            continue
        if builder.is_common(plain):
            continue
        builder.name(index, plain, "ACRONYM" if _case(plain) == EXACT else "FULL", _case(plain))
        if plain.endswith(("cancer", "carcinoma", "tumor", "lymphoma", "disease", "disorder")):
            builder.derive(index, plain + "s")
        if "carcinoma" in plain:
            builder.derive(index, plain.replace("carcinoma", "cancer"), 1)
            builder.derive(index, plain.replace("carcinoma", "cancers"), 1)
