"""Which moment a time of the day means."""

from datetime import date, datetime, time, timedelta

from dateline.temporal.context import COMING, Context, Hour
from dateline.temporal.expressions import Clock, Relative
from dateline.temporal.resolved import Place, Resolved

_NEAR = 200
_NEAR_IN_STORY = 400
"""How far back, in code points, the text's last day still gives a clock time its day; a story keeps to one longer."""
_PART_HOURS = {"EV": 20, "NI": 22}
"""An hour that is surely in a part of the day."""
_EVENING, _SMALL_HOURS, _NOON, _MIDNIGHT = 18, 7, 12, 24
"""Hours from which it is evening, up to which those after midnight go on from it, and, right behind it, up to noon."""
_PART_ENDS = {"MO": 12, "AF": 18}
"""The hour, as all here of 24, at which a part of the day that may still be to come is over."""
_DELAY = timedelta(hours=3)
"""How long after its time an event may still be told as one to come: news is dated when it is last touched."""
_NEWS = 31
"""Days from the anchor within which a day told in news lends itself to a clock time."""


def read_clock(expression: Clock, on: Resolved | None, context: Context, place: Place) -> Resolved:
    """The moment of a clock time or part of the day, `on` its day when the words name one.

    Without a day, in a sentence about what recurs ("up at 6 a.m. daily"), it recurs and gets no date.
    """
    written = _written(expression)
    leaning = isinstance(expression.day, Relative) and expression.day.origin == "text"
    if (on is None or leaning) and context.recurs(place.start) and not context.just_told(place.start):
        return Resolved("TIME", f"XXXX-XX-XXT{written}", "the sentence tells what recurs", "recurring")
    if on is not None:
        if on.day is None:
            return Resolved("TIME", f"XXXX-XX-XXT{written}", on.why, "vague")
        _remember(expression, on.day, context, place)
        return Resolved("TIME", f"{on.day.isoformat()}T{written}", on.why, on.basis, day=on.day, unit="D")
    day, why = _near_day(expression, context, place), "the day the text speaks of"
    if day is None:
        return Resolved("TIME", f"XXXX-XX-XXT{written}", "no day is told", "recurring")
    if _after_noon(expression, day, context, place):
        expression = expression._replace(hour=(expression.hour or 0) + _NOON)
        written, why = _written(expression), "after the time told before, in the afternoon"
    if _past_midnight(expression, day, context, place):
        day, why = day + timedelta(days=1), "past the midnight of the night told"
    _remember(expression, day, context, place)
    return Resolved("TIME", f"{day.isoformat()}T{written}", f"on {day}, {why}", day=day, unit="D")


def _remember(expression: Clock, day: date, context: Context, place: Place) -> None:
    hour = expression.hour if expression.hour is not None else _PART_HOURS.get(expression.part)
    if hour is not None and hour < _MIDNIGHT:
        minute = None if expression.hour is None else expression.minute or 0
        context.clock = Hour(day, hour, minute, expression.half, place.start, place.end)


def _after_noon(expression: Clock, day: date, context: Context, place: Place) -> bool:
    """Whether a bare "6:20" goes on from "6 p.m." in its sentence, and so is of the afternoon too."""
    told = context.clock
    if told is None or expression.hour is None or context.sentence_ends(told.end, place.start):
        return False
    bare = not expression.half and not expression.zone and expression.minute is not None and told.half == "pm"
    later = told.hour >= _NOON and told.hour <= expression.hour + _NOON < _MIDNIGHT
    return bare and later and told.day == day and place.start - told.start < _NEAR


def _past_midnight(expression: Clock, day: date, context: Context, place: Place) -> bool:
    """Whether an evening or night of `day` was told just before, and this is after it: "from 10 p.m. to 3 a.m."."""
    told = context.clock
    if told is None or place.start - told.start > _NEAR_IN_STORY:
        return False
    evening = told.day == day and told.hour >= _EVENING
    if expression.hour is None:
        return evening and expression.part == "MO" and context.narrative
    linked = context.grammar.link.fullmatch(context.low, told.end, place.start)
    small = _NOON if linked is not None and not expression.zone else _SMALL_HOURS
    return evening and expression.hour < small and not context.direction(place.start, place.end).from_past


def _written(expression: Clock) -> str:
    if expression.hour is None:
        return expression.part
    seconds = f":{expression.second:02d}" if expression.second is not None else ""
    return f"{expression.hour:02d}:{expression.minute or 0:02d}{seconds}"


def _near_day(expression: Clock, context: Context, place: Place) -> date | None:
    near = _NEAR_IN_STORY if context.narrative else _NEAR
    mark = context.told
    told = mark.day if mark is not None and mark.unit == "D" and place.start - mark.start < near else None
    if told is not None and context.narrative:
        return told
    if context.narrative:
        return None
    sign = context.direction(place.start, place.end).sign
    if mark is not None and told is not None and abs((told - context.anchor).days) <= _NEWS:
        # "The count began on Sunday. It ends at noon": what is to come is not on a day that has passed, nor what has
        # happened on one to come.
        if sign == "future" and told < context.anchor:
            return _day_to_come(expression, context, place)
        apart = context.sentence_ends(mark.start, place.start) or context.tells_speech(place.start)
        if sign == "past" and told > context.anchor and apart:
            return context.anchor
        return _next_at(expression, context) if sign == "future" and told == context.anchor and apart else told
    if sign == "future":
        return _day_to_come(expression, context, place)
    return context.anchor if sign else None


def _day_to_come(expression: Clock, context: Context, place: Place) -> date:
    """For "The final is on Sunday after a rest on Friday. It begins at 9 p.m.": the one day to come that was told."""
    coming = context.coming
    near = coming is not None and not context.several and place.start - coming.start < COMING
    return coming.day if coming is not None and near else _next_at(expression, context)


def _next_at(expression: Clock, context: Context) -> date:
    """The anchor's day, or the day after: what is to come at 7 a.m., in the evening, is tomorrow's."""
    hour = expression.hour if expression.hour is not None else _PART_ENDS.get(expression.part)
    if context.time is None or hour is None or expression.zone:
        return context.anchor
    moment = datetime.combine(context.anchor, time()) + timedelta(hours=hour, minutes=expression.minute or 0)
    return context.anchor + timedelta(days=moment < context.time - _DELAY)
