"""Lengths of time that reach back from now, or ahead: "the past two years", "the next few days"."""

from dateline.temporal.expressions import Duration, Expression
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.durations import length, vague, value
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

rules = RuleSet(LEXICON)

OVER = vocabulary("over within during for in throughout")
"""After these "the last week" is as long as a week, and reaches up to now."""
_VERB_AFTER = vocabulary("to will would could may can not should might must and")
"""After these "last" is a verb."""


@rules(
    "(the | these | those | his | her | their | its | each of the)? (past | last | previous | preceding) <n> (or so)?"
    " (trading | fiscal | full)? <units>",
    "(the | its)? <n> (previous | preceding | past) <units>",
)
def past_count(n: float, units: str, around: Around) -> Expression | None:
    """As in "Prices doubled over the past two years." -> P2Y"""
    if around.before() in _VERB_AFTER and around.low.startswith("last", around.start):
        return None
    return length(n, units, "past")


@rules(
    "(the | its | their)? (next | coming | following | ensuing) <n> (or so)? (trading | fiscal | full)? <units>",
    "the <n> (following | coming) <units>",
)
def future_count(n: float, units: str) -> Expression | None:
    """As in "Prices will double over the next two years." -> P2Y"""
    return length(n, units, "future")


@rules(
    "(the | its | their | each of the) (first | last | final | opening | initial | latest)? <n> <units>",
    "(first | last | final | opening | initial | latest) <n> <units>",
    "the? year_earlier <n> <units>",
)
def definite_count(n: float, units: str, around: Around) -> Expression | None:
    """As in "Profit for the first nine months fell." -> P9M"""
    if around.before() in _VERB_AFTER and around.low.startswith("last", around.start):
        return None
    return length(n, units, "told")


@rules(
    "the (past | last | previous) (few | several | many | couple of | number of)? <units>",
    "(the | these)? recent <units>",
    "past <units>",
)
def past_vague(units: str, around: Around) -> Expression | None:
    """As in "Prices doubled over the past few years." -> PXY"""
    words = around.low[around.start : around.end]
    if ("last" in words and around.after() == "of") or units == "S":
        return None
    if "couple" in words:
        return length(2, units, "past")
    return Duration(vague(units), None, units, "past")


@rules("the (next | coming | following) (few | several | many | couple of | number of)? <units>", "coming <units>")
def future_vague(units: str, around: Around) -> Expression | None:
    """As in "Prices will double over the next few years." -> PXY"""
    if "couple" in around.low[around.start : around.end]:
        return length(2, units, "future")
    return Duration(vague(units), None, units, "future")


@rules("the (past | last) <unit>")
def past_single(unit: str, around: Around) -> Expression | None:
    """As in "Prices doubled over the past decade." -> P10Y"""
    last = around.low.startswith("the last", around.start)
    if unit in ("S", "D", "N", "WE", "MI", "Q") or (last and around.after() == "of"):
        return None
    if last and unit in ("W", "M", "Y") and around.before() not in OVER:
        return None  # the calendar's, as "last week" is
    return Duration(value(1, unit), 1, unit, "past")


@rules("the (next | coming) <unit>")
def future_single(unit: str, around: Around) -> Expression | None:
    """As in "Prices will double over the next decade." -> P10Y"""
    if unit not in ("DE", "CE", "Y", "M", "W", "H") or around.before() not in OVER:
        return None
    return Duration(value(1, unit), 1, unit, "future")
