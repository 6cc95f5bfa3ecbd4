"""Which two expressions, side by side, are one: "10 p.m. Wednesday", "June of that year", "next year's first
quarter".
"""

import re

from dateline.temporal.expressions import (
    Clock,
    Date,
    Expression,
    Holiday,
    Modified,
    Offset,
    Recurring,
    Relative,
    Within,
)
from dateline.temporal.phrase import GAP

_NOON = 12
JOINT = re.compile(
    rf"(?:['\u2019`]s)?{GAP}(?:of{GAP}|in{GAP}|at{GAP}|on{GAP})?|[,;]{GAP}(?:at{GAP}|on{GAP})?|,(?=\d)|{GAP}\(|-"
)


def join(left: Expression, joint: str, right: Expression) -> Expression | None:
    """The one expression that two make across `joint` (its words, stripped), or None."""
    if isinstance(left, Modified):
        inner = join(left.inner, joint, right)
        return None if inner is None else Modified(inner, left.mod)
    if (
        joint in ("", ",", ";", "at", ", at", "on", "of")
        and isinstance(right, Clock)
        and right.day is None
        and is_day(left)
    ):
        if (right.part and joint not in ("", "of")) or (joint == "of" and not right.part) or joint == "on":
            return None
        return right._replace(day=left)
    if (
        joint in ("", "on")
        and isinstance(left, Clock)
        and left.hour is not None
        and left.day is None
        and isinstance(right, Clock)
    ):
        if right.hour is not None or right.day is None:
            return None
        late = right.part in ("AF", "EV", "NI") and not left.half and left.hour < _NOON
        return left._replace(day=right.day, hour=left.hour + _NOON * late)
    if joint in ("at", "") and isinstance(left, Recurring) and isinstance(right, Clock) and right.day is None:
        return _recurring_at(left, right)
    if joint in ("", ",", "on", "of") and isinstance(left, Clock) and left.day is None and is_day(right):
        return left._replace(day=right)
    if joint.endswith("s") and len(joint) == 2 and _year(left) and _yearless(right):
        return Within(right, left)
    if joint in ("", "of", "in", ",") and _yearless(left) and _year(right):
        if (joint == "in" and not isinstance(right, Date)) or (joint == "" and not isinstance(right, Relative)):
            return None
        return Within(left, right)
    if (
        joint in ("of", "")
        and isinstance(left, Date)
        and left.weekday is not None
        and left.day is None
        and _week(right)
    ):
        return Within(left, right)
    return None


def _recurring_at(every: Recurring, clock: Clock) -> Expression | None:
    """The one of "every Wednesday at 4 p.m."."""
    weekly = every.value.startswith("XXXX-WXX-") and "T" not in every.value and clock.hour is not None
    return every._replace(value=f"{every.value}T{clock.hour:02d}:{clock.minute or 0:02d}") if weekly else None


def is_day(expression: Expression) -> bool:
    """Whether an expression names a day."""
    if isinstance(expression, Date):
        return expression.day is not None or expression.weekday is not None
    if isinstance(expression, Relative):
        return expression.unit == "D"
    if isinstance(expression, Offset):
        return expression.unit == "D" or is_day(expression.base)
    return isinstance(expression, Holiday)


def _week(expression: Expression) -> bool:
    return isinstance(expression, Relative) and expression.unit == "W"


def _year(expression: Expression) -> bool:
    if isinstance(expression, Date):
        return expression.year is not None and not (expression.month or expression.sub)
    return isinstance(expression, Relative) and expression.unit == "Y" and not expression.ago


def _yearless(expression: Expression) -> bool:
    if isinstance(expression, Date):
        return expression.year is None and bool(expression.month or expression.sub) and expression.step is None
    return isinstance(expression, Holiday) and expression.year is None and expression.step is None
