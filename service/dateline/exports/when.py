"""When a happening stands in a calendar, and the words for a date that a calendar can not say."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateline.projections.views import HappeningView

CLOCK = frozenset({"second", "minute", "hour"})
LASTING = frozenset({"day", "interval"})


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """Start and exclusive end, both dates or both datetimes, and what must be said because they do not say it."""

    start: date | datetime
    end: date | datetime
    caveat: str | None


def calendar_time(happening: HappeningView) -> CalendarTime | None:
    """Where a happening's period `[earliest, latest)` lies in a calendar; None where either end is open or unknown.

    Clock times stay local without a zone ("floating", RFC 5545 section 3.3.5, form 1): the words name no zone, and
    naming one would make them more precise. Everything else becomes whole days; where the source said less than a day
    or days, the caveat says so in words.
    """
    if happening.earliest is None or happening.latest is None:
        return None
    earliest = datetime.fromisoformat(happening.earliest)
    latest = datetime.fromisoformat(happening.latest)
    if happening.precision in CLOCK and not happening.contested:
        return CalendarTime(earliest, latest, _about(happening, f"{earliest:%H:%M}"))
    first, end = earliest.date(), _exclusive_end(latest)
    return CalendarTime(first, end, _caveat(happening, first, end - timedelta(days=1)))


def _exclusive_end(latest: datetime) -> date:
    """The first day wholly after the period."""
    return latest.date() if latest.time() == time.min else latest.date() + timedelta(days=1)


def _caveat(happening: HappeningView, first: date, last: date) -> str | None:
    if happening.contested:
        return f"dates differ, between {_day(first)} and {_day(last)}"
    words = _words(happening.precision, first, last)
    if happening.precision in LASTING:
        return _about(happening, words)
    if happening.precision == "part":
        return f"at some time of {_day(first)}" if first == last else f"some time {words}"
    return f"some time {'around' if _approximate(happening) else 'in'} {words}"


def _about(happening: HappeningView, words: str) -> str | None:
    return f"about {words}" if _approximate(happening) else None


def _approximate(happening: HappeningView) -> bool:
    """Whether EDTF qualifies the date: approximate `~`, uncertain `?`, both `%` (ISO 8601-2, section 8)."""
    return any(sign in (happening.edtf or "") for sign in "~?%")


def _words(precision: str | None, first: date, last: date) -> str:
    match precision:
        case "year":
            return f"{first.year}"
        case "month":
            return f"{first:%B} {first.year}"
        case "week":
            return f"the week of {_day(first)}"
        case "weekend":
            return f"the weekend of {_day(first)}"
        case _ if first == last:
            return _day(first)
        case _:
            return f"the time from {_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
