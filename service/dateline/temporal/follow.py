"""What stands right behind an expression and completes it: the year in "June and July 1998"."""

import re

from dateline.temporal.expressions import Date
from dateline.temporal.find import Found

_LINK = re.compile(r"(?:\s?[-\u2013\u2014/]\s?|\s(?:to|and|or|through|until)\s(?:the\s)?|,\s)(?:(?:early|mid|late)[\s-])?")


def following_year(low: str, end: int, following: Found) -> tuple[int, int] | None:
    """Year and month of the date that follows the expression ending at `end`, when only a link stands between."""
    date = following.expression
    if not isinstance(date, Date) or date.year is None or date.month is None or following.start - end > 16:
        return None
    return (date.year, date.month) if _LINK.fullmatch(low, end, following.start) else None
