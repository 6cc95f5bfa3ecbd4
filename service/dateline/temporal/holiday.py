"""Which day a holiday falls on, and which of them a name means.

Fixed days are in the lexicon; moving ones come from the `holidays` library (python-holidays, Vacanza Team, MIT), by the
country whose calendar the name is of. It is loaded at the first moving name met, and read once for each year.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from dateline.temporal import units
from dateline.temporal.calendars import make
from dateline.temporal.context import Context
from dateline.temporal.dating import told_year
from dateline.temporal.expressions import Holiday
from dateline.temporal.resolved import Place, Resolved, dated

_ESTIMATED = " (estimated)"
_FAR = 60
"""Days from the anchor beyond which a holiday without its year may be another year's."""
_MOVING = re.compile(r"([A-Z]{2}):(.+?)([+-]\d+)?(?:\*(\d+))?")


class Day(NamedTuple):
    """The first and last day of a holiday, and whether its calendar only estimates them (a moon not yet sighted)."""

    first: date
    last: date
    estimated: bool = False

    @property
    def unit(self) -> str:
        """The finest TIMEX3 unit that holds the whole holiday: no feast of a week is told as its first day."""
        return next((unit for unit in ("D", "M") if units.name(self.first, unit) == units.name(self.last, unit)), "Y")


@lru_cache(maxsize=512)
def _calendar(country: str, year: int) -> dict[str, tuple[date, ...]]:
    """The holidays of a country in a year by their English names, each with its days in order."""
    from holidays import country_holidays  # takes a tenth of a second, which few texts are worth

    known = country_holidays(country).supported_categories
    found = country_holidays(country, years=year, observed=False, language="en_US", categories=known)
    days: dict[str, tuple[date, ...]] = {}
    for day in sorted(found):
        for name in found.get_list(day):
            days[name] = (*days.get(name, ()), day)
    return days


def holiday_days(code: str, year: int) -> list[Day]:
    """When a lexicon code falls in a year: "12-25", or "US:Thanksgiving Day+1" (country, English name, days from it).

    "11-02-1" is the first Tuesday from 2 November on: Election Day (2 U.S.C. § 7), which the library has in few years.
    A feast of several days has its length behind a star ("IL:Pesach*7"). Empty where the calendar has no such day that
    year (Mother's Day in 1850) or the library none; two in the years that hold a feast of the moon twice.
    """
    if not 1 <= year <= 9999:
        return []
    moving = _MOVING.fullmatch(code)
    if moving is None:
        fixed = make(year, int(code[:2]), int(code[3:5]))
        if fixed and code[6:]:
            fixed += timedelta(days=(int(code[6:]) - fixed.weekday()) % 7)
        return [Day(fixed, fixed)] if fixed else []
    country, name, distance, length = moving.groups()
    moved = timedelta(days=int(distance or 0))
    whole = timedelta(days=int(length or 1) - 1)
    days = _calendar(country, year)
    return [
        Day(day + moved, day + moved + whole, written.endswith(_ESTIMATED))
        for written in (name, name + _ESTIMATED)
        for day in days.get(written, ())
        if day - timedelta(days=1) not in days.get(written, ())
    ]


def read_holiday(expression: Holiday, context: Context, place: Place) -> Resolved:
    """The day of a holiday: of its year where stated, else the closest to the anchor, on the side that a clause looks
    to where the closest is far.
    """
    code, anchor = expression.name, context.anchor
    if expression.year is not None:
        return _named(holiday_days(code, expression.year), anchor, f"holiday of {expression.year}", "explicit")
    if context.narrative and context.told:
        told = context.told.day.year
        days = holiday_days(code, told)
        year = told_year(context, days[0].first.month) if days else told
        return _named(holiday_days(code, year), anchor, f"narrative: of the year told, {told}")
    if expression.step == 0:
        return _named(holiday_days(code, anchor.year), anchor, f"of the year of {anchor}")
    found = [day for year in (-1, 0, 1) for day in holiday_days(code, anchor.year + year)]
    if expression.step is None:
        return _closest(found, context, place)
    side = [day for day in found if (day.first < anchor) == (expression.step < 0)]
    return _named(side, anchor, f"the {'last before' if expression.step < 0 else 'next after'} {anchor}")


def _closest(days: list[Day], context: Context, place: Place) -> Resolved:
    anchor = context.anchor
    far = all(abs((day.first - anchor).days) > _FAR for day in days)
    ahead = context.direction(place.start, place.end) if far else None
    if ahead is None or not ahead.sign or not ahead.firm:
        return _named(days, anchor, f"closest to {anchor}")
    side = [day for day in days if (day.first > anchor) == (ahead.sign == "future")]
    return _named(side or days, anchor, f"{ahead.sign} of {anchor}: {ahead.cue!r}")


def _named(days: list[Day], anchor: date, why: str, basis: str = "resolved") -> Resolved:
    """Of several days the one closest to the anchor."""
    if not days:
        return Resolved("DATE", "XXXX-XX-XX", f"{why}: no calendar gives the day", "vague")
    day = min(days, key=lambda one: abs((one.first - anchor).days))
    read = dated(day.first, day.unit, why + (", estimated" if day.estimated else ""), basis)
    return read._replace(mod="APPROX") if day.estimated else read
