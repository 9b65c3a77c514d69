"""The vocabulary's files, read into entries and phrases."""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pharmagraph.errors import VocabularyError
from pharmagraph_loaders.extraction.tokens import compact, phrase
from pharmagraph_loaders.extraction.vocabulary import ANY, CAPITAL, EXACT, Entry, Sense, Vocabulary

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
_SUFFIX = re.compile(r"[\s,]+\(?([^\s,()]+)\)?\Z")


class Builder:
    """Collects entries and the phrases that lead to them; the first sense of a phrase is best."""

    def __init__(self, common: frozenset[str]) -> None:
        """Start empty; `common` are everyday words, which alone name nothing."""
        self.common = common
        self.entries: list[Entry] = []
        self.phrases: dict[str, list[Sense]] = {}
        self.by_name: dict[tuple[str, str], int] = {}
        self.derived: list[tuple[int, int, str]] = []

    def add(self, entry: Entry) -> int:
        """Add an entry, or return the one of this label and name that is there."""
        key = (entry.label, phrase(entry.name))
        if key not in self.by_name:
            self.by_name[key] = len(self.entries)
            self.entries.append(entry)
        return self.by_name[key]

    def name(self, index: int, text: str, type_: str, case: str = ANY) -> None:
        """Let a name lead to an entry."""
        words = phrase(text)
        if len(words) < 2 or words.replace(" ", "").isdigit():
            return
        senses = self.phrases.setdefault(words, [])
        if all(s.entry != index or s.case != case for s in senses):
            senses.append(Sense(index, type_, case, compact(text) if case == EXACT else ""))

    def forget(self, key: str, label: str) -> None:
        """Drop the senses of a label from a phrase."""
        senses = self.phrases.get(key, [])
        kept = [s for s in senses if self.entries[s.entry].label != label]
        if len(kept) != len(senses):
            self.phrases[key] = kept
        if not self.phrases.get(key, [0]):
            del self.phrases[key]

    def derive(self, index: int, text: str, order: int = 0) -> None:
        """Let a name made from a real one lead to an entry, unless a real one is like it."""
        self.derived.append((order, index, text))

    def finish(self) -> dict[str, tuple[Sense, ...]]:
        """Add the derived names; put first, within a label, what bears the name itself."""
        for _order, index, text in sorted(self.derived):
            if phrase(text) not in self.phrases:
                self.name(index, text, "FULL")
        return {key: self._sorted(key, senses) for key, senses in self.phrases.items()}

    def _sorted(self, key: str, senses: list[Sense]) -> tuple[Sense, ...]:
        if len(senses) == 1:
            return tuple(senses)
        labels = list(dict.fromkeys(self.entries[s.entry].label for s in senses))

        def rank(sense: Sense) -> tuple[int, bool]:
            entry = self.entries[sense.entry]
            return labels.index(entry.label), phrase(entry.name) != key

        return tuple(sorted(senses, key=rank))

    def is_common(self, text: str) -> bool:
        """Say whether a name is an everyday word."""
        return text.lower() in self.common


def build(folder: Path, version: str) -> Vocabulary:
    """Read all tables of a folder; raises `VocabularyError` for a missing or broken one."""
    common = frozenset(r[0] for r in read_table(folder, "common_words.tsv.gz"))
    builder = Builder(common)
    _own(builder, folder)
    _extra_targets(builder, folder)
    _drugs(builder, folder)
    _targets(builder, folder)
    _diseases(builder, folder)
    _organizations(builder, folder)
    words: dict[str, dict[str, str]] = {"common": dict.fromkeys(common, "")}
    given = (row[0].lower() for row in read_table(folder, "given_names.tsv"))
    words["given_name"] = dict.fromkeys(given, "")
    for group, term, value in read_table(folder, "words.tsv"):
        words.setdefault(group, {})[term.lower()] = value
    for stem, position, _modality, _meaning, matches in read_table(folder, "inn_stems.tsv"):
        if position == "suffix" and int(matches or 0) > 0:
            words.setdefault("inn_stem", {})[stem.strip("-")] = ""
    phrases = builder.finish()
    return Vocabulary(version, tuple(builder.entries), phrases, _longest(phrases), words)


