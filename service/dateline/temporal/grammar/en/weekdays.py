"""Days of the week."""

from dateline.temporal.expressions import Date, Expression, Offset, Relative, Within
from dateline.temporal.grammar import Around, RuleSet
from dateline.temporal.grammar.en.lexicon import LEXICON

rules = RuleSet(LEXICON)

_NAMES = frozenset("black freaky good ash palm easter super bloody holy man girl ruby".split())
_TITLES = frozenset("times telegraph mirror mail express herald addams murder lights agreement club school".split())
_SHORT = frozenset("sun sat mon wed fri tue thu".split())


@rules("<weekday>")
def weekday_alone(weekday: int, around: Around) -> Expression | None:
    """"They met on Tuesday." -> 2025-08-12"""
    before, after = around.before(), around.after()
    if not around.capital() or before in _NAMES or after in _TITLES or before == "on" and around.low.endswith("mail on ", 0, around.start):
        return None
    if before == "the" and around.text[around.end : around.end + 1] == " " and around.text[around.end + 1 : around.end + 2].isupper():
        return None
    if after in ("night", "morning") and around.text[around.end + 1 : around.end + 2].isupper():
        return None
    words = around.low[around.start : around.end]
    if words.rstrip(".") not in _SHORT:
        return Date(weekday=weekday)
    return Date(weekday=weekday) if words[-1] == "." or around.before() in ("on", "(", "last", "next") else None


@rules("<step> <weekday>", "<textstep> <weekday>", "<weekday> <step>")
def weekday_step(weekday: int, step: int | None = None, textstep: int | None = None) -> Expression:
    """"They met last Friday." -> 2025-08-08"""
    if step is None:
        return Date(weekday=weekday, step=textstep, origin="text")
    return Date(weekday=weekday, step=step)


@rules("the <weekday>")
def the_weekday(weekday: int, around: Around) -> Expression | None:
    """"The draw is on the Tuesday." -> 2025-08-12"""
    return Date(weekday=weekday) if around.before() in ("on", "by", "until", "from") else None


@rules("<weekday> the <dayth>")
def weekday_the_day(weekday: int, dayth: int) -> Expression:
    """"They met on Tuesday the 12th." -> 2025-08-12"""
    return Date(weekday=weekday, day=dayth)


@rules("the <weekday> before last")
def weekday_before_last(weekday: int) -> Expression:
    """"They met the Tuesday before last." -> 2025-08-05"""
    return Offset(-1, "W", Date(weekday=weekday, step=-1))


@rules("the <weekday> after next")
def weekday_after_next(weekday: int) -> Expression:
    """"They meet the Tuesday after next." -> 2025-08-26"""
    return Offset(1, "W", Date(weekday=weekday, step=1))


@rules("<weekday> week")
def weekday_week(weekday: int) -> Expression:
    """"The court sits on Friday week." -> 2025-08-22"""
    return Offset(1, "W", Date(weekday=weekday, step=1))


@rules("a week ago (on)? <weekday>", "a week ago last <weekday>")
def week_ago_weekday(weekday: int) -> Expression:
    """"He resigned a week ago Tuesday." -> 2025-08-05"""
    return Offset(-1, "W", Date(weekday=weekday, step=-1))


@rules("a week from (on)? <weekday>")
def week_from_weekday(weekday: int) -> Expression:
    """"He resigns a week from Friday." -> 2025-08-22"""
    return Offset(1, "W", Date(weekday=weekday, step=1))


@rules("<weekday> of <step> week", "<weekday> <step> week")
def weekday_of_week(weekday: int, step: int) -> Expression:
    """"They met on Monday of last week." -> 2025-08-04"""
    return Within(Date(weekday=weekday), Relative(step, "W"))
