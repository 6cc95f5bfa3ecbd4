"""Holidays by the names that English-language news gives them."""

import re

from dateline.temporal.expressions import Expression, Fixed, Holiday
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON

rules = RuleSet(LEXICON)

_TITLE = re.compile(r",? (?:the|a|an) (?:film|movie|song|novel|series|band|album|musical)\b")


@rules("<holiday>")
def holiday(holiday: str, around: Around) -> Expression | None:
    """As in "The shops were shut on Christmas Day." -> 2025-12-25"""
    if around.after() in (
        "island",
        "agreement",
        "stars",
        "rising",
        "market",
        "carol",
        "tree",
        "bunny",
        "egg",
        "eggs",
        "offensive",
        "war",
    ):
        return None
    if around.before() == "operation":
        return None
    if _TITLE.match(around.low, around.end):
        return None
    return Holiday(holiday) if around.capital() else None


@rules("<holiday> ,? (of)? (<year> | <year2>)")
def holiday_year(holiday: str, year: int | None = None, year2: int | None = None) -> Expression:
    """As in "The shops were shut on Easter Sunday 2024." -> 2024-03-31"""
    return Holiday(holiday, year or year2)


@rules("<step> <holiday>")
def holiday_step(holiday: str, step: int) -> Expression:
    """As in "He moved here last Christmas." -> 2024-12-25"""
    return Holiday(holiday, None, step)


@rules("d-day")
def d_day(around: Around) -> Expression | None:
    """As in "Veterans of D-Day gathered on the beach." -> 1944-06-06"""
    return Fixed("DATE", "1944-06-06") if around.capital() else None
