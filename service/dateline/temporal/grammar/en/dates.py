"""Calendar dates: days, months, years, decades, centuries, seasons, as far as English words fix them."""

from dateline.temporal.expressions import Date, Expression
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON

rules = RuleSet(LEXICON)

_MONTH_LENGTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONE_MONTH_AFTER = frozenset(
    "in since until till by of during from to through and or before after between late early mid for next last this "
    "past throughout around about on , ( - – — end beginning start".split()
)
_VERBLIKE_MONTHS = frozenset((3, 5))
_QUANTITY_BEFORE = frozenset("$ £ € ¥ # % . about nearly almost some than least most only no number flight route".split())
_YEAR_AFTER_NOT = frozenset(
    "% people men women troops soldiers miles kilometers km meters feet points jobs workers employees dollars pounds "
    "euros yen tons tonnes shares copies votes seats cars planes ships tanks aircraft guns prisoners casualties".split()
)


def _valid(month: int, day: int) -> bool:
    return day <= _MONTH_LENGTH[month - 1]


@rules(
    "(<weekday> ,?)? <month> (<day> | <dayth>) ,? <year>",
)
def month_day_year(
    month: int, year: int, day: int | None = None, dayth: int | None = None, weekday: int | None = None
) -> Expression | None:
    """"It was signed on March 3, 2014." -> 2014-03-03"""
    number = day or dayth or 0
    return Date(year, month, number, weekday) if _valid(month, number) else None


@rules(
    "(<weekday> ,?)? the? (<day> | <dayth>) of? <month> ,? <year>",
)
def day_month_year(
    month: int, year: int, day: int | None = None, dayth: int | None = None, weekday: int | None = None
) -> Expression | None:
    """"It was signed on 3 March 2014." -> 2014-03-03"""
    return month_day_year(month, year, day, dayth, weekday)


@rules("(<weekday> ,?)? <month> (<day> | the? <dayth> | the? <ordinal>)")
def month_day(
    month: int,
    around: Around,
    day: int | None = None,
    dayth: int | None = None,
    ordinal: int | None = None,
    weekday: int | None = None,
) -> Expression | None:
    """"They met on July 3." -> 2025-07-03"""
    number = day or dayth or ordinal or 0
    if not 1 <= number <= 31 or not _valid(month, number) or (month in _VERBLIKE_MONTHS and not around.capital()):
        return None
    return Date(None, month, number, weekday)


@rules("(<weekday> ,?)? the? (<day> | <dayth> | <ordinal>) of? <month>")
def day_month(
    month: int,
    around: Around,
    day: int | None = None,
    dayth: int | None = None,
    ordinal: int | None = None,
    weekday: int | None = None,
) -> Expression | None:
    """"They met on 3 July." -> 2025-07-03"""
    return month_day(month, around, day, dayth, ordinal, weekday)


@rules("<month> (, | of | in)? (<year> | <year2> | <yearwords>)")
def month_year(
    month: int, year: int | None = None, year2: int | None = None, yearwords: int | None = None
) -> Expression | None:
    """"It began in March 2014." -> 2014-03"""
    return Date(year or year2 or yearwords, month)


@rules("<month>")
def month_alone(month: int, around: Around) -> Expression | None:
    """"The report came out in June." -> 2025-06"""
    if not around.capital():
        return None
    if month in _VERBLIKE_MONTHS and around.before() not in _LONE_MONTH_AFTER:
        return None
    return Date(None, month)


@rules("(the | fiscal | the fiscal | the year | year | calendar)? <year>")
def year_alone(year: int, around: Around) -> Expression | None:
    """"The war ended in 1989." -> 1989"""
    low, start, end = around.low, around.start, around.end
    named = not low[start].isdigit()
    if around.before() in _QUANTITY_BEFORE and not named:
        return None
    if around.after() in _YEAR_AFTER_NOT or low[end : end + 2] in (",0", ".0") or low[end : end + 1] == "%":
        return None
    if low[end : end + 1] in ":/." and low[end + 1 : end + 2].isdigit():
        return None
    if start and low[start - 1] in ".,:/$£€" and start > 1 and low[start - 2].isdigit():
        return None
    if year < 1500 and around.before() not in ("in", "year", "since", "until", "by", "from", "of", "to"):
        return None
    return Date(year) if year <= 2100 else None


@rules("(the year)? <yearwords>")
def year_in_words(yearwords: int) -> Expression | None:
    """"It goes back to nineteen ninety-six." -> 1996"""
    return Date(yearwords)


@rules("<year2>")
def year_short(year2: int, around: Around) -> Expression | None:
    """"It was built in '98." -> 1998"""
    return Date(year2) if around.before() in ("in", "of", "since", "until", "by", "from", "summer", "spring") else None


@rules("the? <weekday>")
def weekday_alone(weekday: int, around: Around) -> Expression | None:
    """"They met on Tuesday." -> 2025-08-12"""
    return Date(weekday=weekday) if around.text[around.end - 1 :][:1] != "." or around.capital() else None
