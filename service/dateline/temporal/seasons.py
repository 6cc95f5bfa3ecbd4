"""Which year a half-year, quarter or season belongs to, when the text leaves the year open."""

from datetime import date

from dateline.temporal import units
from dateline.temporal.context import Context
from dateline.temporal.expressions import Date
from dateline.temporal.resolved import Place, Resolved, sub_year


def stepped_year(expression: Date, context: Context, month: int) -> tuple[int, str] | None:
    """The year of "last May", "this fall", "the following June"."""
    if expression.step is None:
        return None
    base, named = (
        (context.anchor, f"the anchor {context.anchor}")
        if expression.origin == "anchor" and not context.narrative
        else context.base()
    )
    if expression.step == 0:
        return base.year, f"of the year of {named}"
    last = context.last
    if expression.origin == "text" and last is not None and last.unit == "Y" and base is last.day:
        return base.year + expression.step, f"of the year {'after' if expression.step > 0 else 'before'} {base.year}"
    if expression.step < 0:
        # In March "last February" is not last month, which has its own name.
        near = expression.month is not None and base.month - month in (0, 1)
        return base.year - (month >= base.month or near), f"the last before {named}"
    return base.year + (month <= base.month), f"the next after {named}"


def read_sub_year(expression: Date, context: Context, place: Place) -> Resolved:
    """The half-year, quarter or season that an expression without a year means where it stands."""
    sub = expression.sub
    if sub[0] == "H" and expression.step is None:
        return sub_year(_base_year(context), sub, f"half-year of {_base_year(context)}")
    side = context.hemisphere
    first = units.first_month(sub, side)
    stepped = stepped_year(expression, context, first)
    if stepped is not None:
        year, why = stepped
        if sub in units.SEASONS[side] and expression.origin == "anchor":
            if expression.step == -1:
                year = _last_season(first, context.anchor)
            elif expression.step == 0 and first == 12 and context.anchor.month < 3:
                year -= 1  # in January "this winter" is the one that December began
        return sub_year(year, sub, f"{sub}, {why}", hemisphere=side)
    if context.narrative and context.told:
        year = context.told.day.year
        return sub_year(year, sub, f"{sub} of the year told, {year}", hemisphere=side)
    ahead = context.direction(place.start, place.end)
    year = context.anchor.year
    ended = (sub[0] == "Q" and 0 < context.anchor.month - first <= 6) or (first == 10 and context.anchor.month < 4)
    if ahead.sign == "future" and not ended:
        year += first + 2 < context.anchor.month
        return sub_year(year, sub, f"{sub}, the next from {context.anchor}: future, {ahead.cue!r}", hemisphere=side)
    year -= first > context.anchor.month
    why = f"{sub}, the most recent from {context.anchor}: {ahead.sign or 'no'} cue {ahead.cue!r}"
    return sub_year(year, sub, why, hemisphere=side)


def _last_season(first: int, anchor: date) -> int:
    """The year of the last season from the month `first` on that was over, or not under way, at the anchor."""
    began = anchor.year - (anchor.month < first)
    current = (anchor.year - began) * 12 + anchor.month - first < 3
    return began - current


def _base_year(context: Context) -> int:
    return context.told.day.year if context.narrative and context.told else context.anchor.year
