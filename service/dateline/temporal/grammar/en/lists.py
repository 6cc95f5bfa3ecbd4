"""Lists and ranges: "March 3-5 and 7", "12 and 13 August", "June and July 1998", "1990-94", "499 to 493 BC"."""

import re

from dateline.temporal.expressions import (
    Clock,
    Date,
    Ending,
    Expression,
    Modified,
    Offset,
    Recurring,
    Relative,
    Told,
    Within,
)
from dateline.temporal.grammar import Found
from dateline.temporal.grammar.en.joining import is_day
from dateline.temporal.grammar.en.lexicon import WEEKDAYS

LINK = re.compile(
    r"(?:\s?[-\u2013\u2014/]\s?|,?\s(?:to|and|or|through|until|into)\s(?:the\s)?|,\s|\s\()(?:(?:early|mid|late)[\s-])?"
)
RANGE = re.compile(r"\s?[-\u2013\u2014]\s?(?:to\s)?|,?\s(?:to|through|thru|until|till)\s(?:the\s)?")
"""What stands between the two ends of a range."""
_DAY_BEHIND = re.compile(
    r"(\s?[-\u2013]\s?|,\s(?:and\s)?|\sand\s|\sor\s|\sto\s(?:the\s)?)(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s((?:1\d|20)\d\d)\b)?"
    r"(?![.,:/]\d|%|\s?(?:percent|per|a\.m|p\.m|[ap]m\b|million|billion))"
)
_END = re.compile(
    r"\s?(?:[.;:)\n\u2014]|,(?!\d)|[-\u2013]|$"
    r"|(?:and|or|to|in|at|for|when|as|but|with|after|before|on|by|from|that|which|was|were|is)\b)"
)
_DAY_BEFORE = re.compile(
    r"(?<![\d.,:$\u20ac\u00a3-])((?:the )?\d{1,2}(?:st|nd|rd|th)?)"
    r"(?:\s?[-\u2013]\s?|\s(?:and|or|to|until)\s(?:the\s)?|,\s)$"
)
_ENDED = re.compile(r",?\s(?:(?:that|which)\s)?(?:ended|ending|ends|to)\s(?:on\s)?")
_YEAR_BEHIND = re.compile(r"[-\u2013/](\d\d)(?![\d-])")
_WEEKDAY_BEHIND = re.compile(r"\s(?:and|or)\s((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b(?! (?:last|next|\d))")
_HALF_DAY = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?([ap])\.?\s?m\b")
_HOUR_BEFORE = re.compile(r"(?:(?:\b(?:between|from)\s)(1[0-2]|[1-9])(?:[:.]([0-5]\d))?\s(?:and|to|until|till)\s)$")
_YEAR_BEFORE = re.compile(r"(?<![\d.,:$\u20ac\u00a3-])(\d{1,4})(?:\s?[-\u2013]\s?|\s(?:and|or|to|until)\s)$")


_YEAR_THEN = re.compile(r",?\s(?:(?:on|in|at)\s)(?:the\s(?:night|morning|evening|afternoon)\sof\s)?")
_SPAN = 24
"""How many code points may stand between a year and its day."""
_BRACKET_ENDS = re.compile(r"\)(?:\son)?\s")
_NOON = 12
"""Hours by which two clocks show the same moment on one day; beyond, it is another day on one of them."""
_SHORT = 16
"""How many code points a link may be long."""


def members(low: str, hit: Found, floor: int) -> list[Found]:
    """What else the date `hit` names, itself included, in reading order; none begins before `floor`."""
    date = hit.expression
    if isinstance(date, Recurring):
        return [hit, *_weekdays_behind(low, hit, date)]
    if isinstance(date, Clock):
        return [*_hours_before(low, hit, date, floor), hit]
    if not isinstance(date, Date):
        return [hit]
    if date.day is not None and date.month is not None:
        behind = _days_behind(low, hit, date)
        year = next((found.expression.year for found in behind if isinstance(found.expression, Date)), None)
        first = hit._replace(expression=date._replace(year=date.year or year))
        return [*_days_before(low, hit, date, floor), first, *behind]
    if date.year is None or date.month is not None or date.sub:
        return [hit]
    if date.year < 1:
        return [*_years_before(low, hit, date.year, floor), hit]
    tail = _YEAR_BEHIND.match(low, hit.end)
    last = date.year - date.year % 100 + int(tail.group(1)) if tail else 0
    return [hit, Found(tail.start(1), tail.end(1), hit.rule, Date(last))] if tail and last > date.year else [hit]


