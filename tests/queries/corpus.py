"""The example of every question asked about the shipped articles, and the rows it is to give.

`python -m tests.queries.corpus` writes the rows anew, after the articles or what is read from them
have changed. Look at the difference before it is committed: it is what a user will see.
"""

import json
import shlex
import tempfile
from functools import cache
from pathlib import Path

from pharmagraph.claims import Extraction
from pharmagraph.cli.demo import shipped_articles
from pharmagraph.connect import open_store
from pharmagraph.loading import load
from pharmagraph.paths import cypher_dir
from pharmagraph.queries import Query, load_queries, run_query
from pharmagraph.store import Store
from pharmagraph_loaders.extraction import load_vocabulary
from pharmagraph_loaders.extractors import read_claims
from pharmagraph_loaders.readers import read_document
from tests.queries.crowd import crowd

# When a document came in, and from which folder, differs from run to run.
PASSING = {"recordedAt", "origin"}
ANSWERS = Path(__file__).parent / "corpus_answers"
QUESTIONS = load_queries(cypher_dir())


@cache
def shipped() -> tuple[Extraction, ...]:
    """Read the shipped articles, once."""
    vocabulary = load_vocabulary()
    return tuple(read_claims(read_document(path), vocabulary) for path in shipped_articles())


def fill(store: Store) -> None:
    """Load the shipped articles, and companies enough for what needs many."""
    load(store, [*shipped(), crowd()])


def example_values(query: Query) -> dict[str, object]:
    """Return the values that the example of a question gives."""
    words = shlex.split(query.example)[3:]
    typed = dict(zip(words[::2], words[1::2], strict=True))
    return {p.name: typed[p.option] for p in query.params if p.option in typed}


def ask_example(store: Store, query: Query) -> object:
    """Ask a question with the options of its example; return the rows as JSON has them."""
    rows = [
        {name: _plain(value) for name, value in row.items() if name not in PASSING}
        for row in run_query(store, query, example_values(query))
    ]
    return json.loads(json.dumps(rows, default=str))


def expected(query: Query) -> object:
    """Return the rows that were looked at."""
    return json.loads((ANSWERS / f"{query.name}.json").read_text("utf-8"))


def _plain(value: object) -> object:
    """Return a value without the digits in which two machines may differ."""
    return round(value, 9) if isinstance(value, float) else value


def main() -> None:
    """Write what the embedded store answers."""
    ANSWERS.mkdir(exist_ok=True)
    for old in ANSWERS.glob("*.json"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/corpus.db") as store:  # type: ignore[attr-defined]
        fill(store)
        for query in QUESTIONS:
            rows = json.dumps(ask_example(store, query), indent=1, ensure_ascii=False)
            (ANSWERS / f"{query.name}.json").write_text(f"{rows}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
