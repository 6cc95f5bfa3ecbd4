"""What the words say about time before any date is known: the results of grammar rules.

No expression holds or computes a date that its words do not state; `resolve` alone does that.

Units are TIMEX3's letters: S second, MI minute, H hour, D day, WE weekend, W week, M month, Q quarter, HY half-year,
Y year, DE decade, CE century, ML millennium. Sub-year codes are TIMEX3's: SP SU FA WI, Q1–Q4, H1 H2, and QX.
"""

from typing import NamedTuple


class Date(NamedTuple):
    """Calendar fields as far as the words fix them: "March 3", "Friday, 4 May 2012", "last fall", "the 1990s".

    `sub` is a sub-year code; `step` is -1, 0 or 1 for "last", "this" and "next" (None when the words leave the
    direction open). `origin` is "anchor"; "text" for "the previous May", and for a year that leaves to the text whether
    it is before Christ ("in 413"); or "coming" for the very next such weekday. A `year` of 0 or less is astronomical
    (BC).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    sub: str = ""
    step: int | None = None
    origin: str = "anchor"


class Era(NamedTuple):
    """A decade, century or millennium: `years` long, from the year `first` ("the 1990s": 1990, 10)."""

    first: int
    years: int


class Relative(NamedTuple):
    """So many units away from the anchor, or from the time that the text itself has set.

    "yesterday" is (-1, D, anchor), "the previous year" (-1, Y, text).
    `origin` "open" leaves the direction open ("the weekend"), "ahead" is that of "the week ahead".
    `ago` is whether the distance was counted ("a year ago") rather than the unit named ("last year").
    """

    n: int
    unit: str
    origin: str = "anchor"
    ago: bool = False


class Within(NamedTuple):
    """A part of a larger whole: "January last year", "the third quarter of 1990", "next year's first quarter"."""

    inner: "Expression"
    outer: "Expression"


class Clock(NamedTuple):
    """A time of the day, on `day` when the words say which: "10 p.m. Wednesday", "Friday morning", "tonight".

    `part` is a TIMEX3 part of the day (MO, MI, AF, EV, NI, DT) when no hour is stated.
    """

    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    part: str = ""
    zone: str = ""
    day: "Expression | None" = None
    half: str = ""
    """Which half of the day the words state, "am" or "pm"; "24" where two figures leave no doubt ("06:20")."""


class Duration(NamedTuple):
    """A length of time, as a TIMEX3 value: "two weeks" is P2W, "several years" PXY."""

    value: str
    n: float | None = None
    unit: str = ""
    start: str = ""
    """"past" or "future" when it reaches back or forward from the anchor ("the past two years", "the next few
    days"), "told" when it is one that the text tells of ("the first nine months")."""


class Recurring(NamedTuple):
    """A set of times: "every Thursday" is XXXX-WXX-4 with quant EVERY; `freq` as in "twice a week"."""

    value: str
    quant: str = ""
    freq: str = ""


class Reference(NamedTuple):
    """A vague PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


class Told(NamedTuple):
    """What means a time only where a story is told: "the former king", "in 866", "July 869".

    Elsewhere `plain` is all that the words say, without the last `cut` characters; None when that is no time at all.
    """

    story: "Expression"
    plain: "Expression | None" = None
    cut: int = 0


class Fixed(NamedTuple):
    """A value that needs no anchor and no further reading, with its TIMEX3 type ("2012-03-04T10:00Z")."""

    type: str
    value: str


class Holiday(NamedTuple):
    """A day by its name, in `year` when the words say so; `step` as in Date."""

    name: str
    year: int | None = None
    step: int | None = None


class Ordinal(NamedTuple):
    """The n-th (or, from the end, -n-th) unit of something: "the first week of January", "the last day of 2011"."""

    n: int
    unit: str
    of: "Expression"
    weekday: int | None = None


class Offset(NamedTuple):
    """So many units before (negative) or after another expression: "two days before Christmas"."""

    n: int
    unit: str
    base: "Expression"


class Containing(NamedTuple):
    """The whole unit in which another expression lies: "the week of March 3"."""

    unit: str
    inner: "Expression"


class Ending(NamedTuple):
    """A quarter whose last day is told, and where in the text: "the quarter ended June 30"."""

    inner: "Expression"
    last: "Expression"
    start: int
    end: int


class Modified(NamedTuple):
    """An expression with a TIMEX3 mod: "early March", "nearly two years", "the end of 1990"."""

    inner: "Expression"
    mod: str


Expression = (
    Date
    | Era
    | Relative
    | Within
    | Clock
    | Duration
    | Recurring
    | Reference
    | Told
    | Fixed
    | Holiday
    | Ordinal
    | Offset
    | Containing
    | Ending
    | Modified
)