def complete(low: str, hit: Found, following: Found) -> Found:
    """`hit` with what the linked date behind it tells of it.

    The year of the June of "June and July 1998", the last day of the quarter of "the quarter ended June 30".
    """
    date, next_date = hit.expression, following.expression
    if _ENDED.fullmatch(low, hit.end, following.start) and _is_quarter(date):
        return hit._replace(expression=Ending(date, next_date, following.start, following.end))
    if isinstance(date, Clock):
        return hit._replace(expression=_complete_clock(low, hit, date, following))
    if isinstance(date, Told) and LINK.fullmatch(low, hit.end, following.start):
        return hit._replace(expression=_before_christ(date, next_date))
    if isinstance(next_date, Modified):
        next_date = next_date.inner  # "the spring and early summer of 1943"
    day = next_date.day if isinstance(next_date, Clock) else next_date
    if isinstance(date, Date) and isinstance(day, Date) and _linked(low, hit, following):
        return hit._replace(expression=_complete_date(date, day))
    return hit


def _complete_clock(low: str, hit: Found, clock: Clock, following: Found) -> Clock:
    """A clock time with the day of the one behind it, or of the day behind the bracket that it stands in.

    "16.00 CEST (1400 GMT) on Sunday" is one moment twice; "9 p.m. EST (0200 GMT on Wednesday)" is on the day before.
    """
    later = following.expression
    if clock.day is None and clock.hour is not None and is_day(later):
        return clock._replace(day=later) if _closes(low, hit, following) else clock
    if not isinstance(later, Clock) or not _linked(low, hit, following):
        return clock
    bracketed = low.startswith(" (", hit.end) and low.startswith(")", following.end)
    if clock.day is None and clock.hour is not None and later.hour is not None and later.day and bracketed:
        apart = clock.hour - later.hour if "+" in following.rule else 0
        days = -1 if apart > _NOON else 1 if apart < -_NOON else 0
        return clock._replace(day=Offset(days, "D", later.day) if days else later.day)
    return _same_day(clock, later)


def _complete_date(date: Date, following: Date) -> Date:
    if date.year is not None or date.step is not None:
        return date
    if _lacks_month(date) and following.month:
        return _lent_month(date, following)
    if following.year is None:
        return date
    if date.sub and following.sub:
        return date._replace(year=following.year - (date.sub == "WI"))
    if not date.month or following.month is None:
        return date
    return date._replace(year=following.year - (date.month > following.month))


def continue_year(low: str, before: Found, hit: Found) -> Found:
    """`hit` with the year that was said right before it: the day of "three years ago, on March 5"."""
    if hit.start - before.end > _SPAN:
        return hit
    outer = before.expression
    if isinstance(outer, Within) and isinstance(hit.expression, Date) and _is_year(outer.outer):
        year, between = outer.outer, LINK.fullmatch(low, before.end, hit.start)  # "…, on March 5 and April 6"
    else:
        year, between = outer, _YEAR_THEN.fullmatch(low, before.end, hit.start)
    if between is None or not _is_year(year):
        return hit
    date = hit.expression
    if isinstance(date, Clock) and date.day is not None and _lacks_year(date.day):
        return hit._replace(expression=date._replace(day=Within(date.day, year)))
    return hit._replace(expression=Within(date, year)) if _lacks_year(date) else hit


def _is_year(expression: Expression) -> bool:
    if isinstance(expression, Date):
        return expression.year is not None and not (expression.month or expression.sub)
    return isinstance(expression, Relative) and expression.unit == "Y" and expression.origin == "anchor"


def _lacks_year(expression: Expression) -> bool:
    return (
        isinstance(expression, Date) and expression.year is None and bool(expression.month) and expression.step is None
    )


def _lacks_month(date: Date) -> bool:
    """Whether it is a weekday with the number of its day: the "Monday 4" of "Monday 4 and Tuesday 5 August"."""
    return date.weekday is not None and date.day is not None and date.month is None


def _linked(low: str, hit: Found, following: Found) -> bool:
    """Whether nothing but a link stands between two expressions."""
    return following.start - hit.end <= _SHORT and LINK.fullmatch(low, hit.end, following.start) is not None


def _closes(low: str, hit: Found, following: Found) -> bool:
    """Whether a bracket ends behind a clock time, and its day follows: "(1400 GMT) on Sunday"."""
    return following.start - hit.end <= _SHORT and _BRACKET_ENDS.fullmatch(low, hit.end, following.start) is not None


