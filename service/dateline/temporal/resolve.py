"""What expressions mean against an anchor: the only module that knows it."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from dateline.temporal import units
from dateline.temporal.expressions import Date, Expression, Relative


class Resolved(NamedTuple):
    type: str
    value: str
    why: str
    basis: str = "resolved"


def resolve(expression: Expression, anchor: date, before: str, after: str) -> Resolved:
    if isinstance(expression, Relative):
        day = units.shift(anchor, expression.n, expression.unit)
        return Resolved("DATE", units.name(day, expression.unit), f"{expression.n} {expression.unit} from {anchor}")
    assert isinstance(expression, Date)
    year, month, day_, weekday = expression.year, expression.month, expression.day, expression.weekday
    if year and month and day_:
        return Resolved("DATE", f"{year:04d}-{month:02d}-{day_:02d}", "stated in full", "explicit")
    if year and month:
        return Resolved("DATE", f"{year:04d}-{month:02d}", "stated in full", "explicit")
    if year:
        return Resolved("DATE", f"{year:04d}", "stated in full", "explicit")
    future = any(w in before.lower() for w in (" will ", "ahead of", "due ", " to ", "scheduled"))
    if month and day_:
        best = min(
            (d for y in (-1, 0, 1) if (d := _day(anchor.year + y, month, day_))), key=lambda d: abs((d - anchor).days)
        )
        return Resolved("DATE", best.isoformat(), f"closest to {anchor}")
    if month:
        year = anchor.year - (month > anchor.month) + (future and month < anchor.month) + (future and month > anchor.month)
        return Resolved("DATE", f"{year:04d}-{month:02d}", f"against {anchor}")
    if weekday is not None:
        back = (anchor.weekday() - weekday) % 7
        day = anchor - timedelta(days=back) + timedelta(days=7 if future and back else 0)
        return Resolved("DATE", day.isoformat(), f"{'next' if future else 'most recent'} such day, from {anchor}")
    raise ValueError(expression)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
