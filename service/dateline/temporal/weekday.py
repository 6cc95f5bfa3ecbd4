"""Which day a weekday means."""

from datetime import timedelta

from dateline.temporal.context import Context
from dateline.temporal.expressions import Date
from dateline.temporal.grammar import NEAREST
from dateline.temporal.resolved import Place, Resolved, dated
from dateline.temporal.values import Alternative


def read_weekday(expression: Date, context: Context, place: Place) -> Resolved:
    """The day that a weekday with no date means: by default the most recent one, the anchor's own day included."""
    wanted, anchor = expression.weekday or 0, context.anchor
    if expression.origin == "text" or (context.narrative and context.told):
        told = context.base_for("D", place.start)
        if told is None:
            return Resolved("DATE", f"XXXX-WXX-{wanted + 1}", "the text tells no day to count from", "vague")
        base, named = told
        distance = (wanted - base.weekday()) % 7
        if expression.step == -1:
            return dated(base + timedelta(days=distance - 7), "D", f"the one before {named}")
        return dated(base + timedelta(days=distance or (7 if expression.step else 0)), "D", f"the one after {named}")
    back = (anchor.weekday() - wanted) % 7
    linked = context.linked(place.start)
    apart = (wanted - linked.weekday()) % 7 if linked is not None else 0
    if linked is not None and expression.step is None and (linked > anchor or (linked == anchor and apart == 1)):
        if not apart and context.text[context.told_end] == ",":
            return dated(linked, "D", f"another name of {linked}")  # "tomorrow, Friday"
        return dated(linked + timedelta(days=apart or 7), "D", f"linked to {linked}, and after it")
    if expression.step == -1:
        return dated(anchor - timedelta(days=back or 7), "D", f"the last before {anchor}")
    if expression.step == 1:
        return dated(anchor + timedelta(days=7 - back), "D", f"the next after {anchor}")
    ahead = context.direction(place.start, place.end)
    if ahead == NEAREST and back > 3:
        day = anchor + timedelta(days=7 - back)
        other = (Alternative((day - timedelta(days=7)).isoformat(), 0.4),)
        return dated(day, "D", f"the nearest to {anchor}: {ahead.cue}", alternatives=other)
    if back == 1 and ahead.cue.startswith(("was ", "were ")):
        return dated(anchor - timedelta(days=1), "D", f"the day before {anchor}: past, {ahead.cue!r}")
    if ahead.sign == "future" and back:
        day = anchor + timedelta(days=7 - back)
        other = (Alternative((day - timedelta(days=7)).isoformat(), 0.1),)
        return dated(day, "D", f"the next from {anchor}: future, {ahead.cue!r}", alternatives=other)
    day = anchor - timedelta(days=back)
    why = f"the most recent from {anchor}: " + (f"{ahead.sign}, {ahead.cue!r}" if ahead.sign else "no cue")
    if back == 0:
        why = f"the day of the anchor {anchor} itself"
    other = (Alternative((day + timedelta(days=7)).isoformat(), 0.05 if ahead.sign else 0.2),)
    return dated(day, "D", why, alternatives=other)
