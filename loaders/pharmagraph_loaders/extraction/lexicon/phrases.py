"""Names by their first word, packed until a text has that word: few of 250,000 are ever needed."""

import marshal
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

Row = tuple[int, str, str, str]  # a sense as it is stored


class Names(NamedTuple):
    """The names that begin with a word: their senses, and by second word the most words of one."""

    senses: Mapping[str, tuple[Row, ...]]
    longest: Mapping[str, int]


class Phrases(Mapping[str, tuple[Row, ...]]):
    """Names as strings of tokens (`tokens.phrase`), and what each may mean, best first."""

    def __init__(self, packed: Mapping[str, bytes], size: int) -> None:
        """Keep packed names; `size` says how many."""
        self.packed, self._size = packed, size
        self._opened: dict[str, Names] = {}

    @classmethod
    def of(cls, phrases: Mapping[str, tuple[Row, ...]]) -> "Phrases":
        """Return names with their senses, packed."""
        parted: dict[str, dict[str, tuple[Row, ...]]] = {}
        for key, senses in phrases.items():
            rows = tuple(tuple(sense) for sense in senses)
            parted.setdefault(key.partition(" ")[0], {})[key] = cast("tuple[Row, ...]", rows)
        packed = {first: marshal.dumps(_names(named)) for first, named in parted.items()}
        return cls(packed, len(phrases))

    def beginning(self, word: str) -> Names | None:
        """Return the names that begin with a word."""
        found = self._opened.get(word)
        # Words of texts that begin no name are no part of the vocabulary: do not collect them.
        if found is None and word in self.packed:
            found = Names(*marshal.loads(self.packed[word]))  # noqa: S302
            self._opened[word] = found
        return found

    def with_names(self, more: Mapping[str, tuple[Row, ...]]) -> "Phrases":
        """Return these names and more; where both know a name, the senses of `more` count."""
        firsts = {key.partition(" ")[0] for key in more}
        known = {
            key: senses
            for first in firsts
            if (names := self.beginning(first)) is not None
            for key, senses in names.senses.items()
        }
        added = Phrases.of({**known, **more})
        size = len(self) + len(more.keys() - known.keys())
        return Phrases({**self.packed, **added.packed}, size)

    def __getitem__(self, key: str) -> tuple[Row, ...]:
        """Return the senses of a name."""
        names = self.beginning(key.partition(" ")[0])
        if names is None:
            raise KeyError(key)
        return names.senses[key]

    def __iter__(self) -> Iterator[str]:
        """Yield all names, the slow way."""
        for data in self.packed.values():
            yield from marshal.loads(data)[0]  # noqa: S302

    def __len__(self) -> int:
        """Return how many names there are."""
        return self._size


def _names(senses: dict[str, tuple[Row, ...]]) -> tuple[dict[str, tuple[Row, ...]], dict[str, int]]:
    longest: dict[str, int] = {}
    for key in senses:
        words = key.split(" ")
        if len(words) > 1:
            longest[words[1]] = max(longest.get(words[1], 0), len(words))
    return senses, longest
