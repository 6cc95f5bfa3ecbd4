"""Times of the day."""

import re

from dateline.temporal.expressions import Clock, Date, Expression, Relative
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.grammar.en.numbered import is_clock, is_stamp
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_CLOCK_AFTER = vocabulary("at by from until till around about since before after between to and for @ is")
_PART_AFTER = vocabulary("in during by until from at before mid - into")
_AFTER_STAMP = re.compile(r":\s|[ \t]*(?:[\u2013\u2014|]|- |\r?\n|\Z)")
"""What follows the time that heads an entry of a live blog."""
_UPDATED = vocabulary("update updated posted")
_COASTS = ("eastern", "pacific")
_NOT_YET_NIGHT = 5
_EVENING = 6
"""The hour from which "at night" is before midnight."""
_NOT_CLOCK_AFTER = frozenset(("win", "victory", "lead", "loss", "defeat", "draw", "tie", "ratio", "odds"))


def of_day(hour: int, afternoon: bool | None) -> int | None:
    """The hour of 24 that `hour` is before noon or in the `afternoon`; None where the clock has no such hour."""
    if afternoon is None:
        return hour if hour <= 24 else None
    if not 1 <= hour <= 12:
        return hour if 12 < hour <= 24 and afternoon else None
    return hour % 12 + (12 if afternoon else 0)


@rules(
    "<hour>(:<minute>)?<halfday> (<zone> | <place> time | eastern | pacific)?",
    "<hour>(.<minute>)<halfday> (<zone> | <place> time | eastern | pacific)?",
    "<hourword><halfday> <zone>?",
)
def clock_12(
    halfday: bool,
    around: Around,
    hour: int | None = None,
    minute: int | None = None,
    hourword: int | None = None,
    zone: str = "",
    place: str = "",
) -> Expression | None:
    """As in "The doors opened at 10:30 a.m." -> 2025-08-13T10:30"""
    read = of_day(hour or hourword or 0, halfday)
    half, words = "pm" if halfday else "am", around.low[around.start : around.end]
    zone = zone or place.title() or next((name.title() for name in _COASTS if words.endswith(name)), "")
    return None if read is None else Clock(read, minute, zone=zone, day=_stamped_day(around), half=half)


def _stamped_day(around: Around) -> Expression | None:
    """The day of publication, for the time that heads an entry of a live blog, or when it was brought up to date."""
    stamp = around.opens_line() and _AFTER_STAMP.match(around.low, around.end)
    return Relative(0, "D") if stamp or around.before() in _UPDATED else None


@rules(
    "<hour>(:<minute>)? (in the <part> | at night)",
    "<hour>.<minute> (in the <part> | at night)",
    "<hourword> (in the <part> | at night)",
)
def clock_of_part(
    around: Around, hour: int | None = None, hourword: int | None = None, minute: int | None = None, part: str = "NI"
) -> Expression | None:
    """As in "The doors opened at 3:30 in the afternoon." -> 2025-08-13T15:30"""
    read = hour or hourword or 0
    if not 1 <= read <= 12 or (minute is None and around.before() not in _CLOCK_AFTER):
        return None
    if part == "NI":
        return Clock(read + 12 if read >= _EVENING else read, minute or 0)
    return Clock(of_day(read, part in ("AF", "EV")), minute or 0)


@rules(
    "(<hour>(:<minute>)? | <hourword>) (tonight | tomorrow)",
    "<hour>.<minute> tonight",
    "(<hour>(:<minute>)? | <hourword>) (<step> | tomorrow | yesterday) <part>",
    "<hour>.<minute> (<step> | tomorrow | yesterday) <part>",
)
def clock_of_day(
    around: Around,
    hour: int | None = None,
    hourword: int | None = None,
    minute: int | None = None,
    step: int = 0,
    part: str = "NI",
) -> Expression | None:
    """As in "The doors open at 7.30 tonight." -> 2025-08-13T19:30"""
    read, words = hour or hourword or 0, f"{around.low[around.start : around.end]} "
    if not 1 <= read <= 12 or (minute is None and around.before() not in _CLOCK_AFTER) or step > 0:
        return None
    days = -1 if " yesterday " in words else 1 if " tomorrow " in words else step
    late = part in ("AF", "EV") or (part == "NI" and read >= _NOT_YET_NIGHT and not words.endswith("tomorrow "))
    return Clock(of_day(read, late), minute or 0, day=Relative(days, "D"), half="pm" if late else "am")


