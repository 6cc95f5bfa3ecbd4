"""Days by their numbers."""

from calendar import monthrange
from datetime import date


def make(year: int, month: int, day: int, clip: bool = False) -> date | None:
    """The date, or None when there is none (a 29 February is moved to the 28th with `clip`)."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    length = monthrange(year, month)[1]
    if day > length and not clip:
        return None
    return date(year, month, min(day, length))
