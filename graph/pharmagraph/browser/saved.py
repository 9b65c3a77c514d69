"""Saved queries: a zip of folders for classic Browser, a CSV file for the new one."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pharmagraph.browser.parameters import example_values, statements
from pharmagraph.browser.pictures import Picture
from pharmagraph.query_header import Query

KINDS = ("values", "rows", "picture")
_COLUMNS = ("name", "description", "query", "id", "parentId", "isFolder")
# The earliest moment a zip can hold: the same queries give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE, _FOLDER = 3, 0o100644 << 16, 0o040755 << 16 | 0x10


@dataclass(frozen=True, slots=True)
class Saved:
    """A query in a folder of Browser's sidebar.

    `text` runs as it stands in both Browsers. `kind` is one of KINDS.
    """

    folder: str
    question: str
    kind: str
    title: str
    description: str
    text: str

    @property
    def file(self) -> str:
        """Return the path of its file below a folder of queries."""
        return f"{self.folder}/{self.question}.{self.kind}.cypher"

    @property
    def content(self) -> str:
        """Return the text of its file; Browser takes the title from the first line."""
        doc = "".join(f"// {line}\n" for line in self.description.splitlines())
        return f"// {self.title}\n{doc}{self.text}\n"


def saved_queries(questions: Iterable[Query], pictures: Mapping[str, Picture]) -> tuple[Saved, ...]:
    """Return each question as up to three entries: its values, its rows, its picture.

    What NetworkX answers cannot be asked in Browser and has none.
    """
    return tuple(
        entry for query in questions if query.is_cypher for entry in _entries(query, pictures)
    )


def _entries(query: Query, pictures: Mapping[str, Picture]) -> Iterator[Saved]:
    # The sidebar is narrow and sorts by title: the short name first, then the order of use.
    def entry(kind: str, doc: str, text: str) -> Saved:
        title = f"{query.name} {KINDS.index(kind) + 1} {kind}: {query.title}"
        return Saved(f"pharmagraph {query.topic}", query.name, kind, title, doc, text)

    given = statements(query, example_values(query))
    if given:
        doc = "Put other values in the place of these, then run it before the question."
        yield entry("values", doc, given)
    yield entry("rows", query.doc, query.text)
    if query.name in pictures:
        picture = pictures[query.name]
        yield entry("picture", picture.doc, picture.text)


def as_zip(entries: Sequence[Saved]) -> bytes:
    """Pack the queries; classic Browser wants each folder as an entry of its own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for folder in dict.fromkeys(entry.folder for entry in entries):
            archive.writestr(_member(f"{folder}/", _FOLDER), b"")
            for entry in entries:
                if entry.folder == folder:
                    archive.writestr(_member(entry.file, _FILE), entry.content.encode())
    return packed.getvalue()


def as_csv(entries: Sequence[Saved]) -> bytes:
    """Write the queries for the import of the new Browser, which wants `:param` in first place."""
    folders = list(dict.fromkeys(entry.folder for entry in entries))
    numbers = {folder: str(number) for number, folder in enumerate(folders)}
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for folder, number in numbers.items():
        writer.writerow((folder, "", "", number, "", "true"))
    for place, entry in enumerate(entries, len(folders)):
        description = " ".join(entry.description.split())
        row = (entry.title, description, entry.text, str(place), numbers[entry.folder], "false")
        writer.writerow(row)
    return table.getvalue().encode()


def _member(name: str, attributes: int) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _NO_TIME)
    member.create_system, member.external_attr = _UNIX, attributes
    return member
