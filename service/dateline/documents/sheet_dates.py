"""Dates as the cells of a sheet have them, as ISO 8601 or EDTF."""

import re
from collections.abc import Iterable

from dateline.documents.written import iso_spelling

_PARTS = re.compile(
    r"(?P<first>\d{1,4})[/.-](?P<second>\d{1,2})[/.-](?P<third>\d{1,4})(?P<time>[ T]\d{1,2}:\d\d(?::\d\d)?)?"
)
_MONTH = re.compile(r"(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def order_of(values: Iterable[str]) -> str | None:
    """Whether a column of dates by number has the day or the month first: "day", "month", or "either" where no value
    says so; None where no value is such a date.
    """
    day = month = seen = False
    for value in values:
        found = _PARTS.fullmatch(value.strip())
        if found and len(found["first"]) <= 2:
            seen = True
            day = day or int(found["first"]) > 12
            month = month or int(found["second"]) > 12
    if not seen:
        return None
    return "day" if day and not month else "month" if month and not day else "either"


def moment_of(cells: list[str], order: str | None) -> str | None:
    """The date in one cell, or in cells of year, month, day and time; None where it cannot be read or could be two."""
    filled = [cell.strip() for cell in cells]
    if len(cells) == 1:
        return _whole(filled[0], order)
    return _in_parts([*filled, "", "", ""][:4], order)


def _in_parts(cells: list[str], order: str | None) -> str | None:
    year, month, day, time = (re.sub(r"\.0$", "", cell) for cell in cells)
    if not re.fullmatch(r"-?\d{1,11}", year):
        return _whole(" ".join(filter(None, (year, month, day))), order)
    said = year_of(int(year))
    number = month if month.isdigit() else str(_month(month) or "")
    if not month:
        return said if not day else None
    if not number or not 1 <= int(number) <= 12 or (day and not (day.isdigit() and 1 <= int(day) <= 31)):
        return None
    said += f"-{int(number):02d}" + (f"-{int(day):02d}" if day else "")
    clock = re.fullmatch(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([ap]\.?m\.?)?", time, re.IGNORECASE)
    if not time or not day:
        return said
    if clock is None:
        return None
    hour = int(clock[1]) % 12 + (12 if clock[4][0] in "pP" else 0) if clock[4] else int(clock[1])
    return f"{said}T{hour:02d}:{clock[2]}" + (f":{clock[3]}" if clock[3] else "") if hour < 24 else None


def year_of(year: int) -> str:
    """A year in EDTF; TimelineJS counts years before Christ from -1, EDTF from 0."""
    astronomical = year + 1 if year < 0 else year
    if abs(astronomical) > 9999:
        return f"Y{astronomical}"
    return f"{'-' if astronomical < 0 else ''}{abs(astronomical):04d}"


def _whole(value: str, order: str | None) -> str | None:
    if re.fullmatch(r"-?\d{1,5}(?:\.0)?", value):
        return year_of(int(float(value)))
    if re.fullmatch(r"\d{4}-\d\d", value):
        return value
    spelled = iso_spelling(value)
    if spelled:
        return spelled.removesuffix("T00:00:00")
    month = _MONTH.fullmatch(value)
    if month and _month(month["month"]):
        return f"{month['year']}-{_month(month['month']):02d}"
    found = _PARTS.fullmatch(value)
    return _by_number(found, order) if found else None


def _by_number(found: "re.Match[str]", order: str | None) -> str | None:
    first, second, third = found["first"], found["second"], found["third"]
    if len(first) == 4:
        year, month, day = first, int(second), int(third)
    elif len(third) == 4 and order in ("day", "month"):
        year = third
        day, month = (int(first), int(second)) if order == "day" else (int(second), int(first))
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    time = found["time"]
    clock = (
        f"T{time.strip(' T').zfill(5)}"
        if time and len(time.strip(" T")) <= 5
        else f"T{time.strip(' T')}"
        if time
        else ""
    )
    return f"{year}-{month:02d}-{day:02d}{clock}"


def _month(word: str) -> int | None:
    short = word[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None
