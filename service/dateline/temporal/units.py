"""Arithmetic on the calendar, in the proleptic Gregorian calendar, and the TIMEX3 name of the unit a day lies in."""

from calendar import monthrange
from datetime import date, timedelta

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


SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of each (meteorological, northern) season; a winter has the year that it begins in."""


def first_month(sub: str) -> int:
    """The first month of a sub-year code: SP, Q3, H2 …"""
    if sub[0] == "Q":
        return 3 * int(sub[1]) - 2
    if sub[0] == "H":
        return 6 * int(sub[1]) - 5
    return SEASON_MONTHS[sub][0]


def season_of(day: date) -> tuple[int, str]:
    """The season that `day` lies in, and the year that the season begins in."""
    code = ("WI", "SP", "SU", "FA")[day.month % 12 // 3]
    return (day.year - 1 if day.month < 3 else day.year), code