@rules(
    "<hour>:<minute>(:<minute:second>)? (<zone> | hours | hrs | (local | uk) time | h)?",
    "<hour>:<minute>hrs",
    "<hour>:<minute>:<minute:second> <offset>",
)
def clock_24(
    hour: int, minute: int, around: Around, second: int | None = None, zone: str = "", offset: str = ""
) -> Expression | None:
    """As in "The train left at 14:05." -> 2025-08-13T14:05"""
    words = around.low[around.start : around.end]
    half = "24" if words[1].isdigit() else ""
    if not words[-1].isdigit() or zone or offset:
        zone = zone or offset or next((name.title() for name in ("local", "uk") if words.endswith(f"{name} time")), "")
        return Clock(hour, minute, second, zone=zone, half="24")
    low, start, end = around.low, around.start, around.end
    listed = around.before() == "," and words[2] == ":"
    stamp = _stamped_day(around) if len(words) == 5 else None
    dated = second is not None and around.before().isdigit()
    as_of = low.endswith("as of ", 0, start)
    if not (listed or stamp or as_of or dated or around.before() in _CLOCK_AFTER) or around.after() in _NOT_CLOCK_AFTER:
        return None
    joined = (start and low[start - 1] in "-:.") or (low[end : end + 1] == "," and low[end + 1 : end + 2].isdigit())
    return None if joined else Clock(hour, minute, second, day=stamp, half=half)


@rules("<hour>.<minute> <zone>", "<hour>.<minute>")
def clock_dotted(hour: int, minute: int, around: Around, zone: str = "") -> Expression | None:
    """As in "The ship reported at 18.30 GMT." -> 2025-08-13T18:30"""
    stamp = _stamped_day(around) if around.low.startswith(":", around.end) else None
    return Clock(hour, minute, zone=zone, day=stamp) if hour <= 24 and (zone or stamp) else None


@rules("<fourdigits> (<zone> | hours | hrs | local time)", "<fourdigits><zone>")
def clock_military(fourdigits: tuple[int, int], zone: str = "") -> Expression | None:
    """As in "The ship reported at 1400 GMT." -> 2025-08-13T14:00"""
    hour, minute = fourdigits
    return Clock(hour, minute, zone=zone) if hour <= 24 and minute < 60 else None


@rules("<fourdigits>")
def clock_bare(fourdigits: tuple[int, int], around: Around) -> Expression | None:
    """As in "The alarm rang at 0930." -> 2025-08-13T09:30"""
    return Clock(*fourdigits) if is_clock(around) else None


@rules("<fourdigits>", "<hour>:<minute>")
def clock_stamp(
    around: Around, fourdigits: tuple[int, int] | None = None, hour: int = 0, minute: int = 0
) -> Expression | None:
    r"""As in "0958 The dam holds.\n0930 The dam is cracked." -> 2025-08-13T09:30"""
    read = fourdigits or (hour, minute)
    return Clock(*read, day=Relative(0, "D"), half="24") if is_stamp(around) else None


@rules("(<hour> | <hourword>) (o'clock | o\u2019clock) (in the (morning | afternoon | evening))?")
def oclock(around: Around, hour: int | None = None, hourword: int | None = None) -> Expression | None:
    """As in "They met at eight o'clock." -> 2025-08-13T08:00"""
    read = hour or hourword or 0
    late = around.low[around.start : around.end].endswith(("afternoon", "evening"))
    return Clock(read + 12 if late and read < 12 else read, 0) if read <= 24 else None


