"""Collects the entries and phrases of a vocabulary."""

from pharmagraph_loaders.extraction.lexicon.vocabulary import ANY, EXACT, Entry, Sense
from pharmagraph_loaders.extraction.text.tokens import compact, phrase


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
