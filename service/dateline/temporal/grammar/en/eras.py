"""Decades, centuries and years counted from the birth of Christ."""

import re

from dateline.temporal.expressions import Date, Era, Expression, Fixed
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON

rules = RuleSet(LEXICON)

_CENTURY = re.compile(r"[12]\d\d0")
_AGE = re.compile(r"\b(?:his|her|their|my|your|our|whose|aged?)\s+(?:in\s+(?:the\s+)?)?(?:(?:early|mid|late)[\s-]+)?$")
_TEMPERATURE = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees)\b[^.]*$")
_NEAR = 60


@rules("the? <decade>")
def decade(decade: int, around: Around) -> Expression | None:
    """As in "The factory boomed in the 1990s." -> 199"""
    full = around.low.endswith(("0s", "0's", "0\u2019s"), 0, around.end) and _CENTURY.search(
        around.low, around.start, around.end
    )
    return Era(decade, 10) if full or not _measures(around) else None


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
    return Era(1900 + decadewords, 10, bare=True)


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


@rules("<month> <bcyear> (bc | bce)", "<season> (of)? <bcyear> (bc | bce)")
def month_bc(bcyear: int, month: int | None = None, season: str = "") -> Expression:
    """As in "The army set out in spring 480 BC." -> BC0480-SP"""
    return Date(1 - bcyear, month, sub=season)


@rules("(ad | a.d.) <bcyear>", "<bcyear> (ad | a.d. | ce)")
def year_ad(bcyear: int) -> Expression | None:
    """As in "The city was buried in AD 79." -> 0079"""
    return Date(bcyear)
