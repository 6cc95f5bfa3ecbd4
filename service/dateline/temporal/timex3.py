"""TIMEX3 values: the period that one stands for."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateline.temporal.units import Hemisphere, first_month
from dateline.temporal.values import Period

_UNDATED = Period("", None, None)
_PART_HOURS = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 22), "NI": (18, 30), "DT": (6, 18)}
"""Wide readings of the parts of a day, in hours from its midnight; a night reaches into the next day."""
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:"
    r"W(?P<week>\d\d)(?:-(?:(?P<weekend>WE)|(?P<weekday>[1-7])))?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T(?P<time>.+))?"
)
_CLOCK = re.compile(r"(\d\d)(?::?(\d\d))?(?::?(\d\d))?(?:Z|[+-]\d\d(?::?\d\d)?)?")


@lru_cache(maxsize=4096)
def period(value: str, hemisphere: Hemisphere = "north") -> Period:
    """The period of a DATE or TIME value; undated (bounds None, precision "") for vague, recurring and partial ones.

    `hemisphere` tells which months a season has.
    """
    try:
        return _period(value, hemisphere)
    except (ValueError, OverflowError):
        return _UNDATED


def _period(value: str, hemisphere: Hemisphere) -> Period:
    if value.isdigit() and len(value) < 4:
        return _era(value)
    if value.startswith("BC") and value[2:].isdigit() and len(value) == 6:
        return Period("year", None, None, "", 1 - int(value[2:]))
    found = _VALUE.fullmatch(value)
    if found is None:
        return _UNDATED
    year = int(found["year"])
    if found["week"]:
        return _week(year, int(found["week"]), found["weekend"], found["weekday"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return _time(day, found["time"]) if found["time"] else _days("day", day, day)
    if found["month"]:
        return _months("month", year, int(found["month"]), 1)
    if found["quarter"]:
        return _months("quarter", year, 3 * int(found["quarter"]) - 2, 3)
    if found["half"]:
        return _months("half", year, 6 * int(found["half"]) - 5, 6)
    if found["season"]:
        return _months("season", year, first_month(found["season"], hemisphere), 3)
    return _months("year", year, 1, 12)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min)


def _days(precision: str, first: date, last: date) -> Period:
    return Period(precision, _midnight(first), _midnight(last) + timedelta(days=1))


def _months(precision: str, year: int, month: int, count: int) -> Period:
    years, last = divmod(month + count - 2, 12)
    final = date(year + years, last + 1, monthrange(year + years, last + 1)[1])
    return _days(precision, date(year, month, 1), final)


def _era(digits: str) -> Period:
    years = 10 ** (4 - len(digits))
    first = int(digits) * years
    precision = {10: "decade", 100: "century", 1000: "millennium"}[years]
    return _days(precision, date(max(first, 1), 1, 1), date(first + years - 1, 12, 31))


def _week(year: int, week: int, weekend: str | None, weekday: str | None) -> Period:
    monday = date.fromisocalendar(year, week, 1)
    if weekday:
        day = monday + timedelta(days=int(weekday) - 1)
        return _days("day", day, day)
    if weekend:
        return _days("weekend", monday + timedelta(days=5), monday + timedelta(days=6))
    return _days("week", monday, monday + timedelta(days=6))


def _time(day: date, clock: str) -> Period:
    start = _midnight(day)
    if clock in _PART_HOURS:
        first, last = _PART_HOURS[clock]
        return Period("part", start + timedelta(hours=first), start + timedelta(hours=last))
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return _days("day", day, day)
    hour, minute, second = (int(group) if group else None for group in found.groups())
    begin = start + timedelta(hours=hour or 0, minutes=minute or 0, seconds=second or 0)
    if second is not None:
        return Period("second", begin, begin + timedelta(seconds=1))
    if minute is not None:
        return Period("minute", begin, begin + timedelta(minutes=1))
    return Period("hour", begin, begin + timedelta(hours=1))
