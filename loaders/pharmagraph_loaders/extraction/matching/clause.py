"""A clause: words of a sentence put in order that know where in the sentence they stand."""

import re
from collections.abc import Callable
from typing import NamedTuple

from pharmagraph_loaders.extraction.matching.gated import Pattern

ORG = re.compile(r"<O(\d+)\+?>")


class Clause(NamedTuple):
    """Words of a sentence put in order, and for each character its place in the masked sentence."""

    text: str
    at: tuple[int, ...]

    def cut(self, start: int, stop: int | None = None) -> "Clause":
        """Return a part of it."""
        return Clause(self.text[start:stop], self.at[start:stop])

    def indexes(self) -> list[int]:
        """Return the mentions of organisations in it."""
        return [int(m.group(1)) for m in ORG.finditer(self.text)]

    def after(self, subject: str) -> "Clause":
        """Return it with a subject put before it."""
        first = self.at[0] if self.at else 0
        return Clause(f"{subject} {self.text}", (first,) * (len(subject) + 1) + self.at)

    def edit(
        self, pattern: Pattern | re.Pattern[str], new: Callable[[re.Match[str]], str]
    ) -> "Clause":
        """Return it with the matches of a pattern replaced."""
        pieces: list[str] = []
        at: list[int] = []
        done = 0
        for found in pattern.finditer(self.text):
            text = new(found)
            if text == found.group():
                continue
            pieces += [self.text[done : found.start()], text]
            at += [*self.at[done : found.start()], *(self.at[found.start()],) * len(text)]
            done = found.end()
        if not done:
            return self
        return Clause("".join([*pieces, self.text[done:]]), (*at, *self.at[done:]))
