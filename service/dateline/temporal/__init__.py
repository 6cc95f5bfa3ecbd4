"""Time expressions in news: found, typed, and resolved against a publication time, with the reason."""

from datetime import date, datetime

from dateline.temporal import timex3
from dateline.temporal.find import find
from dateline.temporal.grammar.en import ENGLISH
from dateline.temporal.resolve import resolve
from dateline.temporal.values import Alternative, Mention, Period

__all__ = ["Alternative", "Mention", "Period", "tag"]


def tag(text: str, anchor: date | datetime | str) -> list[Mention]:
    """The time expressions of `text`, in reading order, resolved against `anchor` (a local date or time, or ISO)."""
    if isinstance(anchor, str):
        anchor = datetime.fromisoformat(anchor)
    day = anchor.date() if isinstance(anchor, datetime) else anchor
    mentions = []
    for start, end, rule, expression in find(text, ENGLISH):
        r = resolve(expression, day, text[max(0, start - 80) : start], text[end : end + 40])
        p = timex3.period(r.value)
        mentions.append(
            Mention(start, end, text[start:end], r.type, r.value, "", "", "", None, p.earliest, p.latest, p.precision, r.basis, rule, r.why, ())
        )
    return mentions
