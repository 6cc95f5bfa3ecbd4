"""Periods as claims state them: half-open stretches of local time that can be compared and intersected.

The intersection of two intervals, and the hull where there is none, are those of Allen's interval algebra (1983) with
open ends. A bound that is None is open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateline.evidence import TimeReading

# Bases of times that say when something happened; a vague or recurring time has no place on the calendar.
_DATED = ("explicit", "resolved", "inherited")
# Where the calendar of the machine begins and ends; local time, like all periods.
BEGINNING = datetime.fromisoformat("0001-01-01T00:00:00")
END = datetime.fromisoformat("9999-12-31T23:59:59.999999")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of local time `[earliest, latest)`, never both None; `edtf` and `precision` as the words gave them."""

    earliest: datetime | None
    latest: datetime | None
    edtf: str | None
    precision: str | None

    @property
    def written(self) -> str:
        """It in EDTF: as the words gave it, or its first and last day where they gave none."""
        return self.edtf or _edtf(self.earliest, self.latest)

    @property
    def length(self) -> timedelta:
        """How long it is; a bound that is open counts as the end of the calendar."""
        return (self.latest or END) - (self.earliest or BEGINNING)

    def onward(self) -> "Period":
        """From its beginning on, with no end; `precision` stays that of the beginning."""
        return Period(self.earliest, None, None if self.edtf is None else f"{self.edtf}/..", self.precision)

    def overlaps(self, other: "Period") -> bool:
        """Whether some moment lies in both."""
        return _start(self) < _end(other) and _start(other) < _end(self)

    def gap(self, other: "Period") -> timedelta:
        """The time between the end of one and the beginning of the other; zero where they touch or overlap."""
        return max(_start(other) - _end(self), _start(self) - _end(other), timedelta(0))


def period_of(time: TimeReading) -> Period | None:
    """What a time says about when, or None where it has no place on the calendar (vague, recurring, a duration)."""
    if time.basis not in _DATED or time.type not in ("DATE", "TIME", "DURATION"):
        return None
    earliest, latest = _moment(time.earliest), _moment(time.latest)
    if (earliest is None and latest is None) or (earliest and latest and latest <= earliest):
        return None
    return Period(earliest, latest, time.edtf, time.precision)


def intersection(periods: Iterable[Period]) -> Period | None:
    """What all periods have in common; None where there is nothing. Raises ValueError without any period.

    Where that is one of the periods, that one is the answer, words and all.
    """
    given = list(periods)
    start, end = max(map(_start, given)), min(map(_end, given))
    return _between(start, end, given) if start < end else None


def hull(periods: Iterable[Period]) -> Period:
    """The shortest period that holds all of them. Raises ValueError without any period."""
    given = list(periods)
    return _between(min(map(_start, given)), max(map(_end, given)), given)


def _between(start: datetime, end: datetime, given: list[Period]) -> Period:
    same = [period for period in given if _start(period) == start and _end(period) == end]
    if same:
        return min(same, key=lambda period: (period.edtf is None, period.edtf or "", period.precision or ""))
    earliest = None if start == BEGINNING else start
    latest = None if end == END else end
    return Period(earliest, latest, _edtf(earliest, latest), "interval")


def _edtf(earliest: datetime | None, latest: datetime | None) -> str:
    """EDTF level 1 (ISO 8601-2:2019): an interval with its last day included, `..` where it is open."""
    last = None if latest is None else latest - timedelta(microseconds=1)
    ends = [".." if moment is None else moment.date().isoformat() for moment in (earliest, last)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


def _start(period: Period) -> datetime:
    return period.earliest or BEGINNING


def _end(period: Period) -> datetime:
    return period.latest or END


def _moment(written: str | None) -> datetime | None:
    """Local time as a naive datetime; None where open, or where the calendar of the machine does not reach."""
    try:
        return datetime.fromisoformat(written).replace(tzinfo=None) if written else None
    except ValueError:
        return None
