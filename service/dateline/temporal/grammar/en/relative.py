"""Times told by their distance: yesterday, last week, two days ago, the previous year, the day after."""

from dateline.temporal.expressions import Expression, Relative
from dateline.temporal.grammar import RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON

rules = RuleSet(LEXICON)


@rules("yesterday")
def yesterday() -> Expression:
    """"The talks ended yesterday." -> 2025-08-12"""
    return Relative(-1, "D")


@rules("today")
def today() -> Expression:
    """"The talks ended today." -> 2025-08-13"""
    return Relative(0, "D")


@rules("tomorrow")
def tomorrow() -> Expression:
    """"The talks end tomorrow." -> 2025-08-14"""
    return Relative(1, "D")


@rules("last <unit>")
def last_unit(unit: str) -> Expression:
    """"Prices fell last month." -> 2025-07"""
    return Relative(-1, unit)


@rules("this <unit>")
def this_unit(unit: str) -> Expression:
    """"Prices fell this month." -> 2025-08"""
    return Relative(0, unit)


@rules("next <unit>")
def next_unit(unit: str) -> Expression:
    """"Prices fall next month." -> 2025-09"""
    return Relative(1, unit)
