"""What expressions mean: against the anchor, or against the time that the text itself has set.

This and the modules it calls are the only part that knows a date that the words do not state. Each reader gets an
expression and where it stands, and returns its TIMEX3 attributes with the reason in words.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dateline.temporal import units
from dateline.temporal.calendars import make
from dateline.temporal.clock import read_clock
from dateline.temporal.context import Context
from dateline.temporal.dating import read_date, read_full
from dateline.temporal.distance import quarter_ended, read_relative
from dateline.temporal.expressions import (
    Clock,
    Containing,
    Date,
    Duration,
    Ending,
    Era,
    Expression,
    Fixed,
    Holiday,
    Modified,
    Offset,
    Ordinal,
    Recurring,
    Reference,
    Relative,
    Within,
)  # fmt: skip
from dateline.temporal.grammar import Direction, Found
from dateline.temporal.holiday import read_holiday
from dateline.temporal.resolved import Place, Resolved, dated
from dateline.temporal.timex3 import period

_WEEK = 7
"""Days before the anchor within which a day of speech is the reader's "said on Tuesday"."""


def resolve(expression: Expression, context: Context, place: Place) -> Resolved:
    """What `expression` at `place` means in `context`; remembers in `context` the time that it sets.

    What would lie before the year 1 or after 9999, where `datetime` ends, stays undated.
    """
    try:
        resolved = _READERS[type(expression)](expression, context, place)
    except OverflowError:
        return Resolved("DATE", "XXXX-XX-XX", "lies beyond the calendar", "vague")
    if resolved.day is not None and resolved.type != "DURATION" and not _flashback(expression, context):
        context.tell(resolved.day, resolved.unit, place.start, place.end, compared=_compares(expression))
    if isinstance(expression, Duration) and expression.start == "told" and expression.unit == "M":
        context.span_at = place.start
    return resolved


def day_spoken(found: Found, context: Context) -> date | None:
    """The day that `found` names as the one on which something was said; None where that is not of the last week.

    It is read ahead of the text, so that what it would leave behind in `context` is thrown away.
    """
    day = resolve(found.expression, replace(context), Place(found.start, found.end)).day
    return day if day is not None and 0 <= (context.anchor - day).days <= _WEEK else None


def _flashback(expression: Expression, context: Context) -> bool:
    return context.narrative and isinstance(expression, Relative) and expression.n < 0


def _compares(expression: Expression) -> bool:
    """Whether an expression names what a report compares with ("a year ago"), not the time that it tells of."""
    outer = expression.outer if isinstance(expression, Within) else expression
    return isinstance(outer, Relative) and outer.ago and outer.unit == "Y" and outer.n == -1


def _era(expression: Era, context: Context, place: Place) -> Resolved:
    digits = {10: 3, 100: 2, 1000: 1}[expression.years]
    value = f"{expression.first:04d}"[:digits]
    return Resolved("DATE", value, "stated in full", "explicit")


def _within(expression: Within, context: Context, place: Place) -> Resolved:
    outer = resolve(expression.outer, context, place)
    inner = expression.inner
    if outer.day is None:
        if isinstance(inner, Date) and context.bce is not None and outer.value.startswith("BC"):
            return read_full(inner._replace(year=context.bce))
        return outer
    year = outer.day.year
    if isinstance(inner, Holiday):
        return read_holiday(inner._replace(year=year), context, place)
    if isinstance(inner, Relative) and inner.unit == "Q":
        quarter = context.quarter.day if context.quarter else units.shift(context.anchor, -1, "Q") or context.anchor
        if outer.unit == "Q":
            return dated(
                units.shift(quarter, -1, "Y") if isinstance(expression.outer, Relative) else outer.day,
                "Q",
                "the same quarter, a year before",
            )
        return dated(make(year, quarter.month, 1), "Q", f"the same quarter of {year}")
    if isinstance(inner, Date) and inner.weekday is not None and inner.day is None:
        monday = outer.day - timedelta(days=outer.day.weekday())
        return dated(monday + timedelta(days=inner.weekday), "D", f"that day of {outer.value}")
    if isinstance(inner, Date):
        return read_full(inner._replace(year=year), context.hemisphere)._replace(
            why=f"of {outer.value}: {outer.why}", basis=outer.basis
        )
    return outer


def _ordinal(expression: Ordinal, context: Context, place: Place) -> Resolved:
    whole = resolve(expression.of, context, place)
    span = period(whole.value, context.hemisphere)
    if span.earliest is None or span.latest is None:
        return whole
    first, last = span.earliest.date(), span.latest.date() - timedelta(days=1)
    day, unit = _counted(expression, first, last), expression.unit if expression.weekday is None else "D"
    if day is None:
        return whole
    return dated(day, unit, f"counted within {whole.value}: {whole.why}", whole.basis)


