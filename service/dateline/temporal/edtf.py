"""EDTF (Extended Date/Time Format, Library of Congress 2019, in ISO 8601-2:2019): periods written and read.

`parse` is the inverse of `write`: `parse(write(p)) == p` for every period that EDTF has a word for. Used are days,
months, years (also before Christ), decades (`199X`), centuries (`19XX`), seasons (21–24; of the southern hemisphere
29–32), quarters (33–36), halves (40, 41), times to the second, intervals of days, months and years with open ends, and
the qualifiers `~`, `?` and `%`.
"""

import re
from datetime import datetime, time, timedelta

from dateline.temporal import timex3
from dateline.temporal.units import SEASONS, Hemisphere
from dateline.temporal.values import Period

_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_SUB_YEARS = {f"{number}": code for code, number in _CODES.items()}
_SOUTHERN = {"SP": 29, "SU": 30, "FA": 31, "WI": 32}
_SOUTHERN_SEASONS = {f"{number}": code for code, number in _SOUTHERN.items()}
_QUALIFIED = re.compile(r"(.+?)([~?%]?)")
_END = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
"""What an interval begins or ends with: a year, month or day."""
_DAY = timedelta(days=1)


def write(period: Period, hemisphere: Hemisphere = "north") -> str | None:
    """The EDTF of a period, or None where EDTF has no word for it: undated, weeks, millennia, parts of a day …

    December to February is written as a winter, or in the `hemisphere` "south" as a southern summer.
    """
    if period.bce is not None:
        return f"{'-' if period.bce < 0 else ''}{abs(period.bce):04d}{period.qualifier}"
    if period.precision == "interval":
        return _write_interval(period)
    if period.earliest is None or period.latest is None:
        return None
    plain = _write_plain(period.precision, period.earliest, hemisphere)
    if plain is None or _parse_plain(plain) != period._replace(qualifier=""):
        return None
    return plain + period.qualifier


def _write_plain(precision: str, first: datetime, hemisphere: Hemisphere) -> str | None:
    year, month = f"{first.year:04d}", first.month
    if precision in ("day", "month", "year"):
        return first.date().isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]
    if precision == "decade":
        return f"{year[:3]}X"
    if precision == "century":
        return f"{year[:2]}XX"
    if precision == "season":
        codes = _CODES if hemisphere == "north" else _SOUTHERN
        return next((f"{year}-{codes[sub]}" for sub, start in SEASONS[hemisphere].items() if start == month), None)
    if precision == "quarter":
        return f"{year}-{_CODES[f'Q{(month + 2) // 3}']}"
    if precision == "half":
        return f"{year}-{_CODES[f'H{(month + 5) // 6}']}"
    if precision == "second":
        return first.isoformat(timespec="seconds")
    return None


def _write_interval(period: Period) -> str | None:
    """An interval of whole days; both bounds open say nothing."""
    bounds = [bound for bound in (period.earliest, period.latest) if bound is not None]
    if not bounds or any(bound.time() != time.min for bound in bounds) or (len(bounds) == 2 and bounds[0] >= bounds[1]):
        return None
    first = period.earliest.date().isoformat() if period.earliest else ".."
    last = (period.latest - _DAY).date().isoformat() if period.latest else ".."
    return f"{first}/{last}" if not period.qualifier else None


def write_range(first: str | None, last: str | None) -> str | None:
    """The interval from one EDTF date to another, each as exact as it is: "2019/2021", "2025-08-19/2025-08-21".

    None where EDTF has no word for an end, and where one is a time, a season or qualified, which no interval takes.
    """
    if first is None or last is None or not (_END.fullmatch(first) and _END.fullmatch(last)):
        return None
    return f"{first}/{last}"


def write_limit(date: str | None, earliest: datetime | None, latest: datetime | None, *, exact: bool) -> str | None:
    """The interval open on one side: of an EDTF date itself where `exact` ("by 2030": "../2030"), else by its days."""
    if exact and date is not None and _END.fullmatch(date):
        return f"../{date}" if earliest is None else f"{date}/.."
    if any(bound is not None and bound.time() != time.min for bound in (earliest, latest)):
        return None
    return write(Period("interval", earliest, latest))


def parse(text: str) -> Period:
    """The period that an EDTF string means (bounds naive, half-open); ValueError for what `write` does not use."""
    if "/" in text:
        first, _, last = text.partition("/")
        if first == last == "..":
            raise ValueError(f"open on both sides: {text!r}")
        earliest = None if first == ".." else _parse_end(first).earliest
        latest = None if last == ".." else _parse_end(last).latest
        return Period("interval", earliest, latest)
    found = _QUALIFIED.fullmatch(text)
    if found is None:
        raise ValueError("empty EDTF")
    plain, qualifier = found.groups()
    if re.fullmatch(r"-\d{4}|0000", plain):
        return Period("year", None, None, qualifier, int(plain))
    period = _parse_plain(plain)
    if period is None:
        raise ValueError(f"not an EDTF date known here: {text!r}")
    return period._replace(qualifier=qualifier)


def _parse_end(text: str) -> Period:
    """A day, month or year that an interval begins or ends with."""
    period = _parse_plain(text) if _END.fullmatch(text) else None
    if period is None:
        raise ValueError(f"no interval ends so: {text!r}")
    return period


def _parse_plain(text: str) -> Period | None:
    """A date without qualifier, by way of the TIMEX3 value that means the same."""
    hemisphere: Hemisphere = "north"
    if re.fullmatch(r"\d{2}(?:\dX|XX)", text):
        value = text.rstrip("X")
    elif re.fullmatch(r"\d{4}-(?:2[1-4]|3[3-6]|4[01])", text):
        value = f"{text[:5]}{_SUB_YEARS[text[5:]]}"
    elif re.fullmatch(r"\d{4}-(?:29|3[0-2])", text):
        value, hemisphere = f"{text[:5]}{_SOUTHERN_SEASONS[text[5:]]}", "south"
    elif re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d)?)?)?", text):
        value = text
    else:
        return None
    period = timex3.period(value, hemisphere)
    return period if period.earliest is not None else None
