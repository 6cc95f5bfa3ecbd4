"""Dates in digits: ISO 8601, and the orders of the United States and of Europe."""

import re

from dateline.temporal.expressions import Clock, Date, Expression, Fixed
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.clock import of_day
from dateline.temporal.grammar.en.dates import valid
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.grammar.en.numbered import name_before
from dateline.temporal.grammar.en.numbers import read_integers
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_NUMBERED = vocabulary("version versions v release build update firmware patch edition software ip address")
_SPAN = 24
"""How far back, in code points, the first day of a range may stand."""
_DAY_BEHIND = re.compile(r"(?:\s?[-\u2013]\s?|\s(?:to|through|until|and)\s)(\d{1,2}/\d{1,2})(?![\d/])")
_DAY_BEFORE = re.compile(r"(?<![\d/.])(\d{1,2}/\d{1,2})(?:\s?[-\u2013]\s?|\s(?:to|through|until|and)\s)$")
_OPENS = re.compile(r"(?:^|[.!?:\n]\s{0,4})[A-Z]\w{0,20}:? $")
"""A word that begins a sentence, and so has its capital for that."""
_PARTS = vocabulary("inch inches cup cups mile miles pound pounds teaspoons tablespoons of odds favourite favorite")
_DENOMINATORS = frozenset((2, 3, 4, 5, 8, 16, 32))


@rules("<isodate>")
def iso_date(isodate: tuple[int, int, int]) -> Expression | None:
    """As in "Released 2014-03-03." -> 2014-03-03"""
    year, month, day = isodate
    return Date(year, month, day) if 1 <= month <= 12 and valid(month, day) else None


@rules("<isodate><isotime>")
def iso_time(isodate: tuple[int, int, int], isotime: str) -> Expression | None:
    """As in "Logged at 2014-03-03T10:15." -> 2014-03-03T10:15"""
    year, month, day = isodate
    if not (1 <= month <= 12 and valid(month, day)):
        return None
    return Fixed("TIME", f"{year:04d}-{month:02d}-{day:02d}T{isotime}")


@rules("<slashdate>")
def slash_date(slashdate: tuple[int, int, int]) -> Expression | None:
    """As in "Released 3/22/2014." -> 2014-03-22"""
    first, second, year = slashdate
    if first <= 12 and valid(first, second):
        return Date(year, first, second)
    return Date(year, second, first) if 1 <= second <= 12 and valid(second, first) else None


@rules("<dotiso>")
def dotted_iso(dotiso: tuple[int, int, int], around: Around) -> Expression | None:
    """As in "Released 2014.3.22." -> 2014-03-22"""
    before = around.before()
    if before in _NUMBERED or (
        name_before(around, before) and not _OPENS.search(around.text, max(0, around.start - _SPAN), around.start)
    ):
        return None  # "version 2014.3.22", "Harbor 2014.3.22"
    return iso_date(dotiso)


@rules("<slashday>")
def slash_day(slashday: tuple[int, int], around: Around) -> Expression | None:
    """As in "The pool was shut 3/22 - 4/5." -> 2025-03-22"""
    other = _DAY_BEHIND.match(around.low, around.end) or _DAY_BEFORE.search(
        around.low, max(0, around.start - _SPAN), around.start
    )
    if other is None or around.after() in _PARTS:
        return None
    pair = (slashday, read_integers(other.group(1)))
    if all(first < second and second in _DENOMINATORS for first, second in pair):
        return None  # "1/2 - 3/4"
    for order in (1, -1):
        days = [one[::order] for one in pair]
        if all(1 <= month <= 12 and valid(month, day) for month, day in days):
            month, day = days[0]
            return Date(None, month, day)
    return None


@rules("<dotdate>")
def dot_date(dotdate: tuple[int, int, int]) -> Expression | None:
    """As in "Released 22.3.2014." -> 2014-03-22"""
    day, month, year = dotdate
    return Date(year, month, day) if 1 <= month <= 12 and valid(month, day) else None


@rules("<monthdate>")
def month_date(monthdate: tuple[int, int, int]) -> Expression | None:
    """As in "Released 22-Mar-2014." -> 2014-03-22"""
    day, month, year = monthdate
    return Date(year, month, day) if valid(month, day) else None


@rules("<dashdate>")
def dash_date(dashdate: tuple[int, int, int]) -> Expression | None:
    """As in "Released 22-03-2014." -> 2014-03-22"""
    return dot_date(dashdate)


@rules("<isoweek>")
def iso_week(isoweek: str) -> Expression:
    """As in "The rota for 2014-W12 is missing." -> 2014-W12"""
    return Fixed("DATE", isoweek)


@rules("<yearmonth>")
def year_month(yearmonth: tuple[int, int], around: Around) -> Expression | None:
    """As in "Figures for 2014-03 were revised." -> 2014-03"""
    year, month = yearmonth
    if month == (year + 1) % 100:
        return None
    return Date(year, month) if around.low[around.start - 1 : around.start] not in ("/", "-", ".", "(") else None


@rules(
    "(<weekday> ,?)? <month> <day> ,? <hour>:<minute>(:<minute:second>)?<halfday>? <zone>? <year>",
    "(<weekday> ,?)? <day> <month> ,? <hour>:<minute>(:<minute:second>)?<halfday>? <zone>? <year>",
)
def stamp(
    month: int,
    day: int,
    hour: int,
    minute: int,
    year: int,
    second: int | None = None,
    halfday: bool | None = None,
    zone: str = "",
    weekday: int | None = None,
) -> Expression | None:
    """As in "Logged Sat Mar 22 10:15:08 EDT 2014." -> 2014-03-22T10:15:08"""
    read = of_day(hour, halfday)
    return (
        None if read is None else Clock(read, minute, second, zone=zone, day=Date(year, month, day, weekday), half="24")
    )


@rules("9/11")
def nine_eleven(around: Around) -> Expression | None:
    """As in "Airport checks were rare before 9/11." -> 2001-09-11"""
    return None if around.low[around.end : around.end + 1] == "/" else Fixed("DATE", "2001-09-11")
