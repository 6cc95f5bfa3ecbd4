"""What stands before or after an expression and changes it: "early", "nearly", "the end of", "or so"."""

import re

from dateline.temporal.expressions import (
    Clock,
    Containing,
    Date,
    Duration,
    Era,
    Expression,
    Holiday,
    Modified,
    Ordinal,
    Recurring,
    Relative,
    Within,
)  # fmt: skip
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.joining import is_day
from dateline.temporal.grammar.en.lexicon import LEXICON
from dateline.temporal.phrase import vocabulary

prefixes = RuleSet(LEXICON)
suffixes = RuleSet(LEXICON)

_Dated = (Date, Era, Relative, Within, Holiday)


_CENTURY = 100
_OVER_AFTER = vocabulary("for in within of than after lasted took takes is was by ago until spent at well just a")
_TOPIC = re.compile(
    r"\b(?:ask|tell|told|talk|know|knew|think|thought|speak|spoke|say|said|worr|nothing|anything|something|"
    r"question|doubt|stor(?:y|ies)|book|film)[a-z]*(?: [a-z]+){0,2} $"
)
"""What "about" hangs on, where what follows is a topic."""
_TOPIC_REACH = 40
"""How far, in code points, before "about" that may stand."""


def _part(inner: Expression, mod: str) -> Expression | None:
    """A part of a dated period; a single day has no early, middle or end but its own parts."""
    if isinstance(inner, Clock):
        return Modified(inner, mod)
    return Modified(inner, mod) if isinstance(inner, _Dated) else None


@prefixes(
    "the? early",
    "early (in | on)",
    "the early part of",
    "(the | a)? (beginning | start | opening | dawn | outset | turn) of",
)
def start_of(inner: Expression) -> Expression | None:
    """As in "The firm was founded in early 2023." -> 2023"""
    return _part(inner, "START")


@prefixes("the? mid", "the (middle | midpoint | height) of", "mid (to late)?", "midway through")
def middle_of(inner: Expression) -> Expression | None:
    """As in "The firm was founded in mid-2023." -> 2023"""
    return _part(inner, "MID")


@prefixes(
    "the? late",
    "late (in | on)",
    "the? (very)? (end | close) of",
    "the (latter | later) part of",
    "the rest of",
    "most of",
)
def end_of(inner: Expression) -> Expression | None:
    """As in "The firm was founded at the end of 2023." -> 2023"""
    return _part(inner, "END")


@prefixes("earlier")
def earlier(inner: Expression) -> Expression | None:
    """As in "He had resigned earlier Tuesday." -> 2025-08-12"""
    return Modified(inner, "BEFORE") if isinstance(inner, Relative | Date) else None


@prefixes("later")
def later(inner: Expression) -> Expression | None:
    """As in "He will resign later Friday." -> 2025-08-15"""
    return Modified(inner, "AFTER") if isinstance(inner, Relative | Date | Clock) else None


@prefixes("sometime (in)?", "some time (in | during)?")
def sometime(inner: Expression) -> Expression | None:
    """As in "The plant will close sometime next year." -> 2026"""
    return Modified(inner, "APPROX") if isinstance(inner, Date | Relative) else None


@prefixes(
    "about",
    "around",
    "approximately",
    "roughly",
    "circa",
    "some",
    "perhaps",
    "close to",
    "an estimated",
    "an average of",
)
def approximately(inner: Expression, around: Around) -> Expression | None:
    """As in "The siege lasted about two weeks." -> P2W"""
    words = around.low[around.start : around.end]
    if isinstance(inner, Date) and words != "circa" and inner.weekday is not None:
        return None
    if (
        words == "about"
        and isinstance(inner, Date | Modified)
        and _TOPIC.search(around.low, max(0, around.start - _TOPIC_REACH), around.start)
    ):
        return None  # "asked about 2020"
    if isinstance(inner, Duration | Recurring):
        return Modified(inner, "APPROX") if isinstance(inner, Duration) else None
    if isinstance(inner, Relative):
        return Modified(inner, "APPROX") if inner.ago else None
    return (
        Modified(inner, "APPROX")
        if words in ("around", "circa", "about") and isinstance(inner, Date | Clock | Modified)
        else None
    )


def _measured(inner: Expression, mod: str) -> Expression | None:
    """A counted length or distance may be exceeded; a vague one ("over several years") may not."""
    counted = isinstance(inner, Duration) and inner.n is not None
    return Modified(inner, mod) if counted or (isinstance(inner, Relative) and inner.ago) else None


@prefixes("more than", "longer than", "well over", "greater than", "just over", "a little over", "a little more than")
def more_than(inner: Expression) -> Expression | None:
    """As in "The siege lasted more than two weeks." -> P2W"""
    if isinstance(inner, Duration) and inner.start:
        return None
    return _measured(inner, "MORE_THAN")


@prefixes("over")
def over(inner: Expression, around: Around) -> Expression | None:
    """As in "The siege lasted for over two weeks." -> P2W"""
    return more_than(inner) if around.before() in _OVER_AFTER else None


