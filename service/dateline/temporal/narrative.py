"""Whether a text tells of times of its own (history, biography) rather than of the days around its publication."""

from collections.abc import Sequence
from datetime import date

from dateline.temporal.expressions import Clock, Date, Expression, Modified, Relative, Within
from dateline.temporal.grammar import Found

_FAR = 1
"""Years before the anchor beyond which a stated year is no longer news."""


_LIVING = 90
"""Years before the anchor within which a lone year tells no story: it may be a birth or a founding in the news."""
_MANY = 6
"""Stated years that outweigh a few words which lean on the anchor."""


def is_narrative(found: Sequence[Found], anchor: date) -> bool:
    """Whether many stated years lie well before the anchor, and words that lean on the anchor are few."""
    far = explicit = leaning = 0
    firm = False
    for one in found:
        expression = one.expression
        while isinstance(expression, Modified):
            expression = expression.inner
        if isinstance(expression, Date) and expression.year is not None:
            explicit += 1
            past = expression.year < anchor.year - _FAR
            far += past
            firm = (
                firm or (past and bool(expression.month or expression.sub)) or expression.year < anchor.year - _LIVING
            )
        else:
            leaning += _leans(expression)
    return firm and 3 * far >= explicit > 2 * leaning and (not leaning or explicit >= _MANY)


def _leans(expression: Expression) -> int:
    """Whether an expression needs the publication time: "today", "last week", "Tuesday"."""
    if isinstance(expression, Clock):
        return int(expression.day is not None and _leans(expression.day))
    if isinstance(expression, Within):
        return _leans(expression.outer)
    if isinstance(expression, Relative):
        return int(expression.origin == "anchor")
    return int(isinstance(expression, Date) and expression.weekday is not None and expression.day is None)
