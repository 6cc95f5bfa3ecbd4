"""Dates in digits: ISO 8601, and the orders of the United States and of Europe."""

from dateline.temporal.expressions import Date, Expression, Fixed
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.dates import valid
from dateline.temporal.grammar.en.lexicon import LEXICON

rules = RuleSet(LEXICON)


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


@rules("9/11")
def nine_eleven(around: Around) -> Expression | None:
    """As in "Airport checks were rare before 9/11." -> 2001-09-11"""
    return None if around.low[around.end : around.end + 1] == "/" else Fixed("DATE", "2001-09-11")
