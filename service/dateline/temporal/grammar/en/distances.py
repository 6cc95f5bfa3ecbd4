"""Counted distances: "two days before Christmas", "five months ago", "two weeks later"."""

from dateline.temporal.expressions import Date, Duration, Expression, Holiday, Modified, Offset, Recurring, Relative
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.closing import CLOSING
from dateline.temporal.grammar.en.joining import is_day
from dateline.temporal.grammar.en.lexicon import LEXICON

prefixes = RuleSet(LEXICON)
suffixes = RuleSet(LEXICON)

_CLOCK_UNITS = ("H", "MI", "S")


@prefixes("<n> <anyunit> (before | prior to)", "(a | the)? <unit> (before | prior to)")
def before(inner: Expression, n: float = 1, anyunit: str = "", unit: str = "") -> Expression | None:
    """As in "He fell ill two days before Christmas." -> 2024-12-23"""
    return _offset(-n, anyunit or unit, inner)


@prefixes("<n> <anyunit> (after | from | following)", "(a | the)? <unit> (after | from | following)")
def after(inner: Expression, around: Around, n: float = 1, anyunit: str = "", unit: str = "") -> Expression | None:
    """As in "He fell ill the day after Christmas." -> 2024-12-26"""
    if around.low.endswith("from", 0, around.end) and (not is_day(inner) or around.before() in ("for", "lasting")):
        return None
    weekday = isinstance(inner, Date) and inner.weekday is not None and inner.day is None and inner.step is None
    if isinstance(inner, Date) and weekday and around.low.endswith("from", 0, around.end):
        inner = inner._replace(step=1, origin="coming")  # "two weeks from Monday"
    return _offset(n, anyunit or unit, inner)


def _offset(n: float, unit: str, inner: Expression) -> Expression | None:
    dated = isinstance(inner, Holiday | Relative) or (
        isinstance(inner, Date) and (inner.day or inner.weekday is not None or unit == "Y")
    )
    return Offset(int(n), unit, inner) if dated and unit in ("D", "W", "M", "Y") and n == int(n) else None


@suffixes("ago (today | this week | this month)")
def ago_today(inner: Expression, around: Around) -> Expression | None:
    """As in "He resigned a year ago today." -> 2024-08-13"""
    unit = {"week": "W", "month": "M"}.get(around.low[around.start : around.end].split()[-1], "D")
    if not isinstance(inner, Duration) or not inner.n or inner.n != int(inner.n) or inner.unit in _CLOCK_UNITS:
        return None  # "three hours ago today", "half a year ago today"
    return Offset(-int(inner.n), inner.unit, Relative(0, unit))


@suffixes("ago", "back")
def ago(inner: Expression, around: Around) -> Expression | None:
    """As in "He resigned five months ago." -> 2025-03"""
    if around.low.endswith("back", 0, around.end) and around.after() not in CLOSING:
        return None  # "two weeks back in hospital"
    return _away(inner, -1, "anchor")


@suffixes("from now", "from today", "hence")
def from_now(inner: Expression) -> Expression | None:
    """As in "He retires five months from now." -> 2026-01"""
    return _away(inner, 1, "anchor")


@suffixes("later", "afterward", "afterwards", "on")
def later_on(inner: Expression, around: Around) -> Expression | None:
    """As in "He came on March 3, 2014, and left two days later." -> 2014-03-05"""
    if around.after() == "than" or (around.low.endswith("on", 0, around.end) and around.after() not in (",", ".", ";")):
        return None  # "two weeks later than planned"
    return _away(inner, 1, "text")


@suffixes("earlier", "before", "previously", "prior", "beforehand")
def before_that(inner: Expression, around: Around) -> Expression | None:
    """As in "He left on March 5, 2014; he had come two days earlier." -> 2014-03-03"""
    if around.after() == "than":
        return None
    if around.low.endswith(("before", "prior"), 0, around.end) and around.after() not in CLOSING:
        return None
    return _away(inner, -1, "text")


def _away(inner: Expression, sign: int, origin: str) -> Expression | None:
    if isinstance(inner, Modified):
        moved = _away(inner.inner, sign, origin)
        return None if moved is None else Modified(moved, inner.mod)
    if isinstance(inner, Recurring) and inner.value in ("P1Y", "P1M", "P1W", "P1D") and not inner.quant:
        return Relative(sign, inner.value[-1], origin, ago=True)
    if not isinstance(inner, Duration) or inner.start or not inner.unit:
        return None
    if inner.n is None:
        return Relative(sign, "X" + inner.unit, origin, ago=True)
    if inner.n != int(inner.n) and inner.unit in ("DE", "CE"):
        return Relative(sign * int(inner.n * (10 if inner.unit == "DE" else 100)), "Y", origin, ago=True)
    if inner.n != int(inner.n) and inner.unit == "H":
        return Relative(sign * int(inner.n * 60), "MI", origin, ago=True)
    if inner.n != int(inner.n):
        return Relative(sign * int(inner.n * 12), "M", origin, ago=True) if inner.unit == "Y" else None
    if inner.unit == "DE" and origin == "anchor":
        return Relative(sign * int(inner.n * 10), "Y", origin, ago=True)
    return Relative(sign * int(inner.n), inner.unit, origin, ago=True)
