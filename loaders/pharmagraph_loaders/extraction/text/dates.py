"""Days, months, seasons and years as vague as the text has them, resolved against publication."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pharmagraph.model import DateRange
from pharmagraph_loaders.extraction.text.calendar_days import resolve

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_YEAR = r"(?P<{0}>(?:19|20)\d\d)\b"
_PATTERNS = (
    ("iso", r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b"),
    (
        "mdy",
        _MONTH.format("mon1") + r"\s(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?\s" + _YEAR.format("y1"),
    ),
    (
        "dmy",
        r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?"
        + _MONTH.format("mon2")
        + r",?\s"
        + _YEAR.format("y2"),
    ),
    ("month last", r"(?P<mon3>" + _MONTH.format("x3")[6:] + r"\s(?P<which3>last|this)\syear\b"),
    (
        "quarter",
        r"(?:Q(?P<q1>[1-4])|(?P<q2>first|second|third|fourth)[\s-]quarter(?:\sof)?),?\s"
        + _YEAR.format("y4"),
    ),
    ("half", r"(?P<half>first|second)\shalf\sof\s" + _YEAR.format("y5")),
    ("season", r"(?P<season1>spring|summer|autumn|fall|winter)\s(?:of\s)?" + _YEAR.format("y6")),
    ("last season", r"(?P<which>last|this)\s(?P<season2>spring|summer|autumn|fall|winter)\b"),
    (
        "part year",
        r"(?P<part>early|late|mid|the end of|the beginning of|the start of|end)[\s-]"
        r"(?:in\s)?(?:" + _YEAR.format("y7") + r"|(?P<rel>last|this)\syear\b)",
    ),
    (
        "month year",
        r"(?P<part2>(?:early|late|mid)[\s-])?"
        + _MONTH.format("mon4")
        + r",?\s(?:of\s)?"
        + _YEAR.format("y8"),
    ),
    ("md", _MONTH.format("mon5") + r"\s(?P<day5>\d{1,2})(?:st|nd|rd|th)?\b(?!\s?%)"),
    ("dm", r"(?P<day6>\d{1,2})(?:st|nd|rd|th)?\s" + _MONTH.format("mon6") + r"\b"),
    (
        "that year",
        r"(?:in\s)?(?:"
        + _MONTH.format("mon9")
        + r"\s(?:of\s)?)?(?:in\s)?(?P<back>that|the\ssame)\syear\b",
    ),
    (
        "rel",
        r"(?P<rel2>yesterday|today|this\smorning|"
        r"(?:last|this|earlier this)\s(?:week|month|year))\b",
    ),
    (
        "weekday",
        r"(?:on\s|last\s|this\s)?(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
        r"Sunday)\b",
    ),
    (
        "month",
        r"(?:in|In|since|Since|last|this)\s(?P<mon7>January|February|March|April|May|June|"
        r"July|August|September|October|November|December)\b(?!,?\s\d)",
    ),
    (
        "month",
        r"(?P<mon8>January|February|March|April|May|June|July|August|September|October|"
        r"November|December)(?=:\s|\s[–—]\s|['’]s\s|\s(?:IPO|agreement|deal|pact|takeover)\b)",
    ),
    (
        "nth",
        r"[Oo]n\sthe\s(?P<nth>\d{1,2})(?:st|nd|rd|th)(?=[,.;)]|\s(?:that|it|of\sthis|with|by)\b)",
    ),
    ("same day", r"(?:of|on)\s(?:the|that)\ssame\s(?P<same>day)\b"),
    ("year", r"(?<![\d$€£.,-])" + _YEAR.format("y9") + r"(?![\d%]|-[A-Z0-9])"),
)
_DATE = re.compile("|".join(f"(?P<k{n}>{p})" for n, (_, p) in enumerate(_PATTERNS)), re.IGNORECASE)
_CUE = re.compile(
    r"(?<![\w$€£.,])(?:(?<!-)|(?<=--))(?=\d|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun|[Ll]ast\s|[Tt]his\s|[Ee]arl(?:y|ier)[\s-]|[Ll]ate[\s-]|[Mm]id[\s-]|[Ss]pring|"
    r"[Ss]ummer|[Aa]utumn|[Ff]all\s|[Ww]inter|[Ff]irst[\s-]|[Ss]econd[\s-]|[Tt]hird[\s-]|[Ff]ourth[\s-]|"
    r"[Ii]n\s[A-Z]|[Ss]ince\s[A-Z]|[Oo]n\s[A-Z]|[Oo]n\sth(?:e\s\d|e\ssame|at\ssame)|of\sth(?:e|at)\ssame\sday|[Tt]hat\syear|[Tt]he\ssame\syear|[Yy]esterday|[Tt]oday|[Tt]he\s(?:end|beg|sta)|[Ee]nd[\s-])"
)


class When(NamedTuple):
    """Words that name a time, and the range of days they mean."""

    start: int
    end: int
    range: DateRange


def find_dates(text: str, published: date | None) -> Iterator[When]:
    """Yield the dates of a text; those relative to an unknown `published` stay unresolved."""
    at, before = 0, None
    for cue in _CUE.finditer(text):
        found = _DATE.match(text, cue.start()) if cue.start() >= at else None
        if found is None:
            continue
        at = found.end()
        raw = " ".join(found.group().split())
        try:
            days = _resolve({k: v for k, v in found.groupdict().items() if v}, published, before)
        except ValueError:
            continue
        if days is None:
            days = (None, None, "UNKNOWN")
        told = DateRange(*days, raw)
        before = told if told.start else before
        yield When(found.start(), found.end(), told)


def _resolve(
    found: dict[str, str], published: date | None, before: DateRange | None
) -> tuple[date | None, date | None, str] | None:
    kind = next(_PATTERNS[int(k[1:])][0] for k in found if k[0] == "k" and k[1:].isdigit())
    words = {k: v for k, v in found.items() if not (k[0] == "k" and k[1:].isdigit())}
    return resolve(kind, words, published, before)
