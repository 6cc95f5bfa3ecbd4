"""Which day a weekday means."""

from datetime import date, timedelta

from dateline.temporal.context import Context
from dateline.temporal.expressions import Date
from dateline.temporal.grammar import NEAREST
from dateline.temporal.resolved import Place, Resolved, dated
from dateline.temporal.values import Alternative

_WEEK = timedelta(days=7)
_FORTNIGHT = timedelta(days=14)
_INDENT = 8
"""How far, in code points, from the end of what stands before it an entry may be set."""
_ENDS = "\n.!?;:"
"""What may end what stands before an entry."""
_HALF_WEEK = 3
"""Days since a weekday beyond which the next one is nearer."""


def read_weekday(expression: Date, context: Context, place: Place) -> Resolved:
    """The day that a weekday with no date means: by default the most recent one, the anchor's own day included."""
    wanted, anchor = expression.weekday or 0, context.anchor
    if expression.origin == "text" or (context.narrative and context.told):
        return _from_text(expression, wanted, context, place)
    recent = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
    if expression.origin == "coming" and recent == anchor:
        return dated(anchor, "D", "the day of the anchor")  # "Monday week", on a Monday
    if expression.step == -1:
        return dated(recent if recent < anchor else recent - _WEEK, "D", f"the last before {anchor}")
    if expression.step == 1:
        # "Next Tuesday" is not tomorrow, which has a name of its own.
        tomorrow = recent + _WEEK == anchor + timedelta(days=1) and expression.origin == "anchor"
        return dated(recent + _WEEK * (1 + tomorrow), "D", f"the next after {anchor}")
    told = context.direction(place.start, place.end) if expression.step == 0 and recent < anchor else None
    if told is not None and (not told.sign or told.cue.partition(" ")[0] in context.grammar.plans):
        return dated(recent + _WEEK, "D", f"the next from {anchor}: 'this', and no cue")
    if expression.step is None and _heads(context.text, place):
        return _headed(recent, context, place)
    linked = _linked(wanted, context, place) if expression.step is None else None
    return linked or _by_direction(recent, context, place)


def _from_text(expression: Date, wanted: int, context: Context, place: Place) -> Resolved:
    """A weekday counted from the day that the text has told."""
    told = context.base_for("D", place.start)
    if told is None:
        return Resolved("DATE", f"XXXX-WXX-{wanted + 1}", "the text tells no day to count from", "vague")
    base, named = told
    distance = (wanted - base.weekday()) % 7
    if expression.step == -1:
        return dated(base + timedelta(days=distance - 7), "D", f"the one before {named}")
    return dated(base + timedelta(days=distance or (7 if expression.step else 0)), "D", f"the one after {named}")


def _linked(wanted: int, context: Context, place: Place) -> Resolved | None:
    """A weekday right behind another day that is not over: "Friday and Saturday", or its name: "tomorrow, Friday"."""
    linked = context.linked(place.start)
    if linked is None:
        return None
    apart = (wanted - linked.weekday()) % 7
    clock = context.clock
    if not apart and clock is not None and context.told is not None and clock.start == context.told.start:
        return dated(linked, "D", f"the same {linked}")  # "between 7 a.m. and 7 p.m. on Saturday"
    if linked < context.anchor or (linked == context.anchor and apart != 1):
        return None
    if not apart and context.text.startswith((",", " ("), context.told.end if context.told else 0):
        return dated(linked, "D", f"another name of {linked}")
    return dated(linked + timedelta(days=apart or 7), "D", f"linked to {linked}, and after it")


def _heads(text: str, place: Place) -> bool:
    """Whether a weekday heads an entry ("Tuesday: the court sits"); that of "she said on Tuesday: wait" does not."""
    before = text[max(0, place.start - _INDENT) : place.start].rstrip(" *-\u2022\u2013")
    return text[place.end : place.end + 1] == ":" and (not before or before[-1] in _ENDS)


def _headed(recent: date, context: Context, place: Place) -> Resolved:
    """A weekday that heads an entry of a list of days goes on from the one that headed the entry before."""
    before, anchor = context.heading, context.anchor
    if before is None:
        told = context.direction(place.start, place.end)
        behind = told.sign == "past" and told.cue in context.grammar.narrates
        day = recent if behind or recent == anchor else recent + _WEEK
        read = dated(day, "D", "heads a list of days " + ("gone by" if behind else "to come"))
    elif before < anchor:
        read = _by_direction(recent, context, place)
    else:
        day = before + timedelta(days=(recent.weekday() - before.weekday()) % 7)
        read = dated(day, "D", f"goes on from {before} in the list")
    context.heading = read.day
    return read


def _by_direction(recent: date, context: Context, place: Place) -> Resolved:
    """The most recent such day or the next, as the clause looks."""
    anchor, ahead = context.anchor, context.direction(place.start, place.end)
    back = (anchor - recent).days
    if ahead.sign == "future" and back == 1 and ahead.from_past:
        return dated(recent, "D", f"the day before {anchor}: past, {ahead.cue!r}")
    going_on = context.ahead_in_sentence(place.start) if not ahead.sign and ahead != NEAREST else None
    if going_on is not None and (going_on - anchor > _FORTNIGHT or context.tells_speech(place.start)):
        going_on = None
    if going_on is not None:
        day = going_on + timedelta(days=(recent.weekday() - going_on.weekday()) % 7)
        return dated(day, "D", f"goes on from {going_on} in the sentence")
    if ahead == NEAREST and back > _HALF_WEEK:
        other = (Alternative(recent.isoformat(), 0.4),)
        return dated(recent + _WEEK, "D", f"the nearest to {anchor}: {ahead.cue}", alternatives=other)
    if ahead.sign == "future" and back:
        other = (Alternative(recent.isoformat(), 0.1),)
        return dated(recent + _WEEK, "D", f"the next from {anchor}: future, {ahead.cue!r}", alternatives=other)
    why = f"the most recent from {anchor}: " + (f"{ahead.sign}, {ahead.cue!r}" if ahead.sign else "no cue")
    if back == 0:
        why = f"the day of the anchor {anchor} itself"
    other = (Alternative((recent + _WEEK).isoformat(), 0.05 if ahead.sign else 0.2),)
    return dated(recent, "D", why, alternatives=other)
