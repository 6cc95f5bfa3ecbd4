"""Calendar dates as far as English words fix them: days, months and years."""

import re

from dateline.temporal.expressions import Date, Expression, Ordinal, Relative
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.grammar.en.numbered import MEASURE_AFTER, YEAR_BEFORE, is_clock, is_numbered, is_stamp
from dateline.temporal.grammar.en.pointing import introduces
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_MONTH_LENGTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_AFTER_PREPOSITION = vocabulary(
    """in since until till by of during from to through and or before after between late early mid for next last this
    past throughout around about on , ( - – — /"""
)
_WORD_OR_NAME = frozenset((3, 5))
"""March and May are also a verb, a noun and a surname."""
_GIVEN_NAMES = frozenset((4, 6, 8))
_NAME_AFTER = vocabulary("by of to and or ,")
"""After these "April Jones" is a person."""
_ABBREVIATED = 5
"""How many letters, with its point, the name of a month cut short has at most."""
_MARCH, _MAY = 3, 5
_SAYS = vocabulary("said says told added wrote")
_OWNING = ("'", "\u2019")
_DETERMINERS = vocabulary("a an the its their his her our this that")
_MARCH_ON = vocabulary("on for from to of in through against by at was is drew and will has")
_STREETS = vocabulary("road street avenue lane drive boulevard square")
_NAMED_BEFORE = vocabulary("mr mrs ms dr sir lady theresa brian prime minister jo")
_MEASURE_BEFORE = vocabulary("$ £ € ¥ # % no number flight route highway room page some than least most only nearly")
_CLOSING = frozenset((".", ",", ";", ":", ")", "-", "\u2014", "of", "is", "was", "as", "on", "by", "or"))
_ELEVENTH = vocabulary("attacks terrorist terrorists terror hijackers hijackings commission")
"""After "September 11" they say that it is that of 2001."""
_LESSONS_OF = re.compile(
    r"\b(?:(?:lessons|events|attacks|atrocit(?:y|ies)|aftermath|victims|horrors?|tragedy|terror|wake|trauma) of"
    r"|attacks, including|attacks? like|post-)\s?$"
)
_YEAR_BEHIND = re.compile(r",? (?:1\d|20)\d\d\b")
_CONTINUING = frozenset(":/.,")
_PARTS_OF = frozenset(("mid", "rly", "ate", "pre", "ost"))
"""How the words end that a hyphen joins to a year: mid-, early-, late-, pre- and post-1990."""


def valid(month: int, day: int) -> bool:
    """Whether some year has this day."""
    return 1 <= day <= _MONTH_LENGTH[month - 1]


@rules(
    "(<weekday> ,?)? <month> <day>,<year>",
    "(<weekday> ,?)? <month> (<day> | the? <dayth>) ,? of? <year>",
    "(<weekday> ,?)? the? (<day> | <dayth>) of? <month> ,? <year>",
)
def full_date(
    month: int, year: int, day: int | None = None, dayth: int | None = None, weekday: int | None = None
) -> Expression | None:
    """As in "It was signed on March 3, 2014." -> 2014-03-03"""
    return Date(year, month, day or dayth, weekday)


@rules("<month> <day>", "<day> <month>")
def impossible_day(month: int, day: int, around: Around) -> Expression | None:
    """As in "The note is dated February 30." -> XXXX-02-XX"""
    dated = around.before() in ("dated", "on", "of", "until", "by", "since", "from") and around.after() in _CLOSING
    return None if valid(month, day) or not dated else Date(None, month, day)


