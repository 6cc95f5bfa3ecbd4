"""Decades, centuries and years counted from the birth of Christ."""

import re

from dateline.temporal.expressions import Date, Era, Expression, Fixed, Told
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.grammar.en.numbered import YEAR_BEFORE, is_measured
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_OLD_YEAR_BEFORE = CLOSING | vocabulary(
    "to until the a an he she it they his her its their with on by after before when"
)
"""What follows a year of three digits; what it counted would stand there too."""
_FOUR_DIGITS = re.compile(r"[12]\d\d0")
_AGE = re.compile(
    r"\b(?:his|her|their|my|your|our|whose|aged?|over-|under-)\s*(?:in\s+(?:the\s+)?)?(?:(?:early|mid|late)[\s-]+)?$"
)
_TEMPERATURE = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees)\b[^.]*$")
_NEAR = 60
"""How far back, in code points, what says so may stand."""


@rules("the? <decade>")
def decade(decade: int, around: Around) -> Expression | None:
    """As in "The factory boomed in the 1990s." -> 199"""
    full = around.low.endswith(("0s", "0's", "0\u2019s"), 0, around.end) and _FOUR_DIGITS.search(
        around.low, around.start, around.end
    )
    return Era(decade, 10) if full or not _measures(around) else None


@rules("the <year3>s")
def old_decade(year3: int) -> Expression | None:
    """As in "He fled in May 871. Trade had grown in the 860s." -> 086"""
    return Told(Era(year3, 10)) if not year3 % 10 else None


@rules("the <bcyear>s (bc | b.c. | bce | b.c.e.)")
def decade_bc(bcyear: int) -> Expression | None:
    """As in "The walls are of the 430s BC." -> BC043"""
    return Fixed("DATE", f"BC{bcyear // 10:03d}") if not bcyear % 10 else None


@rules("<year3>", "the year <year3>")
def old_year(year3: int, around: Around) -> Expression | None:
    """As in "He fled in May 871. In 872, he came back." -> 0872"""
    named = around.low.startswith("the", around.start)
    stands = around.before() in YEAR_BEFORE and around.after() in _OLD_YEAR_BEFORE and not is_measured(around)
    return Told(Date(year3, origin="text")) if named or stands else None


@rules("<month> <year3>", "<day> <month> <year3>", "<month> <day> ?, <year3>", "the? <season> of <year3>")
def old_date(year3: int, around: Around, month: int = 0, day: int = 0, season: str = "") -> Expression | None:
    """As in "He fled in May 871." -> 0871-05"""
    if around.after() not in _OLD_YEAR_BEFORE or is_measured(around):
        return None
    plain = Date(None, month or None, day or None, sub=season)
    words = around.low[around.start : around.end]
    cut = len(words) - len(words.rstrip("0123456789").rstrip(" ,\n").removesuffix(" of"))
    return Told(plain._replace(year=year3, origin="text"), plain, cut)


def _measures(around: Around) -> bool:
    """Whether "50s" is an age or a temperature: "in his early 50s", "temperatures in the 50s"."""
    head = around.low[max(0, around.start - _NEAR) : around.start]
    return _AGE.search(head) is not None or _TEMPERATURE.search(head) is not None


@rules("the? <decadewords>")
def decade_in_words(decadewords: int, around: Around) -> Expression | None:
    """As in "Crime fell in the nineties." -> 199"""
    if _measures(around) or (
        not around.low.startswith("the", around.start) and around.before() not in ("late", "early", "mid", "-", "of")
    ):
        return None
    return Era(1900 + decadewords, 10)


@rules("the? <ordinal> century (bc | b.c. | bce)", "the? <ordinal>-century (bc | b.c. | bce)")
def century_bc(ordinal: int) -> Expression:
    """As in "The temple is from the 5th century BC." -> BC04"""
    return Fixed("DATE", f"BC{ordinal - 1:02d}")


@rules("the? <ordinal>_century")
def century(ordinal: int, around: Around) -> Expression | None:
    """As in "Two wars shaped the 20th century." -> 19"""
    if around.after() in ("fox", "studios"):
        return None
    return Era((ordinal - 1) * 100, 100) if 1 < ordinal <= 30 else None


@rules("the? <ordinal> (and | or | to) the? <ordinal:last> centuries", "the? <ordinal> millennium")
def centuries(ordinal: int, last: int = 0) -> Expression | None:
    """As in "They traded through the third millennium." -> 2"""
    return Era((ordinal - 1) * 100, 100) if last else Era((ordinal - 1) * 1000, 1000)


@rules("<bcyear> (bc | b.c. | bce | b.c.e.)", "(the year)? <bcyear> (bc | b.c. | bce | b.c.e.)")
def year_bc(bcyear: int, around: Around) -> Expression | None:
    """As in "The fleets clashed in 480 BC." -> BC0480"""
    return Date(1 - bcyear) if bcyear and around.text[around.start - 1 : around.start] != "," else None


@rules(
    "<month> <bcyear> (bc | bce)",
    "<day> <month> <bcyear> (bc | bce)",
    "<month> <day> ?, <bcyear> (bc | bce)",
    "the? <season> (of)? <bcyear> (bc | bce)",
    "the? winter of <bcyears> (bc | bce)",
)
def date_bc(
    bcyear: int = 0, bcyears: int = 0, month: int | None = None, day: int | None = None, season: str = "WI"
) -> Expression:
    """As in "The army set out in spring 480 BC." -> BC0480-SP"""
    return Date(1 - (bcyear or bcyears), month, day, sub="" if month else season)


@rules(
    "<day>? <month> (ad | a.d.) <bcyear>",
    "<month> <day> ,? (ad | a.d.) <bcyear>",
    "<day>? <month> <bcyear> (ad | a.d. | ce)",
    "<month> <day> ,? <bcyear> (ad | a.d. | ce)",
)
def date_ad(bcyear: int, month: int, day: int | None = None) -> Expression | None:
    """As in "The city was buried on 24 August AD 79." -> 0079-08-24"""
    return Date(bcyear, month, day) if bcyear else None


@rules("(ad | a.d.) <bcyear>", "<bcyear> (ad | a.d. | ce)")
def year_ad(bcyear: int) -> Expression | None:
    """As in "The city was buried in AD 79." -> 0079"""
    return Date(bcyear)