def _lent_month(date: Date, following: Date) -> Date:
    """A numbered weekday with the month of the date behind it, or the one before where its number is higher."""
    month, year = following.month or 1, following.year
    if following.day is not None and (date.day or 0) > following.day:
        month = month - 1 or 12
        year = year - 1 if year is not None and month == 12 else year
    return date._replace(month=month, year=year)


def _same_day(clock: Clock, following: Clock) -> Clock:
    """For the 9:30 of "from 9:30 to 11 a.m. Tuesday": the day of the later time that follows."""
    if clock.day is not None or clock.hour is None or following.hour is None or clock.hour >= following.hour:
        return clock
    return clock._replace(day=following.day)


def _before_christ(told: Told, following: Expression) -> Expression:
    """For the 421 of "421 and 414 BC": a year before Christ, as the one that follows is."""
    story = told.story
    if isinstance(story, Date) and story.year and isinstance(following, Date) and (following.year or 1) < 1:
        return story._replace(year=1 - story.year, origin="anchor")
    return told


def _is_quarter(expression: Expression) -> bool:
    """Whether an expression names a quarter and not the year that it is of."""
    if isinstance(expression, Date):
        return expression.sub[:1] == "Q" and expression.year is None
    return isinstance(expression, Relative) and expression.unit == "Q" and expression.origin == "text"


def _days_behind(low: str, hit: Found, date: Date) -> list[Found]:
    found: list[tuple[int, int, int]] = []
    day, at, year = date.day or 0, hit.end, date.year
    while year is None and (behind := _DAY_BEHIND.match(low, at)):
        number = int(behind.group(2))
        dash = behind.group(1).strip() in ("-", "\u2013")
        if not day < number <= 31 or (not dash and not behind.group(3) and not _END.match(low, behind.end())):
            break
        year = int(behind.group(3)) if behind.group(3) else None
        found.append((behind.start(2), behind.end(), number))
        day, at = number, behind.end()
    return [Found(first, last, hit.rule, Date(year, date.month, number)) for first, last, number in found]


def _days_before(low: str, hit: Found, date: Date, floor: int) -> list[Found]:
    found: list[Found] = []
    day, at = date.day or 0, hit.start
    while low[at : at + 1].isdigit() or low.startswith("the ", at):
        before = _DAY_BEFORE.search(low, max(floor, at - 16), at)
        number = int(re.sub(r"\D", "", before.group(1))) if before else 0
        if before is None or not 0 < number < day:
            break
        found.insert(0, Found(before.start(1), before.end(1), hit.rule, Date(date.year, date.month, number)))
        day, at = number, before.start(1)
    return found


def _weekdays_behind(low: str, hit: Found, every: Recurring) -> list[Found]:
    """The Friday of "every Tuesday and Friday"."""
    behind = _WEEKDAY_BEHIND.match(low, hit.end) if every.quant and every.value.startswith("XXXX-WXX-") else None
    if behind is None:
        return []
    value = f"XXXX-WXX-{WEEKDAYS[behind.group(1)] + 1}"
    return [Found(behind.start(1), behind.end(1), hit.rule, every._replace(value=value))]


def _hours_before(low: str, hit: Found, clock: Clock, floor: int) -> list[Found]:
    """The 6 of "between 6 and 8 a.m." and of "6-8 a.m.": of the same half of the day, unless that would be later."""
    halfday = _HALF_DAY.match(low, hit.start, hit.end)
    before = _HOUR_BEFORE.search(low, max(floor, hit.start - 20), hit.start) if halfday else None
    if before is None or halfday is None or clock.hour is None:
        return []
    hour, afternoon = int(before.group(1)) % 12, halfday.group(1) == "p"
    hour += 12 * (afternoon and hour + 12 <= clock.hour)
    first = clock._replace(hour=hour, minute=int(before.group(2)) if before.group(2) else None)
    return [Found(before.start(1), before.end(2) if before.group(2) else before.end(1), hit.rule, first)]


def _years_before(low: str, hit: Found, year: int, floor: int) -> list[Found]:
    before = _YEAR_BEFORE.search(low, max(floor, hit.start - 12), hit.start)
    if before is None or int(before.group(1)) <= 1 - year:
        return []
    return [Found(before.start(1), before.end(1), hit.rule, Date(1 - int(before.group(1))))]
