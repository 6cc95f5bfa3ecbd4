"""When a happening stands in a calendar, and the words for a date that a calendar can not say."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateline.projections.views import HappeningView

CLOCK = frozenset({"second", "minute", "hour"})
# A season by the month it begins in: the resolver has decided which months it holds.
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


@dataclass(frozen=True, slots=True)
class CalendarTime:
    """Start and exclusive end, both dates or both datetimes, and what must be said because they do not say it."""

    start: date | datetime
    end: date | datetime
    caveat: str | None


def calendar_time(happening: HappeningView) -> CalendarTime | None:
    """Where a happening's period `[earliest, latest)` lies in a calendar; None where its end is open or unknown.

    One that only has an end ("by Friday") stands on its last day, and the caveat says so; without an end it would have
    to stand on every day to come.

    Clock times stay local without a zone ("floating", RFC 5545 section 3.3.5, form 1): the words name no zone, and
    naming one would make them more precise. Everything else becomes whole days; where the source said less than a day
    or days, the caveat says so in words.
    """
    if happening.latest is None:
        return None
    latest = datetime.fromisoformat(happening.latest)
    if happening.earliest is None:
        end = _exclusive_end(latest)
        last = end - timedelta(days=1)
        return CalendarTime(last, end, _joined(f"no later than {_day(last)}", happening))
    earliest = datetime.fromisoformat(happening.earliest)
    if happening.precision in CLOCK:
        about = f"about {earliest:%H:%M}" if _approximate(happening) else None
        return CalendarTime(earliest, latest, _joined(about, happening))
    first, end = earliest.date(), _exclusive_end(latest)
    return CalendarTime(first, end, _joined(_roughly(happening, first, end - timedelta(days=1)), happening))


def _exclusive_end(latest: datetime) -> date:
    """The first day wholly after the period."""
    return latest.date() if latest.time() == time.min else latest.date() + timedelta(days=1)


def _joined(caveat: str | None, happening: HappeningView) -> str | None:
    """The caveat, and whether the sources contradict each other; their dates are then all within the period."""
    differ = "accounts differ" if happening.contested else None
    return "; ".join(filter(None, (caveat, differ))) or None


def _roughly(happening: HappeningView, first: date, last: date) -> str | None:
    """What whole days from `first` to `last`, both included, do not say."""
    approximate = _approximate(happening)
    stretch = _stretch(happening.precision, first)
    if stretch is not None:
        return f"{'around' if approximate else 'some time in'} {stretch}"
    if first == last:
        return _within_day(happening.precision, first, approximate=approximate)
    if happening.precision == "interval" and not happening.contested and not approximate:
        return None
    return f"some time between {_day(first)} and {_day(last)}"


def _stretch(precision: str | None, first: date) -> str | None:
    """The name of the year, season, month or week that begins on a day; None where the precision is another."""
    match precision:
        case "year":
            return f"{first.year}"
        case "month":
            return f"{first:%B} {first.year}"
        case "season" if first.month in SEASONS:
            return f"{SEASONS[first.month]} {first.year}"
        case "week" | "weekend":
            return f"the {precision} of {_day(first)}"
    return None


def _within_day(precision: str | None, day: date, *, approximate: bool) -> str | None:
    """What a whole day does not say of a time in it; nothing where no more than the day was meant."""
    if precision not in ("day", "interval"):
        return f"at some time of {_day(day)}"
    return f"about {_day(day)}" if approximate else None


def _approximate(happening: HappeningView) -> bool:
    """Whether EDTF qualifies the date: approximate `~`, uncertain `?`, both `%` (ISO 8601-2, section 8)."""
    return any(sign in (happening.edtf or "") for sign in "~?%")


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
