"""Which moment a time of the day means."""

from datetime import date

from dateline.temporal.context import COMING, Context
from dateline.temporal.expressions import Clock, Relative
from dateline.temporal.resolved import Place, Resolved

_NEAR = 200
_NEAR_IN_STORY = 400
"""How far back, in code points, the text's last day still gives a clock time its day; a story keeps to one longer."""
_NEWS = 31
"""Days from the anchor within which a day told in news lends itself to a clock time."""


def read_clock(expression: Clock, on: Resolved | None, context: Context, place: Place) -> Resolved:
    """The moment of a clock time or part of the day, `on` its day when the words name one.

    Without a day, in a sentence about what recurs ("up at 6 a.m. daily"), it recurs and gets no date.
    """
    time = _written(expression)
    leaning = isinstance(expression.day, Relative) and expression.day.origin == "text"
    if (on is None or leaning) and context.recurs(place.start):
        return Resolved("TIME", f"XXXX-XX-XXT{time}", "the sentence tells what recurs", "recurring")
    if on is not None:
        if on.day is None:
            return Resolved("TIME", f"XXXX-XX-XXT{time}", on.why, "vague")
        return Resolved("TIME", f"{on.day.isoformat()}T{time}", on.why, on.basis, day=on.day, unit="D")
    day = _near_day(context, place)
    if day is None:
        return Resolved("TIME", f"XXXX-XX-XXT{time}", "no day is told", "recurring")
    return Resolved("TIME", f"{day.isoformat()}T{time}", f"on {day}, the day the text speaks of", day=day, unit="D")


def _written(expression: Clock) -> str:
    if expression.hour is None:
        return expression.part
    seconds = f":{expression.second:02d}" if expression.second is not None else ""
    return f"{expression.hour:02d}:{expression.minute or 0:02d}{seconds}"


def _near_day(context: Context, place: Place) -> date | None:
    near = _NEAR_IN_STORY if context.narrative else _NEAR
    told = context.told if context.told_unit == "D" and place.start - context.told_at < near else None
    if told is not None and context.narrative:
        return told
    if context.narrative:
        return None
    sign = context.direction(place.start, place.end).sign
    if told is not None and abs((told - context.anchor).days) <= _NEWS:
        # "The count began on Sunday. It ends at noon": what is to come is not on a day that has passed, nor what has
        # happened on one to come.
        if sign == "future" and told < context.anchor:
            return _day_to_come(context, place)
        apart = context.sentence_ends(context.told_at, place.start)
        return context.anchor if sign == "past" and told > context.anchor and apart else told
    if sign == "future":
        return _day_to_come(context, place)
    return context.anchor if sign else None


def _day_to_come(context: Context, place: Place) -> date:
    """For "The final is on Sunday after a rest on Friday. It begins at 9 p.m.": the one day to come that was told."""
    coming = context.coming if place.start - context.coming_at < COMING else None
    return coming or context.anchor
