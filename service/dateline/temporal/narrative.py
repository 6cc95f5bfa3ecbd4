"""Whether a text tells of times of its own (history, biography) rather than of the days around its publication."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.temporal.expressions import Clock, Date, Era, Expression, Modified, Relative, Told, Within
from dateline.temporal.grammar import Found

_FOUR_DIGITS = 1000
_FAR = 1
"""Years before the anchor beyond which a stated year is no longer news."""
_RECENT = 20
"""Years before the anchor within which a lone date is rather the background of a report."""
_LIVING = 90
"""Years before the anchor within which a lone year tells no story: it may be a birth or a founding in the news."""
_MANY = 6
"""Stated years that outweigh a few words which lean on the anchor, or which report."""
_SEVERAL = 4
"""Old dates that still make a story where they are as many as the words that lean or report."""
_MODERN, _AGES = 1500, 2
"""A text that dates nothing later than this year may weigh its sources: two words of report for each date."""
_SHARE = 1.5
"""Words of news for each old date that a history may have."""
_STRETCH = 1500
"""Code points of text for each old date that a story goes on at most."""


def is_narrative(found: Sequence[Found], anchor: date, low: str, reporting: re.Pattern[str]) -> bool:
    """Whether many stated years lie well before the anchor, and little else speaks of the days around it.

    `low` is the lower-cased text, in which `reporting` finds the words of news. A few old dates make no story of a
    report: an obituary, a trial, an anniversary.
    """
    explicit = leaning = 0
    far: list[Date] = []
    for one in found:
        expression = one.expression
        while isinstance(expression, Modified | Told):
            expression = expression.inner if isinstance(expression, Modified) else expression.story
        if isinstance(expression, Date) and expression.year is not None:
            explicit += 1
            if expression.year < anchor.year - _FAR:
                far.append(expression)
        else:
            leaning += _leans(expression)
    if not 3 * len(far) >= explicit > 2 * leaning or len(low) > _STRETCH * len(far) or not _firm(far, anchor):
        return False
    reports = sum(1 for _ in reporting.finditer(low))
    if explicit < _MANY:
        if not leaning and all((one.year or 0) < _MODERN for one in far):
            return reports <= _AGES * len(far)
        return leaning + reports == 0 or (len(far) >= _SEVERAL and leaning + reports <= len(far))
    return reports <= _SHARE * len(far)


def as_told(found: Sequence[Found], narrative: bool) -> list[Found]:
    """`found` with what only a story means read as one, or else left out or cut down to what its words say in news.

    Three digits are a year only where most years are of so few: in a story of antiquity or the early middle ages.
    """
    read: list[Found] = []
    years = [one.expression.year for one in found if isinstance(one.expression, Date) and one.expression.year]
    modern = sum(year >= _FOUR_DIGITS for year in years)
    ancient = narrative and modern < sum(_old(one.expression) for one in found) + len(years) - modern
    for one in found:
        expression = one.expression
        if not isinstance(expression, Told):
            read.append(one)
        elif ancient or (narrative and not _old(expression)):
            read.append(one._replace(expression=expression.story))
        elif expression.plain is not None:
            read.append(one._replace(expression=expression.plain, end=one.end - expression.cut))
    return read


def _old(expression: Expression) -> bool:
    """Whether an expression is a date with a year of three digits."""
    story = expression.story if isinstance(expression, Told) else None
    while isinstance(story, Modified):
        story = story.inner
    story = story.day if isinstance(story, Clock) else story
    return isinstance(story, Era) or (isinstance(story, Date) and story.year is not None)


def _firm(far: list[Date], anchor: date) -> bool:
    """Whether some date is more than a year said in passing: one with its month, or of a time nobody remembers."""
    lone = len(far) == 1
    return any(
        (one.year or 0) < anchor.year - _LIVING
        or (bool(one.month or one.sub) and not (lone and (one.year or 0) > anchor.year - _RECENT))
        for one in far
    )


def _leans(expression: Expression) -> int:
    """Whether an expression needs the publication time: "today", "last week", "Tuesday"."""
    if isinstance(expression, Clock):
        return int(expression.day is not None and _leans(expression.day))
    if isinstance(expression, Within):
        return _leans(expression.outer)
    if isinstance(expression, Relative):
        return int(expression.origin == "anchor")
    return int(isinstance(expression, Date) and expression.weekday is not None and expression.day is None)