def _counted(expression: Ordinal, first: date, last: date) -> date | None:
    """A day in the n-th unit (or weekday) between two days, or None when there are not so many."""
    n, unit = expression.n, expression.unit
    if expression.weekday is not None:
        if n > 0:
            day = first + timedelta(days=(expression.weekday - first.weekday()) % 7 + 7 * (n - 1))
        else:
            day = last - timedelta(days=(last.weekday() - expression.weekday) % 7)
    elif unit in ("S", "MI", "H", "N"):
        return None
    else:
        moved = units.shift(first if n > 0 else last, n - 1 if n > 0 else n + 1, unit)
        if moved is None:
            return None
        day = moved
    return day if first <= day <= last else None


def _offset(expression: Offset, context: Context, place: Place) -> Resolved:
    base = resolve(expression.base, context, place)
    if base.day is None:
        return base
    # As fine as the finer of the two: "two weeks before Christmas" is a day, "a year ago this week" a week.
    finer = base.unit == "D" or (base.unit in ("W", "M") and expression.unit in ("Y", "DE", "CE"))
    unit = base.unit if finer else expression.unit
    return dated(
        units.shift(base.day, expression.n, expression.unit),
        unit,
        f"{expression.n:+d} {expression.unit} from {base.value}: {base.why}",
        base.basis,
    )


def _containing(expression: Containing, context: Context, place: Place) -> Resolved:
    inner = resolve(expression.inner, context, place)
    return (
        inner
        if inner.day is None
        else dated(inner.day, expression.unit, f"the {expression.unit} of {inner.value}: {inner.why}", inner.basis)
    )


def _ending(expression: Ending, context: Context, place: Place) -> Resolved:
    inner = expression.inner
    last = resolve(expression.last, context, Place(expression.start, expression.end))
    named = inner.sub if isinstance(inner, Date) else ""
    if last.day is None or last.unit != "D" or not (named or context.quarter is None):
        return resolve(inner, context, place)
    return quarter_ended(last.day, named)


def _modified(expression: Modified, context: Context, place: Place) -> Resolved:
    if expression.mod in _LOOKING:
        context.look(place.start, Direction(*_LOOKING[expression.mod]))
    inner = resolve(expression.inner, context, place)
    return inner._replace(mod=expression.mod)


def _duration(expression: Duration, context: Context, place: Place) -> Resolved:
    reaching = expression.start in ("past", "future")
    why = "a length of time" + (f", reaching into the {expression.start}" if reaching else "")
    return Resolved("DURATION", expression.value, why, "vague")


def _recurring(expression: Recurring, context: Context, place: Place) -> Resolved:
    return Resolved(
        "SET", expression.value, "recurs: no single date", "recurring", "", expression.quant, expression.freq
    )


def _reference(expression: Reference, context: Context, place: Place) -> Resolved:
    return Resolved("DATE", expression.value, "names no date", "vague")


def _fixed(expression: Fixed, context: Context, place: Place) -> Resolved:
    return Resolved(expression.type, expression.value, "stated in full", "explicit")


def _clock(expression: Clock, context: Context, place: Place) -> Resolved:
    if _heads_programme(expression, context, place):
        context.look(place.start, Direction("future", "the head of an entry"))
    on = resolve(expression.day, context, place) if expression.day is not None else None
    return read_clock(expression, on, context, place)


def _heads_programme(expression: Clock, context: Context, place: Place) -> bool:
    """Whether a weekday and its hour begin a line, as in a programme: "Saturday, 7.10pm, Channel 4: …"."""
    day = expression.day
    weekday = isinstance(day, Date) and day.weekday is not None and day.day is None and day.step is None
    opens = place.start == 0 or context.text[place.start - 1] == "\n"
    return weekday and opens and expression.hour is not None and not context.direction(place.start, place.end).sign


def _holiday(expression: Holiday, context: Context, place: Place) -> Resolved:
    return read_holiday(expression, context, place)


_LOOKING = {"BEFORE": ("past", "earlier"), "AFTER": ("future", "later")}
_READERS: dict[type, Callable[[Any, Context, Place], Resolved]] = {
    Date: read_date,
    Era: _era,
    Relative: read_relative,
    Within: _within,
    Clock: _clock,
    Duration: _duration,
    Recurring: _recurring,
    Reference: _reference,
    Fixed: _fixed,
    Holiday: _holiday,
    Ordinal: _ordinal,
    Offset: _offset,
    Containing: _containing,
    Ending: _ending,
    Modified: _modified,
}
