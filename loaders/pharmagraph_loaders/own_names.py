"""A user's own names: a table of things, their aliases and identifiers, kept beside the program.

The table is tab-separated with a header; `aliases` and `id` may hold several, parted by `|`:

    type    name       aliases       id
    drug    zelumab    NDR-1|NDR1    drugbank:DB99999
"""

import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_data_path

from pharmagraph.claims import name_key
from pharmagraph.errors import VocabularyError
from pharmagraph.schema import NODES

VARIABLE = "PHARMAGRAPH_VOCABULARY"
COLUMNS = ("type", "name", "aliases", "id")
LABELS = {"drug": "Drug", "company": "Organization", "target": "Target", "disease": "Disease"}
LONGEST = 200
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_ID = re.compile(r"([a-z0-9]+):[^\s|]+")


@dataclass(frozen=True, slots=True, order=True)
class OwnName:
    """A thing that a user names: its type (one of LABELS), name, aliases and identifiers."""

    type: str
    name: str
    aliases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The label of the graph it belongs to."""
        return LABELS[self.type]

    @property
    def key(self) -> str:
        """What two rows about one thing have in common."""
        return name_key(self.label, self.name)


def own_names_path() -> Path:
    """Return the table: PHARMAGRAPH_VOCABULARY, or `names.tsv` in the user's data folder."""
    given = os.environ.get(VARIABLE)
    return Path(given).expanduser() if given else user_data_path("pharmagraph") / "names.tsv"


def read_own_names(path: Path | None = None) -> tuple[OwnName, ...]:
    """Return the names of a table in order; there are none in a table that is not there.

    Raises `VocabularyError` naming file, line and remedy for the first row that is not understood.
    """
    where = path or own_names_path()
    if path is None and not where.is_file():
        return ()
    try:
        text = where.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(f"{where}: the names cannot be read: {error}") from error
    lines = text.splitlines()
    columns = _columns(lines[0] if lines else "", where)
    names: list[OwnName] = []
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() and not line.startswith("#"):
            place = f"{where}:{number}"
            names.append(_row(line.split("\t"), columns, place))
    return _merged(names)


def add_own_names(names: Iterable[OwnName], path: Path | None = None) -> tuple[OwnName, ...]:
    """Add names to the table, aliases and identifiers to names that are there; return them all."""
    where = path or own_names_path()
    known = read_own_names(where) if where.is_file() else ()
    merged = _merged([*known, *names])
    _write(merged, where)
    return merged


def remove_own_names(name: str, type_: str = "", path: Path | None = None) -> tuple[OwnName, ...]:
    """Take the things of a name or alias out of the table; return what was taken out.

    Raises `VocabularyError` if the table has no such name, or things of several types under it.
    """
    where = path or own_names_path()
    known = read_own_names(where) if where.is_file() else ()
    wanted = name.casefold()
    gone = [n for n in known if wanted in map(str.casefold, (n.name, *n.aliases))]
    gone = [n for n in gone if type_ in ("", n.type)]
    if not gone:
        raise VocabularyError(
            f"{name!r} is none of your names; `pharmagraph vocab list` shows those in {where}"
        )
    types = sorted({n.type for n in gone})
    if len(types) > 1:
        raise VocabularyError(f"{name!r} is a {' and a '.join(types)}; say which by --type")
    _write([n for n in known if n not in gone], where)
    return tuple(gone)


def _write(names: Iterable[OwnName], path: Path) -> None:
    rows = [(n.type, n.name, "|".join(n.aliases), "|".join(n.ids)) for n in sorted(names)]
    _replace(path, "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows)))


def own_name(
    type_: str, name: str, aliases: Sequence[str], ids: Sequence[str], place: str
) -> OwnName:
    """Return a checked name; raises `VocabularyError`, beginning with `place`, for a bad one."""
    if type_ not in LABELS:
        raise VocabularyError(f"{place}: {type_!r} is no type; use one of {', '.join(LABELS)}")
    texts = [_name(text, place) for text in (name, *aliases)]
    others = tuple(dict.fromkeys(text for text in texts[1:] if text != texts[0]))
    schemes = NODES[LABELS[type_]].schemes
    for one in ids:
        found = _ID.fullmatch(one)
        if found is None or found[1] not in schemes:
            known = " or ".join(f"{scheme}:…" for scheme in schemes)
            raise VocabularyError(f"{place}: {one!r} is no identifier of a {type_}; use {known}")
    return OwnName(type_, texts[0], others, tuple(dict.fromkeys(ids)))


def _name(text: str, place: str) -> str:
    name = " ".join(text.split())
    letters = sum(c.isalnum() for c in name)
    if letters < 2 or name.isdigit() or _CONTROL.search(name) or "|" in name:
        raise VocabularyError(f"{place}: {name!r} is no name; it needs two letters or more")
    if len(name) > LONGEST:
        raise VocabularyError(f"{place}: a name of {len(name)} characters is too long ({LONGEST})")
    return name


def _columns(header: str, where: Path) -> tuple[str, ...]:
    columns = tuple(cell.strip().lower() for cell in header.split("\t"))
    unknown = [c for c in columns if c not in COLUMNS]
    if unknown or len(set(columns)) != len(columns) or not {"type", "name"} <= set(columns):
        wanted = "<tab>".join(COLUMNS)
        raise VocabularyError(f"{where}:1: the first line names the columns; write  {wanted}")
    return columns


def _row(cells: list[str], columns: tuple[str, ...], place: str) -> OwnName:
    if len(cells) > len(columns):
        raise VocabularyError(
            f"{place}: the row has {len(cells)} cells, the header {len(columns)}; part aliases by |"
        )
    row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    aliases, ids = (
        [part.strip() for part in row.get(column, "").split("|") if part.strip()]
        for column in ("aliases", "id")
    )
    return own_name(row.get("type", "").lower(), row.get("name", ""), aliases, ids, place)


def _merged(names: Iterable[OwnName]) -> tuple[OwnName, ...]:
    """Join rows about one thing, so that one thing has one row."""
    found: dict[str, OwnName] = {}
    for name in names:
        old = found.setdefault(name.key, name)
        aliases = dict.fromkeys((*old.aliases, name.name, *name.aliases))
        aliases.pop(old.name, None)
        ids = tuple(dict.fromkeys((*old.ids, *name.ids)))
        found[name.key] = replace(old, aliases=tuple(aliases), ids=ids)
    return tuple(found.values())


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(path)
    except OSError as error:
        raise VocabularyError(
            f"{path}: cannot be written ({error.strerror}); choose another file with {VARIABLE}"
        ) from error
