"""What resolving an expression gives, and how results are made; shared by the readers of each kind of expression."""

from datetime import date
from typing import NamedTuple

from dateline.temporal import units
from dateline.temporal.calendars import make
from dateline.temporal.values import Alternative


class Resolved(NamedTuple):
    """TIMEX3 attributes of an expression, how they were found, and the day and unit they fix (None where undated)."""

    type: str
    value: str
    why: str
    basis: str = "resolved"
    mod: str = ""
    quant: str = ""
    freq: str = ""
    alternatives: tuple[Alternative, ...] = ()
    day: date | None = None
    unit: str = ""


class Place(NamedTuple):
    """Where an expression stands in the text, code points, half-open."""

    start: int
    end: int


def dated(
    day: date | None, unit: str, why: str, basis: str = "resolved", alternatives: tuple[Alternative, ...] = ()
) -> Resolved:
    """The `unit` that `day` lies in; a vague XXXX when there is no such day in the calendar."""
    if day is None:
        return Resolved("DATE", "XXXX", f"{why}: outside the calendar", "vague")
    return Resolved("DATE", units.name(day, unit), why, basis, alternatives=alternatives, day=day, unit=unit)


def sub_year(
    year: int, sub: str, why: str, basis: str = "resolved", hemisphere: units.Hemisphere = "north"
) -> Resolved:
    """The season, quarter or half (TIMEX3 code `sub`) of a year."""
    unit = {"Q": "Q", "H": "HY"}.get(sub[0], "SE")
    return Resolved(
        "DATE", f"{year:04d}-{sub}", why, basis, day=make(year, units.first_month(sub, hemisphere), 1), unit=unit
    )
