"""Time expressions in news: found, typed, and resolved against a publication time, with the reason."""

from datetime import date, datetime

from dateline.temporal import edtf, timex3
from dateline.temporal.context import Context
from dateline.temporal.expressions import Expression, Recurring
from dateline.temporal.find import find, lower
from dateline.temporal.grammar.en import ENGLISH
from dateline.temporal.narrative import as_told, is_narrative
from dateline.temporal.resolve import day_spoken, resolve
from dateline.temporal.resolved import Place
from dateline.temporal.speech import days_of_speech
from dateline.temporal.units import Hemisphere
from dateline.temporal.values import Alternative, Mention, Period

__all__ = ["Alternative", "Hemisphere", "Mention", "Period", "tag"]


def _recurs(expression: Expression) -> bool:
    """Whether an expression says that what is told of goes on from day to day; "every two hours" goes on for one."""
    return isinstance(expression, Recurring) and not expression.value.startswith("PT")


def tag(text: str, anchor: date | datetime | str, *, hemisphere: Hemisphere = "north") -> list[Mention]:
    """The time expressions of `text`, in reading order, not overlapping, resolved against `anchor`.

    `anchor` is the local date, or date and time, of publication, or either in ISO 8601 (ValueError when it is not); a
    zone is ignored, for words like "today" speak of the local day. `hemisphere`, "north" or "south", is that of the
    source and tells which months a season has. Offsets are code points. Takes linear time.
    """
    moment = datetime.fromisoformat(anchor) if isinstance(anchor, str) else anchor
    timed = isinstance(moment, datetime) and (not isinstance(anchor, str) or len(anchor) > 10)
    day = moment.date() if isinstance(moment, datetime) else moment
    low = lower(text)
    found = find(text, low, ENGLISH)
    time = moment if timed and isinstance(moment, datetime) else None
    narrative = is_narrative(found, day, low, ENGLISH.reporting)
    found = as_told(found, narrative)
    recurrences = tuple(one.start for one in found if _recurs(one.expression))
    context = Context(text, low, day, time, narrative, ENGLISH, recurrences, hemisphere)
    if not narrative:
        spoken = days_of_speech(low, found, ENGLISH.said)
        context.spoken = {at: on for at, one in spoken.items() if (on := day_spoken(one, context)) is not None}
    mentions = []
    for start, end, rule, expression in found:
        r = resolve(expression, context, Place(start, end))
        period = timex3.period(r.value, hemisphere)
        if r.mod == "APPROX":
            period = period._replace(qualifier="~")
        mentions.append(
            Mention(
                start, end, text[start:end], r.type, r.value, r.mod, r.quant, r.freq, edtf.write(period, hemisphere),
                period.earliest, period.latest, period.precision, r.basis, rule, f"{rule}: {r.why}", r.alternatives,
            )
        )  # fmt: skip
    return mentions
