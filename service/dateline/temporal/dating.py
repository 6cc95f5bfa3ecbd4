"""Which day, month, year or part of a year calendar words mean, when they leave something open."""

from datetime import date, timedelta

from dateline.temporal import units
from dateline.temporal.calendars import make
from dateline.temporal.context import Context
from dateline.temporal.expressions import Date
from dateline.temporal.grammar import NEAREST, Direction
from dateline.temporal.resolved import Place, Resolved, dated, sub_year
from dateline.temporal.seasons import read_sub_year, stepped_year
from dateline.temporal.values import Alternative
from dateline.temporal.weekday import read_weekday

_SOON = 2
"""Months ahead within which a month without any cue is the coming one."""
_HALF_YEAR = 6
"""Months ahead beyond which a month after a mere "for" has passed."""
_MONTHS = 3
"""Months within which any day of the month comes again."""
_LEAP = 8
"""Years within which any day of the calendar comes again."""
_JUST_OVER = 60
"""Days after a date within which, without its year, it means no other than the last one."""
_NEXT_DAYS = 2
"""Days ahead within which a date is not taken back by a year."""
_HALF = timedelta(days=183)
"""How long a range without its years may be, to take the year of its end from its beginning."""
_SEASON = 90
"""Days from the anchor within which a date, without its year, is hardly another year's."""
_LONG_PAST = 30
"""Days before the anchor beyond which a day in a list of days to come is next year's."""
_LOOK_BACK = 300
"""How far before it, in code points, a pluperfect finds the time that it looks back from."""


def read_date(expression: Date, context: Context, place: Place) -> Resolved:
    """The day, month, year or part of a year that calendar fields mean where they stand."""
    year = expression.year
    if year is not None:
        if expression.origin == "text" and context.bce is not None:
            year = 1 - year  # "In 421 BC … in 413"
        context.bce = year if year < 1 else None
        return read_full(expression._replace(year=year), context.hemisphere)
    if context.bce is not None and (expression.month or expression.sub):
        if expression.step == 1 and expression.origin == "text":
            context.bce += 1  # "the following spring"
        return read_full(expression._replace(year=context.bce))._replace(
            basis="resolved", why="of the year told, before Christ"
        )
    if expression.weekday is not None and expression.day is None:
        return read_weekday(expression, context, place)
    if expression.sub:
        return read_sub_year(expression, context, place)
    if expression.month is None:
        return _day_of_month(expression, context, place)
    return _month_day(expression, context, place) if expression.day else _month(expression, context, place)


def read_full(expression: Date, hemisphere: units.Hemisphere = "north") -> Resolved:
    """A date with its year; before Christ as TIMEX2 writes it, BC0480."""
    year, month, day = expression.year or 0, expression.month, expression.day
    if year < 1:
        tail = f"-{month:02d}" if month else f"-{expression.sub}" if expression.sub else ""
        tail += f"-{day:02d}" if month and day else ""
        return Resolved("DATE", f"BC{1 - year:04d}{tail}", "stated in full", "explicit")
    if expression.sub:
        return sub_year(year, expression.sub, "stated in full", "explicit", hemisphere)
    if month and day:
        exact = make(year, month, day)
        return no_such_day(year, month, day) if exact is None else dated(exact, "D", "stated in full", "explicit")
    if month:
        return dated(make(year, month, 1), "M", "stated in full", "explicit")
    return dated(make(year, 1, 1), "Y", "stated in full", "explicit")


def no_such_day(year: int | None, month: int, day: int) -> Resolved:
    """An undated reading of a date that no calendar has: nobody knows which day was meant."""
    of = f"{'XXXX' if year is None else f'{year:04d}'}-{month:02d}"
    return Resolved("DATE", f"{of}-XX", f"there is no day {day} in {of}", "vague")