@rules(
    "(<weekday> ,?)? <month> (<day> | the? <dayth> | the? <ordinal>)",
    "(<weekday> ,?)? the? (<day> | <dayth>) <month>",
    "(<weekday> ,?)? the? (<dayth> | <ordinal>) of <month>",
)
def month_day(
    month: int,
    around: Around,
    day: int | None = None,
    dayth: int | None = None,
    ordinal: int | None = None,
    weekday: int | None = None,
) -> Expression | None:
    """As in "They met on July 3." -> 2025-07-03"""
    number = day or dayth or ordinal or 0
    if not valid(month, number):
        return None
    if month in _WORD_OR_NAME and not any(char.isupper() for char in around.text[around.start : around.end]):
        return None
    words = around.low[around.start : around.end]
    if ordinal and words[-1].isalpha() and " of " not in words and around.after() not in ("", *_DAY_BEFORE, *_CLOSING):
        return None  # "in August the first train ran"
    if (month, number) == (9, 11) and weekday is None and _is_nine_eleven(around):
        return Date(2001, 9, 11)
    tail = around.low[around.end : around.end + 2]
    if around.text[around.end + 1 : around.end + 2].isupper() and around.after() in _STREETS:
        return None
    return (
        None
        if day and (tail[:1] == "%" or (tail[:1] == ":" and tail[1:].isdigit()))
        else Date(None, month, number, weekday)
    )


def _is_nine_eleven(around: Around) -> bool:
    """Whether words around "September 11" say that it is that of 2001."""
    low, start, end = around.low, around.start, around.end
    if around.after() in _ELEVENTH or low.startswith("-style", end):
        return True
    return _LESSONS_OF.search(low, max(0, start - _SPAN), start) is not None


@rules("<month> (, | of | in)? (<year> | <year2> | <yearwords>)")
def month_year(
    month: int, year: int | None = None, year2: int | None = None, yearwords: int | None = None
) -> Expression | None:
    """As in "It began in March 2014." -> 2014-03"""
    return Date(year or year2 or yearwords, month)


@rules("<month>")
def month_alone(month: int, around: Around) -> Expression | None:
    """As in "The report came out in June." -> 2025-06"""
    before = around.before()
    if not around.capital() or before in _NAMED_BEFORE:
        return None
    words = around.low[around.start : around.end]
    capitals = around.text[around.start : around.end].isupper()
    if capitals and len(words) <= _ABBREVIATED and _amid_small(around):
        return None
    short = len(words) < _ABBREVIATED and words[-1] != "." and words not in ("june", "july")
    after, allowed = around.after(), before in _AFTER_PREPOSITION
    follows = around.text[around.end : around.end + 2]
    if (
        follows[:1] == " "
        and follows[1:].isupper()
        and before not in _DETERMINERS
        and (month in _WORD_OR_NAME or short or not allowed or (month in _GIVEN_NAMES and before in _NAME_AFTER))
    ):
        return None
    if month in _GIVEN_NAMES | {_MAY} and after in _SAYS:
        return None  # "Orders double each autumn, May said"
    if month == _MAY and before in ("", ".") and after in _MARCH_ON:
        return Date(None, month)
    if month in _WORD_OR_NAME or (short and month not in (6, 7)):
        if month == _MARCH and after in _OWNING:
            return Date(None, month)
        report = before in _DETERMINERS and after.isalpha() and after not in _MARCH_ON
        return Date(None, month) if allowed or report else None
    return Date(None, month)


def _amid_small(around: Around) -> bool:
    """Whether small letters stand around it, so that capitals are initials: "the OCT scan"."""
    near = around.text[max(0, around.start - 20) : around.start] + around.text[around.end : around.end + 20]
    return any(char.islower() for char in near)


@rules("<step> <month>", "<textstep> <month>", "<step> <month> (<day> | the? <dayth>)")
def month_step(
    month: int, around: Around, step: int | None = None, textstep: int | None = None, day: int = 0, dayth: int = 0
) -> Expression | None:
    """As in "He took office last June." -> 2025-06"""
    if not any(char.isupper() for char in around.text[around.start + 4 : around.end]):
        return None
    if step is None:
        return None if introduces(around) else Date(None, month, step=textstep, origin="text")
    number = day or dayth or None
    dated = _YEAR_BEHIND.match(around.low, around.end) if number else around.after().isdigit()
    return None if dated or not valid(month, number or 1) else Date(None, month, number, step=step)


