"""The sentences of a map, each printed once, with the article it stands in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pharmagraph.export import MultiGraph, edge_rows, node_rows
from pharmagraph.store import Store

_MOST = 5


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader wants to know of a source. `has_text` is false where no words are stored."""

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence by its id, its words if they are known, and its article."""

    sentence: str
    words: str
    article: Article


@dataclass(slots=True)
class Sources:
    """Numbers the sentences in the order they are asked for."""

    articles: Mapping[str, Article]
    words: Mapping[str, str]
    numbers: dict[str, int] = field(default_factory=dict)

    def cite(self, props: Mapping[str, object]) -> list[int]:
        """Return the numbers of the sentences behind a node or relation, five at most."""
        evidence = dict.fromkeys(_texts(props.get("evidence")))
        return [self.numbers.setdefault(s, len(self.numbers)) for s in list(evidence)[:_MOST]]

    def listed(self) -> list[Said]:
        """Return what was cited, by number."""
        return [Said(s, self.words.get(s, ""), self._article(s)) for s in self.numbers]

    def _article(self, sentence: str) -> Article:
        known = article_of(sentence)
        found = self.articles.get(known, Article(known, url=known))
        return Article(
            found.id,
            found.title,
            found.publisher,
            found.published,
            safe_link(found.url),
        )


def read_articles(store: Store) -> dict[str, Article]:
    """Return the articles of a store by id."""
    return {article.id: article for article in map(_article, store.rows("Article"))}


def sources_of(graph: MultiGraph, articles: Mapping[str, Article]) -> Sources:
    """Return the sources of a graph, with the words of every sentence that it quotes."""
    words: dict[str, str] = {}
    for props in _all(graph):
        # Quotes are of the first sentences whose words are stored.
        stored = [s for s in _texts(props.get("evidence")) if _has_text(articles, s)]
        for sentence, quote in zip(stored, _texts(props.get("quotes")), strict=False):
            words.setdefault(sentence, quote)
    return Sources(articles, words)


def safe_link(url: str) -> str:
    """Return an address if it is one of the web, else ''.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def article_of(sentence: str) -> str:
    """Return the id of the article of a sentence.

    >>> article_of("https://example.org/a#S4")
    'https://example.org/a'
    """
    return sentence.rpartition("#S")[0]


def _article(row: Mapping[str, object]) -> Article:
    name, title, publisher, day, url = (
        str(row.get(k) or "") for k in ("id", "title", "publisher", "publishedOn", "url")
    )
    return Article(name, title, publisher, day, url, bool(row.get("textStored", True)))


def _has_text(articles: Mapping[str, Article], sentence: str) -> bool:
    article = articles.get(article_of(sentence))
    return article is None or article.has_text


def _all(graph: MultiGraph) -> Iterable[Mapping[str, object]]:
    yield from (props for _, props in node_rows(graph))
    yield from (props for *_, props in edge_rows(graph))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