@rules("12? noon", "midday", "noontime", "high noon")
def noon(around: Around) -> Expression | None:
    """As in "The polls closed at noon." -> 2025-08-13T12:00"""
    return (
        None
        if (around.text[around.end - 4].isupper() and around.before() not in ("", ".")) or around.after() == "group"
        else Clock(12, 0)
    )


@rules("(half | a quarter | quarter) past (<hourword> | <hour>) (in the (morning | afternoon | evening))?")
def pastof_day(around: Around, hourword: int | None = None, hour: int | None = None) -> Expression:
    """As in "The blast was heard at half past three." -> 2025-08-13T03:30"""
    words = around.low[around.start : around.end]
    late = words.endswith(("afternoon", "evening"))
    read = (hour or hourword or 0) + (12 if late else 0)
    return Clock(read, 30 if words.startswith("half") else 15)


@rules("midnight")
def midnight(around: Around) -> Expression | None:
    """As in "The polls closed at midnight." -> 2025-08-13T24:00"""
    return Clock(24, 0) if around.text[around.start] == "m" else None


@rules(
    "the night of <twodays> <month> <year>?",
    "the night of <month> <twodays> (,? <year>)?",
)
def night_between(twodays: tuple[int, int], month: int, year: int | None = None) -> Expression | None:
    """As in "He fled on the night of 4/5 August." -> 2025-08-04TNI"""
    first, last = twodays
    return Clock(part="NI", day=Date(year, month, first)) if last == first + 1 else None


@rules("<step> <part>")
def part_step(part: str, around: Around, step: int = 0) -> Expression | None:
    """As in "Shots were heard this morning." -> 2025-08-13TMO"""
    words = around.low[around.start : around.end]
    if around.text[around.start : around.end].istitle() and around.before() not in ("", "."):
        return None  # the programme
    if part == "NI" and words.startswith("last"):
        return Clock(part="NI", day=Relative(-1, "D"))
    return Clock(part=part, day=Relative(step, "D")) if not words.startswith("next") else None


@rules("tonight")
def tonight() -> Expression:
    """As in "The match is tonight." -> 2025-08-13TNI"""
    return Clock(part="NI", day=Relative(0, "D"))


@rules("overnight")
def overnight(around: Around) -> Expression | None:
    """As in "Shelling resumed overnight." -> 2025-08-12TNI"""
    return (
        None
        if around.after() in ("success", "stay", "stays", "trip", "sensation", "trains", "flight")
        else Clock(part="NI", day=Relative(-1, "N", "open"))
    )


@rules("overnight <weekday>")
def overnight_of(weekday: int) -> Expression:
    """As in "The ship left overnight Sunday." -> 2025-08-10TNI"""
    return Clock(part="NI", day=Date(weekday=weekday))


@rules("<textstep> <part>", "(earlier | later) that <part>", "(earlier | later) in the <part>")
def part_of_text(part: str, textstep: int = 0) -> Expression:
    """As in "He left the following morning." -> 2025-08-14TMO"""
    return Clock(part=part, day=Relative(textstep, "D", "text"))


@rules("the? next <part>")
def next_part(part: str) -> Expression:
    """As in "On March 3, 2014, he fell ill; the next morning he died." -> 2014-03-04TMO"""
    return Clock(part=part, day=Relative(1, "D", "text"))


@rules("<part>", "the <part>")
def part_alone(part: str, around: Around) -> Expression | None:
    """As in "He left in the morning." -> 2025-08-13TMO"""
    words, before = around.low[around.start : around.end], around.before()
    if around.capital() and before:
        return None
    if words.endswith("s") or "overnight" in words or before not in _PART_AFTER:
        return None
    if before == "-" and not around.low.endswith("mid-", 0, around.start) and around.after().isalpha():
        return None  # "late-night shows"
    if not words.startswith("the") and before not in ("at", "by", "until", "mid", "-", "before", "after", "since"):
        return None
    return Clock(part=part) if around.after() not in ("of", "club", "shift", "show", "sky", "school") else None
