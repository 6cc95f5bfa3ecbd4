"""Time expressions in news: found, typed, and resolved against a publication time, with the reason."""

from collections.abc import Sequence
from datetime import date, datetime

from dateline.characters import Plain, normalise
from dateline.temporal import edtf, timex3
from dateline.temporal.context import Context
from dateline.temporal.expressions import Clock, Expression, Modified, Recurring
from dateline.temporal.find import find, lower
from dateline.temporal.grammar import Found
from dateline.temporal.grammar.en import ENGLISH
from dateline.temporal.narrative import as_told, is_narrative
from dateline.temporal.resolve import day_spoken, resolve
from dateline.temporal.resolved import Place, Resolved
from dateline.temporal.speech import days_of_speech
from dateline.temporal.tense import Tense, tenses_around
from dateline.temporal.together import joined, periods
from dateline.temporal.units import Hemisphere
from dateline.temporal.values import Alternative, Mention, Period

__all__ = ["Alternative", "Hemisphere", "Mention", "Period", "Tense", "periods", "tag"]


def _recurs(expression: Expression) -> bool:
    """Whether an expression says that what is told of goes on from day to day; "every two hours" goes on for one."""
    return isinstance(expression, Recurring) and not expression.value.startswith("PT")


def tag(
    text: str,
    anchor: date | datetime | str,
    *,
    hemisphere: Hemisphere = "north",
    tenses: Sequence[tuple[int, int, Tense]] = (),
) -> list[Mention]:
    """The time expressions of `text`, in reading order, not overlapping, resolved against `anchor`.

    `anchor` is the local date, or date and time, of publication, or either in ISO 8601 (ValueError when it is not); a
    zone is ignored, for words like "today" speak of the local day. `hemisphere`, "north" or "south", is that of the
    source and tells which months a season has. `tenses` are clauses whose tense a parser knows: start, end (half-open)
    and "past", "present" or "future", in any order, nested or not; the innermost around an expression counts.
    Offsets are code points. Takes linear time.
    """
    moment = datetime.fromisoformat(anchor) if isinstance(anchor, str) else anchor
    timed = isinstance(moment, datetime) and (not isinstance(anchor, str) or len(anchor) > 10)
    plain = normalise(text)
    context = Context(
        plain.text,
        low := lower(plain.text),
        moment.date() if isinstance(moment, datetime) else moment,
        moment if timed and isinstance(moment, datetime) else None,
        ENGLISH,
        hemisphere,
    )
    found = find(plain.text, low, ENGLISH)
    context.narrative = is_narrative(found, context.anchor, low, ENGLISH.reporting)
    found = as_told(found, context.narrative)
    context.recurrences = tuple(one.start for one in found if _recurs(one.expression))
    if tenses:
        clauses = tenses if plain.text is text else [(*plain.of_raw(start, end), tense) for start, end, tense in tenses]
        context.tenses = tenses_around(found, clauses)
    if not context.narrative:
        spoken = days_of_speech(low, found, ENGLISH.said)
        context.spoken = {at: on for at, one in spoken.items() if (on := day_spoken(one, context)) is not None}
    mentions = [
        _mention(plain.text, one, resolve(one.expression, context, Place(one.start, one.end)), hemisphere)
        for one in found
    ]
    mentions = joined(mentions, plain.text, low, ENGLISH)
    return mentions if plain.text is text else [_raw(mention, text, plain) for mention in mentions]


def _mention(text: str, found: Found, r: Resolved, hemisphere: Hemisphere) -> Mention:
    start, end = found.start, found.end
    period = timex3.period(r.value, hemisphere)
    if r.mod == "APPROX":
        period = period._replace(qualifier="~")
    return Mention(
        start, end, text[start:end], r.type, r.value, r.mod, r.quant, r.freq, edtf.write(period, hemisphere),
        period.earliest, period.latest, period.precision, r.basis, found.rule, f"{found.rule}: {r.why}", r.alternatives,
        _zone(found.expression), bce=period.bce,
    )  # fmt: skip


def _zone(expression: Expression) -> str:
    while isinstance(expression, Modified):
        expression = expression.inner
    return expression.zone if isinstance(expression, Clock) else ""


def _raw(mention: Mention, text: str, plain: Plain) -> Mention:
    """A mention of the plain text with its place in the raw one."""
    start, end = plain.span(mention.start, mention.end)
    whole = mention.whole
    if whole is not None:
        first, last = plain.span(whole.start, whole.end)
        whole = whole._replace(start=first, end=last, text=text[first:last])
    return mention._replace(start=start, end=end, text=text[start:end], whole=whole)