def _longest(phrases: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in phrases:
        words = key.split(" ")
        if len(words) > 1:
            two = f"{words[0]} {words[1]}"
            longest[two] = max(longest.get(two, 0), len(words))
    return longest


def read_table(folder: Path, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a tab-separated table, all as wide as its header."""
    path = folder / name
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise VocabularyError(
            f"{path}: the vocabulary file is missing or broken; install pharmagraph again"
        ) from error
    lines = text.split("\n")
    width = lines[0].count("\t") + 1
    for line in lines[1:]:
        if line:
            cells = line.split("\t")
            if len(cells) != width:
                raise VocabularyError(f"{path}: a row has {len(cells)} cells, not {width}: {line}")
            yield tuple(cells)


def _cells(text: str) -> list[str]:
    return [x for x in text.split("|") if x]


def _own(builder: Builder, folder: Path) -> None:
    for code, name, kind, synonyms, demonyms in read_table(folder, "places.tsv"):
        key = code if ":" in code else f"iso3166:{code}"
        index = builder.add(Entry("Place", name, (key,), kind))
        for text in [name, *_cells(synonyms)]:
            case = EXACT if len(text) <= 5 and text.upper() == text else CAPITAL
            builder.name(index, text, "FULL", ANY if kind == "GROUP" else case)
        for text in _cells(demonyms):
            builder.name(index, text, "DEMONYM", CAPITAL)
    for name, country in read_table(folder, "cities.tsv"):
        index = builder.add(Entry("City", name, (), country))
        builder.name(index, name, "FULL", CAPITAL)
    for table, label in (("modalities", "Modality"), ("areas", "TherapeuticArea")):
        for name, synonyms, parent in read_table(folder, f"{table}.tsv"):
            index = builder.add(Entry(label, name, (), "", (parent,) if parent else ()))
            for text in [name, *_cells(synonyms)]:
                builder.name(index, text, "FULL", _case(text))
    for name, synonyms, atc in read_table(folder, "drug_classes.tsv"):
        index = builder.add(Entry("DrugClass", name, (atc,) if atc else ()))
        for text in [name, *_cells(synonyms)]:
            builder.name(index, text, "FULL", _case(text))
    for name, synonyms, kind in read_table(folder, "agencies.tsv"):
        index = builder.add(Entry("Agency", name, (), kind))
        for text in [name, *_cells(synonyms)]:
            builder.name(index, text, "FULL", EXACT)


def _case(text: str) -> str:
    return EXACT if len(text) <= 6 and sum(c.isupper() for c in text) > 1 else ANY


def _drugs(builder: Builder, folder: Path) -> None:
    origin = "DrugBank Open Data 2026"
    for key, name, synonyms, codes, unii in read_table(folder, "drugs_drugbank.tsv.gz"):
        keys = (key, f"unii:{unii}") if unii else (key,)
        index = builder.add(Entry("Drug", name.lower(), keys, "", (), origin))
        if not builder.is_common(name) and len(name) > 3:
            builder.name(index, name, "INN", ANY if len(name) > 5 else EXACT)
        for text in _cells(codes):
            builder.name(index, text, "CODE", EXACT)
        for text in _cells(synonyms):
            if len(text) > 4 and not builder.is_common(text):
                builder.name(index, text, "FULL", CAPITAL if text.isupper() else ANY)
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
        for text in [name, *_cells(synonyms)]:
            builder.name(index, text, "KNOWN" if _SYMBOL.fullmatch(text) else "FULL", _case(text))


def _targets(builder: Builder, folder: Path) -> None:
    for key, symbol, name, synonyms, uniprot in read_table(folder, "genes_hgnc.tsv.gz"):
        keys = (key, f"uniprot:{uniprot}") if uniprot else (key,)
        index = builder.add(Entry("Target", symbol, keys, "GENE", (), "HGNC 2024-10"))
        builder.name(index, symbol, "SYMBOL", EXACT)
        for text in [name, *_cells(synonyms)]:
            _gene_name(builder, index, text)
    for _key, name, synonyms in read_table(folder, "gene_families_famplex.tsv"):
        index = builder.add(Entry("Target", name, (), "COMPLEX", (), "FamPlex 2024-07"))
        for text in [name, *_cells(synonyms)]:
            if any(c.isdigit() or c.isupper() for c in text[1:]):
                builder.name(index, text, "SHORT", EXACT)


def _gene_name(builder: Builder, index: int, text: str) -> None:
    if _SYMBOL.fullmatch(text) and (any(c.isdigit() for c in text) or text.isupper()):
        builder.name(index, text, "SHORT", EXACT)
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
            Entry("Disease", name, keys, "", tuple(_cells(parents)), "MONDO 2026-08")
        )
        _disease_names(builder, index, [name, *_cells(synonyms)])
    for key, name, synonyms, parents, mondo in rows:
        entry = Entry("Disease", names.get(mondo, names.get(key, name)), (key,), "", ())
        index = builder.add(entry)
        old = builder.entries[index]
        above = tuple(dict.fromkeys([*old.parents, *_cells(parents)]))
        origin = old.origin or "Disease Ontology 2026-07"
        builder.entries[index] = old._replace(parents=above, origin=origin)
        _disease_names(builder, index, [name, *_cells(synonyms)])
    for key, name, synonyms, parent in read_table(folder, "diseases_extra.tsv"):
        index = _known_disease(builder, [name, *_cells(synonyms)])
        if index is None:
            entry = Entry("Disease", name, (key,) if key else (), "", (parent,) if parent else ())
            index = builder.add(entry)
        for text in [name, *_cells(synonyms)]:
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


def _organizations(builder: Builder, folder: Path) -> None:
    suffixes = {t.lower() for g, t, _v in read_table(folder, "words.tsv") if g == "legal_suffix"}
    codes = {name: code for code, name, *_ in read_table(folder, "places.tsv")}
    rows: list[tuple[str, str, str, str]] = [
        *(("", n, s, c) for n, s, c, _i in read_table(folder, "organizations_listed.tsv.gz")),
        *(row[:4] for row in read_table(folder, "organizations_ror.tsv.gz")),
        *((*row, "") for row in read_table(folder, "organizations_sec.tsv.gz")),
        *(("", *row) for row in read_table(folder, "organizations_regulatory.tsv.gz")),
        *(("", *row, "") for row in read_table(folder, "organizations_known.tsv")),
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
        for text in [core, *(core_name(s, suffixes) for s in _cells(synonyms))]:
            if len(text) > 3 and not builder.is_common(text):
                builder.name(index, text, "FULL", CAPITAL)
            elif len(text) in (2, 3) and text.isupper() and text.lower() not in builder.common:
                builder.name(index, text, "SHORT", EXACT)


def core_name(name: str, suffixes: Iterable[str]) -> str:
    """Drop the form of incorporation from the end of a company's name."""
    while found := _SUFFIX.search(name):
        if found.group(1).strip(".").lower() not in suffixes:
            break
        name = name[: found.start()]
    return name.strip(" ,&")
