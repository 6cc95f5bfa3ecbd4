"""Times told by their distance: yesterday, last week, the previous year, the day after tomorrow."""

import re

from dateline.temporal.expressions import Containing, Date, Duration, Expression, Modified, Reference, Relative
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.grammar.en.stretches import OVER
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_UNIT_AFTER = vocabulary(
    """ended end started start began begin closed finished later earlier in of this late early during
    for on by throughout through"""
)
"""After these "the week" and "the month" are those of the publication."""
_VERBS = frozenset(("is", "was", "will", "to"))
_PART_OF = ("end of ", "start of ", "beginning of ", "rest of ", "middle of ", "course of ")
_WEDNESDAY = 2
_QUOTES = ("\u201c", '"', "\u2018")
_UNQUOTES = ("\u201d", '"', "\u2019")
_AGE_OF = re.compile(
    r"['\u2019]s (?:world|societ(?:y|ies)|youth|young|children|teenagers|students|women|men|parents|famil(?:y|ies)"
    r"|generations?|econom(?:y|ies)|technolog(?:y|ies)|computers|phones|cars|consumers|culture|standards|climate)\b"
)
_CALENDAR = frozenset(("D", "W", "WE", "M", "Y", "DE", "CE", "ML", "Q"))


@rules("yesterday")
def yesterday(around: Around) -> Expression | None:
    """As in "The talks ended yesterday." -> 2025-08-12"""
    if _title(around):
        return None
    return Relative(-1, "D")


def _title(around: Around) -> bool:
    """Whether the word is capitalised within a sentence, as in names: "USA Today", "Yesterday" the song."""
    if not around.capital():
        return False
    if around.text[around.start : around.start + 2].isupper():
        return around.before() == "usa"
    quoted = around.text[around.start - 1 : around.start] in _QUOTES and around.text[around.end : around.end + 1]
    return around.before().isalpha() or around.after() == "never" or (bool(quoted) and quoted in _UNQUOTES)


@rules("today")
def today(around: Around) -> Expression | None:
    """As in "The talks ended today." -> 2025-08-13"""
    if _title(around):
        return None
    age = _AGE_OF.match(around.low, around.end)  # "today's youth" is no more of this day than of others
    return Reference("PRESENT_REF") if age else Relative(0, "D")


@rules("tomorrow")
def tomorrow(around: Around) -> Expression | None:
    """As in "The talks end tomorrow." -> 2025-08-14"""
    if _title(around):
        return None
    return Relative(1, "D")


@rules("<n> <units>' time", "<n> <units>\u2019 time", "(a | an | one) <unit>'s time")
def in_time(n: float = 1, units: str = "", unit: str = "") -> Expression | None:
    """As in "The tunnel will open in two years' time." -> 2027"""
    return Relative(int(n), units or unit, ago=True) if n == int(n) else None


@rules("a week today", "a week tomorrow", "<n> weeks today")
def weeks_today(around: Around, n: float = 1) -> Expression | None:
    """As in "The rink opens a week today." -> 2025-08-20"""
    later = around.low.endswith("tomorrow", 0, around.end)
    return Relative(7 * int(n) + later, "D") if n == int(n) else None


@rules("(today | tomorrow | yesterday) (week | fortnight)")
def day_week(around: Around) -> Expression | None:
    """As in "The strike begins tomorrow week." -> 2025-08-21"""
    day, length = around.low[around.start : around.end].split()
    if around.low.startswith(("'", "\u2019", "-"), around.end):
        return None  # "today week's end"
    days = 7 if length == "week" else 14
    return Relative({"today": days, "tomorrow": 1 + days, "yesterday": -1 - days}[day], "D")


@rules("one day")
def one_day(around: Around) -> Expression | None:
    """As in "The bridge will one day be closed." -> FUTURE_REF"""
    return Reference("FUTURE_REF") if around.before() in ("will", "would", "may", "might", "could", "ll") else None


@rules("the day before yesterday")
def before_yesterday() -> Expression:
    """As in "The talks ended the day before yesterday." -> 2025-08-11"""
    return Relative(-2, "D")


@rules("the day after tomorrow")
def after_tomorrow() -> Expression:
    """As in "The talks end the day after tomorrow." -> 2025-08-15"""
    return Relative(2, "D")


@rules("<step> <unit>", "the <step> <unit>")
def step_unit(step: int, unit: str, around: Around) -> Expression | None:
    """As in "Prices fell last month." -> 2025-07"""
    words = around.low[around.start : around.end]
    title = around.text[around.start : around.end].istitle() and around.before() in ('"', "\u201c", "``", "s")
    if unit not in _CALENDAR or unit == "D" or title or words == "the coming week":
        return None
    if unit == "Q" and around.after() in ("of",):
        return None
    if words.startswith("the past") and unit in ("W", "M", "Y"):
        return None
    if words.startswith(("the last", "the next")) and unit in ("W", "M", "Y") and around.before() in OVER:
        return None
    if (words.startswith(("the last", "last")) and around.after() == "of") or unit == "ML":
        return None
    if words.startswith("this") and unit == "WE":
        return Relative(0, unit)
    if unit in ("DE", "CE") and words.startswith("the"):
        return None
    return Relative(step, unit, "text" if words.startswith("the next") else "anchor")


