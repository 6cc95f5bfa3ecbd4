"""What expressions mean: against the anchor, or against the time that the text itself has set.

This is the only part that knows a date that the words do not state. Each reader gets an expression and where it stands,
and returns its TIMEX3 attributes with the reason in words.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from dateline.temporal import units
from dateline.temporal.calendars import holiday_day, make
from dateline.temporal.context import Context
from dateline.temporal.expressions import (
    Clock, Containing, Date, Duration, Era, Expression, Fixed, Holiday, Modified, Offset, Ordinal, Recurring, Reference,
    Relative, Within,
)  # fmt: skip
from dateline.temporal.values import Alternative


class Resolved(NamedTuple):
    """TIMEX3 attributes of an expression, how they were found, and the day and unit they fix (None where undated)."""

    type: str
    value: str
    why: str
    basis: str = "resolved"
    mod: str = ""
    quant: str = ""
    freq: str = ""
    alternatives: tuple[Alternative, ...] = ()
    day: date | None = None
    unit: str = ""


_QUARTER_REACH = 2000
"""How far, in code points, a quarter spoken of still governs "a year earlier"."""


class Place(NamedTuple):
    """Where an expression stands in the text, code points, half-open."""

    start: int
    end: int


def resolve(expression: Expression, context: Context, place: Place) -> Resolved:
    """What `expression` at `place` means in `context`; remembers in `context` the time that it sets."""
    resolved = _READERS[type(expression)](expression, context, place)
    flashback = context.narrative and isinstance(expression, Relative) and expression.n < 0
    if resolved.day is not None and resolved.type != "DURATION" and not flashback:
        context.tell(resolved.day, resolved.unit, place.start)
    return resolved


def _dated(day: date | None, unit: str, why: str, basis: str = "resolved", **more: Any) -> Resolved:
    if day is None:
        return Resolved("DATE", "XXXX", f"{why}: outside the calendar", "vague")
    return Resolved("DATE", units.name(day, unit), why, basis, day=day, unit=unit, **more)


def _date(expression: Date, context: Context, place: Place) -> Resolved:
    if expression.year is not None:
        context.bce = expression.year if expression.year < 1 else None
        return _full(expression)
    if context.bce is not None and (expression.month or expression.sub):
        return _full(expression._replace(year=context.bce))._replace(basis="resolved", why="of the year told, before Christ")
    if expression.weekday is not None and expression.day is None:
        from dateline.temporal.weekday import weekday

        return weekday(expression, context, place)
    if expression.sub:
        return _sub_year(expression, context, place)
    if expression.month is None:
        return _day_of_month(expression, context, place)
    return _month_day(expression, context, place) if expression.day else _month(expression, context, place)


def _full(expression: Date) -> Resolved:
    year, month, day = expression.year or 0, expression.month, expression.day
    if year < 1:
        tail = f"-{month:02d}" if month else f"-{expression.sub}" if expression.sub else ""
        return Resolved("DATE", f"BC{1 - year:04d}{tail}", "stated in full", "explicit")
    if expression.sub:
        return _sub(year, expression.sub, "stated in full", "explicit")
    if month and day:
        return _dated(make(year, month, day), "D", "stated in full", "explicit")
    if month:
        return _dated(make(year, month, 1), "M", "stated in full", "explicit")
    return _dated(make(year, 1, 1), "Y", "stated in full", "explicit")


def _sub(year: int, sub: str, why: str, basis: str = "resolved") -> Resolved:
    month = {"Q": lambda: 3 * int(sub[1]) - 2, "H": lambda: 6 * int(sub[1]) - 5}.get(sub[0])
    first = month() if month else units.SEASON_MONTHS[sub][0]
    unit = "Q" if sub[0] == "Q" else "HY" if sub[0] == "H" else "SE"
    return Resolved("DATE", f"{year:04d}-{sub}", why, basis, day=make(year, first, 1), unit=unit)


def _base(context: Context) -> tuple[date, str]:
    """The day that "the previous …" counts from, and what it is."""
    if context.last is not None:
        return context.last, f"{context.last.isoformat()} in the text"
    return context.anchor, f"the anchor {context.anchor}"


def _step_year(expression: Date, context: Context, month: int) -> tuple[int, str] | None:
    """The year of "last May", "this fall", "the following June"."""
    if expression.step is None:
        return None
    base, named = (context.anchor, f"the anchor {context.anchor}") if expression.origin == "anchor" and not context.narrative else _base(context)
    if expression.step == 0:
        return base.year, f"of the year of {named}"
    if expression.origin == "text" and context.last_unit == "Y" and base is context.last:
        return base.year + expression.step, f"of the year {'after' if expression.step > 0 else 'before'} {base.year}"
    if expression.step < 0:
        # In March "last February" is not last month, which has its own name.
        near = expression.month is not None and base.month - month in (0, 1)
        return base.year - (month >= base.month or near), f"the last before {named}"
    return base.year + (month <= base.month), f"the next after {named}"


def _sub_year(expression: Date, context: Context, place: Place) -> Resolved:
    sub = expression.sub
    if sub[0] == "H" and expression.step is None:
        return _sub(_base_year(context), sub, f"half-year of {_base_year(context)}")
    first = 3 * int(sub[1]) - 2 if sub[0] == "Q" else units.SEASON_MONTHS.get(sub, (1,))[0]
    stepped = _step_year(expression, context, first)
    if stepped is not None:
        year, why = stepped
        if sub in units.SEASON_MONTHS and expression.step == -1:
            year = _last_season(sub, context.anchor) if expression.origin == "anchor" else year
        return _sub(year, sub, f"{sub}, {why}")
    if context.narrative and context.told:
        return _sub(context.told.year, sub, f"{sub} of the year told, {context.told.year}")
    ahead = context.direction(place.start, place.end)
    year = context.anchor.year
    ended = sub[0] == "Q" and 0 < context.anchor.month - first <= 6 or first == 10 and context.anchor.month < 4
    if ahead.sign == "future" and not ended:
        year += first + 2 < context.anchor.month
        return _sub(year, sub, f"{sub}, the next from {context.anchor}: future, {ahead.cue!r}")
    year -= first > context.anchor.month
    return _sub(year, sub, f"{sub}, the most recent from {context.anchor}: {ahead.sign or 'no'} cue {ahead.cue!r}")


def _last_season(sub: str, anchor: date) -> int:
    """The year of the last such season that had ended, or was not under way, at the anchor."""
    year, current = units.season_of(anchor)
    first = units.SEASON_MONTHS[sub][0]
    if sub == current:
        return year - 1
    return anchor.year if first < anchor.month and sub != "WI" else anchor.year - 1


def _base_year(context: Context) -> int:
    return context.told.year if context.narrative and context.told else context.anchor.year


def _day_of_month(expression: Date, context: Context, place: Place) -> Resolved:
    base, named = _base(context) if context.narrative or context.told_unit in ("M", "D") else (context.anchor, f"the anchor {context.anchor}")
    return _dated(make(base.year, base.month, expression.day or 1), "D", f"day {expression.day} of the month of {named}")


def _month_day(expression: Date, context: Context, place: Place) -> Resolved:
    month, day = expression.month or 1, expression.day or 1
    if _in_story(context, place):
        year = _told_year(context, month)
        return _dated(make(year, month, day), "D", f"narrative: continues from {context.told}")
    candidates = [found for year in (-1, 0, 1) if (found := make(context.anchor.year + year, month, day))]
    if not candidates:
        return _dated(make(context.anchor.year, month, day, clip=True), "D", "no such day")
    best = min(candidates, key=lambda found: abs((found - context.anchor).days))
    why = f"closest to {context.anchor}"
    distance = (best - context.anchor).days
    ahead = context.direction(place.start, place.end) if not -15 <= distance <= 90 else None
    if ahead is not None and (abs(distance) > 90 or ahead.sign == "future"):
        wanted = [found for found in candidates if (found >= context.anchor) == (ahead.sign == "future")]
        if ahead.sign and wanted:
            best = min(wanted, key=lambda found: abs((found - context.anchor).days))
            why = f"{ahead.sign} of {context.anchor}: {ahead.cue!r}"
    return _dated(best, "D", why)


def _in_story(context: Context, place: Place) -> bool:
    """Whether the time told, not the anchor, lends the year; a lone year said in passing does not reach into the future."""
    if not context.narrative or context.told is None:
        return False
    return context.told_unit != "Y" or context.direction(place.start, place.end).sign != "future"


def _told_year(context: Context, month: int) -> int:
    """The year of a month in a narrative: that of the time told, or the next one when the story has passed on."""
    told = context.told or context.anchor
    if told_unit_year(context):
        return told.year
    return told.year + (told.month - month >= 8)


def told_unit_year(context: Context) -> bool:
    """Whether the text last told a whole year."""
    return context.told_unit == "Y"


def _month(expression: Date, context: Context, place: Place) -> Resolved:
    month, anchor = expression.month or 1, context.anchor
    stepped = _step_year(expression, context, month)
    if stepped is not None:
        return _dated(make(stepped[0], month, 1), "M", f"month, {stepped[1]}")
    if _in_story(context, place):
        return _dated(make(_told_year(context, month), month, 1), "M", f"narrative: continues from {context.told}")
    ahead = context.direction(place.start, place.end)
    if ahead.sign == "future":
        year = anchor.year + (month < anchor.month)
        return _dated(make(year, month, 1), "M", f"next from {anchor}: future, {ahead.cue!r}")
    year = anchor.year - (month > anchor.month)
    why = f"most recent from {anchor}: " + (f"past, {ahead.cue!r}" if ahead.sign else "no cue")
    other = () if ahead.sign else (Alternative(f"{year + 1:04d}-{month:02d}", 0.2),)
    return _dated(make(year, month, 1), "M", why, alternatives=other)


def _era(expression: Era, context: Context, place: Place) -> Resolved:
    digits = {10: 3, 100: 2, 1000: 1}[expression.years]
    value = f"{expression.first:04d}"[:digits]
    return Resolved("DATE", value, "stated in full", "explicit")


def _relative(expression: Relative, context: Context, place: Place) -> Resolved:
    n, unit = expression.n, expression.unit
    if unit[0] == "X":
        ref = "PAST_REF" if n < 0 else "FUTURE_REF"
        return Resolved("DATE", ref, f"an unstated distance: {ref}", "vague")
    if context.bce is not None and unit == "Y" and (expression.origin == "text" or context.narrative):
        return _full(Date(context.bce + n))._replace(basis="resolved", why=f"{n:+d} Y from the year told")
    base, named = context.anchor, f"the anchor {context.anchor}"
    if expression.origin == "open":
        return _weekend(context, place)
    if expression.origin == "text":
        if unit == "Q":
            return _text_quarter(n, context)
        base, named = _base(context)
    elif context.narrative and context.told is not None and unit not in ("D",):
        base, named = _base(context)
    if unit in ("H", "MI", "S"):
        return _clock_shift(n, unit, context)
    if expression.ago and unit == "Y" and expression.n == -1 and not context.narrative:
        return _year_ago(context, base, place)
    if unit == "N":
        unit = "D"
    moved = units.shift(base, n, unit)
    counted = f"{n:+d} {unit} from {named}" if n else f"the {unit} of {named}"
    return _dated(moved, "D" if expression.ago and unit == "W" and abs(n) == 1 else unit, counted)


def _weekend(context: Context, place: Place) -> Resolved:
    """"the weekend": the coming one in a clause that looks ahead, else the last one."""
    ahead, anchor = context.direction(place.start, place.end), context.anchor
    if ahead.sign == "future" or anchor.weekday() >= 5:
        return _dated(anchor, "WE", f"the next from {anchor}: future, {ahead.cue!r}")
    return _dated(anchor - timedelta(days=7), "WE", f"the last before {anchor}")


def _clock_shift(n: int, unit: str, context: Context) -> Resolved:
    if context.time is None:
        return Resolved("DATE", "PAST_REF" if n < 0 else "FUTURE_REF", "hours from an anchor without a time", "vague")
    moved = context.time + timedelta(**{{"H": "hours", "MI": "minutes", "S": "seconds"}[unit]: n})
    return Resolved("TIME", moved.isoformat(timespec="minutes"), f"{n:+d} {unit} from {context.time}", day=moved.date(), unit="D")


def _text_quarter(n: int, context: Context) -> Resolved:
    """"the quarter": the one last spoken of, else the one that last ended; "the previous quarter": the one before it."""
    if n:
        return _dated(units.shift(context.quarter or context.anchor, n, "Q"), "Q", f"{n:+d} Q from the one spoken of")
    if context.quarter is not None:
        return _dated(context.quarter, "Q", "the quarter that the text speaks of")
    return _dated(units.shift(context.anchor, -1, "Q"), "Q", f"the quarter that last ended before {context.anchor}")


def _year_ago(context: Context, base: date, place: Place) -> Resolved:
    """"a year earlier" in business news: the same quarter or month of the year before, as the text speaks of them."""
    if context.quarter is not None and place.start - context.quarter_at < _QUARTER_REACH:
        moved = units.shift(context.quarter, -1, "Y")
        return _dated(moved, "Q", "a year before the quarter that the text speaks of")
    return _dated(units.shift(base, -1, "Y"), "Y", f"-1 Y from {base}")


def _within(expression: Within, context: Context, place: Place) -> Resolved:
    outer = resolve(expression.outer, context, place)
    inner = expression.inner
    if outer.day is None:
        return outer
    year = outer.day.year
    if isinstance(inner, Holiday):
        return _holiday(inner._replace(year=year), context, place)
    if isinstance(inner, Relative) and inner.unit == "Q":
        quarter = context.quarter or units.shift(context.anchor, -1, "Q") or context.anchor
        if outer.unit == "Q":
            return _dated(units.shift(quarter, -1, "Y") if isinstance(expression.outer, Relative) else outer.day, "Q", "the same quarter, a year before")
        return _dated(make(year, quarter.month, 1), "Q", f"the same quarter of {year}")
    if isinstance(inner, Date) and inner.weekday is not None and inner.day is None:
        monday = outer.day - timedelta(days=outer.day.weekday())
        return _dated(monday + timedelta(days=inner.weekday), "D", f"that day of {outer.value}")
    if isinstance(inner, Date):
        return _full(inner._replace(year=year))._replace(why=f"of {outer.value}: {outer.why}", basis=outer.basis)
    return outer


def _holiday(expression: Holiday, context: Context, place: Place) -> Resolved:
    name = expression.name
    if expression.year is not None:
        return _dated(holiday_day(name, expression.year), "D", f"holiday of {expression.year}", "explicit")
    if context.narrative and context.told:
        return _dated(holiday_day(name, context.told.year), "D", f"narrative: of the year told, {context.told.year}")
    anchor = context.anchor
    found = [day for year in (-1, 0, 1) if (day := holiday_day(name, anchor.year + year))]
    if expression.step is not None and expression.step != 0:
        side = [day for day in found if (day < anchor) == (expression.step < 0)]
        return _dated(max(side) if expression.step < 0 else min(side), "D", f"the {'last before' if expression.step < 0 else 'next after'} {anchor}")
    if expression.step == 0:
        return _dated(found[1], "D", f"of the year of {anchor}")
    return _dated(min(found, key=lambda day: abs((day - anchor).days)), "D", f"closest to {anchor}")


def _ordinal(expression: Ordinal, context: Context, place: Place) -> Resolved:
    whole = resolve(expression.of, context, place)
    from dateline.temporal.timex3 import period

    span = period(whole.value)
    if span.earliest is None or span.latest is None:
        return whole
    first, last = span.earliest.date(), span.latest.date() - timedelta(days=1)
    day, unit = _counted(expression, first, last), expression.unit if expression.weekday is None else "D"
    if day is None:
        return whole
    return _dated(day, unit, f"counted within {whole.value}: {whole.why}", whole.basis)


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
    unit = "D" if base.unit == "D" else expression.unit
    return _dated(units.shift(base.day, expression.n, expression.unit), unit, f"{expression.n:+d} {expression.unit} from {base.value}: {base.why}", base.basis)


def _containing(expression: Containing, context: Context, place: Place) -> Resolved:
    inner = resolve(expression.inner, context, place)
    return inner if inner.day is None else _dated(inner.day, expression.unit, f"the {expression.unit} of {inner.value}: {inner.why}", inner.basis)


def _modified(expression: Modified, context: Context, place: Place) -> Resolved:
    inner = resolve(expression.inner, context, place)
    return inner._replace(mod=expression.mod)


def _duration(expression: Duration, context: Context, place: Place) -> Resolved:
    why = "a length of time" + (f", reaching into the {expression.start}" if expression.start else "")
    return Resolved("DURATION", expression.value, why, "vague")


def _recurring(expression: Recurring, context: Context, place: Place) -> Resolved:
    return Resolved("SET", expression.value, "recurs: no single date", "recurring", "", expression.quant, expression.freq)


def _reference(expression: Reference, context: Context, place: Place) -> Resolved:
    return Resolved("DATE", expression.value, "names no date", "vague")


def _fixed(expression: Fixed, context: Context, place: Place) -> Resolved:
    return Resolved(expression.type, expression.value, "stated in full", "explicit")


def _clock(expression: Clock, context: Context, place: Place) -> Resolved:
    from dateline.temporal.clock import clock

    return clock(expression, context, place)


_READERS: dict[type, Callable[[Any, Context, Place], Resolved]] = {
    Date: _date,
    Era: _era,
    Relative: _relative,
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
    Modified: _modified,
}
