"""Whether a text tells of times of its own (history, biography) rather than of the days around its publication."""

import re
from collections.abc import Sequence
from datetime import date

from dateline.temporal.expressions import Clock, Date, Expression, Modified, Relative, Within
from dateline.temporal.grammar import Found

_FAR = 1
"""Years before the anchor beyond which a stated year is no longer news."""
_RECENT = 20
"""Years before the anchor within which a lone date is rather the background of a report."""
_LIVING = 90
"""Years before the anchor within which a lone year tells no story: it may be a birth or a founding in the news."""
_MANY = 6
"""Stated years that outweigh a few words which lean on the anchor, or which report."""
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
        while isinstance(expression, Modified):
            expression = expression.inner
        if isinstance(expression, Date) and expression.year is not None:
            explicit += 1
            if expression.year < anchor.year - _FAR:
                far.append(expression)
        else:
            leaning += _leans(expression)
    if not 3 * len(far) >= explicit > 2 * leaning or len(low) > _STRETCH * len(far) or not _firm(far, anchor):
        return False
    if explicit < _MANY:
        return not leaning and reporting.search(low) is None
    return sum(1 for _ in reporting.finditer(low)) <= _SHARE * len(far)


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
