"""What words for a time mean: days, months, seasons and years, resolved against publication."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from pharmagraph.model import DateRange

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name}
_MONTHS["sept"] = 9
_DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

Days = tuple[date | None, date | None, str]


def resolve(
    kind: str, words: dict[str, str], published: date | None, before: DateRange | None
) -> Days | None:
    """Return the days that words of a kind mean, None where nothing tells.

    `before` is the time named last in the text, which `that year` and `the same day` go back to.
    Raises `ValueError` for days that no calendar has.
    """
    if kind in _BACK:
        return _BACK[kind](words, before) if before and before.start else None
    return _RESOLVERS[kind](words, published)


def _day(year: int, month: int, day: int) -> Days:
    one = date(year, month, day)
    return one, one, "DAY"


def _months(year: int, first: int, count: int, precision: str) -> Days:
    start = date(year, first, 1)
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    end = date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return start, end, precision


def _month_number(text: str) -> int:
    return _MONTHS[text.strip(".").lower()]


def _full(g: dict[str, str], _p: date | None) -> Days:
    n = "1" if "mon1" in g else "2"
    return _day(int(g["y" + n]), _month_number(g["mon" + n]), int(g["day" + n]))


def _iso(g: dict[str, str], _p: date | None) -> Days:
    return _day(*map(int, g["iso"].split("-")))


def _month_last_year(g: dict[str, str], p: date | None) -> Days | None:
    if p is None:
        return None
    year = p.year - (g["which3"].lower() == "last")
    return _months(year, _month_number(g["mon3"]), 1, "MONTH")


def _quarter(g: dict[str, str], _p: date | None) -> Days:
    n = int(g["q1"]) if "q1" in g else _QUARTERS[g["q2"].lower()]
    return _months(int(g["y4"]), 3 * n - 2, 3, "QUARTER")


def _half(g: dict[str, str], _p: date | None) -> Days:
    return _months(int(g["y5"]), 1 if g["half"].lower() == "first" else 7, 6, "QUARTER")


def _season(g: dict[str, str], _p: date | None) -> Days:
    return _months(int(g["y6"]), _SEASONS[g["season1"].lower()], 3, "SEASON")


def _last_season(g: dict[str, str], p: date | None) -> Days | None:
    """Take this year's season as "last" only once it is a quarter of a year past."""
    if p is None:
        return None
    first = _SEASONS[g["season2"].lower()]
    this = _months(p.year, first, 3, "SEASON")
    if g["which"].lower() == "this" or (this[1] and p - this[1] > timedelta(days=92)):
        return this
    return _months(p.year - 1, first, 3, "SEASON")


def _part_of_year(g: dict[str, str], p: date | None) -> Days | None:
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


def _month_year(g: dict[str, str], _p: date | None) -> Days:
    return _months(int(g["y8"]), _month_number(g["mon4"]), 1, "MONTH")


def _month_day(g: dict[str, str], p: date | None) -> Days | None:
    n = "5" if "mon5" in g else "6"
    month, day = _month_number(g["mon" + n]), int(g["day" + n])
    if p is None:
        return None
    near = _day(p.year, month, day)
    return _day(p.year - 1, month, day) if near[0] and near[0] > p + timedelta(days=7) else near


def _relative(g: dict[str, str], p: date | None) -> Days | None:
    words = g["rel2"].lower()
    if p is None:
        return None
    if words in ("today", "yesterday", "this morning"):
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


def _weekday(g: dict[str, str], p: date | None) -> Days | None:
    if p is None:
        return None
    one = p - timedelta(days=(p.weekday() - _DAYS[g["wd"].lower()]) % 7)
    return one, one, "DAY"


def _bare_month(g: dict[str, str], p: date | None) -> Days | None:
    if p is None:
        return None
    month = _month_number(g["mon7" if "mon7" in g else "mon8"])
    return _months(p.year - (month > p.month), month, 1, "MONTH")


def _nth(g: dict[str, str], p: date | None) -> Days | None:
    """Return the last such day of a month before publication: `on the 26th`."""
    if p is None:
        return None
    day = int(g["nth"])
    month = p if day <= p.day else p.replace(day=1) - timedelta(days=1)
    return _day(month.year, month.month, day)


def _that_year(g: dict[str, str], before: DateRange) -> Days | None:
    year = before.start.year if before.start else 0
    if "mon9" in g:
        return _months(year, _month_number(g["mon9"]), 1, "MONTH")
    return _months(year, 1, 12, "YEAR")


def _same_day(_g: dict[str, str], before: DateRange) -> Days | None:
    same = before.precision == "DAY"
    return (before.start, before.end, "DAY") if same else None


def _year(g: dict[str, str], _p: date | None) -> Days:
    return _months(int(g["y9"]), 1, 12, "YEAR")


_Resolver = Callable[[dict[str, str], date | None], Days | None]
_RESOLVERS: dict[str, _Resolver] = {
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
    "nth": _nth,
    "year": _year,
}
_BACK: dict[str, Callable[[dict[str, str], DateRange], Days | None]] = {
    "that year": _that_year,
    "same day": _same_day,
}