def _day_of_month(expression: Date, context: Context, place: Place) -> Resolved:
    base, named = (
        context.base()
        if context.narrative or (context.told is not None and context.told.unit in ("M", "D"))
        else (context.anchor, f"the anchor {context.anchor}")
    )
    day = make(base.year, base.month, expression.day or 1)
    if expression.weekday is not None and day is not None and day.weekday() != expression.weekday:
        return _numbered_weekday(expression, context, place)
    over = (day is None or day < context.anchor) and not context.narrative
    if expression.day and over and context.direction(place.start, place.end).sign == "future":
        coming = _coming(expression.day, context.anchor)
        return dated(coming, "D", f"the next from {context.anchor}: of what is to come")
    return dated(day, "D", f"day {expression.day} of the month of {named}")


def _numbered_weekday(expression: Date, context: Context, place: Place) -> Resolved:
    """Read "Friday 29": the nearest month, on the side that the clause looks to, in which the two agree."""
    anchor = context.anchor
    months = (anchor.year * 12 + anchor.month - 1 + away for away in range(-_HALF_YEAR, _HALF_YEAR + 1))
    days = [make(month // 12, month % 12 + 1, expression.day or 1) for month in months]
    fitting = [day for day in days if day is not None and day.weekday() == expression.weekday]
    ahead = context.direction(place.start, place.end)
    side = [day for day in fitting if (day >= anchor) == (ahead.sign == "future")] if ahead.sign else fitting
    if not side:
        return read_weekday(expression._replace(day=None), context, place)
    nearest = min(side, key=lambda day: abs(day - anchor))
    return dated(
        nearest, "D", f"the nearest such weekday and day to {anchor}" + (f", {ahead.sign}" if ahead.sign else "")
    )


def _coming(day: int, anchor: date) -> date | None:
    """The first `day` of a month from the anchor on; a month too short for it is passed over."""
    months = [anchor.year * 12 + anchor.month - 1 + later for later in range(_MONTHS)]
    days = (make(month // 12, month % 12 + 1, day) for month in months)
    return next((one for one in days if one is not None and one >= anchor), None)


def _month_day(expression: Date, context: Context, place: Place) -> Resolved:
    month, day = expression.month or 1, expression.day or 1
    if _in_story(context, place):
        year = told_year(context, month)
        # The 29th of February is that of the next leap year.
        found = next((that for later in range(_LEAP) if (that := make(year + later, month, day))), None)
        return dated(found, "D", f"narrative: continues from {_course(context)}")
    if expression.step is not None:
        return _stepped_day(expression.step, month, day, context.anchor)
    candidates = [found for year in (-1, 0, 1) if (found := make(context.anchor.year + year, month, day))]
    if not candidates:
        candidates = [found for year in range(-_LEAP, _LEAP) if (found := make(context.anchor.year + year, month, day))]
    if not candidates:
        return no_such_day(None, month, day)
    begins = context.range_start(place.start)
    later = [found for year in (0, 1) if begins and (found := make(begins.year + year, month, day)) and found > begins]
    if later and later[0] - (begins or later[0]) < _HALF:
        return dated(later[0], "D", f"the end of the range from {begins}")
    best = _nearest(candidates, context.anchor)
    distance = (best - context.anchor).days
    going_on = context.ahead_in_sentence(place.start) if distance < -_LONG_PAST else None
    if going_on is not None and context.direction(place.start, place.end).sign != "past":
        later = [found for year in (0, 1) if (found := make(going_on.year + year, month, day)) and found >= going_on]
        return dated(min(later, default=best), "D", f"goes on from {going_on} in the sentence")
    ahead = _overruling(distance, context, place)
    side = [found for found in candidates if (found >= context.anchor) == (ahead.sign == "future")] if ahead else []
    if ahead is None or not side:
        return dated(best, "D", f"closest to {context.anchor}")
    return dated(_nearest(side, context.anchor), "D", f"{ahead.sign} of {context.anchor}: {ahead.cue!r}")


def _nearest(days: list[date], anchor: date) -> date:
    return min(days, key=lambda day: abs((day - anchor).days))


def _overruling(distance: int, context: Context, place: Place) -> Direction | None:
    """What a clause says against the closest of the days that a date may mean, `distance` days from the anchor.

    A day just over or soon to come is what it is; a day within a season is taken back a year only where the sentence
    surely tells of the past ("The mill burned down on March 3", in December).
    """
    if -_JUST_OVER <= distance <= _NEXT_DAYS:
        return None
    ahead = context.direction(place.start, place.end)
    if not ahead.sign or (
        abs(distance) <= _SEASON and ahead.sign == "past" and not _surely_past(ahead, context, place)
    ):
        return None
    return ahead


def _surely_past(ahead: Direction, context: Context, place: Place) -> bool:
    return ahead.cue == "since" or context.plainly_past(place.start, place.end)


def _stepped_day(step: int, month: int, day: int, anchor: date) -> Resolved:
    """Read "last October 23": the last before the anchor; "this July 4": that of its year."""
    this = make(anchor.year, month, day, clip=True) or anchor
    year = anchor.year - (step < 0 and this >= anchor) + (step > 0 and this <= anchor)
    why = {-1: f"the last before {anchor}", 0: f"of the year of {anchor}", 1: f"the next after {anchor}"}[step]
    return dated(make(year, month, day, clip=True), "D", why)


def _in_story(context: Context, place: Place) -> bool:
    """Whether the time told, not the anchor, lends the year; a lone year said in passing does not reach into the
    future.
    """
    if not context.narrative or context.told is None:
        return False
    return context.told.unit != "Y" or context.direction(place.start, place.end).sign != "future"


def _course(context: Context) -> str:
    return str(context.told.day) if context.told else ""


def told_year(context: Context, month: int) -> int:
    """The year of a month in a narrative: that of the time told, or the next one when the story has passed on."""
    if context.told is None:
        return context.anchor.year
    told = context.told.day
    return told.year + (context.told.unit != "Y" and told.month - month >= 8)


def _month(expression: Date, context: Context, place: Place) -> Resolved:
    month, anchor = expression.month or 1, context.anchor
    stepped = stepped_year(expression, context, month)
    if stepped is not None:
        return dated(make(stepped[0], month, 1), "M", f"month, {stepped[1]}")
    if _in_story(context, place):
        return dated(make(told_year(context, month), month, 1), "M", f"narrative: continues from {_course(context)}")
    ahead = context.direction(place.start, place.end)
    if ahead.sign == "future" and not ahead.firm and (month - anchor.month) % 12 > _HALF_YEAR:
        ahead = Direction("past", ahead.cue)  # "the rate for June" and "agreed to sell it in June", in August
    if ahead.sign == "future":
        year = anchor.year + (month < anchor.month)
        return dated(make(year, month, 1), "M", f"next from {anchor}: future, {ahead.cue!r}")
    going_on = context.ahead_in_sentence(place.start) if not ahead.sign else None
    if going_on is not None:
        year = going_on.year + (month < going_on.month)
        return dated(make(year, month, 1), "M", f"goes on from {going_on} in the sentence")
    soon = _HALF_YEAR if ahead == NEAREST else _SOON
    if not ahead.sign and 0 < (month - anchor.month) % 12 <= soon:
        year = anchor.year + (month < anchor.month)
        last = (Alternative(f"{year - 1:04d}-{month:02d}", 0.3),)
        return dated(make(year, month, 1), "M", f"the closest to {anchor}: no cue", alternatives=last)
    before = _before_told(ahead, context, place)
    if before is not None:
        year = before.year - (month > before.month)
        return dated(make(year, month, 1), "M", f"most recent from {before} in the text: past, {ahead.cue!r}")
    year = anchor.year - (month > anchor.month)
    why = f"most recent from {anchor}: " + (f"past, {ahead.cue!r}" if ahead.sign else "no cue")
    other = () if ahead.sign else (Alternative(f"{year + 1:04d}-{month:02d}", 0.2),)
    return dated(make(year, month, 1), "M", why, alternatives=other)


def _before_told(ahead: Direction, context: Context, place: Place) -> date | None:
    """The past time told nearby that a pluperfect looks back from ("It fell in June 2018. It had opened in May")."""
    told = context.told
    if told is None or told.unit not in ("D", "M") or told.day.year >= context.anchor.year:
        return None
    pluperfect = ahead.sign == "past" and ahead.from_past
    near = place.start - told.start < _LOOK_BACK and context.sentence_ends(told.start, place.start)
    return told.day if pluperfect and near else None