@rules("(the year | year | calendar | calendar year)? <year>")
def year_alone(year: int, around: Around) -> Expression | None:
    """As in "The war ended in 1989." -> 1989"""
    low, start, end = around.low, around.start, around.end
    if not low[start].isdigit():
        return Date(year)
    before, after = around.before(), around.after()
    if before in _MEASURE_BEFORE or after in MEASURE_AFTER or year > 2100:
        return None
    if low[end : end + 1] == "-" and low[end + 1 : end + 2].isdigit() and not _range(low, end):
        return None
    if low[end : end + 1] in _CONTINUING and low[end + 1 : end + 2].isalnum() and not _range(low, end):
        return None
    if is_numbered(around) or is_stamp(around) or (start > 1 and low[start - 1] == " " and low[start - 2].isdigit()):
        return None  # "Resolution 1701", "call 0800 1930 500"
    if (start and low[start - 1] in ".,:/$£€+_#") or (
        start > 3 and low[start - 1] == "-" and low[start - 2].isalpha() and low[start - 4 : start - 1] not in _PARTS_OF
    ):
        return None
    early = year < 1500
    if (early and before not in YEAR_BEFORE) or ((early or before == "at") and is_clock(around)):
        return None
    return Date(year)


_DAY_AFTER = vocabulary("on by until of from to before after since for")
_DAY_BEFORE = vocabulary("and to at in after when but the for with he she they it")
_NEW_NOUN = vocabulary("a an his her its their this there you we i")
"""After these "on the 21st" is a day and no "21st" something: a new noun follows."""
_NTH_TIME = re.compile(r"(?:,| and| or)* ?\d{1,2}(?:st|nd|rd|th)\b")
_DAYS_BEHIND = re.compile(
    r"\s(?:to|and|or|until)\s(?:the )?\d{1,2}(?:st|nd|rd|th)\s(?:of\s)?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)
"""What makes a day one of a list that names its month later: "the 1st to the 6th of December"."""
_BETWEEN = re.compile(r"\bbetween (?:the \d{1,2}(?:st|nd|rd|th) and )?$")
_SPAN = 24
"""How far back, in code points, "between" and "the lessons of" may stand."""


def _range(low: str, end: int) -> bool:
    """Whether "-91", "-1991" or (after 1990) "/91" follows, the end of a range of years."""
    tail = low[end + 1 : end + 6]
    digits = len(tail) - len(tail.lstrip("0123456789"))
    season = low[end] == "/" and digits == 2 and int(tail[:2]) == (int(low[end - 2 : end]) + 1) % 100
    return season or (low[end] == "-" and digits in (2, 4) and low[end + 1 + digits : end + 2 + digits] != "-")


@rules("(the year)? <yearwords>")
def year_in_words(yearwords: int, around: Around) -> Expression | None:
    """As in "It goes back to nineteen ninety-six." -> 1996"""
    after = around.after()
    words = around.low[around.start : around.end]
    named = words.startswith("the year") or around.before() in YEAR_BEFORE
    lower = around.text[around.end + 1 : around.end + 2].islower()
    if not words.startswith("the year") and (
        after in MEASURE_AFTER or (after.endswith("s") and lower) or yearwords < 1100
    ):
        return None
    return Date(yearwords) if named or not words.endswith(("hundred", "thousand")) else None


@rules("<year2>")
def year_short(year2: int, around: Around) -> Expression | None:
    """As in "It was built in '98." -> 1998"""
    return Date(year2) if around.before() in YEAR_BEFORE else None


@rules("the <dayth> of (<textstep> | <step>) month")
def day_of_month(dayth: int, textstep: int | None = None, step: int = 0) -> Expression:
    """As in "They will meet on the 21st of next month." -> 2025-09-21"""
    month = Relative(step, "M") if textstep is None else Relative(textstep, "M", "text")
    return Ordinal(dayth, "D", month)


@rules("the <dayth>")
def day_alone(dayth: int, around: Around) -> Expression | None:
    """As in "They will meet again on the 21st." -> 2025-08-21"""
    after = around.after()
    if _DAYS_BEHIND.match(around.low, around.end):
        return None
    if around.before() == "for" and _NTH_TIME.match(around.low, around.end):
        return None  # "for the 3rd, 4th and 5th time"
    between = _BETWEEN.search(around.low, max(0, around.start - _SPAN), around.start) is not None
    if not between and (
        around.before() not in _DAY_AFTER or (after.isalpha() and after not in _DAY_BEFORE | _NEW_NOUN)
    ):
        return None
    return Date(day=dayth)
