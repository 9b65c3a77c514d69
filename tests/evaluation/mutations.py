"""Hostile articles made of real ones: what scanners, scrapers and attackers do to a text."""

from collections.abc import Callable
from random import Random

_JUNK = (
    "\u200b", "\u202e", "\u2066", "\ufeff", "\x00", "\ufffd", "\ud800", "&nbsp;", "<br/>", "</p>",
    "<!--", "| --- |", "\t", "\n", "\n\n", "((((", "”", "“", "'", "<O1>", "<D2+>", "$", "€1", "%",
    "{a:O}", "©", "…", "—", "🧬", "中", "é", "ß", "İ", "ſ", "\u212a", "\\",
)  # fmt: skip
_SCANNED = str.maketrans("lO0rnmS5", "10Omrn5S")
_FOREIGN = (
    "Das Unternehmen hat mit {} einen Lizenzvertrag über {} geschlossen. ",
    "La société {} a conclu un accord de licence sur {} avec la biotech. ",
    "{}公司已将{}的独家许可授予合作伙伴。",
    "Компания {} приобрела права на {} за $5 млн. ",
)


def _pieces(random: Random, text: str) -> str:
    """Leave out, repeat and swap words."""
    words = text.split(" ")
    for _ in range(random.randint(1, 12)):
        at = random.randrange(len(words))
        other = random.randrange(len(words))
        words[at], words[other] = random.choice(
            [(words[other], words[at]), ("", words[other]), (words[at] * 3, words[other])]
        )
    return " ".join(words)


def _letters(random: Random, text: str) -> str:
    """Put junk between letters."""
    made = list(text)
    for _ in range(random.randint(1, 25)):
        made.insert(random.randrange(len(made) + 1), random.choice(_JUNK))
    return "".join(made)


def _case(random: Random, text: str) -> str:
    return random.choice([str.upper, str.lower, str.title, str.swapcase])(text)


def _scan(random: Random, text: str) -> str:
    """Read letters wrongly, as a scanner does, and break lines in words."""
    return "".join(
        c.translate(_SCANNED) if random.random() < 0.1 else c + "-\n" * (random.random() < 0.02)
        for c in text
    )


def _lines(random: Random, text: str) -> str:
    """Turn sentences into a list, a table or one long line."""
    mark = random.choice(["\n- ", " | ", "\n\n", "; ", "\n1. ", "</td><td>", ", "])
    return text.replace(". ", mark)


def _brackets(random: Random, text: str) -> str:
    """Put brackets around words and forget to close some."""
    return " ".join(
        random.choice(["(", "[", "“", "((", "<"]) + w + random.choice([")", "]", "”", "", ">"])
        if random.random() < 0.15
        else w
        for w in text.split(" ")
    )


def _foreign(random: Random, text: str) -> str:
    """Put sentences of another language between words of the text."""
    words = text.split() or [""]
    more = random.choice(_FOREIGN).format(random.choice(words), random.choice(words))
    at = random.randrange(len(text) + 1)
    return text[:at] + more * random.randint(1, 3) + text[at:]


def _again(random: Random, text: str) -> str:
    """Say a part of it many times."""
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at : at + random.randint(1, 40)] * random.randint(2, 60) + text[at:]


_CHANGES: tuple[Callable[[Random, str], str], ...] = (
    _pieces, _letters, _case, _scan, _lines, _brackets, _foreign, _again,
)  # fmt: skip


def mutated(text: str, seed: int, most: int = 500) -> str:
    """Return a part of a text as it never should have been published; the same for a seed."""
    random = Random(seed)
    start = random.randrange(max(1, len(text) - most))
    made = text[start : start + random.randint(20, most)]
    for _ in range(random.randint(1, 4)):
        made = random.choice(_CHANGES)(random, made)[: 4 * most]
    return made
