"""Days, months, seasons and years as vague as the text has them, resolved against publication."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pharmagraph.model import DateRange

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
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
    ("rel", r"(?P<rel2>yesterday|today|(?:last|this|earlier this)\s(?:week|month|year))\b"),
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
    ("year", r"(?<![\d$€£.,-])" + _YEAR.format("y9") + r"(?![\d%]|-[A-Z0-9])"),
)
_DATE = re.compile("|".join(f"(?P<k{n}>{p})" for n, (_, p) in enumerate(_PATTERNS)), re.IGNORECASE)
_CUE = re.compile(
    r"(?<![\w$€£.,])(?:(?<!-)|(?<=--))(?=\d|Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q[1-4]|Mon|Tues|Wednes|"
    r"Thurs|Fri|Satur|Sun|[Ll]ast\s|[Tt]his\s|[Ee]arl(?:y|ier)[\s-]|[Ll]ate[\s-]|[Mm]id[\s-]|[Ss]pring|"
    r"[Ss]ummer|[Aa]utumn|[Ff]all\s|[Ww]inter|[Ff]irst[\s-]|[Ss]econd[\s-]|[Tt]hird[\s-]|[Ff]ourth[\s-]|"
    r"[Ii]n\s[A-Z]|[Ss]ince\s[A-Z]|[Oo]n\s[A-Z]|[Yy]esterday|[Tt]oday|[Tt]he\s(?:end|beg|sta)|[Ee]nd[\s-])"
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


class When(NamedTuple):
    """Words that name a time, and the range of days they mean."""

    start: int
    end: int
    range: DateRange


def find_dates(text: str, published: date | None) -> Iterator[When]:
    """Yield the dates of a text; those relative to an unknown `published` stay unresolved."""
    at = 0
    for cue in _CUE.finditer(text):
        found = _DATE.match(text, cue.start()) if cue.start() >= at else None
        if found is None:
            continue
        at = found.end()
        raw = " ".join(found.group().split())
        try:
            days = _resolve({k: v for k, v in found.groupdict().items() if v}, published)
        except ValueError:
            continue
        if days is None:
            days = (None, None, "UNKNOWN")
        yield When(found.start(), found.end(), DateRange(*days, raw))


_Days = tuple[date | None, date | None, str]


def _resolve(g: dict[str, str], published: date | None) -> _Days | None:
    kind = next(_PATTERNS[int(k[1:])][0] for k in g if k[0] == "k" and k[1:].isdigit())
    value = {k: v for k, v in g.items() if not (k[0] == "k" and k[1:].isdigit())}
    return _RESOLVERS[kind](value, published)


def _day(year: int, month: int, day: int) -> _Days:
    one = date(year, month, day)
    return one, one, "DAY"


def _months(year: int, first: int, count: int, precision: str) -> _Days:
    start = date(year, first, 1)
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return start, end, precision


def _month_number(text: str) -> int:
    return _MONTHS[text.strip(".").lower()]


def _full(g: dict[str, str], _p: date | None) -> _Days:
    n = "1" if "mon1" in g else "2"
    return _day(int(g["y" + n]), _month_number(g["mon" + n]), int(g["day" + n]))


def _iso(g: dict[str, str], _p: date | None) -> _Days:
    return _day(*map(int, g["iso"].split("-")))


def _month_last_year(g: dict[str, str], p: date | None) -> _Days | None:
    if p is None:
        return None
    year = p.year - (g["which3"].lower() == "last")
    return _months(year, _month_number(g["mon3"]), 1, "MONTH")


def _quarter(g: dict[str, str], _p: date | None) -> _Days:
    n = int(g["q1"]) if "q1" in g else _QUARTERS[g["q2"].lower()]
    return _months(int(g["y4"]), 3 * n - 2, 3, "QUARTER")


def _half(g: dict[str, str], _p: date | None) -> _Days:
    return _months(int(g["y5"]), 1 if g["half"].lower() == "first" else 7, 6, "QUARTER")


def _season(g: dict[str, str], _p: date | None) -> _Days:
    return _months(int(g["y6"]), _SEASONS[g["season1"].lower()], 3, "SEASON")


def _last_season(g: dict[str, str], p: date | None) -> _Days | None:
    """Take this year's season as "last" only once it is a quarter of a year past."""
    if p is None:
        return None
    first = _SEASONS[g["season2"].lower()]
    this = _months(p.year, first, 3, "SEASON")
    if g["which"].lower() == "this" or (this[1] and p - this[1] > timedelta(days=92)):
        return this
    return _months(p.year - 1, first, 3, "SEASON")


def _part_of_year(g: dict[str, str], p: date | None) -> _Days | None:
    if "y7" in g:
        year = int(g["y7"])
    elif p is None:
        return None
    else:
        year = p.year - (g["rel"].lower() == "last")
    part = g["part"].lower()
    if part in ("late", "end", "the end of"):
        return _months(year, 10, 3, "QUARTER")
    return _months(year, 5 if part == "mid" else 1, 3, "QUARTER")


def _month_year(g: dict[str, str], _p: date | None) -> _Days:
    return _months(int(g["y8"]), _month_number(g["mon4"]), 1, "MONTH")


def _month_day(g: dict[str, str], p: date | None) -> _Days | None:
    n = "5" if "mon5" in g else "6"
    month, day = _month_number(g["mon" + n]), int(g["day" + n])
    if p is None:
        return None
    near = _day(p.year, month, day)
    return _day(p.year - 1, month, day) if near[0] and near[0] > p + timedelta(days=7) else near


def _relative(g: dict[str, str], p: date | None) -> _Days | None:
    words = g["rel2"].lower()
    if p is None:
        return None
    if words in ("today", "yesterday"):
        one = p - timedelta(days=words == "yesterday")
        return one, one, "DAY"
    last = words.startswith("last")
    if words.endswith("year"):
        return _months(p.year - last, 1, 12, "YEAR")
    if words.endswith("month"):
        first = p.replace(day=1) - timedelta(days=1) if last else p
        return _months(first.year, first.month, 1, "MONTH")
    monday = p - timedelta(days=p.weekday() + 7 * last)
    return monday, monday + timedelta(days=6), "UNKNOWN"


def _weekday(g: dict[str, str], p: date | None) -> _Days | None:
    if p is None:
        return None
    one = p - timedelta(days=(p.weekday() - _DAYS[g["wd"].lower()]) % 7)
    return one, one, "DAY"


def _bare_month(g: dict[str, str], p: date | None) -> _Days | None:
    if p is None:
        return None
    month = _month_number(g["mon7"])
    return _months(p.year - (month > p.month), month, 1, "MONTH")


def _year(g: dict[str, str], _p: date | None) -> _Days:
    return _months(int(g["y9"]), 1, 12, "YEAR")


_RESOLVERS = {
    "iso": _iso,
    "mdy": _full,
    "dmy": _full,
    "month last": _month_last_year,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "last season": _last_season,
    "part year": _part_of_year,
    "month year": _month_year,
    "md": _month_day,
    "dm": _month_day,
    "rel": _relative,
    "weekday": _weekday,
    "month": _bare_month,
    "year": _year,
}
