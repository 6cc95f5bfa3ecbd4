"""Holidays by the names that English-language news gives them."""

import re

from dateline.temporal.expressions import Expression, Fixed, Holiday
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

_THINGS = vocabulary("island agreement stars rising market carol tree bunny egg eggs offensive war card cards")
"""After "Christmas" and "Easter" they leave them no day."""
_GIVEN_NAME = re.compile(
    r"\b(?!(?:In|On|By|At|The|This|Last|Next|Each|For|From|Until|During|After|Before|Since|Every|Over|Through)\b)"
    r"[A-Z][a-z]+ $"
)
"""A capitalised word before "Ramadan" that makes it a surname."""
_TITLE = re.compile(r",? (?:the|a|an) (?:film|movie|song|novel|series|band|album|musical)\b")


@rules("<holiday>")
def holiday(holiday: str, around: Around) -> Expression | None:
    """As in "The shops were shut on Christmas Day." -> 2024-12-25"""
    if around.after() in _THINGS or around.before() == "operation" or _TITLE.match(around.low, around.end):
        return None
    surname = around.low.endswith("ramadan", 0, around.end) and _GIVEN_NAME.search(
        around.text, max(0, around.start - 20), around.start
    )
    return Holiday(holiday) if around.capital() and not surname else None


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