@rules("the (week | month | year) ahead", "the coming week")
def ahead(around: Around) -> Expression:
    """As in "The week ahead will be wet." -> 2025-W33"""
    words = around.low[around.start : around.end]
    return Relative(0, "W" if "week" in words else "M" if "month" in words else "Y", "ahead")


@rules("the <unit> before last")
def unit_before_last(unit: str) -> Expression | None:
    """As in "He quit the year before last." -> 2023"""
    return Relative(-2, unit) if unit in _CALENDAR else None


@rules("the <unit> after next")
def unit_after_next(unit: str) -> Expression | None:
    """As in "The plant closes the year after next." -> 2027"""
    return Relative(2, unit) if unit in _CALENDAR else None


@rules("<textstep> <unit>")
def text_unit(textstep: int, unit: str, around: Around) -> Expression | None:
    """As in "On March 3, 2014, he fell ill; the following day he died." -> 2014-03-04"""
    if unit not in _CALENDAR or (around.low.startswith(("previous", "following"), around.start) and unit != "D"):
        return None
    return Relative(textstep, unit, "text")


@rules("this day", "this date", "that date", "the same date")
def this_day() -> Expression:
    """As in "On March 3, 2014, the king fell. This day is still remembered." -> 2014-03-03"""
    return Relative(0, "D", "text")


@rules("the new year")
def new_year(around: Around) -> Expression | None:
    """As in "The law will take effect in the new year." -> 2026"""
    return Relative(1, "Y") if around.before() in ("in", "into", "until", "till", "by", "before", "for", "of") else None


@rules("the day after that")
def day_after_that() -> Expression:
    """As in "On March 3, 2014, he fell ill; the day after that he died." -> 2014-03-04"""
    return Relative(1, "D", "text")


@rules("the very? next day", "next day", "the day (after | following | afterwards)")
def next_day(around: Around) -> Expression | None:
    """As in "On March 3, 2014, he fell ill; the next day he died." -> 2014-03-04"""
    return Relative(1, "D", "text") if _loose(around) else None


@rules("the <unit> before", "the <unit> earlier")
def unit_before(unit: str, around: Around) -> Expression | None:
    """As in "He was buried on March 3, 2014; he had died the day before." -> 2014-03-02"""
    return Relative(-1, unit, "text") if _loose(around) and unit in _CALENDAR else None


@rules("the <unit> (after | following)")
def unit_after(unit: str, around: Around) -> Expression | None:
    """As in "He came in 2014 and left the year after." -> 2015"""
    return Relative(1, unit, "text") if _loose(around) and unit in _CALENDAR else None


def _loose(around: Around) -> bool:
    """Whether nothing follows that the words could hang on ("the day after the vote")."""
    words = around.low[around.start : around.end]
    return words.endswith(("next day", "earlier")) or around.after() in CLOSING | _VERBS


@rules("the weekend", "the week", "the month", "the year")
def definite_unit(around: Around) -> Expression | None:
    """As in "Two more ships arrived over the weekend." -> 2025-W32-WE"""
    before = around.before()
    words = around.low[around.start : around.end]
    if words.endswith("weekend"):
        if around.text[around.end - 7].isupper():
            return None
        return Relative(0, "WE", "open")
    if words == "the year" and around.after() in ("ended", "ending", "to"):
        return Duration("P1Y", 1, "Y")
    if around.after() in ("of", "before", "after", "when", "that", "following", "ended", "ending", "'"):
        return None
    if before in _UNIT_AFTER:
        unit = {"week": "W", "month": "M"}.get(words[4:], "Y")
        return Relative(0, unit)
    return None


@rules("midweek", "mid-week")
def midweek(around: Around) -> Expression | None:
    """As in "Snow will reach the coast by midweek." -> 2025-W33"""
    alone = around.before() in ("by", "from", "until", "in", "since", "before") or around.after() in CLOSING
    return Modified(Containing("W", Date(weekday=_WEDNESDAY)), "MID") if alone else None


@rules("all week")
def all_week() -> Expression:
    """As in "The markets are shut all week." -> 2025-W33"""
    return Relative(0, "W")


@rules("the decade", "the century")
def definite_era(around: Around) -> Expression | None:
    """As in "The fleet will double over the course of the decade." -> 202"""
    if not around.low.endswith(_PART_OF, 0, around.start):
        return None
    return Relative(0, "DE" if around.low.endswith("decade", 0, around.end) else "CE")


@rules("the end of the day")
def end_of_day(around: Around) -> Expression | None:
    """As in "The judge will rule by the end of the day." -> 2025-08-13"""
    return Modified(Relative(0, "D"), "END") if around.before() in ("by", "before", "until", "till") else None


@rules("(earlier | later) (this | that) <unit>", "(earlier | later) in the <unit>")
def earlier_unit(unit: str, around: Around) -> Expression | None:
    """As in "The mine closed earlier this year." -> 2025"""
    if unit not in _CALENDAR:
        return None
    words = around.low[around.start : around.end]
    origin = "text" if " that " in words else "anchor"
    return Modified(Relative(0, unit, origin), "BEFORE" if words.startswith("earlier") else "AFTER")
