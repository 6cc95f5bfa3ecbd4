"""Arithmetic on the calendar, in the proleptic Gregorian calendar, and the TIMEX3 name of the unit a day lies in."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

_DAYS = {"D": 1, "W": 7, "WE": 7, "FN": 14, "N": 1}
_MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}


def shift(day: date, n: int, unit: str) -> date | None:
    """`day` moved by `n` units of a day or more; the day of the month is clipped. None outside years 1 to 9999."""
    if unit in _DAYS:
        try:
            return day + timedelta(days=n * _DAYS[unit])
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + n * _MONTHS[unit]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def name(day: date, unit: str) -> str:
    """The TIMEX3 value of the `unit` that `day` lies in: "2025-08-13", "2025-W33", "2025-08", "2025-Q3", "202"."""
    if unit in ("D", "N"):
        return day.isoformat()
    if unit in ("W", "WE", "FN"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "HY":
        return f"{day.year:04d}-H{1 if day.month < 7 else 2}"
    return f"{day.year:04d}"[: {"DE": 3, "CE": 2, "ML": 1}.get(unit, 4)]


Hemisphere = Literal["north", "south"]
SEASONS: dict[Hemisphere, dict[str, int]] = {
    "north": {"SP": 3, "SU": 6, "FA": 9, "WI": 12},
    "south": {"SP": 9, "SU": 12, "FA": 3, "WI": 6},
}
"""The first of the three months of each (meteorological) season; one of December has the year that it begins in."""


def first_month(sub: str, hemisphere: Hemisphere = "north") -> int:
    """The first month of a sub-year code: SP, Q3, H2 …"""
    if sub[0] == "Q":
        return 3 * int(sub[1]) - 2
    if sub[0] == "H":
        return 6 * int(sub[1]) - 5
    return SEASONS[hemisphere][sub]
