"""Which two expressions, side by side, are one: "10 p.m. Wednesday", "June of that year", "next year's first
quarter".
"""

import re

from dateline.temporal.expressions import Clock, Date, Expression, Holiday, Modified, Offset, Relative, Within
from dateline.temporal.phrase import GAP

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
        return left._replace(day=right.day) if right.hour is None and right.day is not None else None
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


def is_day(expression: Expression) -> bool:
    """Whether an expression names a day."""
    if isinstance(expression, Date):
        return expression.day is not None or expression.weekday is not None
    if isinstance(expression, Relative):
        return expression.unit == "D"
    return isinstance(expression, Holiday) or (isinstance(expression, Offset) and expression.unit == "D")


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
