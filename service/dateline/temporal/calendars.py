"""Days by their numbers and by their names."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache


def make(year: int, month: int, day: int, clip: bool = False) -> date | None:
    """The date, or None when there is none (a 29 February is moved to the 28th with `clip`)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    length = monthrange(year, month)[1]
    if day > length and not clip:
        return None
    return date(year, month, min(day, length))


@lru_cache(maxsize=1024)
def easter(year: int) -> date:
    """Western Easter Sunday: the anonymous Gregorian algorithm (J. Meeus, Astronomical Algorithms, 1991, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def holiday_day(code: str, year: int) -> date | None:
    """The day that a lexicon code ("12-25", "11-4-3+1", "05-last-0", "easter-2") names in a year."""
    if not 1 <= year <= 9999:
        return None
    if code.startswith("easter"):
        return easter(year) + timedelta(days=int(code[6:] or 0))
    month, rest = int(code[:2]), code[3:]
    if "-" not in rest:
        return make(year, month, int(rest))
    which, _, tail = rest.partition("-")
    weekday, _, more = tail.partition("+")
    length = monthrange(year, month)[1]
    first = date(year, month, length - 6 if which == "last" else 7 * int(which) - 6)
    if code == "11-2-1":
        first = date(year, 11, 2)
    return first + timedelta(days=(int(weekday) - first.weekday()) % 7 + int(more or 0))
