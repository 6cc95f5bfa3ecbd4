"""What a time expression turns out to mean: a `Period`, and the `Mention` that carries it.

All times are naive and local to the document: the calendar of the place where the anchor was written. Periods are
half-open, `[earliest, latest)`; a bound that is open or unknown is None.
"""

from datetime import datetime
from typing import Literal, NamedTuple


class Period(NamedTuple):
    """A stretch of the calendar, no more precise than the words that named it.

    `precision` is one of second, minute, hour, part, day, weekend, week, month, season, quarter, half, year, decade,
    century, millennium, interval; `qualifier` is EDTF's "" (none), "~" (approximate), "?" (uncertain) or "%" (both).
    `bce` is the astronomical year (0 = 1 BC) of a period that `datetime` cannot hold; its bounds are then None.
    """

    precision: str
    earliest: datetime | None
    latest: datetime | None
    qualifier: str = ""
    bce: int | None = None


class Alternative(NamedTuple):
    """Another reading that the text leaves open: a TIMEX3 value, and its weight between 0 and 1."""

    value: str
    weight: float


Limit = Literal["", "before", "by", "until", "since", "after"]
"""What a date bounds: "by Friday" ends with it, "before" the moment it begins, "after" begins when it is over."""


class Whole(NamedTuple):
    """The one period that several mentions make: a range ("Tuesday to Thursday"), or a moment by two clocks.

    `start` and `end` are code points, from the first of its mentions to the last. `value` of a range is the values of
    its ends, joined by a slash, as in ISO 8601; all else is as in a mention.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    edtf: str | None
    earliest: datetime
    latest: datetime
    precision: str
    why: str


class Mention(NamedTuple):
    """A time expression found in a text, and what it means.

    `start` and `end` are code points, half-open; `type`, `value`, `mod`, `quant`, `freq` are TIMEX3 attributes (""
    where absent); `edtf` is None where EDTF has no word for it. `earliest` and `latest` bound the period (naive local
    datetimes, half-open; None where open or undated). `basis` is explicit (the words alone fix the date), resolved
    (against the anchor or the text), vague (no date: "recently", durations) or recurring (sets, habitual clock times).
    `zone` is the zone of a clock time as the text writes it, which moves no bound. `limit` is what a word before the
    date makes of it, and `whole` what it makes with its neighbours; `periods` applies both. `bce` is the astronomical
    year (0 = 1 BC) of what lies before the calendar of `datetime`: it comes before all dates with bounds.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str
    quant: str
    freq: str
    edtf: str | None
    earliest: datetime | None
    latest: datetime | None
    precision: str
    basis: str
    rule: str
    why: str
    alternatives: tuple[Alternative, ...]
    zone: str = ""
    limit: Limit = ""
    whole: Whole | None = None
    bce: int | None = None
