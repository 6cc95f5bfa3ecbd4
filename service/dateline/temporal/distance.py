"""Which time a distance leads to: "two weeks ago", "the following year", "the quarter"."""

from datetime import date, datetime, time, timedelta

from dateline.temporal import units
from dateline.temporal.context import Context, Hour
from dateline.temporal.dating import read_full
from dateline.temporal.expressions import Date, Relative
from dateline.temporal.resolved import Place, Resolved, dated, sub_year

_UNDATED = {"D": "XXXX-XX-XX", "N": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX"}
"""TIMEX3 for some day, week, month: what the words name when nothing says which."""
_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_CLOCK_UNITS = {"H": "hours", "MI": "minutes", "S": "seconds"}
_TUESDAY, _SATURDAY = 1, 5
_LAST_DAYS, _DECEMBER = 25, 12
_WEEK = timedelta(days=7)
_DAY = 24
_HOURS_REACH = 300
"""How far, in code points, a clock time told still is what "three hours later" counts from."""
_HALF_QUARTER = 45
"""Days from the middle of a quarter to its end."""
_QUARTER_REACH = 2000
"""How far, in code points, a quarter spoken of still governs "a year earlier"."""


def read_relative(expression: Relative, context: Context, place: Place) -> Resolved:
    """The time at a distance from the anchor or from the text's own time."""
    n, unit = expression.n, expression.unit
    if unit[0] == "X":
        ref = "PAST_REF" if n < 0 else "FUTURE_REF"
        return Resolved("DATE", ref, f"an unstated distance: {ref}", "vague")
    if context.bce is not None and unit in _YEARS and (expression.origin == "text" or context.narrative):
        return _before_christ(n, unit, context.bce, context)
    base, named = context.speaking(place.start)
    if expression.origin in ("open", "ahead"):
        return _open(expression, context, place)
    if unit in _CLOCK_UNITS:
        return _clock_shift(n, unit, context) if expression.origin == "anchor" else _hours_told(n, unit, context, place)
    if expression.origin == "text":
        if unit == "Q":
            return _text_quarter(n, context)
        told = context.base_for("D" if unit == "N" else unit, place.start) if context.bce is None else None
        if told is None:
            return Resolved("DATE", _UNDATED.get(unit, "XXXX"), "the text tells no time as fine as that", "vague")
        base, named = told
    elif context.narrative and context.told is not None and unit not in ("D",):
        base, named = context.base_for(unit, place.start) or (base, named)
    if expression.ago and unit == "Y" and expression.n == -1 and not context.narrative:
        return _year_ago(context, context.told.day if context.told and expression.origin == "text" else base, place)
    if unit in ("W", "WE") and n == 0 and base is context.anchor:
        base = _this_week(unit, context, place)
    if unit == "N":
        unit = "D"
    moved = units.shift(base, n, unit)
    counted = f"{n:+d} {unit} from {named}" if n else f"the {unit} of {named}"
    return dated(moved, "D" if expression.ago and unit == "W" and abs(n) == 1 else unit, counted)


def _open(expression: Relative, context: Context, place: Place) -> Resolved:
    """Read "the weekend", "overnight" and "the week ahead".

    What lies ahead at a weekend, in a month's last days or in December is the next one, else the one under way.
    """
    unit, anchor = expression.unit, context.anchor
    if expression.origin == "open":
        return _weekend(context, place) if unit == "WE" else _night(context, place)
    over = {"W": anchor.weekday() >= _SATURDAY, "M": anchor.day >= _LAST_DAYS, "Y": anchor.month == _DECEMBER}[unit]
    return dated(units.shift(anchor, int(over), unit), unit, f"the {unit} that lies ahead at {anchor}")


def _this_week(unit: str, context: Context, place: Place) -> date:
    """A day of "this week" and "this weekend".

    At a weekend "this week", of what is to come, is the one that Monday begins; on Monday and Tuesday "this weekend",
    of what has happened, is the one just over.
    """
    anchor = context.anchor
    if unit == "W" and anchor.weekday() >= _SATURDAY:
        return anchor + _WEEK if context.direction(place.start, place.end).sign == "future" else anchor
    if unit == "WE" and anchor.weekday() <= _TUESDAY:
        return anchor - _WEEK if context.direction(place.start, place.end).sign == "past" else anchor
    return anchor


def _before_christ(n: int, unit: str, year: int, context: Context) -> Resolved:
    """Count from an astronomical `year` before Christ, as TIMEX2 writes it: BC0480, its decade BC048."""
    moved = year + n * _YEARS[unit]
    why = f"{n:+d} {unit} from the year told"
    if unit == "Y":
        if n > 0:
            context.bce = moved if moved < 1 else None
        return read_full(Date(moved))._replace(basis="resolved", why=why)
    digits = f"{1 - moved:04d}"[: {"DE": 3, "CE": 2}[unit]]
    return Resolved("DATE", f"BC{digits}" if moved < 1 else "XXXX", why)


def _weekend(context: Context, place: Place) -> Resolved:
    """Read "the weekend": the coming one in a clause that looks ahead, else the last one."""
    ahead, anchor = context.direction(place.start, place.end), context.anchor
    if ahead.sign == "future" and anchor.weekday() > _SATURDAY:
        return dated(anchor + _WEEK, "WE", f"the next from {anchor}: future, {ahead.cue!r}")
    if ahead.sign == "future" or anchor.weekday() >= _SATURDAY:
        return dated(anchor, "WE", f"the next from {anchor}: future, {ahead.cue!r}")
    return dated(anchor - timedelta(days=7), "WE", f"the last before {anchor}")


def _night(context: Context, place: Place) -> Resolved:
    """Read "overnight": the coming night in a clause that looks ahead, else the last one."""
    ahead, anchor = context.direction(place.start, place.end), context.anchor
    if ahead.sign == "future":
        return dated(anchor, "D", f"the night that begins on {anchor}: future, {ahead.cue!r}")
    return dated(anchor - timedelta(days=1), "D", f"the night before {anchor}")


def _clock_shift(n: int, unit: str, context: Context) -> Resolved:
    if context.time is None:
        return Resolved("DATE", "PAST_REF" if n < 0 else "FUTURE_REF", "hours from an anchor without a time", "vague")
    moved = context.time + timedelta(**{_CLOCK_UNITS[unit]: n})
    return Resolved(
        "TIME", moved.isoformat(timespec="minutes"), f"{n:+d} {unit} from {context.time}", day=moved.date(), unit="D"
    )


def _hours_told(n: int, unit: str, context: Context, place: Place) -> Resolved:
    """Read "three hours later": counted from the time told nearby, else some time of the day told nearby, if any."""
    day, clock = context.day, context.clock
    if unit == "H" and n % _DAY == 0 and day is not None and (clock is None or day.start > clock.start):
        return dated(day.day + timedelta(hours=n), "D", f"{n:+d} hours from {day.day} in the text")
    if clock is not None and place.start - clock.start < _HOURS_REACH and clock.minute is not None:
        before = datetime.combine(clock.day, time(clock.hour, clock.minute))
        moved = before + timedelta(**{_CLOCK_UNITS[unit]: n})
        why = f"{n:+d} {_CLOCK_UNITS[unit]} from {before.isoformat(timespec='minutes')} in the text"
        context.clock = Hour(moved.date(), moved.hour, moved.minute, clock.half, place.start, place.end)
        return Resolved("TIME", moved.isoformat(timespec="minutes"), why, day=moved.date(), unit="D")
    told = context.base_for("D", place.start) if context.last is not None else None
    if told is None:
        return Resolved("TIME", "XXXX-XX-XXTXX", "hours from a time that the text does not state", "vague")
    return Resolved("TIME", f"{told[0].isoformat()}TXX", f"hours from {told[1]}", day=told[0], unit="D")


def _text_quarter(n: int, context: Context) -> Resolved:
    """Read "the quarter": the one last spoken of, else the one that last ended; "the previous quarter": the one before
    it.
    """
    if n:
        return dated(
            units.shift(context.quarter.day if context.quarter else context.anchor, n, "Q"),
            "Q",
            f"{n:+d} Q from the one spoken of",
        )
    if context.quarter is not None:
        return dated(context.quarter.day, "Q", "the quarter that the text speaks of")
    return dated(units.shift(context.anchor, -1, "Q"), "Q", f"the quarter that last ended before {context.anchor}")


def quarter_ended(last: date, named: str) -> Resolved:
    """The quarter that ended on the day `last`: the one `named` (Q1 to Q4) of that year, else that most of it lies in.

    Firms count quarters from the month that their year begins with: a third quarter may end in July.
    """
    if named:
        return sub_year(last.year, named, f"ended on {last}")
    return dated(last - timedelta(days=_HALF_QUARTER), "Q", f"most of the quarter that ended on {last}")


def _year_ago(context: Context, base: date, place: Place) -> Resolved:
    """Read "a year earlier": in business news, the quarter that the text speaks of, a year before.

    Beside a longer stretch ("the first nine months") it is the year before.
    """
    quarter, last = context.quarter, context.last
    near = quarter is not None and context.span_at < quarter.start and place.start - quarter.start < _QUARTER_REACH
    if last is not None and last.unit == "Y" and not context.sentence_ends(last.end, place.start):
        near = False  # "cost 310 million in 2017, against 120 million a year earlier"
    if quarter is not None and near:
        moved = units.shift(quarter.day, -1, "Y")
        return dated(moved, "Q", "a year before the quarter that the text speaks of")
    return dated(units.shift(base, -1, "Y"), "Y", f"-1 Y from {base}")