@prefixes("less than", "fewer than", "under", "nearly", "almost", "just under", "not quite", "well under")
def less_than(inner: Expression) -> Expression | None:
    """As in "The siege lasted nearly two weeks." -> P2W"""
    if isinstance(inner, Duration) and inner.start:
        return None
    return _measured(inner, "LESS_THAN")


@prefixes("at least", "no less than", "not less than", "a minimum of")
def at_least(inner: Expression) -> Expression | None:
    """As in "The siege lasted at least two weeks." -> P2W"""
    return _measured(inner, "EQUAL_OR_MORE")


@prefixes("at most", "no more than", "up to", "as many as", "a maximum of", "not more than")
def at_most(inner: Expression) -> Expression | None:
    """As in "The siege lasted up to two weeks." -> P2W"""
    return _measured(inner, "EQUAL_OR_LESS")


@prefixes("(the | its | their)? <ordinal> (<unit> | <weekday>) (of | in)", "the last (<unit> | <weekday>) (of | in)")
def nth(inner: Expression, ordinal: int = -1, unit: str = "D", weekday: int | None = None) -> Expression | None:
    """As in "They vote on the first Monday of October." -> 2025-10-06"""
    if isinstance(inner, Era) and inner.years == _CENTURY and unit == "DE" and weekday is None:
        first = inner.first + 10 * (ordinal - 1 if ordinal > 0 else 10 + ordinal)
        return Era(first, 10) if inner.first <= first < inner.first + _CENTURY else None
    whole = isinstance(inner, Date | Relative | Within)
    return Ordinal(ordinal, "W" if weekday is not None else unit, inner, weekday) if whole else None


@prefixes("the? <ordinal> <weekday>", "the last <weekday>")
def nth_this(inner: Expression, weekday: int, ordinal: int = -1) -> Expression | None:
    """As in "They vote on the first Monday this October." -> 2025-10-06"""
    month = isinstance(inner, Date) and inner.month is not None and inner.day is None and inner.step is not None
    stepped = month or (isinstance(inner, Relative) and inner.unit in ("M", "Y") and not inner.ago)
    return Ordinal(ordinal, "W", inner, weekday) if stepped else None


@prefixes("the (first | opening) (days | weeks | months | years) of")
def first_days_of(inner: Expression) -> Expression | None:
    """As in "The plant opens in the first weeks of 2026." -> 2026"""
    return Modified(inner, "START") if _longer_than_a_day(inner) else None


@prefixes("the (last | final | closing) (days | weeks | months | years) of")
def last_days_of(inner: Expression) -> Expression | None:
    """As in "The plant closed in the last days of July." -> 2025-07"""
    return Modified(inner, "END") if _longer_than_a_day(inner) else None


def _longer_than_a_day(inner: Expression) -> bool:
    if isinstance(inner, Relative):
        return inner.unit in ("M", "Y", "DE", "CE")
    return isinstance(inner, Era | Within) or (isinstance(inner, Date) and not inner.day and inner.weekday is None)


@prefixes("the <unit> (of | beginning | starting)")
def unit_of(inner: Expression, unit: str) -> Expression | None:
    """As in "They vote in the week of October 6." -> 2025-W41"""
    if unit not in ("W", "WE", "M", "Y") or not isinstance(inner, Date | Holiday):
        return None
    return (
        Containing(unit, inner)
        if isinstance(inner, Holiday) or inner.day or inner.weekday is not None or unit == "M"
        else inner
    )


@prefixes("the? (first | second | last | latter) half of")
def half_of(inner: Expression, around: Around) -> Expression | None:
    """As in "The bridge closes in the second half of September." -> 2025-09"""
    month = isinstance(inner, Date) and inner.month is not None and inner.day is None
    shorter = month or isinstance(inner, Era) or (isinstance(inner, Relative) and inner.unit in ("W", "M"))
    first = around.low.startswith(("first", "the first"), around.start)
    return Modified(inner, "START" if first else "END") if shorter else None


@prefixes("the? (early | late)? <part> (of | on)", "the? (early | late)? <part> hours of")
def part_of(inner: Expression, part: str) -> Expression | None:
    """As in "He fell ill on the morning of July 3." -> 2025-07-03TMO"""
    return Clock(part=part, day=inner) if is_day(inner) else None


@suffixes("<part>")
def day_part(inner: Expression, part: str, around: Around) -> Expression | None:
    """As in "He fell ill on Tuesday morning." -> 2025-08-12TMO"""
    if around.capital() and not around.text[around.start : around.end].isupper():
        return None
    return Clock(part=part, day=inner) if is_day(inner) else None


@suffixes("or so", "or more", "or less", "or longer")
def or_so(inner: Expression) -> Expression | None:
    """As in "The siege lasted two weeks or so." -> P2W"""
    return Modified(inner, "APPROX") if isinstance(inner, Duration) else None
