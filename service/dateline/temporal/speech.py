"""On which day words within quotation marks were spoken, so that the speaker's "tomorrow" is not the paper's.

    "We will decide tomorrow," she said on Tuesday.

In a paper of Thursday that is Wednesday. The day is looked for in the same paragraph, outside the quotation, right
behind a verb of saying; where none is told, the words count from the anchor as all others do.
"""

import re
from collections.abc import Sequence

from dateline.temporal.context import SPEECH
from dateline.temporal.expressions import Clock, Date, Expression, Modified, Relative
from dateline.temporal.grammar import Found

_PARAGRAPH = 1000
"""How far, in code points, a paragraph is looked at to either side."""
_MENTIONS = 6
"""How many time expressions to either side may be the day of speech."""
_MARKS = re.compile("[\"\u201c\u201d]|``|''")
_SENTENCE_END = re.compile(r"[.!?]\s+\S")
"""A sentence that ends, and another that begins."""
_DAYS = 2
"""Days from the day of speaking within which a word names one: "the day after tomorrow"."""
_OPENS = frozenset(("\u201c", "``"))


def days_of_speech(low: str, found: Sequence[Found], said: re.Pattern[str]) -> dict[int, Found]:
    """For each "today", "yesterday" or "tomorrow" in quotation marks, by where it begins, the day that it was said on.

    `low` is the lower-cased text, `found` in reading order; `said` matches a verb of saying, and what may stand between
    it and its day, up to the end of a stretch of `low`.
    """
    told: dict[int, Found] = {}
    for index, one in enumerate(found):
        if not _deictic(one.expression):
            continue
        first = low.rfind("\n", max(0, one.start - _PARAGRAPH), one.start) + 1 or max(0, one.start - _PARAGRAPH)
        last = low.find("\n", one.end, one.end + _PARAGRAPH)
        if last < 0:
            last = min(len(low), one.end + _PARAGRAPH)
        if not _quoted(low, first, one.start):
            continue
        days = [
            other._replace(expression=day)
            for other in (*_near(found, index, -1, first), *_near(found, index, 1, last))
            if (day := _day(other.expression)) is not None
            and _attributed(low, one, other)
            and said.search(low, max(first, other.start - SPEECH), other.start)
            and not _quoted(low, first, other.start)
        ]
        if days:
            told[one.start] = min(days, key=lambda day: abs(day.start - one.start))
    return told


def _attributed(text: str, spoken: Found, day: Found) -> bool:
    """Whether `day` stands in the sentence that says who said it, right behind the quotation or right before it."""
    if day.start > spoken.end:
        closing = _MARKS.search(text, spoken.end, day.start)
        return closing is not None and _SENTENCE_END.search(text, closing.end(), day.start) is None
    opening = text.rfind(_last_mark(text, day.end, spoken.start), day.end, spoken.start)
    return _SENTENCE_END.search(text, day.end, opening) is None


def _last_mark(text: str, first: int, last: int) -> str:
    """The quotation mark last met between two places; a space where there is none."""
    marks = _MARKS.findall(text, first, last)
    return marks[-1] if marks else " "


def _near(found: Sequence[Found], index: int, step: int, limit: int) -> list[Found]:
    """The expressions of a paragraph that ends at `limit`, away from `index` in one direction."""
    near = []
    at = index + step
    while 0 <= at < len(found) and abs(at - index) <= _MENTIONS and (found[at].start - limit) * step < 0:
        near.append(found[at])
        at += step
    return near


def _deictic(expression: Expression) -> bool:
    """Whether an expression names a day or week by the day of speaking: "tomorrow", "tonight", "next week"."""
    inner = expression.day if isinstance(expression, Clock) else expression
    if not isinstance(inner, Relative) or inner.origin != "anchor" or inner.ago:
        return False
    return (inner.unit == "D" and abs(inner.n) <= _DAYS) or (inner.unit == "W" and abs(inner.n) <= 1)


def _day(expression: Expression | None) -> Expression | None:
    """The day in "late Tuesday", "Tuesday night", "August 12", "yesterday"; None where an expression names none."""
    if isinstance(expression, Modified):
        return _day(expression.inner)
    if isinstance(expression, Clock):
        return _day(expression.day)
    if isinstance(expression, Relative):
        return expression if expression.unit == "D" and expression.n == -1 and expression.origin == "anchor" else None
    dated = isinstance(expression, Date) and (expression.day or expression.weekday is not None)
    return expression if dated else None


def _quoted(text: str, first: int, at: int) -> bool:
    """Whether `at` stands within quotation marks that open in the paragraph that begins at `first`."""
    opened = False
    for mark in _MARKS.findall(text, first, at):
        opened = mark in _OPENS or (mark == '"' and not opened)
    return opened
