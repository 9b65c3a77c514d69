"""From the ids in a column of evidence to the sentences, with their articles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pharmagraph.model import Row
from pharmagraph.store import Store

EVIDENCE = "evidence"
_ASKED_AT_ONCE = 1000
_SENTENCES = (
    "UNWIND $ids AS id MATCH (line:Sentence {id: id})<-[:HAS_SENTENCE]-(paper:Article)"
    " RETURN line.id AS id, line.text AS text, paper.title AS title, paper.id AS article,"
    " paper.publishedOn AS published, paper.url AS url"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence and where it stands; `text` is empty where a store keeps no words.

    `article` is its title, else its id.
    """

    id: str
    text: str
    article: str
    published: date | None
    url: str

    @property
    def place(self) -> str:
        """Say article, day and address, as far as they are known."""
        day = "" if self.published is None else self.published.isoformat()
        return ", ".join(part for part in (self.article, day, self.url) if part)


def read_sentences(store: Store, ids: Iterable[object]) -> dict[str, Said]:
    """Return the sentences of these ids; what is no sentence of the record is left out."""
    wanted = list(dict.fromkeys(str(i) for i in ids))
    found = dict[str, Said]()
    for start in range(0, len(wanted), _ASKED_AT_ONCE):
        rows = store.read(_SENTENCES, {"ids": wanted[start : start + _ASKED_AT_ONCE]})
        found |= {str(row["id"]): _said(row) for row in rows}
    return found


def evidence_of(row: Mapping[str, object]) -> list[str]:
    """Return the ids in the evidence of a row, each once."""
    ids = row.get(EVIDENCE)
    return list(dict.fromkeys(map(str, ids))) if isinstance(ids, list | tuple) else []


def _said(row: Row) -> Said:
    published = row["published"]
    return Said(
        str(row["id"]),
        str(row["text"] or ""),
        str(row["title"] or row["article"]),
        published if isinstance(published, date) else None,
        str(row["url"] or ""),
    )
